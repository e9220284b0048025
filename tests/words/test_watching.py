"""What to watch, word for word: signs, what they tell of which future, what would speak against."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tests.words.test_every_input import NOW
from tightrope.words import ByName, Phrase, render
from tightrope.words import watching as w

NAMES = ByName(model())
TALKS = "the United States talks to May"


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def future(**more: Any) -> Any:
    told = {"settled": None, "answer": None, "ends": {"usa.talk": "yes"}, "probability": 0.7,
            "low": 0.6, "high": 0.8, **more}  # fmt: skip
    return SimpleNamespace(**told)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, f"In the end {TALKS}: likely (70%)."),
        ({"settled": "certain"}, f"In the end {TALKS}: certain in this model."),
        ({"low": 0.1, "high": 0.9}, f"In the end {TALKS}: the model cannot tell how likely (eight draws in ten 10% to 90%, mean 70%)."),
        ({"ends": {}}, "It ends as it is today: likely (70%)."),
        ({"answer": True}, "The answer is yes: likely (70%)."),
        ({"answer": False}, "The answer is no: likely (70%)."),
    ],
)  # fmt: skip
def test_a_future_and_how_likely_it_is(more: dict[str, Any], told: str) -> None:
    assert said(w.future(future(**more), NOW)) == told


def test_an_end_in_a_cell_of_a_table() -> None:
    assert said(w.end(future(), NOW)) == TALKS
    assert said(w.end(future(ends={}), NOW)) == "it ends as it is today"


def report(**more: Any) -> Any:
    told = {
        "today": NOW, "futures": (future(ends={}), future()), "watched": ("a sign",), "weeks": 1,
        "telling": ("may.strike",), "finding": {}, "against": (), "draws": 1, "worlds": 1200,
        "unsettled": 0.5, **more,
    }  # fmt: skip
    return SimpleNamespace(**told)


def sign(**more: Any) -> Any:
    told = {"by": 3, "kind": "move", "what": "usa.talk", "level": "yes", "probability": 0.25,
            "ratio": 4.0, "favours": 1, "absence": 1.0, "shown_by": {}, "bits": 0.02, **more}  # fmt: skip
    return SimpleNamespace(**told)


SEEN = f"By week 3 {TALKS} (25%); this is about four times likelier if in the end {TALKS}."


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, SEEN),
        ({"ratio": 1.5}, SEEN.replace("four", "one and a half")),
        ({"ratio": 1.4}, SEEN.replace("about four times", "slightly")),
        ({"favours": 0}, SEEN.replace(f"in the end {TALKS}", "it ends as it is today")),
        ({"kind": "indicator", "what": "oil_price", "level": "up"},
         SEEN.replace(f"3 {TALKS}", "3 “Oil price” is above today’s level")),
        ({"kind": "indicator", "what": "oil_price", "level": "down"},
         SEEN.replace(f"3 {TALKS}", "3 “Oil price” is below today’s level")),
        ({"absence": 1 / 1.4}, SEEN),
        ({"absence": 0.5}, f"{SEEN} That it stays away makes that about two times less likely."),
        ({"absence": 1 / 1.5}, f"{SEEN} That it stays away makes that about one and a half times less likely."),
        ({"shown_by": {"oil_price": "up"}}, f"{SEEN} It shows in that “Oil price” goes up."),
    ],
)  # fmt: skip
def test_a_sign_and_the_future_it_speaks_for(more: dict[str, Any], told: str) -> None:
    assert said(w.watched(sign(**more), report())) == told


def test_signs_are_weighed_as_long_as_what_tells_is_as_today() -> None:
    told = "Each sign is weighed as long as this is as it is today: May goes on striking the port."
    assert said(w.open_until(report())) == told
    assert said(w.open_until(report(telling=()))) == ""
    assert said(w.open_until(report(watched=()))) == ""


def move(**more: Any) -> Any:
    told = {"option": "usa.talk", "level": "yes", "probability": 0.4, "refutes": True, "ratio": 4.0}
    return SimpleNamespace(**{**told, **more})


HELD = f"That {TALKS} at some time within one week: 40%."
COMMON = (
    "It would be about four times as common if the sides moved without regard to what they want."
)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, f"{HELD} {COMMON}"),
        ({"probability": 0.5}, f"{HELD} {COMMON}".replace("40%", "50%")),
        ({"probability": 0.6}, f"{HELD} The forecast itself goes against the finding here.".replace("40%", "60%")),
        ({"probability": 0.6, "refutes": False}, f"{HELD} {COMMON}".replace("40%", "60%")),
        ({"ratio": 1.4}, HELD),
        ({"ratio": 1.5}, f"{HELD} {COMMON}".replace("four", "one and a half")),
    ],
)  # fmt: skip
def test_a_move_that_would_refute_the_finding(more: dict[str, Any], told: str) -> None:
    assert said(w.against(move(**more), report())) == told


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        ({}, ""),
        ({"may.strike": "yes"}, "Main finding: what is done today goes on."),
        ({"usa.talk": "yes"}, f"Main finding: {TALKS}."),
        ({"usa.talk": "yes", "may.strike": "yes"}, f"Main finding: {TALKS}, and as today May goes on striking the port."),
        ({"usa.talk": "yes", "may.strike": "yes", "gulf.plan": "yes"},
         f"Main finding: {TALKS}, and as today May goes on striking the port and the Gulf states go on with “Plan B”."),
        ({"usa.talk": "yes", "may.strike": "yes", "gulf.plan": "yes", "who.warn": "no"},
         f"Main finding: {TALKS}; the other three points of what is expected stay as they are today."),
    ],
)  # fmt: skip
def test_the_main_finding_is_what_changes_and_what_stays(
    finding: dict[str, str], told: str
) -> None:
    assert said(w.finding(report(finding=finding))) == told
    if told:
        refuting = report(finding=finding, against=(move(refutes=False), move()))
        assert said(w.finding(refuting)) == f"{told} It is refuted by these:"


@pytest.mark.parametrize(
    ("more", "left"),
    [(0, ""), (1, "; one less likely move would do so too"), (2, "; two less likely moves would do so too")],
)  # fmt: skip
def test_what_would_refute_the_finding(more: int, left: str) -> None:
    moves = (move(), move(option="may.strike", level="no", probability=0.1))
    assert said(w.refuted_by(moves, report(weeks=4), more)) == (
        f"What is expected would be refuted if at some time within four weeks {TALKS} (40%) or May stops "
        f"striking the port (10%){left}."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "A claim counts as having seen it that says of the United States: “diplomatic ties or aid”, done or under way, asserted or reported, dated."),
        ({"after": "2031-02-03", "targets": ("may", "who"), "undone": True},
         "A claim counts as having seen it that says of the United States: “diplomatic ties or aid”, towards May or WHO, ended or refused, asserted or reported, dated after 2031-02-03."),
        ({"already": ("c-1",)}, "one such claim is in the evidence already."),
        ({"already": ("c-1", "c-2")}, "two such claims are in the evidence already."),
        ({"relations": ()}, "No claim of the United States stands behind this option, so a person has to say what would count."),
    ],
)  # fmt: skip
def test_which_claims_would_count_as_having_seen_a_move(more: dict[str, Any], told: str) -> None:
    told_of = {"option": "usa.talk", "level": "yes", "source": "usa", "after": None, "undone": False,
               "relations": ("diplomatic_ties", "aid"), "targets": (), "already": (), **more}  # fmt: skip
    found: Any = SimpleNamespace(**told_of)
    assert said(w.seen(found)).casefold().endswith(told.casefold())
    assert said(w.seen_as(found, NOW)).startswith("That the United States talks to May: ")


def test_how_it_was_counted_and_why_there_is_nothing_to_watch() -> None:
    assert w.counted(report(draws=0)) == "Counted in 1,200 drawn worlds; nothing else was drawn."
    assert w.counted(report()).startswith("Counted in one draw of what is uncertain (at most ")
    assert w.nothing_tells(report(futures=(future(settled="certain"),))).startswith(
        "The model leaves only one"
    )
    assert w.nothing_tells(report(unsettled=0.049)).startswith(
        "The model holds one future all but certain"
    )
    assert (
        w.nothing_tells(report(unsettled=0.05)) == "No single early sign tells the futures apart."
    )
    assert w.worth(sign(), report()) == "0.020 of 0.50"
