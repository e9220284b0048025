"""What keeping a clause would have to be worth for its debtor to keep it in the situation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.report import DutyWeight
from tightrope.conflict import Game
from tightrope.conflict.worth import WEIGHTS, binding_clauses, broken_in
from tightrope.crisis.model import CrisisModel


def weigh_duties(model: CrisisModel, game: Game, block: Block) -> Iterator[DutyWeight]:
    """Gives, for each clause that binds the block's actor and can be broken, its least weight.

    The least weight w at which the best move that keeps the clause is preferred to the best that
    breaks it: U of the breaking move less w must fall into a lower cell than U of the keeping
    one, so that w = U(breaking) - grid × cell(keeping), never below 0. The clause's own duty line
    counts for nothing in it. Typed lines decide first.
    """
    levels = game.space.decode(game.space.codes[block.states])
    columns = {option: levels[:, k] for k, option in enumerate(game.options)}
    for clause in binding_clauses(model):
        if clause.debtor != block.actor:
            continue
        broken = broken_in(clause, columns, len(block.states))
        if not broken.any():
            continue
        place = _duty_place(block, clause.treaty)
        least = _least(block, broken, place)
        yield DutyWeight(
            treaty=clause.treaty,
            article=clause.written.article,
            kind=clause.kind,
            debtor=clause.debtor,
            least=least,
            class_needed=_class_for(least),
            stated=None if place is None else block.stakes.classes[block.actor][place],
        )


def _duty_place(block: Block, treaty: str) -> int | None:
    own = block.stakes.interests[block.actor]
    return next((k for k, one in enumerate(own) if one.duty == treaty), None)


def _least(block: Block, broken: np.ndarray, place: int | None) -> float | None:
    stakes = block.stakes
    bare = stakes if place is None else stakes.without_interest(block.actor, place)
    worth = block.under(bare).worth()
    kept = np.flatnonzero(~broken)
    if worth is None or not len(kept):
        return None
    breaking = np.flatnonzero(broken)
    top = int(block.lines.max())
    if block.lines[kept].max() < top:
        return None  # a line decides for breaking it
    if block.lines[breaking].max() < top:
        return 0.0
    keeps = worth[kept][block.lines[kept] == top].max()
    breaks = worth[breaking][block.lines[breaking] == top].max()
    grid = stakes.grid[block.actor]
    cell = stakes.cells({block.actor: np.array([keeps])})[block.actor][0]
    return max(0.0, float(breaks - grid * cell))


def _class_for(least: float | None) -> str:
    """The weakest class whose middle is more than the least weight."""
    if least is None:
        return ""
    middles = {name: sum(bounds) / 2 for name, bounds in WEIGHTS.items()}
    if least == 0:
        return "none"
    return next((name for name, middle in middles.items() if middle > least), "above vital")
