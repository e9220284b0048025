"""What is known of the course so far: who moved when from where, and how long nobody did.

The first dated event (from `since` on, where the file says from when its moves are complete) starts
the clock and is not counted: a crisis is only looked at because it began. What no decision maker could have done by itself (undoing what cannot be undone, passing
through a state that cannot be) changes the state and is said to be left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.arrays import Ints
from tightrope.conflict import Game
from tightrope.crisis import level_index
from tightrope.crisis.fold import DatedMove, levels_on, moves_of
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

DAYS = 7.0


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of waiting in one state, and the move that ended it.

    `target` None: nobody moved. `event` is the place of the event in the file.
    """

    state: int
    weeks: float
    dm: int | None = None
    target: int | None = None
    event: int | None = None
    date: str = ""

    def changes(self, game: Game) -> dict[str, str]:
        """Gives what was done, option -> level; empty: nothing."""
        return {} if self.target is None else game.changes(self.state, self.target)


@dataclass(frozen=True, slots=True)
class History:
    """The steps in order, and the dated moves that are no step (`actor.option` and its event)."""

    steps: tuple[Step, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def moves(self) -> int:
        """How many moves somebody chose."""
        return sum(step.target is not None for step in self.steps)

    @property
    def weeks(self) -> float:
        """How long was looked on."""
        return sum(step.weeks for step in self.steps)

    def of(self, dm: int) -> int:
        """How many moves were this decision maker's."""
        return sum(step.dm == dm for step in self.steps)


def read_history(model: CrisisModel, game: Game) -> History:
    """Gives the steps that the dated moves of a model tell, up to its `as_of`.

    Raises NoDatedMoves where there are none, or only the one that starts the clock.
    """
    groups = _by_event(model)
    if not groups:
        raise NoDatedMoves("no event has moves", hint="add `moves:` to the dated events")
    first = groups[0][0].event.date
    levels = _levels(model, game, first.shifted(-1))
    steps: list[Step] = []
    left: list[tuple[str, int]] = []
    last = first
    for moves in groups:
        weeks = (moves[0].event.date.last - last.last).days / DAYS
        last = moves[0].event.date
        begins = moves[0].event.date.last == first.last
        for dm, made in _by_owner(game, moves):
            here = _state(game, levels)
            for move in made:
                levels[game.options.index(move.option)] = level_index(
                    model, move.option, move.move.to
                )
            there = _state(game, levels)
            able = here >= 0 and there >= 0 and there in game.space.moves(dm, here)
            if begins and moves is groups[0]:
                continue
            if able:
                steps.append(Step(here, weeks, dm, there, made[0].place, str(last)))
            elif here >= 0 and weeks:
                steps.append(Step(here, weeks, date=str(last)))
            if not able and here != there:
                left += [(move.option, move.place) for move in made]
            weeks = 0.0
    here = _state(game, levels)
    if model.as_of is not None and model.as_of.last > last.last and here >= 0:
        weeks = (model.as_of.last - last.last).days / DAYS
        steps.append(Step(here, weeks, date=str(model.as_of)))
    if not steps:
        raise NoDatedMoves("one dated event only starts the clock", hint="date further moves")
    return History(tuple(steps), tuple(left))


def events_on_record(model: CrisisModel) -> int:
    """Gives how many dated events with moves count for the pace: up to `as_of`, from `since` on."""
    return len(_by_event(model))


def _by_event(model: CrisisModel) -> list[list[DatedMove]]:
    found: dict[int, list[DatedMove]] = {}
    for own in moves_of(model).values():
        for move in own:
            come = model.as_of is None or move.event.date.has_come(model.as_of)
            if come and is_on_record(model, move):
                found.setdefault(move.place, []).append(move)
    return sorted(found.values(), key=lambda moves: (*moves[0].when, moves[0].place))


def is_on_record(model: CrisisModel, move: DatedMove) -> bool:
    """Tells whether a move falls into the time for which the file's moves are complete."""
    since = model.dynamics.since
    return since is None or since.first <= move.event.date.last


def _by_owner(game: Game, moves: list[DatedMove]) -> list[tuple[int, list[DatedMove]]]:
    found: dict[int, list[DatedMove]] = {}
    for move in moves:
        found.setdefault(game.owner[game.options.index(move.option)], []).append(move)
    return list(found.items())


def _levels(model: CrisisModel, game: Game, on: PartialDate) -> Ints:
    told = levels_on(model, on)
    return np.array([level_index(model, name, told[name]) for name in game.options])


def _state(game: Game, levels: Ints) -> int:
    return int(game.space.find(game.space.encode(levels[None]))[0])
