"""Questions taken apart: what is read of the game under each condition, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from tightrope.analysis.commitments.question import Scene
from tightrope.analysis.commitments.red_lines import judge_red_line
from tightrope.analysis.effects.bearing import Bearing
from tightrope.analysis.questions import ask_game
from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.answer import FROM_GAME, reply_to
from tightrope.analysis.questions.ask_changed import strategies_of
from tightrope.analysis.questions.context import (
    Condition,
    Context,
    DrawnView,
    View,
    nearest_expected,
)
from tightrope.crisis import CrisisModel
from tightrope.crisis.drawn_lines import drawn_lines


@dataclass(frozen=True)
class World:
    """One game under one condition, with the model of that condition."""

    model: CrisisModel
    view: View | DrawnView


@dataclass(frozen=True)
class Probe:
    """What is read of a world under a condition; equal readings are one answer."""

    condition: Condition
    read: Callable[[World], Hashable]


@dataclass(frozen=True)
class Probed:
    """A question as probes: it holds where `fits` does of what they read, by their place.

    Of less than all of it, `fits` says whether it may still hold. Without probes what is wanted
    has no bearing on the answer: `fits` is of nothing.
    """

    probes: tuple[Probe, ...]
    fits: Callable[[Mapping[int, Hashable]], bool]

    @property
    def is_about_outcomes(self) -> bool:
        """Whether what is wanted can have a bearing on the answer."""
        return bool(self.probes)


def probed(ask: q.Question, context: Context) -> Probed:
    """Gives a question as probes. Raises BadExpectation where the model lacks what it names."""
    condition: Condition = (ask.scenario, ask.after)
    if type(ask) in FROM_GAME:
        read = FROM_GAME[type(ask)]
        return Probed((Probe(condition, lambda world: read(ask, world.view)[0]),), _held)
    if isinstance(ask, q.AskRedLine):
        return Probed((Probe(condition, lambda world: _red_line(ask, world)),), _held)
    if isinstance(ask, q.AskIndicator):
        return Probed((Probe(condition, _indicator(ask, context)),), _held)
    if isinstance(ask, q.AskChange):
        return _changed(ask)
    if isinstance(ask, q.AskUnmoved):
        return _unmoved(ask, context)
    answer = reply_to(ask, context)[0]
    return Probed((), lambda _: answer)


def _held(read: Mapping[int, Hashable]) -> bool:
    return bool(read.get(0, True))


def _changed(ask: q.AskChange) -> Probed:
    wanted = q.AskForecast(forecast=ask.moves_forecast, is_=ask.to)
    conditions = [(ask.scenario, ask.after), (ask.scenario, (*ask.after, *ask.change))]

    def read(world: World) -> bool:
        return ask_game.forecast(wanted, world.view)[0]

    return Probed(
        tuple(Probe(condition, read) for condition in conditions),
        lambda found: bool(found.get(1, True)) and not found.get(0, False),
    )


def _unmoved(ask: q.AskUnmoved, context: Context) -> Probed:
    def read(world: World) -> Hashable:
        return ask_game.forms_of(ask.unmoved, world.view)

    held = strategies_of(ask, context.view((ask.scenario, ask.after)).game)
    return Probed(
        tuple(Probe((ask.scenario, (*ask.after, *changes)), read) for changes in held),
        lambda found: len(set(found.values())) <= 1,
    )


def _red_line(ask: q.AskRedLine, world: World) -> bool:
    drawn = drawn_lines(world.model).get(ask.red_line)
    if drawn is None:
        return False
    scene = Scene.of(world.model, world.view.game, {}, deterrence=ask.deters is not None)
    found = judge_red_line(scene, drawn.place, np.random.default_rng(0))
    judged = (found.supposed if drawn.name.supposed else None) or found
    return ask.verdict in (None, judged.verdict) and ask.deters in (None, judged.deters)


def _indicator(ask: q.AskIndicator, context: Context) -> Callable[[World], bool]:
    """Where the nearest state expected moves the indicator: dealing changes no response."""
    condition = (ask.scenario, ask.after)

    @cache
    def bearing() -> Bearing:
        game = context.view(condition).game
        return Bearing(context.model(condition), game, context.base, ask.indicator)

    def read(world: World) -> bool:
        state = nearest_expected(world.view)
        return state is not None and bearing().direction(state) == ask.moves

    return read
