"""Treaties: in force or not, triggered or not, honoured or not, and what they are called."""

from __future__ import annotations

import pytest

from tests.words.saying import say
from tightrope.analysis.commitments import analyse_commitments
from tightrope.analysis.commitments.obligations import _facts
from tightrope.conflict import build_game
from tightrope.consequences import standing
from tightrope.crisis import parse_crisis
from tightrope.crisis.model import Obligation, Treaty
from tightrope.dates import PartialDate
from tightrope.words import ByName

PACTS = """\
title: Pacts
as_of: 2025-06-20
actors: {a: {name: Aland}, b: {name: Borg}, c: {name: Cist}}
treaties:
  friends:
    name: Treaty of friendship
    parties: [a, b]
    signed: 2025-01-17
    in_force: 2025-10-02
    called: defence pact
    cites: [c-1, c-2]
    obliges:
      - consultation
      - {kind: neutrality, article: "3", by: a, if: c.attack, forbids: a.aid_c, area: the north}
  guarantee:
    parties: [a, c]
    signed: 2020
    in_force: 2021
    obliges: [{kind: arms, by: a, if: c.attack, requires: a.aid_c, cites: [c-3]}]
options:
  a: {aid_c: {text: Aid Cist, now: no}}
  c: {attack: {text: Attack, now: yes}}
priorities:
  a: [{want: not a.aid_c}]
  c: [{want: c.attack}]
"""


def treaty(**dates: str) -> Treaty:
    return Treaty(parties=("a", "b"), **dates)


@pytest.mark.parametrize(
    ("dates", "as_of", "status"),
    [
        ({"signed": "2025-01-17", "in_force": "2025-10-02"}, "2025-06-20", "signed, not in force"),
        ({"signed": "2025-01-17", "in_force": "2025-10-02"}, "2025-10-02", "in force"),
        ({"signed": "2025-01-17", "in_force": "2025-10-02"}, "2024-12", "not yet signed"),
        ({"in_force": "2001"}, "2025-06-20", "in force"),
        ({"in_force": "2001", "ended": "2020"}, "2025-06-20", "ended"),
        ({"in_force": "2001", "ended": "2025-06-21"}, "2025-06-20", "in force"),
        ({"in_force": "2001", "ended": "2025"}, "2025-06-20", "in force"),
        ({"in_force": "2001", "ended": "2025-06-20"}, "2025-06-20", "in force"),
        ({"in_force": "2001", "ended": "2025-06-19"}, "2025-06-20", "ended"),
        ({"in_force": "2025"}, "2025-06-20", "not yet in force"),
        ({"in_force": "2025"}, "2025-12-31", "in force"),
        ({"in_force": "2025-03"}, "2025", "in force"),
        (
            {"signed": "2024", "ratified": "2025-01", "in_force": "2025-07"},
            "2025-06-20",
            "ratified, not in force",
        ),
        ({"signed": "2001"}, "2025-06-20", "date unknown"),
        ({}, "2025-06-20", "date unknown"),
        ({"in_force": "2001"}, None, "date unknown"),
    ],
)
def test_status_on_a_date(dates: dict[str, str], as_of: str | None, status: str) -> None:
    on = None if as_of is None else PartialDate(as_of)
    clause = Obligation(kind="defence")
    assert standing(treaty(**dates), clause, "a", "b", on).status == status


def found(state: dict[str, str] | None = None, as_of: str | None = None):
    model = parse_crisis(PACTS).model
    return analyse_commitments(
        model, build_game(model), state=state, as_of=None if as_of is None else PartialDate(as_of)
    )


def test_each_party_has_its_own_obligation() -> None:
    told = [(o.treaty, o.obligation, o.party, o.towards) for o in found().obligations]
    assert told == [
        ("friends", "consultation", "a", ("b",)),
        ("friends", "consultation", "b", ("a",)),
        ("friends", "neutrality", "a", ("b",)),
        ("guarantee", "arms", "a", ("c",)),
    ]


def test_triggered_and_honoured_in_the_present_and_in_another_state() -> None:
    def answers(state: dict[str, str] | None) -> list[tuple[str, str]]:
        return [(o.triggered, o.honoured) for o in found(state, "2026").obligations]

    assert answers(None) == [("yes", "not judged")] * 2 + [("yes", "yes"), ("yes", "no")]
    assert answers({"a.aid_c": "yes"})[2:] == [("yes", "no"), ("yes", "yes")]
    assert answers({"c.attack": "no"})[2:] == [("no", "not judged"), ("no", "not judged")]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("ended: 2025-06-19", "ended"),
        ("members: {a: {until: 2025-06-19}}", "left"),
        ("suspensions: [{since: 2025-06-01}]", "suspended"),
        ("breaches: [{on: 2025-06-19, by: a, ends: yes}]", "ended by breach"),
        ("ended: 2025-06-20", "in force"),
    ],
)
def test_what_does_not_bind_is_neither_honoured_nor_broken(more: str, status: str) -> None:
    model = parse_crisis(
        PACTS.replace("    in_force: 2021\n", f"    in_force: 2021\n    {more}\n")
    ).model
    game = build_game(model)
    owed = analyse_commitments(model, game, expected={"a.aid_c": "yes"}).obligations[3]
    assert (owed.status, owed.triggered) == (status, "yes")
    judged = ("no", "yes") if status == "in force" else ("not judged", "not judged")
    assert (owed.honoured, owed.honoured_expected) == judged


def test_sentences_say_what_is_owed_and_whether_it_binds() -> None:
    neutrality = found().obligations[2]
    model = parse_crisis(PACTS).model
    assert say(neutrality, model=model) == (
        "The Treaty of friendship, article 3: Aland owes Borg neutrality. Stays neutral and gives an "
        "attacker of the other no aid (in the north). It was signed on 2025-01-17 but is in force "
        "only from 2025-10-02, so it does not bind. Its condition is met: "
        f"{ByName(model).formula('c.attack')}."
    )
    assert neutrality.cites == ("c-1", "c-2")
    assert found().obligations[3].cites == ("c-3",)
    assert found(as_of="2026").obligations[2].status == "in force"


def test_two_obligations_that_no_state_honours_both_clash() -> None:
    (clash,) = found().conflicts
    assert say(clash, model=parse_crisis(PACTS).model) == (
        "Neutrality owed by Aland to Borg (the Treaty of friendship, article 3) and arms owed by Aland "
        "to Cist (Guarantee) cannot both be honoured: both are triggered in two possible outcomes, "
        "and none honours both. The Treaty of friendship does not bind Aland: signed, not in "
        "force (in force from 2025-10-02)."
    )
    (in_force,) = found(as_of="2026").conflicts
    assert in_force.not_in_force == ()
    undated = parse_crisis(PACTS.replace("    in_force: 2025-10-02\n", "")).model
    (open_,) = analyse_commitments(undated, build_game(undated)).conflicts
    assert say(open_).endswith("none honours both. friends is not known to be in force.")
    over = parse_crisis(
        PACTS.replace("in_force: 2021", "in_force: 2021, ended: 2025-06-01").replace(
            "    in_force: 2021, ended", "    in_force: 2021\n    ended"
        )
    ).model
    (ended,) = analyse_commitments(over, build_game(over)).conflicts
    assert say(ended).endswith("guarantee does not bind a: ended (until 2025-06-01).")
    calm = parse_crisis(PACTS.replace("forbids: a.aid_c", "forbids: not c.attack")).model
    assert analyse_commitments(calm, build_game(calm)).conflicts == ()


def test_what_it_is_called_against_what_it_obliges() -> None:
    (named,) = found().called_against_obliges
    assert (named.obliges, named.cites) == (("consultation", "neutrality"), ("c-1", "c-2"))
    assert say(named, model=parse_crisis(PACTS).model) == (
        "The Treaty of friendship is called “defence pact”; it obliges to consultation and neutrality, "
        "and nobody to defend anybody."
    )


def test_conditions_are_not_judged_without_options() -> None:
    text = PACTS[: PACTS.index("options:")].replace(", if: c.attack, forbids: a.aid_c", "")
    text = text.replace(", if: c.attack, requires: a.aid_c", "")
    told = analyse_commitments(parse_crisis(text).model, None).obligations
    assert [o.triggered for o in told] == ["yes"] * 4
    assert {o.honoured for o in told} == {"not judged"}


def test_base_rates_fit_the_obligations_and_name_their_sources() -> None:
    rates = found().reference
    asked = " ".join(rate.question for rate in rates)
    assert "neutrality" in asked
    assert "only to consult" in asked
    assert "non-aggression" not in asked
    assert "offen" not in asked
    assert all(rate.source and rate.measure and 0 <= rate.rate <= 1 for rate in rates)
    empty = parse_crisis("title: T\n").model
    assert analyse_commitments(empty, None).reference == ()


def test_counted_rates_lie_in_their_intervals_as_counted() -> None:
    for entry in _facts():
        if entry["interval"] is None:
            continue
        low, high = entry["interval"]
        assert low <= entry["rate"] <= high
        joined = entry["rate"] * entry["n"]
        assert abs(joined - round(joined)) < 0.1
        assert (low, high) == pytest.approx(wilson(round(joined), entry["n"]), abs=2e-5)


def wilson(joined: int, n: int) -> tuple[float, float]:
    z = 1.959964
    share = joined / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return middle - half, middle + half
