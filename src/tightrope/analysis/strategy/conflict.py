"""A conflict that answers questions: the option game with the engine's questions as methods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal, Self

from tightrope.analysis.strategy.analyse import report_strategy
from tightrope.analysis.strategy.coalitions import (
    CoalitionMove,
    CoalitionStability,
    analyse_coalitions,
    leaving_coalitions,
)
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.foresight import limited_move, non_myopic
from tightrope.analysis.strategy.inverse import Requirement, required_preferences
from tightrope.analysis.strategy.least_change import LeastChange, least_change
from tightrope.analysis.strategy.paths import PathEdge, PathGraph, paths_to, trace_paths
from tightrope.analysis.strategy.report import Explanation, StrategyReport
from tightrope.analysis.strategy.robustness import Robustness, sample_priorities
from tightrope.analysis.strategy.stability import Engine, Stability, analyse_stability
from tightrope.arrays import Flags
from tightrope.conflict import Game

Path = tuple[PathEdge, ...]


class Conflict(Game):
    """A `Game` (see there for the parameters and attributes) that can be asked what holds.

    Each method asks one function of this package; its docstring says what it gives and takes.
    """

    @classmethod
    def from_game(cls, game: Game) -> Self:
        """Gives the same game as a conflict; nothing is copied."""
        new = cls.__new__(cls)
        new.__dict__.update(game.__dict__)
        return new

    def stability(
        self,
        concepts: Iterable[str] = ("nash", "gmr", "smr", "seq"),
        *,
        sim_opponents: Literal["any", "unstable"] = "any",
        engine: Engine = "auto",
    ) -> Stability:
        """Gives which states are stable for whom; see `analyse_stability`."""
        return analyse_stability(self, concepts, sim_opponents=sim_opponents, engine=engine)

    def report(self, *, shown: int = 12) -> StrategyReport:
        """Gives the outcomes, the expected ones and why each holds; see `report_strategy`."""
        return report_strategy(self, shown=shown)

    def explain(self, state: Any, decision_maker: str | int, concept: str = "seq") -> Explanation:
        """Gives why a state is stable for a decision maker, or not; see `explain`."""
        return explain(self, self.index_of(state), decision_maker, concept)

    def paths(self, start: Any = None, **asked: Any) -> PathGraph:
        """Gives what can follow from a state, and who moves; see `trace_paths`."""
        return trace_paths(self, start, **asked)

    def paths_to(self, target: Any, start: Any = None, **asked: Any) -> Iterator[Path]:
        """Yields the ways that lead to a state, shortest first; see `paths_to`."""
        return paths_to(self, target, start, **asked)

    def limited_move(self, moves_ahead: int) -> Flags:
        """Gives where each decision maker stays when it looks that far ahead; see `limited_move`."""
        return limited_move(self, moves_ahead)

    def non_myopic(self) -> Flags:
        """Gives where each decision maker stays however far it looks ahead; see `non_myopic`."""
        return non_myopic(self)

    def coalitions(
        self, coalitions: Iterable[Collection[str]] | None = None, **asked: Any
    ) -> CoalitionStability:
        """Gives which states are stable for which coalitions; see `analyse_coalitions`."""
        return analyse_coalitions(self, coalitions, **asked)

    def leaving_coalitions(self, state: Any, **asked: Any) -> tuple[CoalitionMove, ...]:
        """Gives the coalitions that would leave a state; see `leaving_coalitions`."""
        return leaving_coalitions(self, state, **asked)

    def requirements(self, state: Any, concept: str = "seq") -> tuple[Requirement, ...]:
        """Gives what each must prefer for a state to hold; see `required_preferences`."""
        return required_preferences(self, state, concept)

    def least_change(self, state: Any, concept: str = "seq", **asked: Any) -> LeastChange:
        """Gives the smallest change of priorities that makes or breaks a state; see
        `least_change`."""
        return least_change(self, state, concept, **asked)

    def sample(self, **asked: Any) -> Robustness:
        """Gives how often outcomes hold under sampled priorities; see `sample_priorities`."""
        return sample_priorities(self, **asked)
