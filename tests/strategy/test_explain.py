"""Every explanation is checked against the definitions, step by step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, explain
from tightrope.analysis.strategy.explain import (
    EXPLAINED_CONCEPTS,
    deciding_statement,
)
from tightrope.conflict import Priorities
from tightrope.errors import UsageMistake

from .conflicts import as_arguments, conflicts
from .reference import CONCEPTS, SmallConflict, legal_reach, reach_by_moves, sim

DILEMMA = Conflict(
    {"first": ["silent"], "second": ["silent_too"]},
    None,
    {"first": [2, 1, 4, 3], "second": [2, 4, 1, 3]},
    status_quo=(1, 1),
)


def _follow(game: Conflict, state: int, change: dict[str, str]) -> int:
    """The state after a change of options, as an explanation gives it."""
    return game.index_of({**game.state(state), **change})


def test_the_three_reasons_in_words() -> None:
    deterred = explain(DILEMMA, 3, "first", "seq")
    assert say(deterred) == (
        "first could gain by first.silent = no, but second would answer by second.silent_too = no, "
        "which leaves first worse off."
    )
    assert deterred.before == {"first.silent": "yes", "second.silent_too": "yes"}
    content = explain(DILEMMA, 0, "first")
    assert (content.move, content.worse) == ({"first.silent": "yes"}, True)
    assert say(content) == (
        "first stays: the best that it could do instead, first.silent = yes, is worse for it."
    )
    alone = explain(DILEMMA, 1, "first")
    assert not alone.stable
    assert say(alone) == (
        "first could gain by first.silent = no; no answer that the others would give undoes the gain."
    )
    assert alone.move == {"first.silent": "no"}
    assert alone.answer == ()


def test_simultaneous_answers_in_words() -> None:
    assert say(explain(DILEMMA, 3, "first", "sim")) == (
        "first could gain by first.silent = no, but second would at the same moment "
        "second.silent_too = no, and that leaves first worse off."
    )


def test_the_statement_behind_a_move_is_named() -> None:
    game = Conflict(
        {"north": ["arm"], "south": ["wait"]},
        None,
        {"north": Priorities(["wait", "arm", "not arm"]), "south": Priorities(["wait"])},
    )
    assert explain(game, 0, "north").because == "arm"
    armed = game.index_of((1, 0))
    against = explain(game, armed, "north")  # what speaks against laying the arms down
    assert (against.move, against.because) == ({"north.arm": "no"}, "arm")
    assert "goes against 'arm'" in say(against)
    assert deciding_statement(game, 0, 0, 3) == "wait"
    assert explain(DILEMMA, 3, "first").because == ""


def test_an_unknown_concept_is_named() -> None:
    with pytest.raises(UsageMistake, match="did you mean 'seq'"):
        explain(DILEMMA, 0, "first", "seqq")


@settings(deadline=None, max_examples=150)
@given(conflicts(max_states=24, max_options=5), st.sampled_from(EXPLAINED_CONCEPTS))
def test_explanations_agree_with_the_definitions(c: SmallConflict, concept: str) -> None:
    game = Conflict(**as_arguments(c))
    for i in c.dms:
        for s in c.states:
            told = explain(game, s, i, concept)
            assert told.stable == CONCEPTS[concept](c, i, s)
            if told.reason == "no improvement":
                assert not c.improvements(i, s)
                continue
            s1 = _follow(game, s, told.move)
            assert s1 in c.improvements(i, s)
            if told.reason == "undeterred":
                assert not _is_answered(c, i, s, s1, concept)
            elif concept == "sim":
                _check_mixture(c, game, i, s, s1, told.answer)
            else:
                _check_answer(c, game, i, s, s1, told.answer, concept)


def _sim_against(c: SmallConflict, i: int, s: int, s1: int) -> bool:
    """Whether SIM deters this one improvement: the others are left as they are, i has only it."""
    moves = list(c.moves)
    moves[i] = tuple(tuple(t for t in row if (at, t) == (s, s1)) for at, row in enumerate(moves[i]))
    narrowed = replace(c)
    narrowed.__dict__["moves"] = tuple(moves)
    return sim(narrowed, i, s)


def _check_mixture(
    c: SmallConflict,
    game: Conflict,
    i: int,
    s: int,
    s1: int,
    answer: tuple[tuple[str, dict[str, str]], ...],
) -> None:
    assert answer
    mixed = game.state(s1)
    for who, change in answer:
        j = game.dm_index(who)
        assert j != i
        assert _follow(game, s, change) in c.improvements(j, s)
        mixed |= change
    assert c.payoffs[i][game.index_of(mixed)] <= c.payoffs[i][s]


def _is_answered(c: SmallConflict, i: int, s: int, s1: int, concept: str) -> bool:
    """Whether the definition finds a sanction against this one improvement."""
    mine = c.payoffs[i]
    if concept == "nash":
        return False
    if concept == "sim":
        return _sim_against(c, i, s, s1)
    if concept in ("seq", "sseq"):
        movers = [frozenset({j}) for j in c.others(i)]
        reach = legal_reach(movers, lambda m, t: c.improvements(min(m), t), s1)
    else:
        reach = reach_by_moves(c, c.others(i), s1)
    if concept in ("smr", "sseq"):
        return any(max(mine[u] for u in (t, *c.moves[i][t])) <= mine[s] for t in reach)
    return any(mine[t] <= mine[s] for t in reach)


def _check_answer(
    c: SmallConflict,
    game: Conflict,
    i: int,
    s: int,
    s1: int,
    answer: tuple[tuple[str, dict[str, str]], ...],
    concept: str,
) -> None:
    at, last = s1, None
    assert answer
    for who, change in answer:
        j = game.dm_index(who)
        assert j not in (i, last)
        t = _follow(game, at, change)
        assert game.changes(at, t) == change
        assert t in (c.improvements(j, at) if concept in ("seq", "sseq") else c.moves[j][at])
        at, last = t, j
    assert c.payoffs[i][at] <= c.payoffs[i][s]
    if concept in ("smr", "sseq"):
        assert all(c.payoffs[i][t] <= c.payoffs[i][s] for t in c.moves[i][at])


def test_a_large_space_is_explained_at_once() -> None:
    rng = np.random.default_rng(0)
    dms = {f"d{i}": [f"o{i}{k}" for k in range(4)] for i in range(4)}
    game = Conflict(dms, None, {d: rng.integers(0, 1000, 2**16) for d in dms}, status_quo=(0,) * 16)
    for dm in dms:
        assert say(explain(game, 0, dm, "smr")).startswith(dm)
