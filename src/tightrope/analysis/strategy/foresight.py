"""Limited-move and non-myopic stability: looking h moves ahead, or as far as it takes."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.search import neighbours
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.errors import UsageMistake

MOST_MOVES = 20_000_000
MOST_FORESIGHT = 10_000


def limited_move(game: Game, moves_ahead: int) -> Flags:
    """Gives where each decision maker stays under L_h, bool (decision makers, states).

    With the initiative in s and h moves to go, a decision maker moves if the end it anticipates is
    strictly better for it than s. After its move any other that would itself move may go on; it
    reckons with the one whose moving ends worst for it, and with staying where none would. L_1 is
    Nash. Ties go to the first state. Zagare 1984, Kilgour 1984; for more than two decision makers
    Fang, Hipel and Kilgour 1993. Raises UsageMistake for less than one move, TooLargeForThis.
    """
    if moves_ahead < 1:
        raise UsageMistake("moves to look ahead", value=moves_ahead, allowed="1 or more")
    return np.asarray(anticipated_ends(game, moves_ahead) == np.arange(game.states))


def non_myopic(game: Game) -> Flags:
    """Gives where each decision maker stays under L_h for every h from some h on.

    The ends anticipated with h moves determine those with h + 1, so they repeat in the end; a
    decision maker must stay in all that recur. Brams and Wittman 1981; Kilgour 1984. Raises
    TooLargeForThis where they do not repeat within 10,000 moves of foresight.
    """
    ahead = _Ahead(game)
    ends = ahead.nothing()
    seen: dict[bytes, int] = {}
    history: list[Flags] = []
    while (key := ends.tobytes()) not in seen:
        if len(history) >= MOST_FORESIGHT:
            raise TooLargeForThis(
                "anticipations do not repeat", allowed=f"within {MOST_FORESIGHT:,} moves"
            )
        seen[key] = len(history)
        history.append(np.asarray(ends == np.arange(game.states)))
        ends = ahead.one_more(ends)
    return np.asarray(np.stack(history[seen[key] :]).all(axis=0))


def anticipated_ends(game: Game, moves_ahead: int) -> Ints:
    """Gives the state each decision maker expects to end in, having the initiative in each state,
    int64 (decision makers, states)."""
    ahead = _Ahead(game)
    ends = ahead.nothing()
    for _ in range(moves_ahead):
        ends = ahead.one_more(ends)
    return ends


class _Ahead:
    def __init__(self, game: Game) -> None:
        self._game = game
        states = np.arange(game.states)
        if (count := _count_moves(game)) > MOST_MOVES:
            raise TooLargeForThis(
                "every move is looked at again for each move of foresight",
                value=f"{count:,} moves",
                allowed=f"at most {MOST_MOVES:,}",
            )
        self._moves = [neighbours(game, i, states) for i in self._dms]

    @property
    def _dms(self) -> range:
        return range(len(self._game.decision_makers))

    def nothing(self) -> Ints:
        """With no move to go everything ends where it is."""
        return np.tile(np.arange(self._game.states), (len(self._dms), 1))

    def one_more(self, ends: Ints) -> Ints:
        """The ends anticipated with one more move to go."""
        out = self.nothing()
        for i in self._dms:
            ranks = self._game.ranks[i]
            after = self._after(i, ends)
            sources, targets = self._moves[i]
            gains = ranks[after[targets]] > ranks[sources]
            sources, targets = sources[gains], targets[gains]
            order = np.lexsort((targets, -ranks[after[targets]].astype(np.int64), sources))
            best, first = np.unique(sources[order], return_index=True)
            out[i, best] = after[targets[order][first]]
        return out

    def _after(self, i: int, ends: Ints) -> Ints:
        """Where i expects things to end once it has moved to each state."""
        states = np.arange(self._game.states)
        ranks = self._game.ranks[i].astype(np.int64)
        worst = states.copy()
        open_to = np.ones(len(states), dtype=np.bool_)  # nobody has been found to move on
        for j in self._dms:
            if j == i:
                continue
            moves = ends[j] != states
            lower = ranks[ends[j]] < ranks[worst]
            first = (ranks[ends[j]] == ranks[worst]) & (ends[j] < worst)
            taken = moves & (open_to | lower | first)
            worst = np.where(taken, ends[j], worst)
            open_to &= ~moves
        return worst


def _count_moves(game: Game) -> int:
    if game.space.restricted is not None:
        return sum(table.size for table in game.space.restricted)
    dms = range(len(game.decision_makers))
    sizes = (np.diff(game.space.blocks(dm).starts).astype(np.int64) for dm in dms)
    return int(sum((size**2).sum() for size in sizes))
