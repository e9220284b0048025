"""Why each decision maker would do what it would do, and what would have to change."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tightrope.analysis.facts import Share
from tightrope.analysis.motives.block import Block, Floats
from tightrope.analysis.motives.duties import weigh_duties
from tightrope.analysis.motives.ladder import Climb
from tightrope.analysis.motives.report import DutyWeight, Ladder, MotivesReport, Move, Reply
from tightrope.analysis.motives.why import describe_move, rows_with
from tightrope.conflict import Game
from tightrope.conflict.worth import Stakes
from tightrope.consequences.respond import check_counted
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
    stakes = Stakes.of(model, game.space)
    if stakes is None or game.status_quo is None:
        return None
    made = min(draws, MOST_DRAWS)
    counted = stakes.responses.counted(seed, made)
    check_counted(len(counted), made)
    replies: list[Reply] = []
    duties: list[DutyWeight] = []
    for actor in stakes.actors:
        block = Block.of(game, stakes, actor, game.status_quo)
        replies.append(_reply(game, block, counted, seed, ladders=ladders))
        duties += weigh_duties(model, game, block)
    return MotivesReport(
        when=game.state(game.status_quo),
        replies=tuple(replies),
        duties=tuple(duties),
        method={"draws": made, "counted": len(counted), "seed": seed},
    )


def _reply(game: Game, block: Block, counted: Sequence[int], seed: int, *, ladders: bool) -> Reply:
    worth = block.worth()
    if worth is None:  # the game itself would have been refused
        raise ValueError("the central game has no response")
    best = block.best(worth)
    climb = Climb(block, seed, counted)
    moves, found = _tempting(game, block, worth, best, climb if ladders else None)
    return Reply(
        decision_maker=block.actor,
        changes=describe_move(game, block, best, worth).changes,
        draws=climb.share((), lambda row: row == best) if counted else Share(0, 0),
        moves=moves,
        ladders=found,
    )


def _tempting(
    game: Game, block: Block, worth: Floats, best: int, climb: Climb | None
) -> tuple[tuple[Move, ...], tuple[Ladder, ...]]:
    """The reply, and for every level of its options that the reply does not have, the best move
    that has it, with the ladder to it."""
    rows = [] if best == 0 else [best]
    ladders = []
    levels = game.space.decode(game.space.codes[block.states])
    for option in game.space.options_of(game.dm_index(block.actor)):
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
    """The best row among some: lines first, then U."""
    rows = np.flatnonzero(having)
    return int(rows[np.lexsort((-rows, worth[rows], block.lines[rows]))[-1]])
