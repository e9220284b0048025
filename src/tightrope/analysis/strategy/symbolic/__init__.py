"""Stability on decision diagrams: counting, sampling and explaining outcomes beyond any list."""

from tightrope.analysis.strategy.symbolic.count import (
    CountedOutcomes,
    Held,
    SymbolicGame,
    count_outcomes,
)
from tightrope.analysis.strategy.symbolic.errors import OnlyPriorities, TooEntangled
from tightrope.analysis.strategy.symbolic.explain import why
from tightrope.analysis.strategy.symbolic.worst import CONCEPTS

__all__ = [
    "CONCEPTS",
    "CountedOutcomes",
    "Held",
    "OnlyPriorities",
    "SymbolicGame",
    "TooEntangled",
    "count_outcomes",
    "why",
]
