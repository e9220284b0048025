"""In how many situations each decision maker's best reply is another one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tightrope.conflict.game import Game


@dataclass(frozen=True, slots=True)
class ReplyCount:
    """How often a side's best reply changes with what all the others do."""

    decision_maker: str
    """The side."""
    others: int
    """Situations in which its best reply is another than the commonest; 0: it never changes."""
    situations: int
    """How many there are: all that the others can be doing at once."""


def count_replies(game: Game) -> tuple[ReplyCount, ...]:
    """Gives, for each decision maker, in how many situations its best reply changes.

    A situation is a block: the states that differ only in the decision maker's own options. The
    best reply is the first of the states it ranks highest there (irreversibility apart, which
    says where one can go, not what one would like).
    """
    return tuple(_count(game, dm) for dm in range(len(game.decision_makers)))


def _count(game: Game, dm: int) -> ReplyCount:
    blocks = game.space.unrestricted.blocks(dm)
    stride, own = game.space.own(dm)
    rank = game.ranks[dm][blocks.order]
    own_code = (game.space.codes[blocks.order] // stride) % own
    block = np.repeat(np.arange(len(blocks.starts) - 1), np.diff(blocks.starts))
    best = np.lexsort((own_code, -rank.astype(np.int64), block))
    replies = own_code[best[blocks.starts[:-1]]]
    commonest = int(np.bincount(replies.astype(np.int64)).max())
    return ReplyCount(game.decision_makers[dm], len(replies) - commonest, len(replies))
