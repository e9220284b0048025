"""Paths against a walk over the definitions' moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.analysis.strategy import Conflict, paths_to, trace_paths
from tightrope.errors import UsageMistake

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict, equilibria


def _steps(c: SmallConflict, by: str, i: int, s: int) -> tuple[int, ...]:
    return c.improvements(i, s) if by == "improvements" else c.moves[i][s]


def _distances(c: SmallConflict, by: str, start: int) -> dict[int, int]:
    found, frontier = {start: 0}, [start]
    while frontier:
        nearest = frontier.pop(0)
        for t in (t for i in c.dms for t in _steps(c, by, i, nearest)):
            if t not in found:
                found[t] = found[nearest] + 1
                frontier.append(t)
    return found


@settings(deadline=None, max_examples=80)
@given(conflicts(max_states=24), st.sampled_from(["improvements", "moves"]))
def test_the_graph_holds_every_move(c: SmallConflict, by: str) -> None:
    game = Conflict(**as_arguments(c))
    graph = trace_paths(game, by=by, most_nodes=1000, most_ends=1000)  # type: ignore[arg-type]
    expected = _distances(c, by, c.index[c.status_quo])
    assert {n.state: n.steps for n in graph.nodes} == expected
    assert graph.reached == len(expected)
    assert {(game.dm_index(e.mover), e.source, e.target) for e in graph.edges} == {
        (i, s, t) for s in expected for i in c.dms for t in _steps(c, by, i, s)
    }
    held = equilibria(c, "seq")
    assert {e.state: e.steps for e in graph.ends} == {
        s: d for s, d in expected.items() if s in held
    }
    for end in graph.ends:
        at = graph.start
        for edge in end.path:
            assert edge.source == at
            assert edge.target in _steps(c, by, game.dm_index(edge.mover), at)
            at = edge.target
        assert at == end.state


@settings(deadline=None, max_examples=40)
@given(
    conflicts(max_states=10, max_dms=3, max_options=4), st.sampled_from(["improvements", "moves"])
)
def test_every_path_is_given_once(c: SmallConflict, by: str) -> None:
    game = Conflict(**as_arguments(c))
    start = c.index[c.status_quo]
    expected: set[tuple[tuple[int, int], ...]] = set()

    def walk(path: tuple[tuple[int, int], ...], at: int, goal: int) -> None:
        if at == goal:
            expected.add(path)
            return
        if len(path) == 3:
            return
        for i in c.dms:
            for t in _steps(c, by, i, at):
                if (not path or path[-1][0] != i) and t not in {start, *(x[1] for x in path)}:
                    walk((*path, (i, t)), t, goal)

    for goal in c.states:
        if goal == start:
            continue
        expected.clear()
        walk((), start, goal)
        told = list(paths_to(game, goal, by=by, longest=3))  # type: ignore[arg-type]
        walked = [tuple((game.dm_index(e.mover), e.target) for e in path) for path in told]
        assert len(walked) == len(set(walked))
        fewest = _distances(c, by, start).get(goal, 99)
        assert set(walked) == (expected if fewest <= 3 else set())


def test_without_a_start_there_are_no_paths() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 1, 2, 3], "b": [0, 1, 2, 3]})
    with pytest.raises(UsageMistake, match="no status quo"):
        trace_paths(game)
    assert trace_paths(game, 0, by="moves", most_nodes=2).reached == 4
