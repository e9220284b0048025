"""Forecasts against what happened: persistence, sets, numbers, what is not settled, prices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.questions.towers import lines, towers, tree, written
from tightrope.analysis.effects import price_shock
from tightrope.analysis.questions.hindsight import (
    FORECASTERS,
    LookedBack,
    Tally,
    Told,
    look_back,
)
from tightrope.analysis.questions.sealed import parse_sealed
from tightrope.crisis import parse_crisis
from tightrope.words.hindsight import beaten, hindsight_lead, tally_row

WANTS = lines(
    north=["north.tower if south.tower", "not north.tower"],
    south=["not south.tower"],
    east=["east.leave if south.tower", "not east.leave"],
)
SCENARIO: dict[str, Any] = {
    "text": "The South builds",
    "assume": {"south.tower": "yes"},
    "expect": {"north.tower": "no"},
    "might": {"east.leave": "yes", "east.tower": "yes"},
    "chance": {"east.leave": 0.7, "north.tower": 0.9},
}
SHOCK: dict[str, Any] = {
    "text": "Wells are lost",
    "world": 100,
    "lost": [3, 4, 5],
    "assumption": "Guess",
}
EVENT: dict[str, Any] = {
    "id": "one",
    "date": "2030-06",
    "text": "The South built",
    "confidence": "high",
    "trigger": ["south.tower=yes"],
    "scenario": "builds",
    "observed": {"north.tower": "yes", "east.leave": "yes", "east.tower": "no"},
    "unclear": {"north.sing": "Nobody listened"},
}


def looked_back(event: dict[str, Any] = EVENT) -> LookedBack:
    text = towers(
        interests={}, priorities=WANTS, scenarios={"builds": SCENARIO}, energy_shocks={"wells": SHOCK}
    )  # fmt: skip
    file = written({**tree("sealed: []"), "sealed": [event]})
    return look_back(parse_crisis(text).model, parse_sealed(file, "sealed.yaml").value.sealed)


def told(found: LookedBack, option: str) -> dict[str, Told]:
    (row,) = (row for row in found.rows if row.option == option)
    return dict(zip(FORECASTERS, row.told, strict=True))


def test_each_forecast_is_scored_on_each_option_seen() -> None:
    found = looked_back()
    north = {by: (one.levels, one.score) for by, one in told(found, "north.tower").items()}
    assert north == {
        "persistence": (("no",), "wrong"),
        "unconditional": (("no",), "wrong"),
        "as stated": (("yes",), "right"),
        "scenario": (("yes",), "right"),
        "source": (("no",), "wrong"),
    }


def test_what_set_the_event_off_is_scored_only_for_those_who_were_not_told() -> None:
    found = looked_back()
    (row,) = (row for row in found.rows if row.option == "south.tower")
    assert row.set_off
    assert row.observed == "yes"
    assert [one.score for one in row.told] == ["wrong", "wrong", *["no prediction"] * 3]


def test_what_might_be_is_a_set_and_a_number_is_scored_by_its_squared_error() -> None:
    found = looked_back()
    leaves = told(found, "east.leave")["source"]
    assert (leaves.levels, leaves.score) == (("no", "yes"), "within")
    assert leaves.brier == pytest.approx(0.09)
    assert told(found, "north.tower")["source"].brier == pytest.approx(0.81)
    assert told(found, "east.tower")["source"].score == "within"
    assert told(found, "east.tower")["source"].brier is None


def test_a_set_can_be_wrong_and_of_one_level_right() -> None:
    base = {"source": told(looked_back(), "east.leave")["source"]}
    assert base["source"].score == "within"
    other = {**EVENT, "observed": {"north.tower": "no"}}
    assert told(looked_back(other), "north.tower")["source"].score == "right"


def test_what_is_not_settled_is_bracketed() -> None:
    found = looked_back()
    sings = told(found, "north.sing")
    assert {one.score for one in sings.values()} == {"no prediction"}
    tallies = {tally.by: tally for tally in found.tallies}
    assert tallies["persistence"].unsettled == 1
    assert tallies["source"].unsettled == 0
    assert tally_row(tallies["persistence"])[1].endswith("(to 2, as far as not settled)")


def test_tallies_count_persistence_on_the_same_options() -> None:
    tallies = {tally.by: tally for tally in looked_back().tallies}
    assert tallies["persistence"] == Tally("persistence", 1, 3, 0, 0, 1, 1)
    assert tallies["unconditional"] == Tally("unconditional", 1, 3, 0, 0, 1, 1)
    stated = tallies["as stated"]
    assert stated == Tally("as stated", 2, 0, 1, 0, 0, 1)
    assert tallies["source"] == Tally("source", 0, 1, 0, 2, 0, 1)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally("as stated", 1, 2, 0, 0, 0, 3), "Persistence wins against the model told what set"),
        (Tally("as stated", 2, 1, 0, 0, 0, 2), "Persistence does as well as the model told"),
        (Tally("as stated", 3, 0, 0, 0, 0, 2), ""),
        (Tally("source", 0, 0, 0, 0, 2, 0), ""),
        (Tally("persistence", 1, 2, 0, 0, 0, 1), ""),
        (Tally("source", 0, 0, 0, 1, 0, 0), "Persistence does as well as the sources themselves"),
    ],
)
def test_it_is_said_where_persistence_wins(tally: Tally, said: str) -> None:
    assert beaten(tally).startswith(said)
    assert bool(beaten(tally)) is bool(said)


@pytest.mark.parametrize(
    ("right", "persistence", "said"),
    [
        (2, 3, "more often, on three of them."),
        (2, 2, "as often, on two of them."),
        (3, 2, "less often, on two of them."),
    ],
)
def test_the_lead_sets_the_model_beside_persistence(
    right: int, persistence: int, said: str
) -> None:
    tally = Tally("as stated", right, 4 - right, 0, 0, 0, persistence)
    own = {2: "two of the four levels at which options were seen later, wrong on two",
           3: "three of the four levels at which options were seen later, wrong on one"}  # fmt: skip
    assert hindsight_lead(LookedBack((), (), (tally,))) == (
        f"Told what set the events off, the model was right on {own[right]}. The guess that nothing "
        f"changes was right {said}"
    )


def test_open_is_told_apart_from_wrong() -> None:
    lead = hindsight_lead(LookedBack((), (), (Tally("as stated", 2, 1, 4, 0, 1, 3),)))
    assert (
        "right on two of the seven levels at which options were seen later, not settled on four and wrong on one. "
        in lead
    )
    said = beaten(Tally("source", 1, 1, 2, 3, 0, 2))
    assert said.endswith(
        "two of seven levels, against one (not settled on two, undecided on three and wrong on one)."
    )


@pytest.mark.parametrize(
    ("guesses", "said"),
    [
        ((), "on one of them."),
        (("wrong",), "on one of them. It missed the one move that set the events off."),
        (("right",), "on one of them. It got right the one move that set the events off."),
        (("wrong", "wrong"), "on one of them. It missed both moves that set the events off."),
        (("wrong", "right"), "on one of them. It missed one of the two moves that set the events off."),
        (("right", "right"), "on one of them. It missed none of the two moves that set the events off."),
        (("wrong",) * 3, "on one of them. It missed all three moves that set the events off."),
    ],
)  # fmt: skip
def test_the_moves_that_set_things_off_are_counted_apart(
    guesses: tuple[Any, ...], said: str
) -> None:
    (row,) = (row for row in looked_back().rows if row.set_off)
    first, *others = row.told
    rows = tuple(replace(row, told=(replace(first, score=one), *others)) for one in guesses)
    lead = hindsight_lead(LookedBack(rows, (), (Tally("as stated", 2, 0, 0, 0, 0, 1),)))
    assert lead.endswith(said)


@pytest.mark.parametrize("place", ["inside", "overlaps", "outside below", "outside above"])
def test_a_price_seen_is_set_against_the_whole_band(place: str) -> None:
    text = towers(interests={}, priorities=WANTS, energy_shocks={"wells": SHOCK})
    bands = [one.if_lost for one in price_shock("wells", parse_crisis(text).model.energy_shocks["wells"]).sources]  # fmt: skip
    low, high = min(b.low for b in bands), max(b.high for b in bands)
    seen = {
        "inside": [low, high],
        "overlaps": [low - 1, high],
        "outside below": [low - 2, low - 1],
        "outside above": [high + 1, high + 2],
    }[place]
    found = looked_back({**EVENT, "rises": {"wells": seen}}).prices
    assert [one.score for one in found] == [place.split()[0]]


def test_an_option_whose_outcomes_differ_is_open() -> None:
    stated = told(looked_back(), "east.tower")["as stated"]
    assert (stated.levels, stated.score) == ((), "open")


def test_what_no_scenario_is_named_for_has_no_source() -> None:
    bare = {key: value for key, value in EVENT.items() if key != "scenario"}
    scores = {by: one.score for by, one in told(looked_back(bare), "north.tower").items()}
    assert scores["as stated"] == "right"
    assert scores["scenario"] == scores["source"] == "no prediction"
