"""The same questions asked of many games: deals of what is wanted, and draws of the model.

Condition by condition, so that only one game with its responses is held at a time, and only in
those worlds in which some expectation that asks under the condition may still hold.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tightrope.analysis.questions.context import Condition, Context, DrawnView, View
from tightrope.analysis.questions.gate.probes import Probed, World
from tightrope.analysis.questions.gate.report import Held
from tightrope.analysis.strategy import DrawnGames
from tightrope.conflict import Game
from tightrope.conflict.deals import Deals


class Sitting(Protocol):
    """The worlds there are under one condition."""

    numbers: frozenset[int]

    def worlds(self, wanted: Sequence[int]) -> Iterator[World]:
        """Gives the wanted ones, in their order; all are among `numbers`."""
        ...


@dataclass(frozen=True)
class _DealtView(View):
    """A deal's game; what does not depend on wants is read of the game as stated."""

    stated: Game

    @property
    def frame(self) -> Game:
        return self.stated


class DealtWorlds:
    """The first so many deals under a condition, each at the middle of its classes."""

    def __init__(self, context: Context, condition: Condition, deals: int, seed: int) -> None:
        self.model = context.model(condition)
        self.game = context.view(condition).game
        self.numbers = frozenset(range(deals))
        self._deals = Deals(self.model, self.game, seed=seed)

    def worlds(self, wanted: Sequence[int]) -> Iterator[World]:
        """Gives the wanted deals."""
        for ranks in self._deals.ranks(wanted):
            yield World(self.model, _DealtView(self.game.with_drawn(ranks), self.game))


class DrawnWorlds:
    """The draws of the model as stated that count under a condition."""

    def __init__(self, context: Context, condition: Condition, draws: int, seed: int) -> None:
        self.model = context.model(condition)
        self._drawn = DrawnGames(self.model, draws=draws, seed=seed)
        self._places = {number: place for place, number in enumerate(self._drawn.counted)}
        self.numbers = frozenset(self._places)

    def worlds(self, wanted: Sequence[int]) -> Iterator[World]:
        """Gives the wanted draws."""
        for number in wanted:
            yield World(self.model, DrawnView(self._drawn, self._places[number]))


def shares(
    asked: Mapping[str, Sequence[Probed]],
    sit: Callable[[Condition], Sitting],
    worlds: int,
    on_step: Callable[[str], None],
) -> dict[str, Held]:
    """Gives in how many of the worlds all of an expectation's questions hold, by expectation.

    A world that does not count under some condition of an expectation counts for it under none.
    """
    tally = _Tally(asked, worlds)
    conditions = tally.conditions
    for k, condition in enumerate(conditions):
        on_step(f"condition {k + 1} of {len(conditions)}")
        sitting = sit(condition)
        tally.leave_out(condition, sitting.numbers)
        wanted = tally.wanted(condition)
        for number, world in zip(wanted, sitting.worlds(wanted), strict=True):
            tally.read(condition, number, world)
    return tally.shares()


class _Tally:
    """What has been read so far, and in which worlds an expectation may still hold."""

    def __init__(self, asked: Mapping[str, Sequence[Probed]], worlds: int) -> None:
        self._asked = asked
        self._counted = {name: set(range(worlds)) for name in asked}
        self._may_hold = {
            name: set(range(worlds)) if all(one.fits({}) for one in own) else set()
            for name, own in asked.items()
        }
        self._read: dict[tuple[int, int], dict[int, Hashable]] = {}  # by question and world
        self._at: dict[Condition, list[tuple[str, Probed, int]]] = {}
        for name, own in asked.items():
            for one in own:
                for place, probe in enumerate(one.probes):
                    self._at.setdefault(probe.condition, []).append((name, one, place))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(self._at)

    def leave_out(self, condition: Condition, numbers: frozenset[int]) -> None:
        for name, _, _ in self._at[condition]:
            self._counted[name] &= numbers
            self._may_hold[name] &= numbers

    def wanted(self, condition: Condition) -> list[int]:
        return sorted(set().union(*(self._may_hold[name] for name, _, _ in self._at[condition])))

    def read(self, condition: Condition, number: int, world: World) -> None:
        """Reads what is asked of a world; a question is read once for all that ask it."""
        seen: dict[int, Hashable] = {}
        for name, one, place in self._at[condition]:
            probe = one.probes[place]
            if number not in self._may_hold[name]:
                continue
            if id(probe) not in seen:
                seen[id(probe)] = probe.read(world)
            found = self._read.setdefault((id(one), number), {})
            found[place] = seen[id(probe)]
            if not one.fits(found):
                self._may_hold[name].discard(number)

    def shares(self) -> dict[str, Held]:
        return {
            name: Held(len(self._may_hold[name]), len(self._counted[name])) for name in self._asked
        }
