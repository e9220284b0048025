"""What the bottom line says of clauses that ask somebody to fight: what is due today first."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.brief.invented import full_input
from tests.brief.walking import texts
from tightrope.brief import compose


def fighting(*obligations: dict[str, Any]) -> list[str]:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.commitments is not None
    owed = given.analysis.commitments.obligations[0]
    all_ = tuple(
        dataclasses.replace(
            owed,
            **{"obligation": "defence", "status": "in force", "treaty": "pact", "clause": 1, **own},
        )
        for own in obligations
    )
    report = dataclasses.replace(given.analysis.commitments, obligations=all_)
    analysis = dataclasses.replace(given.analysis, commitments=report)
    bare = dataclasses.replace(given, analysis=analysis, robustness={})
    return [text for text in texts(compose(bare), "bottom-line") if "fight" in text]


CASE = "tessaly.strike"
VELD = {"party": "veld", "towards": ("arkonia",), "condition": CASE, "triggered": "no"}
ARKONIA = {"party": "arkonia", "towards": ("veld",), "condition": CASE, "triggered": "no"}


@pytest.mark.parametrize(("honoured", "fails"), [("no", ", which is not honoured"), ("yes", "")])
def test_what_is_due_today_is_told_whoever_has_to_fight(honoured: str, fails: str) -> None:
    due = {**ARKONIA, "triggered": "yes", "honoured": honoured}
    assert fighting(VELD, due) == [
        f"A clause in force obliges Arkonia to fight beside Veld as things stand{fails}."
    ]


def test_the_case_in_which_a_clause_binds_is_named_with_whom_it_binds() -> None:
    case = "if Tessaly strikes the batteries on the strait, which is not so today."
    assert fighting(VELD) == [f"A clause in force binds Veld to fight beside Arkonia {case}"]
    assert fighting(VELD, ARKONIA) == [
        f"A clause in force binds Veld and Arkonia to fight side by side {case}"
    ]
    other = {**VELD, "condition": "tessaly.talk", "clause": 2}
    assert fighting(VELD, other) == [
        "Veld is bound to fight beside Arkonia in some cases; none of them is met today."
    ]


@pytest.mark.parametrize(("kind", "said"), [("consultation", True), ("water", False)])
def test_that_nobody_is_bound_to_fight_is_told_where_a_treaty_is_about_security(
    kind: str, said: bool
) -> None:
    words = ["No clause in force obliges Veld to fight for another side."]
    assert fighting({**VELD, "obligation": kind}) == (words if said else [])
