"""An option game and its verdicts in, the few outcomes that matter out: `tell_outcomes`."""

from __future__ import annotations

from tightrope.analysis.strategy.outcomes.draws import count_draws_of
from tightrope.analysis.strategy.outcomes.tell import MOST_TOLD, tell_outcomes
from tightrope.analysis.strategy.report import ToldOutcome

__all__ = [
    "MOST_TOLD",
    "ToldOutcome",
    "count_draws_of",
    "tell_outcomes",
]
