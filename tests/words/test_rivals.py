"""What the record tells of rival hypotheses, and what a forecast hangs on, word for word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.words import ByName, render
from tightrope.words.drivers import sensitivity
from tightrope.words.rivals import evidence, verdict, what, worth

NAMES = ByName(model())


def weighed(name: str, posterior: float = 0.5, against_chance: float = 1.0) -> Any:
    return SimpleNamespace(name=name, prior=0.5, posterior=posterior, against_chance=against_chance)


def step(moved: bool = True, weeks: float = 1.0, ratio: float = 4.0) -> Any:
    did = {"usa.talk": "yes"} if moved else {}
    return SimpleNamespace(moved=did, date="2031-02-01", weeks=weeks, ratio=ratio, favours="peace")


def test_the_record_favours_the_likeliest_hypothesis_or_none() -> None:
    report: Any = SimpleNamespace(
        hypotheses=(weighed("war", 0.1), weighed("peace", 0.9)), evidence=(step(), step(False), step()), tells=True
    )  # fmt: skip
    assert render(verdict(report), NAMES) == (
        "Among these hypotheses it is very likely (90%) that “peace” is the one, by two dated moves and the "
        "times between, from 50% before; if none of them is right, that says nothing."
    )
    report.tells, report.evidence = False, (step(),)
    assert render(verdict(report), NAMES) == (
        "By one dated move these hypotheses cannot be told apart: none makes the record three times "
        "likelier than another."
    )


LIKE = "moves at random at the same pace would"


@pytest.mark.parametrize(
    ("factor", "told"),
    [
        (3.0, ""),
        (2.9, f"“War” explains the moves hardly better than {LIKE}: it makes them about three times likelier, and less than three times tells nothing."),
        (1.5, f"“War” explains the moves hardly better than {LIKE}: it makes them about one and a half times likelier, and less than three times tells nothing."),
        (1.4, f"“War” explains the moves no better and no worse than {LIKE}."),
        (1 / 1.4, f"“War” explains the moves no better and no worse than {LIKE}."),
        (0.5, f"“War” explains the moves hardly worse than {LIKE}: it makes them about two times less likely, and less than three times tells nothing."),
        (1 / 3.0, f"“War” explains the moves worse than {LIKE}: it makes them about three times less likely."),
    ],
)  # fmt: skip
def test_a_hypothesis_is_set_against_moves_at_random(factor: float, told: str) -> None:
    assert render(worth(weighed("War", against_chance=factor)), NAMES) == told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (step(), "on 2031-02-01 the United States talks to May"),
        (step(False), "nobody moved in the seven days to 2031-02-01"),
        (step(False, 2 / 7), "nobody moved in the two days to 2031-02-01"),
        (step(False, 0.01), "nobody moved in the one day to 2031-02-01"),
    ],
)
def test_a_step_is_a_move_or_a_time_without_one(one: Any, told: str) -> None:
    assert render(what(one), NAMES) == told


def test_a_step_is_told_where_it_speaks_for_somebody() -> None:
    assert render(evidence(step(ratio=2.99)), NAMES) == ""
    assert render(evidence(step(ratio=3.0)), NAMES) == (
        "On 2031-02-01 the United States talks to May: about three times likelier under “peace” than where "
        "it is least likely."
    )


# ---- what a forecast hangs on -------------------------------------------------------------------
def driver(factor: str, name: str, total: float, alone: float, moves: float = 0.2) -> Any:
    return SimpleNamespace(
        factor=factor, name=name, total=total, alone=alone, moves=moves, total_error=0.1
    )


def hangs(*drivers: Any, spread: float = 0.75) -> str:
    found: Any = SimpleNamespace(question="talks", spread=spread, drivers=drivers)
    return render(sensitivity(found), NAMES)


ALL = (
    driver("rate", "usa", 1.2, 0.8),
    driver("answer", "1", 0.3, -0.1, 0.01),
    driver("wants", "gulf", 0.2, 0.1, 0.005),
    driver("shock", "frost", 0.1, 0.1),
)
LEAD = "“talks” varies by 75 percentage points (standard deviation) with what is uncertain; most of it with "


def test_what_a_forecast_hangs_on_is_told_by_its_first_three() -> None:
    assert hangs() == "“talks”: nothing that is uncertain changes it."
    assert hangs(*ALL) == (
        f"{LEAD}how often the United States gets to move (over 99% of the variance, 80% by itself; drawn "
        "anew alone it moves it by 20 percentage points); how likely answer 2 of the file is given (30%, "
        "under 1% by itself; by 1 percentage point); and what the Gulf states want (20%, 10% by itself; by "
        "0.5 percentage points)."
    )


@pytest.mark.parametrize(
    ("alone", "second", "told"),
    [
        ((0.5, 0.0), 0.2, ""),
        ((0.4, 0.0), 0.2, " Most of it comes of several together."),
        ((0.9, -0.9), 0.2, ""),  # what chance takes below nothing counts for nothing
        ((0.5, 0.0), 0.75, " Which of the first two counts for more, so few runs do not tell."),
    ],
)
def test_what_works_together_is_said(alone: tuple[float, float], second: float, told: str) -> None:
    pair = (driver("rate", "usa", 0.8, alone[0]), driver("rate", "may", second, alone[1]))
    assert hangs(*pair).partition(" percentage points).")[2] == told
    assert hangs(pair[0]).endswith("together.") == (alone[0] < 0.5)
