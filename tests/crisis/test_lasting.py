"""Wants and links count from the day on which they began to the last on which they stood."""

from __future__ import annotations

import pytest

from tightrope.analysis.effects import check_effects
from tightrope.conflict import build_game, examine_game
from tightrope.crisis import check_crisis, parse_crisis
from tightrope.crisis.fold import between, counting_on, known_on_its_date, look_unaided, model_on
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

FILE = """\
title: A strait
as_of: 2030-05-20
actors: {north: {name: North}, south: {name: South}}
options:
  north: {toll: {text: Charge, now: no}}
  south: {escort: {text: Escort, now: no}}
priorities:
  south:
    - {want: "not south.escort", until: 2030-05-09}
    - {want: "south.escort", since: 2030-05-10}
interests:
  north:
    - {in: income, wants: high, weight: minor}
    - {in: anger, wants: low, weight: vital, since: 2030-05}
indicators: {income: {name: Income}, anger: {name: Anger}}
effects:
  - {from: north.toll, to: income, sign: +, until: 2030-06-01}
  - {from: north.toll, to: anger, sign: +, strength: strong, since: 2030-05-15, until: 2030-05-18}
  - {from: north.toll, to: anger, sign: +, disputed: yes, since: 2030-05-19}
"""


def file() -> CrisisModel:
    return parse_crisis(FILE).model


def on(day: str) -> CrisisModel:
    return model_on(file(), PartialDate(day))


@pytest.mark.parametrize(
    ("day", "links", "cares", "lines"),
    [
        ("2030-05-09", [0], ["income"], ["not south.escort"]),
        ("2030-05-10", [0], ["income"], ["south.escort"]),
        ("2030-05-14", [0], ["income"], ["south.escort"]),
        ("2030-05-15", [0, 1], ["income"], ["south.escort"]),
        ("2030-05-18", [0, 1], ["income"], ["south.escort"]),  # the last day still counts
        ("2030-05-19", [0, 2], ["income"], ["south.escort"]),
        ("2030-05-30", [0, 2], ["income"], ["south.escort"]),
        ("2030-05-31", [0, 2], ["income", "anger"], ["south.escort"]),  # a month from its last day
        ("2030-06-01", [0, 2], ["income", "anger"], ["south.escort"]),
        ("2030-06-02", [2], ["income", "anger"], ["south.escort"]),
    ],
)
def test_only_what_counts_on_the_day_is_there(
    day: str, links: list[int], cares: list[str], lines: list[str]
) -> None:
    model = on(day)
    assert model.effects == tuple(file().effects[place] for place in links)
    assert [one.in_ for one in model.interests["north"]] == cares
    assert [one.want for one in model.priorities["south"]] == lines


def test_without_another_day_the_file_speaks_for_its_own() -> None:
    model = known_on_its_date(file())
    assert model.effects == on("2030-05-20").effects
    assert model.priorities == on("2030-05-20").priorities
    assert [one.in_ for one in model.interests["north"]] == ["income"]
    assert counting_on(model, PartialDate("2030-05-20")) == model


def test_what_is_preferred_follows_from_what_counts() -> None:
    def likes_toll(day: str) -> bool:
        game = build_game(on(day))
        toll = game.levels[:, game.options.index("north.toll")] == 1
        ranks = game.ranks[game.dm_index("north")]
        return bool(ranks[toll].min() > ranks[~toll].max())

    assert likes_toll("2030-05-30")
    assert not likes_toll("2030-05-31")


def test_check_looks_at_the_game_of_the_files_own_date() -> None:
    parsed = parse_crisis(FILE)
    assert not [f for f in check_crisis(parsed) if f.severity == "error"]
    told = [f.check for f in examine_game(parsed).findings]
    assert "sleeping-statement" not in told  # the line that is over decides nothing, and sleeps not
    later = parse_crisis(FILE.replace("until: 2030-05-09", "until: 2030-05-20"))
    told = [f.check for f in examine_game(later).findings]
    assert "sleeping-statement" in told


def test_placebo_signs_are_tested_on_the_files_own_date() -> None:
    signs = "expect_signs:\n  - {move: {north.toll: yes}, signs: {income: +}}\n"
    assert check_effects(parse_crisis(FILE + signs)) == ()
    over = FILE.replace("until: 2030-06-01", "until: 2030-05-19") + signs
    assert [f.check for f in check_effects(parse_crisis(over))] == ["wrong-sign"]
    later = FILE.replace("until: 2030-06-01", "since: 2030-05-21") + signs
    assert [f.check for f in check_effects(parse_crisis(later))] == ["wrong-sign"]


def test_dates_of_wants_and_links_need_a_day_to_count_on() -> None:
    def told(text: str) -> list[str]:
        found = check_crisis(parse_crisis(text))
        return [f.where for f in found if f.check == "dates-without-as-of"]

    assert told(FILE) == []
    assert told(FILE.replace("as_of: 2030-05-20\n", "")) == [
        f"crisis.yaml:{line}" for line in (8, 9, 13, 16, 17, 18)
    ]


def test_a_want_that_ends_before_it_begins_is_a_mistake() -> None:
    wrong = parse_crisis(FILE.replace("since: 2030-05-15", "since: 2030-05-19"))
    assert [(f.check, f.where) for f in check_crisis(wrong) if f.severity == "error"] == [
        ("order-of-dates", "crisis.yaml:18")
    ]


@pytest.mark.parametrize(
    ("first", "last", "came"),
    [
        ("2030-05-09", "2030-05-10", {"typed line begun": 1, "typed line ended": 1}),
        ("2030-05-10", "2030-05-15", {"link begun": 1}),
        ("2030-05-15", "2030-05-18", {}),
        ("2030-05-15", "2030-05-31", {"link begun": 1, "link ended": 1, "interest begun": 1}),
        ("2030-05-31", "2030-06-01", {}),
        ("2030-05-31", "2030-06-02", {"link ended": 1}),
    ],
)
def test_what_began_and_ended_between_two_days_is_counted(
    first: str, last: str, came: dict[str, int]
) -> None:
    found = between(on(first), on(last)).came
    assert {f"{one.what} {one.how}": one.number for one in found} == came


def test_two_days_are_compared_only_of_models_that_have_them() -> None:
    dateless = file().model_copy(update={"as_of": None})
    for pair in ((dateless, on("2030-05-20")), (on("2030-05-20"), dateless)):
        with pytest.raises(ValueError, match="no date"):
            between(*pair)


def test_the_dates_of_wants_and_links_speak_for_a_day() -> None:
    asked = look_unaided(file(), PartialDate("2030-04-30"))
    assert asked is not None
    assert asked.first == PartialDate("2030-05")
