"""Sentences on obligations: whether they bind, are kept and clash, for each status."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.commitments.report import (
    Clash,
    CommitmentsReport,
    Loose,
    NamedInstrument,
    ObligationStatus,
    OwedClause,
)
from tightrope.words import ByName, Phrase, render
from tightrope.words.commitments import (
    _condition,
    _kept,
    binds,
    by_clause,
    clash,
    named_instrument,
    obligation,
    says,
    status_of,
    unbound,
)

NAMES = ByName(model())
OWED = ObligationStatus(
    "pact", "consultation", "who", ("may",), "in force", "not judged", "not judged", "", (), None, date="2030-01-01",
)  # fmt: skip
BINDS = "It has been in force since 2030-01-01."


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def owed(**more: Any) -> ObligationStatus:
    return replace(OWED, **more)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, f"The Pact of May: WHO owes May consultation. Consults. {BINDS}"),
        ({"article": "3", "says": "Talks first.", "area": "the Gulf"},
         f"The Pact of May, article 3: WHO owes May consultation. Talks first (in the Gulf). {BINDS}"),
        ({"party": "gulf", "towards": ("may", "usa"), "obligation": "non_aggression"},
         f"The Pact of May: the Gulf states owe May and the United States non-aggression. Uses no force against the other. {BINDS}"),
    ],
)  # fmt: skip
def test_who_owes_what_to_whom(more: dict[str, Any], told: str) -> None:
    assert said(obligation(owed(**more))) == told


def test_a_kind_that_is_not_known_is_told_as_it_is_written() -> None:
    assert says(owed(obligation="no_spying")) == "no-spying"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"honoured": "yes"}, "WHO keeps to it."),
        ({"honoured": "no", "party": "gulf"}, "The Gulf states break it."),
        ({"honoured": "no", "broken_on": "2031-01-01"}, "WHO breaks it."),
        ({"honoured": "yes", "broken_on": "2031-01-01"}, "WHO keeps to it. WHO broke it on 2031-01-01."),
        ({"broken_on": "2031-01-01"}, "WHO broke it on 2031-01-01."),
        ({"honoured": "no", "unable": True}, "WHO cannot keep to it today."),
        ({"honoured": "no", "unable": True, "unable_because": ("No crews.", "No ships")}, "WHO cannot keep to it today, as “No crews” and “No ships”."),
        ({"honoured": "yes", "honoured_expected": "yes"}, "WHO keeps to it."),
        ({"honoured": "yes", "honoured_expected": "no"}, "WHO keeps to it. WHO would break it in what is expected."),
        ({"honoured_expected": "yes"}, "WHO would keep to it in what is expected."),
    ],
)  # fmt: skip
def test_whether_it_is_kept(more: dict[str, Any], told: str) -> None:
    assert said(_kept(owed(**more))) == told


@pytest.mark.parametrize(
    ("triggered", "told"),
    [
        ("yes", "Its condition is met: May strikes the port."),
        ("no", "Its condition is not met: May strikes the port."),
        ("not judged", "Whether its condition is met is not judged: May strikes the port."),
    ],
)
def test_whether_its_condition_is_met(triggered: Any, told: str) -> None:
    assert said(_condition(owed(triggered=triggered, condition="may.strike"))) == told
    assert said(_condition(owed(triggered=triggered))) == ""


@pytest.mark.parametrize(
    ("more", "as_of", "told"),
    [
        ({}, None, BINDS),
        ({"date": None}, None, "It has been in force since a date that is not known."),
        ({"status": "date unknown"}, "2031", "Whether it is in force on 2031 cannot be told from the dates given."),
        ({"status": "date unknown"}, None, "Whether it is in force is not judged, as the file gives no date."),
        ({"status": "not yet signed"}, "2029", "It was signed only on 2030-01-01, later than 2029."),
        ({"status": "signed, not in force", "signed": "2028"}, "2029", "It was signed on 2028 but is in force only from 2030-01-01, so it does not bind on 2029."),
        ({"status": "signed, not in force"}, None, "It was signed on a date that is not known but is in force only from 2030-01-01, so it does not bind."),
        ({"status": "not yet a member", "by": "gulf"}, "2029", "The Gulf states become parties only on 2030-01-01, so it does not bind on 2029."),
        ({"status": "not yet a member", "by": "may"}, None, "May becomes a party only on 2030-01-01, so it does not bind."),
        ({"status": "left", "by": "gulf"}, "2031", "The Gulf states were bound until 2030-01-01 and no longer are on 2031."),
        ({"status": "left"}, None, "One party was bound until 2030-01-01 and no longer is."),
        ({"status": "suspended", "by": "may"}, None, "It is suspended by May since 2030-01-01, so it does not bind."),
        ({"status": "suspended"}, None, "It is suspended since 2030-01-01, so it does not bind."),
        ({"status": "ended by breach", "by": "may"}, "2031", "May broke it on 2030-01-01, which ended it; it no longer binds on 2031."),
    ],
)  # fmt: skip
def test_whether_it_binds(more: dict[str, Any], as_of: str | None, told: str) -> None:
    assert said(status_of(owed(**more), as_of)) == told
    assert binds(owed(**more)) is ("status" not in more)


def test_obligations_are_gathered_clause_by_clause() -> None:
    ours, theirs = owed(), owed(party="may", towards=("who",))
    second, other = owed(clause=2), owed(article="4")
    report: Any = CommitmentsReport.__new__(CommitmentsReport)
    object.__setattr__(report, "obligations", (ours, second, theirs, other))
    assert by_clause(report) == [[ours, theirs], [second], [other]]


@pytest.mark.parametrize(
    ("obliges", "told"),
    [
        ((), "no obligation is listed for it"),
        (("consultation",), "it obliges to consultation, and nobody to defend anybody"),
        (("defence", "non_aggression"), "it obliges to defence and non-aggression"),
    ],
)
def test_what_an_instrument_is_called(obliges: tuple[str, ...], told: str) -> None:
    found = NamedInstrument("pact", "alliance", obliges, ())
    assert said(named_instrument(found)) == f"The Pact of May is called “alliance”; {told}."


CLAUSES = (
    OwedClause("pact", "defence", "who", ("may",), "1"),
    OwedClause("old_pact", "non_aggression", "who", ("usa",), ""),
)
CLASH = (
    "Defence owed by WHO to May (The Pact of May, article 1) and non-aggression owed by WHO to the "
    "United States (Old pact) cannot both be honoured: both are triggered in {states}, and none honours both."
)


@pytest.mark.parametrize(
    ("states", "loose", "told"),
    [
        (1, (), CLASH.format(states="one possible outcome")),
        (2, (Loose("pact", "who", "ended", "2030"), Loose("pact", "who", "ended", None), Loose("pact", "who", "date unknown", None)),
         CLASH.format(states="two possible outcomes") + " The Pact of May does not bind WHO: ended (until 2030). The Pact of May does not bind WHO: ended. "
         "The Pact of May is not known to be in force."),
    ],
)  # fmt: skip
def test_two_that_cannot_both_be_honoured(states: int, loose: Any, told: str) -> None:
    assert said(clash(Clash(*CLAUSES, states, loose))) == told


def test_whom_a_treaty_does_not_bind() -> None:
    assert said(unbound("pact", ["may"], "2031")) == "The Pact of May does not bind May on 2031."
    assert (
        said(unbound("pact", ["may", "who"], None)) == "The Pact of May does not bind May and WHO."
    )
