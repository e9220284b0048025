"""An option game in, stable outcomes and the reasons for them out."""

from __future__ import annotations

from tightrope.analysis.strategy.analyse import (
    describe_outcome,
    expected_states,
    report_strategy,
)
from tightrope.analysis.strategy.conflict import Conflict
from tightrope.analysis.strategy.drawn_games import drawn_games
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.least_change import LeastChange, RaisedStatement, least_change
from tightrope.analysis.strategy.report import Explanation, Outcome, StrategyReport
from tightrope.analysis.strategy.robustness import (
    DrawnOutcome,
    Robustness,
    StatementWeight,
    sample_priorities,
)
from tightrope.analysis.strategy.stability import Stability, analyse_stability

__all__ = [
    "Conflict",
    "DrawnOutcome",
    "Explanation",
    "LeastChange",
    "Outcome",
    "RaisedStatement",
    "Robustness",
    "Stability",
    "StatementWeight",
    "StrategyReport",
    "analyse_stability",
    "describe_outcome",
    "drawn_games",
    "expected_states",
    "explain",
    "least_change",
    "report_strategy",
    "sample_priorities",
]
