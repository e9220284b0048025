"""How many clauses are in force, for whom they are not, and what is expected of them."""

from __future__ import annotations

import pytest

from tests.brief.walking import texts
from tests.commitments.test_present import ATTACK
from tightrope.analysis.engines import analyse_model
from tightrope.brief import Brief, BriefInput, compose
from tightrope.crisis import parse_crisis

ALLIANCE = """\
title: An alliance and one that joins later
as_of: 1978-06-01
actors: {usa: {name: United States}, uk: {name: Britain}, finland: {name: Finland}}
treaties:
  nato:
    name: North Atlantic Treaty
    parties: [finland, usa, uk]
    signed: 1949-04-04
    in_force: 1949-08-24
    members: {finland: {since: 2023-04-04}}
    obliges: [defence, consultation]
    assumption: Its text
"""


def brief_of(text: str) -> Brief:
    model = parse_crisis(text).model
    return compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2)))


def said(text: str, section: str) -> str:
    return " ".join(texts(brief_of(text), section))


def test_a_clause_is_in_force_if_it_binds_any_party_and_it_is_said_whom_it_does_not() -> None:
    for order in ("[finland, usa, uk]", "[usa, finland, uk]", "[usa, uk, finland]"):
        front = said(ALLIANCE.replace("[finland, usa, uk]", order), "binds")
        assert (
            "Both clauses are in force on 1978-06-01; one of these asks the United States and Britain to fight. "
            "North Atlantic Treaty does not bind Finland on 1978-06-01." in front
        )
    later = said(ALLIANCE.replace("1978-06-01", "2024"), "binds")
    assert "Both clauses are in force" in later
    assert "does not bind" not in later
    early = said(ALLIANCE.replace("as_of: 1978", "as_of: 1948"), "binds")
    assert "Neither of the two clauses is in force on 1948-06-01." in early
    assert "does not bind" not in early


@pytest.mark.parametrize(
    ("condition", "said_of_today"),
    [
        ("", ""),
        (", if: finland.march", ", which is not due today"),
        (", if: not finland.march", ", which is due today"),
    ],
)
def test_whom_a_clause_asks_to_fight_and_whether_today(condition: str, said_of_today: str) -> None:
    options = "options: {finland: {march: {text: March, now: no, assumption: x}}}\n"
    one = f"obliges: [{{kind: defence, by: usa, assumption: x{condition}}}]"
    text = ALLIANCE.replace("obliges: [defence, consultation]", one) + options
    assert f"; it asks the United States to fight{said_of_today}." in said(text, "binds")


def test_several_clauses_that_ask_to_fight_are_counted() -> None:
    both = ALLIANCE.replace("[defence, consultation]", "[defence, offence]")
    assert "; two of these ask somebody to fight." in said(both, "binds")
    none = ALLIANCE.replace("[defence, consultation]", "[arms, consultation]")
    assert "; none of these asks anybody to fight." in said(none, "binds")


def test_the_annex_counts_clauses_as_the_front_does_and_obligations_by_party() -> None:
    assert (
        "Both clauses are in force on 1978-06-01. Counted party by party, four of six obligations "
        "bind, and four are in force and triggered." in said(ALLIANCE, "commitments")
    )


def test_two_clauses_of_one_kind_are_two() -> None:
    two = ALLIANCE.replace(
        "[defence, consultation]", "[{kind: arms, by: usa}, {kind: arms, by: uk}]"
    )
    assert "Both clauses are in force" in said(two, "binds")
    assert "two of two obligations bind" in said(two, "commitments")


def test_who_owes_a_clause_to_some_only_is_counted_once() -> None:
    rests = "suspensions: [{since: 1970, by: usa, towards: uk}]\n    obliges"
    four = ALLIANCE.replace("{since: 2023", "{since: 1950").replace("obliges", rests)
    told = said(four, "commitments")
    assert "Counted party by party, six of six obligations bind, and six are in force" in told
    assert "does not bind" not in said(four, "binds")


def test_what_is_broken_now_is_told_apart_from_what_is_expected_to_be() -> None:
    assert "It is not honoured by Germany." in said(ATTACK, "binds")
    assert "It is expected to be broken by the Soviet Union." in said(ATTACK, "binds")
    assert "has been crossed" not in said(ATTACK, "binds")
    now = ATTACK.replace("into Germany, now: no", "into Germany, now: yes")
    assert "expected to be broken" not in said(now, "binds")
    assert "It has been crossed and has been answered." in said(now, "binds")
    over = ATTACK.replace("as_of: 1941-06-22", "as_of: 1941-06-23")
    assert "not honoured" not in said(over, "binds")
    assert "expected to be broken" not in said(over, "binds")
