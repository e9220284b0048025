"""An option game in, stable outcomes and the reasons for them out."""

from __future__ import annotations

from tightrope.analysis.strategy.analyse import report_strategy
from tightrope.analysis.strategy.coalitions import analyse_coalitions, leaving_coalitions
from tightrope.analysis.strategy.conflict import Conflict
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.expected import (
    expected_states,
    nearest_first,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.foresight import anticipated_ends, limited_move, non_myopic
from tightrope.analysis.strategy.held import (
    HeldTogether,
    HeldUnder,
    held_as_seen,
    held_together,
    held_under,
    held_unknown,
)
from tightrope.analysis.strategy.hypergame import analyse_hypergame
from tightrope.analysis.strategy.inverse import count_rankings, required_preferences
from tightrope.analysis.strategy.judged import Judged, judge_outcomes, judge_together
from tightrope.analysis.strategy.least_change import LeastChange, least_change
from tightrope.analysis.strategy.needed import needed_changes
from tightrope.analysis.strategy.paths import paths_to, trace_paths
from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.analysis.strategy.robustness import deciding_statements, sample_priorities
from tightrope.analysis.strategy.sampling import DrawnGames
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown
from tightrope.analysis.strategy.stability import Stability, analyse_stability, check_concepts
from tightrope.analysis.strategy.uncertain import analyse_strength, analyse_unknown
from tightrope.analysis.strategy.verdict import Verdicts

__all__ = [
    "Conflict",
    "DecidingStatement",
    "DrawnGames",
    "HeldAsSeen",
    "HeldTogether",
    "HeldUnder",
    "HeldUnknown",
    "Judged",
    "LeastChange",
    "NeededChange",
    "Raised",
    "Stability",
    "StrategyReport",
    "Verdicts",
    "analyse_coalitions",
    "analyse_hypergame",
    "analyse_stability",
    "analyse_strength",
    "analyse_unknown",
    "anticipated_ends",
    "check_concepts",
    "count_rankings",
    "deciding_statements",
    "expected_states",
    "explain",
    "held_as_seen",
    "held_together",
    "held_under",
    "held_unknown",
    "judge_outcomes",
    "judge_together",
    "least_change",
    "leaving_coalitions",
    "limited_move",
    "nearest_first",
    "needed_changes",
    "non_myopic",
    "paths_to",
    "report_strategy",
    "required_preferences",
    "sample_priorities",
    "steps_from_status_quo",
    "trace_paths",
]
