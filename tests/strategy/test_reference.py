"""The reference itself against answers worked out by hand."""

from __future__ import annotations

from hypothesis import given, settings

from .conflicts import as_arguments, conflicts
from .reference import (
    SmallConflict,
    coalition_stable,
    equilibria,
    limited_move,
    nash,
    non_myopic,
    reach_by_moves,
    seq,
    stable,
)

DILEMMA = SmallConflict(
    owners=(0, 1),
    levels=(2, 2),
    irreversible=(None, None),
    feasible=((0, 0), (1, 0), (0, 1), (1, 1)),
    payoffs=((2, 1, 4, 3), (2, 4, 1, 3)),
    status_quo=(1, 1),
)


def test_the_prisoners_dilemma_has_the_textbook_answers() -> None:
    assert equilibria(DILEMMA, "nash") == [0]
    for concept in ("gmr", "smr", "seq", "sim"):
        assert equilibria(DILEMMA, concept) == [0, 3]


def test_foresight_keeps_cooperation_in_the_dilemma() -> None:
    assert not limited_move(DILEMMA, 0, 3, 1)
    assert limited_move(DILEMMA, 0, 3, 2)
    assert non_myopic(DILEMMA, 0, 3)
    assert non_myopic(DILEMMA, 1, 3)


def test_only_a_coalition_leaves_mutual_defection() -> None:
    assert nash(DILEMMA, 0, 0)
    assert nash(DILEMMA, 1, 0)
    assert not coalition_stable(DILEMMA, {0, 1}, 0, "nash")
    assert coalition_stable(DILEMMA, {0, 1}, 3, "nash")


def test_a_decision_maker_may_move_again_after_another_but_not_at_once() -> None:
    # d0 can only go a -> b and, once d1 has gone b -> c, further c -> d.
    chain = SmallConflict(
        owners=(0, 0, 1),
        levels=(2, 2, 2),
        irreversible=("up", "up", "up"),
        feasible=((0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1)),
        payoffs=((0, 0, 0, 0), (0, 0, 0, 0)),
        status_quo=(0, 0, 0),
    )
    assert reach_by_moves(chain, (0,), 0) == {1}
    assert reach_by_moves(chain, (1,), 0) == set()
    assert reach_by_moves(chain, (0, 1), 0) == {1, 2, 3}


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=24))
def test_the_concepts_contain_each_other_as_they_must(c: SmallConflict) -> None:
    tables = {name: stable(c, name) for name in ("nash", "gmr", "smr", "seq", "sim")}
    for i in c.dms:
        for s in c.states:
            by = {name: table[i][s] for name, table in tables.items()}
            assert not by["nash"] or all(by.values())
            assert not by["smr"] or by["gmr"]
            assert not by["seq"] or by["gmr"]


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=16, max_dms=3))
def test_a_coalition_of_one_is_that_decision_maker(c: SmallConflict) -> None:
    for i in c.dms:
        for s in c.states:
            assert coalition_stable(c, {i}, s, "nash") == nash(c, i, s)
            if len(c.dms) == 2:
                assert coalition_stable(c, {i}, s, "seq") == seq(c, i, s)


@settings(deadline=None, max_examples=20)
@given(conflicts())
def test_the_arguments_describe_the_same_conflict(c: SmallConflict) -> None:
    arguments = as_arguments(c)
    assert len(arguments["feasible"]) == len(c.feasible)
    assert arguments["status_quo"] in arguments["feasible"]
    assert sum(len(o) for o in arguments["decision_makers"].values()) == len(c.owners)
