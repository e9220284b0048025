"""The model under every condition a question may name, analysed once each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import (
    DrawnGames,
    analyse_stability,
    expected_states,
    nearest_first,
    steps_from_status_quo,
)
from tightrope.arrays import Ints
from tightrope.conflict import Game, game_of
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change

Condition = tuple[str | None, tuple[str, ...]]  # a scenario, and what-if changes on top of it


class Analyse(Protocol):
    """The pipeline's own function: some engines run over a model."""

    def __call__(self, model: CrisisModel, /, *, only: Collection[str], shares: bool) -> Analysis:
        """Gives the reports of the engines named in `only`, with shares of draws or without."""


@dataclass(frozen=True)
class View:
    """A game, and the states questions look at, found once."""

    game: Game

    @property
    def frame(self) -> Game:
        """The game as far as its ranks do not matter: states, options, levels."""
        return self.game

    @cached_property
    def expected(self) -> Ints:
        """The states a forecast is read from."""
        return expected_states(self.game)

    @cached_property
    def equilibria(self) -> Ints:
        """The SEQ equilibria."""
        return analyse_stability(self.game, ("seq",)).equilibria("seq")

    def holds(self, concept: str) -> bool:
        """Whether the status quo is stable for everybody."""
        stable = analyse_stability(self.game, (concept,)).equilibria(concept)
        return self.game.status_quo is not None and self.game.status_quo in stable


@dataclass(frozen=True)
class DrawnView:
    """The same of one draw. Its game is made anew each time: two hundred do not fit into memory."""

    drawn: DrawnGames
    draw: int

    @property
    def frame(self) -> Game:
        """The game under the stated order."""
        return self.drawn.stated

    @property
    def game(self) -> Game:
        """The game under the order of this draw."""
        return self.drawn.game(self.draw)

    @cached_property
    def expected(self) -> Ints:
        """The states a forecast is read from."""
        return self.drawn.expected(self.draw)

    @cached_property
    def equilibria(self) -> Ints:
        """The SEQ equilibria."""
        return analyse_stability(self.game, ("seq",)).equilibria("seq")

    def any_holds(self, states: Ints) -> bool:
        """Whether one of the states is an SEQ equilibrium."""
        return self.drawn.any_holds(self.draw, states)

    def holds(self, concept: str) -> bool:
        """Whether the status quo is stable for everybody."""
        start = self.drawn.stated.status_quo
        return start is not None and self.drawn.holds(self.draw, start, concept)


def nearest_expected(view: View | DrawnView) -> int | None:
    """Gives the expected state that what follows is told of, as an analysis tells it first."""
    expected = view.expected
    if len(expected) > 1:
        game = view.game
        expected = nearest_first(game, expected, steps_from_status_quo(game))
    return int(expected[0]) if len(expected) else None


@dataclass(slots=True)
class Context:
    """Gives models, games and analyses by condition; `analyse` runs engines."""

    base: CrisisModel
    analyse: Analyse
    _models: dict[Condition, CrisisModel] = field(default_factory=dict)
    _views: dict[Condition, View] = field(default_factory=dict)
    _analyses: dict[tuple[Condition, str], Analysis] = field(default_factory=dict)
    _sampled: dict[tuple[Condition, int, int], dict[int, DrawnView]] = field(default_factory=dict)

    def model(self, condition: Condition) -> CrisisModel:
        """Gives the base with the scenario and the changes laid over it."""
        if condition not in self._models:
            scenario, changes = condition
            model = apply_scenario(self.base, scenario) if scenario else self.base
            for text in changes:
                model = apply_change(model, parse_change(text, model))
            self._models[condition] = model
        return self._models[condition]

    def view(self, condition: Condition) -> View:
        """Gives the option game under the condition."""
        if condition not in self._views:
            self._views[condition] = View(game_of(self.model(condition)))
        return self._views[condition]

    def analysis(self, condition: Condition, engine: str) -> Analysis:
        """Gives one engine's report under the condition, without shares of draws."""
        key = (condition, engine)
        if key not in self._analyses:
            self._analyses[key] = self.analyse(self.model(condition), only=(engine,), shares=False)
        return self._analyses[key]

    def sampled(self, condition: Condition, draws: int, seed: int) -> dict[int, DrawnView]:
        """Gives the game under the condition with sampled wants, by the number of the draw.

        Draws that do not count under the condition are left out.
        """
        key = (condition, draws, seed)
        if key not in self._sampled:
            drawn = DrawnGames(self.model(condition), draws=draws, seed=seed)
            self._sampled[key] = {
                number: DrawnView(drawn, draw) for draw, number in enumerate(drawn.counted)
            }
        return self._sampled[key]
