"""Questions put to games in which single moves are allowed or forbidden."""

from __future__ import annotations

import itertools
import random

import pytest

from tightrope.analysis.strategy import (
    Conflict,
    analyse_coalitions,
    explain,
    leaving_coalitions,
    limited_move,
    relations,
    report_strategy,
    required_preferences,
    trace_paths,
)
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.search import neighbours, search
from tightrope.analysis.strategy.verdict import CODES, Verdicts
from tightrope.conflict.errors import RestrictedMoves

from . import reference
from .conflicts import as_arguments, random_conflict
from .reference import legal_reach
from .test_core_restricted import Restricted, close_some
from .test_explain import _check_answer, _follow


def _pair(seed: int) -> tuple[Restricted, Conflict]:
    rng = random.Random(seed)  # noqa: S311
    dms = rng.choice([2, 3])
    c = close_some(random_conflict(rng, dms=dms, options=4, max_states=14), rng)
    forbidden = {f"d{i}": [(s, t) for j, s, t in sorted(c.closed) if j == i] for i in c.dms}
    return c, Conflict(**as_arguments(c), forbidden_moves=forbidden)


@pytest.mark.parametrize("seed", range(40))
def test_explanations_and_requirements(seed: int) -> None:
    c, game = _pair(seed)
    verdicts = Verdicts(game)
    for concept in CODES:
        for s in c.states:
            for i, requirement in enumerate(required_preferences(game, s, concept)):
                held = reference.CONCEPTS[concept](c, i, s)
                assert requirement.met == held
                assert verdicts.stable(s, i, concept) == held
                stated = tuple(range(verdicts.statements(i)))
                assert verdicts.local(s, i, concept).stable(stated) == held
                told = explain(game, s, i, concept)
                assert told.stable == held
                if told.reason == "deterred":
                    s1 = _follow(game, s, told.move)
                    _check_answer(c, game, i, s, s1, told.answer, concept)


@pytest.mark.parametrize("seed", range(40))
def test_reach_paths_and_foresight(seed: int) -> None:
    c, game = _pair(seed)
    movers = [frozenset({j}) for j in c.dms]
    for s in c.states:
        found = search(game, s, c.dms, improving=True)
        expected = legal_reach(movers, lambda m, t: c.improvements(min(m), t), s)
        assert set((found.distance > 0).nonzero()[0].tolist()) == expected - {s}
        for t in expected - {s}:
            steps = found.path_to(t)
            assert len(steps) == found.distance[t]
            assert all(a.mover != b.mover for a, b in itertools.pairwise(steps))
    for i in c.dms:
        sources, targets = neighbours(game, i, game.space.find(game.space.codes))
        pairs = set(zip(sources.tolist(), targets.tolist(), strict=True))
        assert pairs == {(s, t) for s in c.states for t in c.moves[i][s]}
        into, out_of = neighbours(game, i, game.space.find(game.space.codes)[:3], backwards=True)
        assert set(zip(out_of.tolist(), into.tolist(), strict=True)) == {
            (s, t) for s, t in pairs if t < 3
        }
    ends = [[reference.limited_move(c, i, s, 2) for s in c.states] for i in c.dms]
    assert limited_move(game, 2).tolist() == ends
    assert report_strategy(game).status_quo.state == c.index[c.status_quo]
    assert trace_paths(game, by="moves").reached >= 1


@pytest.mark.parametrize("pareto", [False, True])
@pytest.mark.parametrize("seed", range(30))
def test_coalitions_follow_the_definitions_where_moves_are_closed(seed: int, pareto: bool) -> None:
    rng = random.Random(seed)  # noqa: S311
    c = close_some(random_conflict(rng, dms=rng.choice([2, 3, 4]), options=4, max_states=12), rng)
    forbidden = {f"d{i}": [(s, t) for j, s, t in sorted(c.closed) if j == i] for i in c.dms}
    game = Conflict(**as_arguments(c), forbidden_moves=forbidden)
    told = analyse_coalitions(game, None, tuple(CODES), pareto=pareto)
    for row, names in enumerate(told.coalitions):
        members = {game.dm_index(name) for name in names}
        for concept in CODES:
            expected = [
                reference.coalition_stable(c, members, s, concept, pareto=pareto) for s in c.states
            ]
            assert told.stable(concept)[row].tolist() == expected
    for s in c.states:
        gone = {frozenset(move.members) for move in leaving_coalitions(game, s, pareto=pareto)}
        assert gone == {
            frozenset(f"d{i}" for i in group)
            for group in reference.subsets(c.dms)
            if len(group) > 1 and reference.coalition_improvements(c, group, s, pareto=pareto)
        }


def test_joint_moves_are_not_asked_for_where_moves_are_closed(monkeypatch) -> None:
    _, game = _pair(1)
    with pytest.raises(RestrictedMoves, match="joint moves"):
        analyse_coalitions(game, joint=True)
    monkeypatch.setattr(relations, "MOST_STATES", game.states)
    analyse_coalitions(game)
    monkeypatch.setattr(relations, "MOST_STATES", game.states - 1)
    with pytest.raises(TooLargeForThis):
        analyse_coalitions(game)
