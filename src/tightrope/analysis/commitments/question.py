"""One red line of one crisis, ready to be judged in its game and in the draws of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Here, Worth
from tightrope.analysis.commitments.reach import Flags
from tightrope.conflict import Draws, Game, Interests
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import RedLine

Ranks = npt.NDArray[np.int32]
_KEPT_BYTES = 2**27  # beyond that, ranks are made again for each red line


class DrawnRanks:
    """The draws that red lines are judged in, for games in which somebody has interests.

    Lines alone have a faster way: see `credibility.share_of_draws`.
    """

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._kept: dict[int, Ranks] = {}
        self.draws = draws.draws

    @classmethod
    def of(cls, model: CrisisModel, game: Game | None, draws: int, seed: int) -> DrawnRanks | None:
        """Gives the draws of a model whose game has interests; None where lines alone decide."""
        wants = () if game is None else game.preferences.values()
        if draws < 1 or not any(isinstance(wanted, Interests) for wanted in wants):
            return None
        return cls(Draws.of(model, draws=draws, seed=seed))

    def ranks(self, draw: int) -> Ranks:
        """Gives int32 (decision makers, states) of one draw."""
        if draw in self._kept:
            return self._kept[draw]
        ranks = self._draws.ranks(draw)
        if ranks.nbytes * self.draws <= _KEPT_BYTES:
            self._kept[draw] = ranks
        return ranks

    def share_credible(self, threat: Threat) -> float | None:
        """Gives the share of draws in which a response is preferred wherever it is asked for."""
        if not self.draws:
            return None
        held = (threat.judge(self.ranks(k)[threat.dm]).everywhere for k in range(self.draws))
        return sum(held) / self.draws

    def tempted(self, here: Here) -> tuple[Worth, ...]:
        """Gives the target's worth of the states in question in the draws in which crossing pays."""
        worths = (
            {s: int(self.ranks(k)[here.target, s]) for s in here.states} for k in range(self.draws)
        )
        return tuple(worth for worth in worths if here.gains(worth))


Columns = Mapping[str, npt.NDArray[np.uint8]]  # option -> its level in every feasible state


def columns_of(game: Game) -> Columns:
    """Gives the level of every option in every feasible state."""
    return {name: game.space.column(k) for k, name in enumerate(game.options)}


@dataclass(frozen=True)
class Present:
    """The state things are in: levels of all options, and its number where it is feasible."""

    levels: Mapping[str, int]
    state: int | None


class Question:
    """A red line with its formulas read and its trigger looked up in every feasible state."""

    def __init__(
        self,
        model: CrisisModel,
        game: Game,
        line: RedLine,
        present: Present,
        columns: Columns,
        draws: int,
        drawn: DrawnRanks | None = None,
    ) -> None:
        options = option_levels(model)
        self.model, self.game, self.line, self.present = model, game, line, present
        self.columns, self.draws, self.drawn = columns, draws, drawn
        self.author = game.dm_index(line.by)
        self.if_ = parse_formula(line.if_, options)
        self.then = None if line.then is None else parse_formula(line.then, options)
        self.trigger = self.where(self.if_)

    def where(self, formula: Formula) -> Flags:
        """Gives the feasible states in which a formula holds, bool (states,)."""
        found: Flags = formula.evaluate(self.columns)
        return found

    def firm(self, actor: str) -> list[bool] | None:
        """Gives which of an actor's statements are firm; None where it has none."""
        return [statement.firm for statement in self.model.priorities.get(actor, ())] or None
