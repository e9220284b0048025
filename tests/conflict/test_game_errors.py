"""Bad input gets one clear line that says where, what and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest

import tightrope as tw
from tightrope.conflict import Weights
from tightrope.errors import TightropeError

GOOD: dict[str, Any] = {
    "decision_makers": {"A": ["x", "y"], "B": ["z"]},
    "preferences": {"A": range(8), "B": range(8)},
}


def prefer(wanted: Any) -> dict[str, Any]:
    return {"preferences": {"A": wanted, "B": range(8)}}


CASES = [
    ("short", prefer(range(7)), "game-wrong-length", "'7 given'; 8 feasible states"),
    ("nan", prefer([0.0, float("nan"), *range(6)]), "game-not-a-number", "number of state 1"),
    ("words", prefer(["a"] * 8), "game-not-a-number", "preferences of A"),
    ("nan weight", prefer(Weights({"x": float("nan")})), "game-not-a-number", "preferences of A"),
    ("none", {"preferences": {"A": range(8)}}, "game-missing-preferences", "'B'"),
    ("nobody", {"preferences": {**GOOD["preferences"], "C": []}}, "game-unknown-decision-maker", "C"),
    ("formula", prefer(tw.Priorities(["y", "x and"])), "formula-syntax", "statement 2"),
    ("misspelt", prefer(tw.Priorities(["xx"])), "unknown-option", "did you mean"),
    ("unranked", prefer(tw.Ranking(range(7))), "game-unranked-state", "first: (1, 1, 1)"),
    ("twice", prefer(tw.Ranking([*range(8), 0])), "game-duplicate-state", "'0'"),
    ("unknown", prefer(tw.Ranking([9])), "game-unknown-state", "0 to 7"),
    ("level", prefer(tw.Ranking([(0, 0, 2)])), "game-unknown-level", "levels: 0 no, 1 yes"),
    ("arity", prefer(tw.Ranking([(0, 0)])), "game-wrong-length", "A.x, A.y, B.z"),
    ("listed twice", {"feasible": [(0, 0, 0)] * 2}, "game-duplicate-state", "(0, 0, 0)"),
    ("ragged", {"feasible": [(0, 0, 0), (0, 0)]}, "game-wrong-length", "feasible state 1"),
    ("off", {"feasible": [(0, 0, 0), (0, 0, 2)]}, "game-unknown-level", "feasible state 1"),
    ("empty", {"feasible": []}, "game-no-feasible-state", "empty"),
    ("quo", {"status_quo": (0, 0)}, "game-wrong-length", "status quo"),
    ("quo level", {"status_quo": (0, 0, 3)}, "game-unknown-level", "'3'"),
    ("one way", {"irreversible": ["q"]}, "game-unknown-option", "'q'"),
    ("ways", {"irreversible": {"x": "sideways"}}, "usage", "'up' or 'down'"),
    ("rules", {"rules": ["z", "x", "not x or y", "not y"]}, "game-no-feasible-state",
     "'A.x; not A.x or A.y; not A.y'"),
    ("idle", {"decision_makers": {"A": ["x"], "B": []}}, "game-nothing-to-play", "'B'"),
    ("nameless", {"decision_makers": {}}, "game-nothing-to-play", "no decision maker"),
    ("same name", {"decision_makers": {"A": ["x", "x"]}}, "game-nothing-to-play", "twice"),
    ("text", {"decision_makers": {"A": "x"}}, "game-nothing-to-play", "list or a mapping"),
    ("one level", {"decision_makers": {"A": {"x": ["on"]}}}, "game-nothing-to-play", "2 to 255"),
    ("2^31", {"decision_makers": {"A": [f"o{k}" for k in range(31)]}}, "game-too-many-states",
     "2,147,483,648"),
    ("2^101", {"decision_makers": {"A": [f"o{k}" for k in range(101)]}}, "game-too-many-states",
     "2^62"),
    ("rules 10^9", {"decision_makers": {"A": [f"o{k}" for k in range(33)], "B": ["z"]},
                    "rules": ["o1 or o2", "not o3"]}, "game-too-many-states", "6,442,450,944"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_one_clear_line(changes: dict[str, Any], code: str, says: str) -> None:
    with pytest.raises(TightropeError) as caught:
        tw.Conflict(**{**GOOD, **changes})
    assert caught.value.code == code
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_infeasible_status_quo() -> None:
    with pytest.raises(TightropeError, match="not among the feasible states") as caught:
        tw.Conflict(
            {"A": ["x"], "B": ["z"]},
            feasible=[(0, 0), (0, 1)],
            preferences={"A": [1, 2], "B": [1, 2]},
            status_quo=(1, 0),
        )
    assert caught.value.code == "game-infeasible-status-quo"


def test_comparisons_in_a_circle_are_named() -> None:
    with pytest.raises(TightropeError, match=r"states 0 > 1 > 2 > 0|1 > 2 > 0 > 1|2 > 0 > 1 > 2"):
        tw.Ranking.from_pairs([(3, 0), (0, 1), (1, 2), (2, 0)], 4)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda c: c.moves("Q", 0), "no such decision maker"),
        (lambda c: c.moves("A", 99), "0 to 7"),
        (lambda c: c.state(-1), "0 to 7"),
        (lambda c: c.index_of((1, 2, 0)), "no such level"),
        (lambda c: c.with_ranks([[0] * 8]), "one row per decision maker"),
    ],
)
def test_questions_about_what_is_not_there(ask: Any, says: str) -> None:
    with pytest.raises(TightropeError, match=says):
        ask(tw.Conflict(**GOOD))
