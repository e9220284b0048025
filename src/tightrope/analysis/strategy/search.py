"""Breadth-first search over states: who can bring about what, and by which shortest sequence.

Two moves of one decision maker in a row are one move of it or none (all its options may change at
once), so a shortest sequence never has the same mover twice in a row and is legal as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels.layout import lay_out_blocks
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game

Ask = Callable[[Game, int, int], Ints]  # the moves of a decision maker from a state


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who takes the game from which state to which."""

    mover: int
    source: int
    target: int


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """What a search found. `distance` (states,) counts moves; -1: not reached."""

    distance: Int32s
    parent: Int32s
    mover: npt.NDArray[np.int16]
    goal: int | None  # of the nearest states looked for the one in which least differs
    trail: Callable[[int], tuple[Step, ...]] | None = None  # where turns had to be kept apart

    def path_to(self, state: int) -> tuple[Step, ...]:
        """Gives the moves from the start to `state`, in order."""
        if self.trail is not None:
            return self.trail(state)
        steps: list[Step] = []
        while self.distance[state] > 0:
            source = int(self.parent[state])
            steps.append(Step(int(self.mover[state]), source, int(state)))
            state = source
        return tuple(reversed(steps))


def neighbours(game: Game, dm: int, states: Ints, *, backwards: bool = False) -> tuple[Ints, Ints]:
    """Gives all moves of `dm` from these states as two arrays: sources and targets.

    With `backwards`, all moves of `dm` into these states: targets and sources.
    """
    if game.space.restricted is not None:
        return _restricted_neighbours(game.space.restricted[dm], states, backwards=backwards)
    blocks = game.space.blocks(dm)
    block = blocks.block_of[states]
    first = blocks.starts[block].astype(np.int64)
    count = blocks.starts[block + 1].astype(np.int64) - first
    sources = np.repeat(states, count)
    within = np.arange(len(sources)) - np.repeat(np.cumsum(count) - count, count)
    targets = blocks.order[np.repeat(first, count) + within].astype(np.int64)
    keep = sources != targets
    if blocks.mask is not None:
        early, late = (targets, sources) if backwards else (sources, targets)
        keep &= (blocks.mask[early] & ~blocks.mask[late]) == 0
    return sources[keep], targets[keep]


def _restricted_neighbours(table: Int32s, states: Ints, *, backwards: bool) -> tuple[Ints, Ints]:
    if backwards:
        rows, columns = np.nonzero(np.isin(table, states))
        sources, targets = table[rows, columns].astype(np.int64), rows.astype(np.int64)
    else:
        sources = np.repeat(states, table.shape[1])
        targets = table[states].reshape(-1).astype(np.int64)
    keep = sources != targets
    return sources[keep], targets[keep]


def search(
    game: Game,
    start: int,
    movers: Iterable[int],
    *,
    improving: bool,
    best: bool = False,
    wanted: Flags | None = None,
) -> Reached:
    """Gives every state the movers can reach from `start`, or stops at the first wanted one.

    With `improving` each move must improve the position of whoever makes it; with `best` as well it
    must be one of those that its mover ranks highest among all that it has there. `wanted` is a
    bool (states,) array; the start itself never counts. Among equally near states that are wanted
    the one in which least differs from the start is taken, then the first in the order of states.
    """
    movers = tuple(movers)
    if game.space.restricted is not None:
        ask = best_improvements if best else Game.improvements if improving else Game.moves
        return _search_in_turns(game, start, movers, ask=ask, wanted=wanted)
    distance = np.full(game.states, -1, dtype=np.int32)
    parent = np.full(game.states, -1, dtype=np.int32)
    mover = np.full(game.states, -1, dtype=np.int16)
    distance[start] = 0
    layout = lay_out_blocks(game.space)
    bound = np.full(len(layout.starts) - 1, np.iinfo(np.int64).max, dtype=np.int64)
    frontier = np.array([start], dtype=np.int64)
    depth = 0
    while len(frontier):
        depth += 1
        found: list[Ints] = []
        for dm in movers:
            widest = _widest(
                layout.class_of[frontier, dm], game.ranks[dm], frontier, bound, improving=improving
            )
            sources, targets = _new_moves(
                game, dm, widest, distance, improving=improving, best=best
            )
            distance[targets] = depth
            parent[targets] = sources
            mover[targets] = dm
            found.append(targets)
        frontier = np.sort(np.concatenate(found)) if found else frontier[:0]
        if wanted is not None:
            hits = frontier[wanted[frontier]]
            if len(hits):
                goal = int(least_changed(game, start, hits)[0])
                return Reached(distance, parent, mover, goal)
    return Reached(distance, parent, mover, None)


def _search_in_turns(
    game: Game, start: int, movers: tuple[int, ...], *, ask: Ask, wanted: Flags | None
) -> Reached:
    """The same where single moves are restricted: two moves in a row need not make one then, so
    what is reached is kept apart by who moved last."""
    nothing = np.full(game.states, -1, dtype=np.int32)
    distance = nothing.copy()
    distance[start] = 0
    came: dict[tuple[int, int], tuple[int, int] | None] = {(start, -1): None}
    first = {start: (start, -1)}  # how each state was reached first

    def trail(state: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        node = first[state]
        while (before := came[node]) is not None:
            steps.append(Step(node[1], before[0], node[0]))
            node = before
        return tuple(reversed(steps))

    frontier = [(start, -1)]
    goal = None
    while frontier and goal is None:
        following: list[tuple[int, int]] = []
        for node in frontier:
            for dm in (dm for dm in movers if dm != node[1]):
                for target in map(int, ask(game, dm, node[0])):
                    if (target, dm) not in came:
                        came[target, dm] = node
                        following.append((target, dm))
        fresh = sorted({t for t, _ in following if distance[t] < 0})
        for target, dm in following:
            first.setdefault(target, (target, dm))
        if fresh:
            distance[fresh] = len(trail(fresh[0]))
        hits = np.array([t for t in fresh if wanted is not None and wanted[t]], dtype=np.int64)
        goal = int(least_changed(game, start, hits)[0]) if len(hits) else None
        frontier = following
    return Reached(distance, nothing, nothing.astype(np.int16), goal, trail)


def least_changed(game: Game, here: int, states: Ints) -> Ints:
    """Gives states by how many options differ from their level `here`, then in their order."""
    apart = game.space.differ(here, states).sum(axis=1)
    return np.asarray(states[np.argsort(apart, kind="stable")])


def best_improvements(game: Game, dm: int, state: int) -> Ints:
    """Gives those improvements of a decision maker from a state that it ranks highest."""
    found = game.improvements(dm, state)
    ranks = game.ranks[dm, found]
    best: Ints = found[ranks == ranks.max(initial=0)]
    return best


def _new_moves(
    game: Game,
    dm: int,
    frontier: Ints,
    distance: Int32s,
    *,
    improving: bool,
    best: bool,
) -> tuple[Ints, Ints]:
    """Moves from the frontier to states not seen yet, one per target, lowest source first."""
    sources, targets = neighbours(game, dm, frontier)
    keep = distance[targets] < 0
    if improving:
        ranks = game.ranks[dm]
        keep &= ranks[targets] > ranks[sources]
    if best and len(sources):
        first_of = np.flatnonzero(np.diff(sources, prepend=-1))  # moves stand grouped by source
        highest = np.maximum.reduceat(game.ranks[dm, targets], first_of)
        moves_each = np.diff(first_of, append=len(sources))
        keep &= game.ranks[dm, targets] == np.repeat(highest, moves_each)
    sources, targets = sources[keep], targets[keep]
    targets, first = np.unique(targets, return_index=True)
    return sources[first], targets


def _widest(
    class_of: Int32s,
    ranks: Int32s,
    frontier: Ints,
    bound: Ints,
    *,
    improving: bool,
) -> Ints:
    """The frontier states worth expanding: of each class the worst, if worse than before.

    States of a class reach the same states, or when improving those above themselves, so from the
    worst of them the mover gets wherever it gets from the others.
    """
    height = np.zeros(len(frontier), dtype=np.int64)
    if improving:
        height += ranks[frontier]
    order = np.lexsort((frontier, height, class_of))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = class_of[order][1:] != class_of[order][:-1]
    chosen = order[first]
    chosen = chosen[height[chosen] < bound[class_of[chosen]]]
    bound[class_of[chosen]] = height[chosen]
    return np.sort(frontier[chosen])
