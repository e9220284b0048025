"""The model under every condition a question may name, analysed once each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import drawn_games
from tightrope.conflict import Game, build_game
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change

__all__ = ["Condition", "Context"]

Condition = tuple[str | None, tuple[str, ...]]  # a scenario, and what-if changes on top of it


@dataclass(slots=True)
class Context:
    """Gives models, games and analyses by condition; `analyse` is the pipeline's own function."""

    base: CrisisModel
    analyse: Callable[[CrisisModel], Analysis]
    _models: dict[Condition, CrisisModel] = field(default_factory=dict)
    _games: dict[Condition, Game] = field(default_factory=dict)
    _analyses: dict[Condition, Analysis] = field(default_factory=dict)
    _sampled: dict[tuple[Condition, int, int], tuple[Game, ...]] = field(default_factory=dict)

    def model(self, condition: Condition) -> CrisisModel:
        """Gives the base with the scenario and the changes laid over it."""
        if condition not in self._models:
            scenario, changes = condition
            model = apply_scenario(self.base, scenario) if scenario else self.base
            for text in changes:
                model = apply_change(model, parse_change(text, model))
            self._models[condition] = model
        return self._models[condition]

    def game(self, condition: Condition) -> Game:
        """Gives the option game under the condition."""
        if condition not in self._games:
            self._games[condition] = build_game(self.model(condition))
        return self._games[condition]

    def analysis(self, condition: Condition) -> Analysis:
        """Gives every engine's report under the condition."""
        if condition not in self._analyses:
            self._analyses[condition] = self.analyse(self.model(condition))
        return self._analyses[condition]

    def sampled(self, condition: Condition, draws: int, seed: int) -> tuple[Game, ...]:
        """Gives the game under the condition with sampled priority orders, one a draw."""
        key = (condition, draws, seed)
        if key not in self._sampled:
            self._sampled[key] = tuple(drawn_games(self.model(condition), draws=draws, seed=seed))
        return self._sampled[key]
