"""One decision maker's moves in one situation: what each is worth, and which is best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tightrope.analysis.motives.report import Move, Term
from tightrope.arrays import Floats, Int32s, Ints
from tightrope.conflict import Game, Interests
from tightrope.conflict.worth import Stakes


@dataclass(frozen=True, eq=False)
class Block:
    """The states a decision maker can bring about alone; row 0 is staying as it is.

    `stakes` are those of the game in these states only; `lines` the ranks by its typed lines;
    `changes` how many options differ from row 0.
    """

    actor: str
    states: Ints
    stakes: Stakes
    lines: Int32s
    changes: Ints

    @classmethod
    def of(cls, game: Game, stakes: Stakes, actor: str, state: int) -> Block:
        """Gives the block of a decision maker in a state."""
        states = np.array([state, *game.moves(actor, state)], dtype=np.int64)
        return cls.among(game, stakes, actor, states)

    @classmethod
    def among(cls, game: Game, stakes: Stakes, actor: str, states: Ints) -> Block:
        """Gives some states as one decision maker sees them, whether or not it can move there."""
        wanted = game.preferences[actor]
        if isinstance(wanted, Interests) and wanted.statements:
            lines = wanted.lines.rank(game.space)[states]
        else:
            lines = np.zeros(len(states), dtype=np.int32)
        changes = game.space.differ(int(states[0]), states).sum(axis=1)
        return cls(actor, states, stakes.of_one(actor, states), lines, changes)

    def under(self, stakes: Stakes) -> Block:
        """Gives the same block with its stakes changed by their `with_…` methods."""
        return replace(self, stakes=stakes)

    def worth(self) -> Floats | None:
        """Gives U of every row in the central game; None where it has no lasting response."""
        solved = self.stakes.responses.middle()
        if solved is None:
            return None
        weights = {self.actor: self.stakes.central_weights(self.actor)}
        return self.stakes.worth(solved, weights)[self.actor]

    def drawn_worth(self, seed: int, draw: int) -> Floats | None:
        """Gives U of every row in one draw; None where the draw does not count."""
        worth = self.stakes.drawn(seed, draw)
        return None if worth is None else worth[self.actor]

    def best(self, worth: Floats) -> int:
        """Gives the row of the best reply: lines first, then the cell of U; staying among equals,
        then the higher U, then the fewest changes, then the first."""
        cells = self.stakes.cells({self.actor: worth})[self.actor]
        stays = np.arange(len(worth)) == 0
        keys = (-np.arange(len(worth)), -self.changes, worth, stays, cells, self.lines)
        return int(np.lexsort(keys)[-1])

    def compares(self, row: int, worth: Floats) -> int:
        """Gives 1, 0 or -1: whether a row is preferred to staying, equal or less."""
        cells = self.stakes.cells({self.actor: worth})[self.actor]
        there, here = (self.lines[row], cells[row]), (self.lines[0], cells[0])
        return int(there > here) - int(there < here)


_VERDICTS = {1: "better", 0: "equal", -1: "worse"}
_SMALLEST = 1e-9


def describe_move(game: Game, block: Block, row: int, worth: Floats) -> Move:
    """Gives one move of a block against staying, its gain split by interest, largest first."""
    terms = sorted(_terms(block, row), key=lambda term: (-abs(term.amount), term.indicator or ""))
    verdict = block.compares(row, worth)
    return Move(
        changes=game.changes(int(block.states[0]), int(block.states[row])),
        gain=float(worth[row] - worth[0]),
        terms=tuple(term for term in terms if abs(term.amount) > _SMALLEST),
        line=_deciding_line(game, block, row),
        verdict=_VERDICTS[verdict],  # type: ignore[arg-type]
        best=block.best(worth) == row,
    )


def _terms(block: Block, row: int) -> Iterator[Term]:
    """What each interest adds: those in indicators first, then those in treaties being kept."""
    stakes, actor = block.stakes, block.actor
    amounts = stakes.split(actor, 0, row)
    here, there = stakes.responses.central().x([0, row])
    changes = {
        one.place: float(there[one.indicator] - here[one.indicator]) for one in stakes.wanted[actor]
    }
    for breach in stakes.breaches[actor]:
        more = float(breach.broken[row]) - float(breach.broken[0])
        changes[breach.place] = changes.get(breach.place, 0.0) + more
    for place, change in changes.items():
        interest = stakes.interests[actor][place]
        yield Term(
            indicator=interest.in_,
            treaty=interest.duty,
            amount=float(amounts[place]),
            change=change,
            weight=stakes.classes[actor][place],
            wants=interest.wants or "kept",
            cites=interest.cites,
            assumption=interest.assumption,
        )


def _deciding_line(game: Game, block: Block, row: int) -> str:
    """The first typed line on which the two states differ; "" where none does."""
    wanted = game.preferences[block.actor]
    if not isinstance(wanted, Interests):
        return ""
    return wanted.lines.telling_apart(game.space, *map(int, block.states[[0, row]]))


def rows_with(game: Game, block: Block, option: int, level: int) -> np.ndarray:
    """Gives which rows of a block have an option at a level, bool (rows,)."""
    levels = game.space.levels_of(block.states)
    return np.asarray(levels[:, option] == level)
