"""What every engine is: a name, what a model lacks for it, an analysis, and the facts of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tightrope.analysis.facts import Fact
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel


@dataclass(frozen=True, slots=True)
class Asked:
    """What the engines are asked about.

    base: the model that a scenario or what-if started from; None where the model is the base itself.
    game: the option game of the model; None where it has none.
    outcome: option -> level in the outcome looked at (the first expected one, else the present).
    draws, seed: sampled priority orders, for robustness.
    """

    model: CrisisModel
    base: CrisisModel | None
    game: Game | None
    outcome: Mapping[str, str]
    draws: int
    seed: int


class Engine(Protocol):
    """One analysis of a crisis. Engines stand side by side and are run by the registry."""

    name: str  # its room, and the field of `Analysis` its report goes to
    kinds: Mapping[str, str]  # of its facts -> what the ids in `of` are, and what the value is
    samples_facts: bool  # whether a fact of it follows from the draws, not only a share beside it

    def lacks(self, model: CrisisModel) -> str | None:
        """Gives what the crisis file lacks for it, as advice; None where it can work."""

    def analyse(self, asked: Asked) -> Any:
        """Gives its report."""

    def facts(self, report: Any) -> Iterable[Fact]:
        """Gives what the report says, in the order a reader is told it; keys are unique."""
