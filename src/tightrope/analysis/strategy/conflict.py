"""A conflict that answers questions: the option game with the engine's questions as methods."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Self

from tightrope.analysis.strategy.stability import Engine, Stability, analyse_stability
from tightrope.conflict import Game

__all__ = ["Conflict"]


class Conflict(Game):
    """A `Game` (see there for the parameters and attributes) that can be asked what holds."""

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
