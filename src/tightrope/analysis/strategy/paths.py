"""From one state onwards: every path by improvements or by moves, who moves, where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.search import Reached, Step, neighbours, search
from tightrope.analysis.strategy.stability import Stability, analyse_stability
from tightrope.arrays import Ints
from tightrope.conflict import Game
from tightrope.errors import UsageMistake

By = Literal["improvements", "moves"]


@dataclass(frozen=True, slots=True)
class PathNode:
    """A state on the graph: its levels, its distance from the start, what it is stable under."""

    state: int
    steps: int
    levels: dict[str, str]
    equilibrium: dict[str, bool]  # concept -> stable for all


@dataclass(frozen=True, slots=True)
class PathEdge:
    """One move on the graph: who, from where, to where, by changing what."""

    mover: str
    source: int
    target: int
    change: dict[str, str]


@dataclass(frozen=True, slots=True)
class PathEnd:
    """An equilibrium that is reached, by how many moves, and one shortest way there."""

    state: int
    steps: int
    path: tuple[PathEdge, ...]


@dataclass(frozen=True, slots=True)
class PathGraph:
    """What can follow from a start: data for drawing. Nodes and edges are the nearest ones."""

    start: int
    by: By
    concept: str
    reached: int  # states reached, the start included; nodes may be fewer
    nodes: tuple[PathNode, ...]
    edges: tuple[PathEdge, ...]
    ends: tuple[PathEnd, ...]  # equilibria under `concept`, nearest first
    ends_total: int


def trace_paths(
    game: Game,
    start: Any = None,
    *,
    by: By = "improvements",
    concept: str = "seq",
    most_nodes: int = 200,
    most_ends: int = 12,
) -> PathGraph:
    """Gives the graph of what can follow from `start` (default: the status quo).

    By "improvements" each move must improve the position of whoever makes it; by "moves" any move
    goes. Nodes are the `most_nodes` nearest states, edges all moves between them, ends the
    equilibria under `concept` that are reached. Raises UsageMistake without a start.
    """
    at = _start(game, start)
    if by not in ("improvements", "moves"):
        raise UsageMistake("paths are by", value=by, allowed="'improvements' or 'moves'")
    stability = analyse_stability(game, dict.fromkeys((*CONCEPTS, concept)))
    everybody = range(len(game.decision_makers))
    found = search(game, at, everybody, improving=by == "improvements")
    reached = np.flatnonzero(found.distance >= 0)
    nearest = reached[np.argsort(found.distance[reached], kind="stable")]
    shown = nearest[:most_nodes]
    ends = nearest[np.isin(nearest, stability.equilibria(concept))]
    return PathGraph(
        start=at,
        by=by,
        concept=concept,
        reached=len(reached),
        nodes=tuple(_node(game, int(s), found, stability) for s in shown),
        edges=_edges(game, shown, improving=by == "improvements"),
        ends=tuple(_end(game, int(s), found) for s in ends[:most_ends]),
        ends_total=len(ends),
    )


def paths_to(
    game: Game,
    target: Any,
    start: Any = None,
    *,
    by: By = "improvements",
    longest: int | None = None,
) -> Iterator[tuple[PathEdge, ...]]:
    """Gives every path from `start` to `target` that visits no state twice, shortest first.

    Nobody moves twice in a row. `longest` bounds the moves of a path (default: those of the
    shortest); paths grow very many with it.
    """
    at, goal = _start(game, start), game.index_of(target)
    everybody = range(len(game.decision_makers))
    improving = by == "improvements"
    wanted = np.zeros(game.states, dtype=np.bool_)
    wanted[goal] = True
    found = search(game, at, everybody, improving=improving, wanted=wanted)
    if found.goal is None:
        return
    fewest = int(found.distance[goal])
    for length in range(fewest, (fewest if longest is None else longest) + 1):
        for steps in _paths(game, at, goal, length, improving=improving):
            yield tuple(_edge(game, step) for step in steps)


def _paths(
    game: Game, at: int, goal: int, length: int, *, improving: bool
) -> Iterator[tuple[Step, ...]]:
    """Depth first, of exactly this length."""
    waiting: list[tuple[Step, ...]] = [()]
    while waiting:
        path = waiting.pop()
        here = path[-1].target if path else at
        if len(path) == length:
            if here == goal:
                yield path
            continue
        if path and here == goal:
            continue
        visited = {at, *(step.target for step in path)}
        following = [
            (*path, Step(dm, here, int(t)))
            for dm in range(len(game.decision_makers))
            if not path or path[-1].mover != dm
            for t in (game.improvements(dm, here) if improving else game.space.moves(dm, here))
            if int(t) not in visited
        ]
        waiting.extend(reversed(following))


def _start(game: Game, start: Any) -> int:
    if start is not None:
        return game.index_of(start)
    if game.status_quo is None:
        raise UsageMistake("there is no status quo to start from", hint="name a start")
    return game.status_quo


def _node(game: Game, state: int, found: Reached, stability: Stability) -> PathNode:
    held = {c: bool(stability.stable(c)[:, state].all()) for c in stability.concepts}
    return PathNode(state, int(found.distance[state]), game.state(state), held)


def _end(game: Game, state: int, found: Reached) -> PathEnd:
    path = tuple(_edge(game, step) for step in found.path_to(state))
    return PathEnd(state, len(path), path)


def _edge(game: Game, step: Step) -> PathEdge:
    change = game.changes(step.source, step.target)
    return PathEdge(game.decision_makers[step.mover], step.source, step.target, change)


def _edges(game: Game, shown: Ints, *, improving: bool) -> tuple[PathEdge, ...]:
    inside = np.zeros(game.states, dtype=np.bool_)
    inside[shown] = True
    edges = []
    for dm in range(len(game.decision_makers)):
        sources, targets = neighbours(game, dm, np.sort(shown))
        keep = inside[targets]
        if improving:
            keep &= game.ranks[dm][targets] > game.ranks[dm][sources]
        pairs = zip(sources[keep].tolist(), targets[keep].tolist(), strict=True)
        edges += [_edge(game, Step(dm, s, t)) for s, t in pairs]
    return tuple(edges)
