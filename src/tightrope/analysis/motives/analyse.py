"""Why each decision maker would do what it would do, and what would have to change."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import numpy as np

from tightrope.analysis.facts import Share
from tightrope.analysis.motives.block import Block, describe_move, rows_with
from tightrope.analysis.motives.ladder import Climb
from tightrope.analysis.motives.report import DutyWeight, Ladder, MotivesReport, Move, Reply
from tightrope.arrays import Floats
from tightrope.conflict import Game, stakes_of
from tightrope.conflict.worth import WEIGHTS, binding_clauses, broken_in
from tightrope.consequences.respond import check_counted
from tightrope.crisis import uncared_for
from tightrope.crisis.model import CrisisModel

MOST_DRAWS = 100  # of each reply and rung: they say how firm a told number is, no more


def analyse_motives(
    model: CrisisModel,
    game: Game,
    *,
    ladders: bool = True,
    draws: int = MOST_DRAWS,
    seed: int = 0,
) -> MotivesReport | None:
    """Gives the replies of the decision makers with interests to the present situation.

    Each is asked what it would best do if all others stayed as they are, why (the gain and cost
    of each tempting move by interest), in how many draws it would do the same, and, with
    `ladders`, what would have to change for each other level of its options. At most 100 draws
    are made. None where nobody has interests or there is no status quo.

    Raises RunawayLinks, TooManyGroups, or what `build_network` raises.
    """
    stakes = stakes_of(game)
    if stakes is None or game.status_quo is None:
        return None
    made = min(draws, MOST_DRAWS)
    counted = stakes.responses.counted(seed, made)
    check_counted(len(counted), made)
    replies: list[Reply] = []
    duties: list[DutyWeight] = []
    idle = uncared_for(model)
    for actor in stakes.actors:
        block = Block.of(game, stakes, actor, game.status_quo)
        replies.append(_reply(game, block, counted, seed, idle, ladders=ladders))
        duties += weigh_duties(model, game, block)
    return MotivesReport(
        when=game.state(game.status_quo),
        replies=tuple(replies),
        duties=tuple(duties),
        method={"draws": made, "counted": len(counted), "seed": seed},
    )


def _reply(
    game: Game,
    block: Block,
    counted: Sequence[int],
    seed: int,
    idle: Container[str],
    *,
    ladders: bool,
) -> Reply:
    worth = block.worth()
    if worth is None:  # the game itself would have been refused
        raise ValueError("the central game has no response")
    best = block.best(worth)
    climb = Climb(block, seed, counted)
    moves, found = _tempting(game, block, worth, best, climb if ladders else None, idle)
    return Reply(
        decision_maker=block.actor,
        changes=describe_move(game, block, best, worth).changes,
        draws=climb.share((), lambda row: row == best) if counted else Share(0, 0),
        moves=moves,
        ladders=found,
    )


def _tempting(
    game: Game,
    block: Block,
    worth: Floats,
    best: int,
    climb: Climb | None,
    idle: Container[str],
) -> tuple[tuple[Move, ...], tuple[Ladder, ...]]:
    """The reply, and for every level of its options that the reply does not have, the best move
    that has it, with the ladder to it. Of an option that nobody's wants reach (`idle`) nothing is
    asked: nothing would have to change for it."""
    rows = [] if best == 0 else [best]
    ladders = []
    levels = game.space.levels_of(block.states)
    for option in game.space.options_of(game.dm_index(block.actor)):
        if game.options[option] in idle:
            continue
        for level, name in enumerate(game.level_names[option]):
            having = rows_with(game, block, option, level)
            if level == levels[best, option] or not having.any():
                continue
            row = _best_of(block, worth, having)
            if row and row not in rows:
                rows.append(row)
            if climb is not None:
                rungs, searched = climb.rungs(having)
                ladders.append(
                    Ladder(
                        option=game.options[option],
                        level=name,
                        why_not=describe_move(game, block, row, worth),
                        rungs=rungs,
                        found=any(rung.holds for rung in rungs),
                        searched=searched,
                    )
                )
    moves = [describe_move(game, block, row, worth) for row in rows]
    moves.sort(key=lambda move: (not move.best, -move.gain))
    return tuple(moves), tuple(ladders)


def _best_of(block: Block, worth: Floats, having: np.ndarray) -> int:
    """The best row among some: lines first, then U, then the fewest changes."""
    rows = np.flatnonzero(having)
    keys = (-rows, -block.changes[rows], worth[rows], block.lines[rows])
    return int(rows[np.lexsort(keys)[-1]])


def weigh_duties(model: CrisisModel, game: Game, block: Block) -> Iterator[DutyWeight]:
    """Gives, for each clause that binds the block's actor and can be broken, its least weight.

    The least weight w at which the best move that keeps the clause is preferred to the best that
    breaks it: U of the breaking move less w must fall into a lower cell than U of the keeping
    one, so that w = U(breaking) - grid × cell(keeping), never below 0. The clause's own duty line
    counts for nothing in it. Typed lines decide first.
    """
    levels = game.space.levels_of(block.states)
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
