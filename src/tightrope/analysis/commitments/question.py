"""What commitments are judged in, and one red line of it ready to be judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Here, Worth
from tightrope.arrays import Flags, Uint8s
from tightrope.conflict import Draws, Game, Interests, draws_of
from tightrope.crisis import (
    CrisisModel,
    Formula,
    level_index,
    now_levels,
    option_levels,
    parse_formula,
)
from tightrope.crisis.model import Demand, Offer, RedLine
from tightrope.dates import PartialDate


class DrawnRanks:
    """The draws that red lines are judged in, for games in which somebody has interests.

    Lines alone have a faster way: see `credibility.share_of_draws`.
    """

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self.draws = draws.draws

    @classmethod
    def of(cls, model: CrisisModel, game: Game | None, draws: int, seed: int) -> DrawnRanks | None:
        """Gives the draws of a model whose game has interests; None where lines alone decide."""
        wants = () if game is None else game.preferences.values()
        if draws < 1 or not any(isinstance(wanted, Interests) for wanted in wants):
            return None
        return cls(draws_of(model, draws=draws, seed=seed))

    def share_credible(self, threat: Threat) -> float | None:
        """Gives the share of draws in which a response is preferred wherever it is asked for."""
        if not self.draws:
            return None
        held = (
            threat.judge(self._draws.ranks_of(threat.dm, k)).everywhere for k in range(self.draws)
        )
        return sum(held) / self.draws

    def tempted(self, here: Here) -> tuple[Worth, ...]:
        """Gives the target's worth of the states in question in the draws in which crossing pays."""
        worths = (
            dict(zip(here.states, own[here.states].tolist(), strict=True))
            for own in (self._draws.ranks_of(here.target, k) for k in range(self.draws))
        )
        return tuple(worth for worth in worths if here.gains(worth))


@dataclass(frozen=True)
class Scene:
    """What every commitment of a crisis is judged in: its game, the state asked about, the date.

    `levels` are those of all options in the state, and `state` its number where it is feasible;
    `game` is None where the crisis has none. `draws` orders of statements are sampled; `drawn` are
    the draws of the game where somebody has interests. Without `deterrence` whether red lines
    deter is not asked, which takes most of the time.
    """

    model: CrisisModel
    game: Game | None
    levels: Mapping[str, int]
    state: int | None
    as_of: PartialDate | None
    draws: int = 0
    drawn: DrawnRanks | None = None
    deterrence: bool = True

    @classmethod
    def of(
        cls,
        model: CrisisModel,
        game: Game | None,
        state: Mapping[str, str],
        as_of: PartialDate | None = None,
        **how: Any,
    ) -> Scene:
        """Gives the scene in a state, option -> level; options left out stay as they are."""
        levels = now_levels(model)
        if game is not None and game.status_quo is not None:
            here = game.levels[game.status_quo].tolist()
            levels = dict(zip(game.options, map(int, here), strict=True))
        for option, level in state.items():
            levels[option] = level_index(model, option, level)
        found = -1
        if game is not None:
            code = game.space.encode([[levels[option] for option in game.options]])
            found = int(game.space.find(code)[0])
        return cls(model, game, levels, found if found >= 0 else None, as_of or model.as_of, **how)

    @cached_property
    def columns(self) -> dict[str, Uint8s]:
        """The level of every option in every feasible state of the game; empty without one."""
        return {} if self.game is None else self.game.space.columns

    def read(self, text: str) -> Formula:
        """Gives a formula over the options of the model."""
        return parse_formula(text, option_levels(self.model))

    def where(self, formula: Formula) -> Flags:
        """Gives the feasible states in which a formula holds, bool (states,)."""
        found: Flags = formula.evaluate(self.columns)
        return found

    def plays(self, actor: str) -> bool:
        """Tells whether an actor is a decision maker of the game."""
        return self.game is not None and actor in self.game.decision_makers

    def was_said(self, signal: RedLine | Offer | Demand) -> bool:
        """Tells whether something had been said by the date."""
        on, by = signal.said_on, self.as_of
        return on is None or by is None or on.has_come(by)


class Question:
    """A red line with its formulas read and its trigger looked up in every feasible state."""

    def __init__(self, scene: Scene, game: Game, line: RedLine) -> None:
        self.scene, self.game, self.line = scene, game, line
        self.author = game.dm_index(line.by)
        self.if_ = scene.read(line.if_)
        self.then = None if line.then is None else scene.read(line.then)
        self.where = scene.where
        self.trigger = scene.where(self.if_)

    def firm(self, actor: str) -> list[bool] | None:
        """Gives which of an actor's statements are firm; None where it has none."""
        return [one.firm for one in self.scene.model.priorities.get(actor, ())] or None
