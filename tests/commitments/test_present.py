"""What is done now, told apart from what is expected to be done."""

from __future__ import annotations

import pytest

from tests.words.saying import say
from tightrope.analysis.commitments import CommitmentsReport
from tightrope.analysis.engines import analyse_model, facts_of
from tightrope.crisis import parse_crisis

ATTACK = """\
title: The attack of June 1941
as_of: 1941-06-22
actors: {germany: {name: Germany}, ussr: {name: Soviet Union}}
treaties:
  pact:
    name: Pact of August 1939
    parties: [germany, ussr]
    signed: 1939-08-23
    in_force: 1939-08-23
    breaches: [{on: 1941-06-22, by: germany, ends: yes}]
    obliges: [{kind: non_aggression, forbids: {germany: germany.invade, ussr: ussr.invade}}]
options:
  germany: {invade: {text: Invade the Soviet Union, now: yes}}
  ussr: {invade: {text: Fight into Germany, now: no}}
priorities:
  germany: [{want: germany.invade}]
  ussr: [{want: ussr.invade iff germany.invade}]
red_lines:
  - {id: border, by: germany, against: ussr, if: ussr.invade, then: germany.invade, said_on: 1941-06-22}
"""


def report(text: str = ATTACK) -> CommitmentsReport:
    analysis = analyse_model(parse_crisis(text).model, draws=2)
    assert analysis.strategy is not None
    assert analysis.strategy.expected[0].levels["ussr.invade"] == "yes"
    assert analysis.commitments is not None
    return analysis.commitments


def test_on_the_day_of_its_breach_a_pact_is_broken_by_one_side_whatever_the_other_will_do() -> None:
    attacker, attacked = report().obligations
    assert {attacker.status, attacked.status} == {"in force"}
    assert (attacker.honoured, attacked.honoured) == ("no", "yes")
    assert (attacker.honoured_expected, attacked.honoured_expected) == ("no", "no")
    assert say(attacked).endswith("ussr keeps to it. ussr would break it in what is expected.")
    assert say(attacker).endswith("germany breaks it.")


def test_what_is_expected_of_a_clause_is_a_fact_of_its_own() -> None:
    found = facts_of(analyse_model(parse_crisis(ATTACK).model, draws=2))
    told = {fact.key.kind: fact.value for fact in found if fact.key.of[-1:] == ("ussr",)}
    assert (told["honoured"], told["honoured_expected"]) == ("yes", "no")


def test_clauses_alike_but_for_their_article_are_told_apart_by_number() -> None:
    twice = ATTACK.replace(
        "obliges: [", "obliges: [{kind: non_aggression, article: II, by: germany}, "
    )
    facts = facts_of(analyse_model(parse_crisis(twice).model, draws=0))
    told = [fact.key.of for fact in facts if fact.key.kind == "in_force"]
    germany = ("pact", "non_aggression", "germany")
    assert told == [germany, (*germany, "2"), ("pact", "non_aggression", "ussr")]


@pytest.mark.parametrize(
    ("of", "broken"),
    [
        ("", [True, True]),
        ("of: [non_aggression],", [True, False]),
        ("of: [consultation],", [False, True]),
        ("of: [IV],", [False, True]),
    ],
)
def test_an_act_breaks_the_clauses_it_is_said_to_break_or_all(of: str, broken: list[bool]) -> None:
    """By kind or by article; the other side's own obligations are not broken by it."""
    text = ATTACK.replace("{on: 1941-06-22, by", f"{{on: 1941-06-22, {of} by").replace(
        "ussr: ussr.invade}}]", "ussr: ussr.invade}}, {kind: consultation, article: IV}]"
    )
    owed = report(text).obligations
    assert [o.broken_on is not None for o in owed if o.party == "germany"] == broken
    assert not any(o.broken_on for o in owed if o.party == "ussr")


def test_the_condition_of_a_clause_is_judged_in_the_present_and_apart_in_what_is_expected() -> None:
    clause = "{kind: defence, by: germany, if: ussr.invade, requires: not germany.invade}"
    text = ATTACK.replace("{kind: non_aggression,", f"{clause}, {{kind: non_aggression,").replace(
        "on: 1941-06-22, by", "on: 1941-06-22, of: [non_aggression], by"
    )
    owed = report(text).obligations[0]
    assert (owed.triggered, owed.honoured, owed.honoured_expected) == ("no", "not judged", "no")


def test_a_line_is_not_crossed_because_it_will_be() -> None:
    (line,) = report().red_lines
    assert not line.being_crossed
    assert line.situation != "crossed"
    assert "crossed as things stand" not in say(line, "deterrence")
    now = ATTACK.replace("into Germany, now: no", "into Germany, now: yes")
    (line,) = report(now).red_lines
    assert (line.being_crossed, line.situation) == (True, "crossed")


@pytest.mark.parametrize(("said_on", "crossed"), [("1941-06-22", True), ("1941-06-23", False)])
def test_a_line_drawn_after_the_date_is_not_crossed(said_on: str, crossed: bool) -> None:
    text = ATTACK.replace("into Germany, now: no", "into Germany, now: yes").replace(
        "said_on: 1941-06-22", f"said_on: {said_on}, crossed: 1941-06-23"
    )
    (line,) = report(text).red_lines
    assert line.being_crossed is crossed
    assert line.crossed == ("1941-06-23" if crossed else None)
