"""Small conflicts whose answers can be checked with pencil and paper."""

from __future__ import annotations

import numpy as np
import pytest

import tightrope as tw
from tightrope.errors import UsageMistake

ENGINES = pytest.mark.parametrize("engine", ["arrays", "compiled"])
ALL = ("nash", "gmr", "smr", "seq", "sseq", "sim")


def prisoners() -> tw.Conflict:
    """Both defect: 0; only the first cooperates: 1; only the second: 2; both: 3."""
    return tw.Conflict(
        {"one": ["cooperate"], "two": ["cooperate"]},
        preferences={"one": [2, 1, 4, 3], "two": [2, 4, 1, 3]},
        status_quo=(1, 1),
    )


@ENGINES
def test_prisoners_dilemma(engine: str) -> None:
    r = prisoners().stability(ALL, engine=engine)  # type: ignore[arg-type]
    assert r.equilibria("nash").tolist() == [0]
    for concept in ("gmr", "smr", "seq", "sim"):
        assert r.equilibria(concept).tolist() == [0, 3]


@ENGINES
def test_chicken(engine: str) -> None:
    game = tw.Conflict(
        {"one": ["swerve"], "two": ["swerve"]},
        preferences={"one": [1, 2, 4, 3], "two": [1, 4, 2, 3]},
    )
    r = game.stability(ALL, engine=engine)  # type: ignore[arg-type]
    assert r.equilibria("nash").tolist() == [1, 2]
    assert r.equilibria("seq").tolist() == [1, 2]
    assert r.equilibria("gmr").tolist() == [1, 2, 3]
    assert r.equilibria("smr").tolist() == [1, 2, 3]


@ENGINES
def test_opponents_may_move_in_turns_more_than_once(engine: str) -> None:
    """Only j, then k, then j again lead from i's improvement to a state i likes no better."""
    game = tw.Conflict(
        {"i": ["a"], "j": ["b"], "k": ["c"]},
        preferences={
            "i": [1, 2, 0, 3, 0, 0, 0, 3],
            "j": [0, 1, 0, 2, 0, 4, 0, 3],
            "k": [0, 1, 0, 1, 0, 0, 0, 2],
        },
    )
    improved, end = game.index_of((1, 0, 0)), game.index_of((1, 0, 1))
    assert game.improvements("i", 0).tolist() == [improved]
    assert game.improvements("k", improved).tolist() == []  # k alone would not go to `end`
    assert end in game.moves("k", improved)
    r = game.stability(["nash", "seq"], engine=engine)  # type: ignore[arg-type]
    assert not r.stable("nash")[0, 0]
    assert r.stable("seq")[0, 0]


@ENGINES
def test_a_state_exactly_as_bad_deters(engine: str) -> None:
    game = tw.Conflict({"i": ["a"], "j": ["b"]}, preferences={"i": [1, 2, 0, 1], "j": [0, 0, 0, 1]})
    r = game.stability(["gmr", "smr", "seq", "sim"], engine=engine)  # type: ignore[arg-type]
    assert r.stable("gmr")[0, 0]
    assert r.stable("smr")[0, 0]
    assert r.stable("seq")[0, 0]
    assert not r.stable("sim")[0, 0]  # j does not improve from s itself


@ENGINES
def test_options_change_together_without_a_feasible_state_between(engine: str) -> None:
    game = tw.Conflict(
        {"i": ["a", "b"], "j": ["c"]},
        feasible=[(0, 0, 0), (1, 1, 0), (0, 0, 1)],
        preferences={"i": [0, 1, 2], "j": [1, 1, 0]},
    )
    assert game.moves("i", 0).tolist() == [1]
    r = game.stability(["nash", "gmr"], engine=engine)  # type: ignore[arg-type]
    assert not r.stable("nash")[0, 0]
    assert not r.stable("gmr")[0, 0]  # from (1, 1, 0) j can move nowhere, so nothing deters


@ENGINES
def test_irreversible_sanctions_bind_the_sanctioner_only_forwards(engine: str) -> None:
    arguments = {
        "decision_makers": {"i": ["a"], "j": ["b"]},
        "preferences": {"i": [0, 1, 2, 3], "j": [0, 0, 0, 0]},
    }
    free = tw.Conflict(**arguments).stability("gmr", engine=engine)  # type: ignore[arg-type]
    bound = tw.Conflict(**arguments, irreversible=["b"]).stability("gmr", engine=engine)  # type: ignore[arg-type]
    state = 2  # (0, 1): i would move to (1, 1); j could only take b back
    assert free.stable("gmr")[0, state]
    assert not bound.stable("gmr")[0, state]


def test_a_state_from_which_nobody_can_move_is_stable() -> None:
    game = tw.Conflict({"i": ["a"]}, feasible=[(1,)], preferences={"i": [0]}, irreversible=["a"])
    r = game.stability(ALL)
    assert all(r.stable(concept).all() for concept in ALL)


def test_unknown_concepts_are_named() -> None:
    with pytest.raises(UsageMistake, match="did you mean 'nash'"):
        prisoners().stability(["nahs"])
    with pytest.raises(UsageMistake, match="not analysed: 'seq'"):
        prisoners().stability(["nash"]).stable("seq")


def test_result_says_how_it_was_made() -> None:
    game = prisoners()
    r = game.stability(["nash", "sim"])
    assert r.method["fingerprint"] == game.fingerprint
    assert r.method["sim opponents"] == "any"
    assert repr(r) == "Stability(4 states; equilibria: 1 nash, 2 sim)"
    assert r.stable("nash").shape == (2, 4)
    assert np.issubdtype(r.equilibria("nash").dtype, np.integer)


def test_results_are_frozen_and_become_frames() -> None:
    game = prisoners()
    r = game.stability(["nash", "seq"])
    with pytest.raises(ValueError, match="read-only"):
        r.stable("nash")[0, 0] = True
    pytest.importorskip("polars")
    frame = r.to_frame()
    assert frame.height == 4
    assert frame["state"].to_list() == [0, 1, 2, 3]
    assert frame["one.cooperate"].to_list() == ["no", "yes", "no", "yes"]
    assert frame["seq"].to_list() == [True, False, False, True]
    assert frame["nash: one"].to_list() == [True, False, True, False]
    assert [row["state"] for row in r.to_rows([3])] == [3]
    assert "<td>2</td>" in r._repr_html_()
    assert "script" not in r._repr_html_()


def test_names_are_escaped_in_html() -> None:
    game = tw.Conflict({"<b>": ["x"]}, preferences={"<b>": [0, 1]})
    assert "<b>" not in game.stability("nash")._repr_html_()
