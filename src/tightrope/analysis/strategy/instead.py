"""What each decision maker could do instead in one outcome, and why it likes that better or worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from tightrope.analysis.strategy.outcomes.reasons import find_reason, is_idle
from tightrope.analysis.strategy.report import Instead, Move
from tightrope.conflict import Game
from tightrope.conflict.errors import UnknownState


def find_instead(game: Game, state: int, way: Sequence[Move] = ()) -> tuple[Instead, ...]:
    """Gives, for each other level of each option, the nearest move there from `state`, and the mover's
    reason: one that changes nothing else where the rules allow that, else as little as they do.

    The best move of a side often changes several options at once, or another than the one that a
    reader asks about; this answers "why does it not stop, why does it not begin?" option by option.

    `way` are the improvements that lead to `state` from the status quo. What a side did there and
    cannot take back alone, or would not rather keep, is asked of the step itself: what would
    leaving it undone have gone against, as things stood then? A line whose condition has lapsed
    since is the reason all the same.
    """
    here = game.state(state)
    found = list(_nearest_moves(game, state))
    kept = {(i.option, i.level) for i in found if i.reason and not i.reason.prefers}
    for begun in _begun(game, way):
        if here[begun.option] == begun.before and (begun.option, begun.level) not in kept:
            line = begun.reason.line if begun.reason else ""
            found.append(replace(begun, lapsed=is_idle(game, line, state)))
    return tuple(found)


def _nearest_moves(game: Game, state: int) -> Iterator[Instead]:
    """For each other level of each option the move there that changes least else, liked best of those."""
    here = game.levels[state]
    for dm, name in enumerate(game.decision_makers):
        targets = game.moves(dm, state)
        levels = game.levels[targets]
        order = np.lexsort(
            (-game.ranks[dm, targets].astype(np.int64), (levels != here).sum(axis=1))
        )
        for option in (k for k, owner in enumerate(game.owner) if owner == dm):
            names = game.level_names[option]
            found = dict.fromkeys(int(level) for level in levels[order, option])
            for level in sorted(found.keys() - {int(here[option])}):
                target = int(targets[order][levels[order, option] == level][0])
                yield Instead(
                    name,
                    game.options[option],
                    names[level],
                    names[int(here[option])],
                    find_reason(game, dm, state, target),
                )


def _begun(game: Game, way: Sequence[Move]) -> Iterator[Instead]:
    """Each change on the way that lasts to its end, set against the step without it."""
    found: dict[str, Instead] = {}
    if game.status_quo is None:
        return
    at: int = game.status_quo
    today = game.state(at)
    for move in way:
        dm, before = game.dm_index(move.decision_maker), game.state(at)
        after = {**before, **move.changes}
        done = game.index_of(after)
        for option, level in move.changes.items():
            undone = _without(game, dm, done, {**after, option: before[option]})
            reason = find_reason(game, dm, done, at if undone is None else undone)
            found[option] = Instead(move.decision_maker, option, before[option], level, reason)
        at = done
    yield from (one for one in found.values() if today[one.option] != one.before)


def _without(game: Game, dm: int, done: int, levels: dict[str, str]) -> int | None:
    """The step with one option left as it was; None where that cannot be, or is no worse."""
    try:
        left = game.index_of(levels)
    except UnknownState:
        return None
    return left if game.ranks[dm, left] < game.ranks[dm, done] else None
