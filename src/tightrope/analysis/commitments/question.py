"""One red line of one crisis, ready to be judged in its game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.drawn import DrawnRanks
from tightrope.analysis.commitments.reach import Flags
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import RedLine

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
