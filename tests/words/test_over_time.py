"""Sentences on what is likely over the weeks: one, two and many, and the thresholds between words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.words import ByName, Phrase, render
from tightrope.words.over_time import (
    _EVEN,
    Doubtful,
    against_expected,
    cannot_tell,
    doubtful,
    likelihood_of_expected,
    no_likelier_than_not,
    still_as_today,
)
from tightrope.words.phrase import fill

NAMES = ByName(model())
TODAY = {"who.warn": "no", "may.strike": "yes", "usa.talk": "no", "may.help": "arms"}
STRIKES, STOPS = "May goes on striking the port", "May stops striking the port"


def told(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def ahead(weeks: int = 4, **chances: Any) -> Any:
    """A report of what comes: option -> (low, mean, high), of a level or (None) of being left."""
    coming = [
        SimpleNamespace(
            option=option.replace("__", "."), level=level, low=low, probability=mean, high=high
        )
        for option, found in chances.items()
        for level, low, mean, high in found
    ]
    return SimpleNamespace(weeks=weeks, today=TODAY, coming=coming)


@pytest.mark.parametrize(
    ("weeks", "unchanged", "stays", "said"),
    [
        (1, 0.5, None, "there is roughly an even chance (50%) that all is still as today in one week."),
        (8, 0.9, None, "it is very likely (90%) that all is still as today in eight weeks."),
        (8, 0.9, "yes", "in this model it is certain that all is still as today in eight weeks."),
        (8, 0.9, "no", "in this model it is impossible that all is still as today in eight weeks."),
    ],
)  # fmt: skip
def test_how_likely_all_is_as_today(weeks: int, unchanged: float, stays: Any, said: str) -> None:
    report: Any = SimpleNamespace(weeks=weeks, unchanged=(1.0, unchanged), stays=stays)
    assert told(still_as_today(report)) == f"“Expected” says where things hold, not when: {said}"


def curve(formula: str = "who.warn", chance: float = 0.6, weeks: int = 1) -> Any:
    return SimpleNamespace(first=formula, probability=(0.0,) * weeks + (chance,))


WARNS = "WHO retaliates who may strike"


def test_what_is_likelier_than_not_though_not_expected() -> None:
    why = fill("it pays")
    assert list(map(told, against_expected([(curve(), why)], 0))) == [
        f"Against what is expected, it is likely (60%) that within one week {WARNS}: it pays."
    ]
    slips = [(curve(weeks=2), Phrase()), (curve("usa.talk", 0.7), Phrase())]
    lead = (
        "Over time slips and chances count too, against what is expected: it is likely (60%) that "
    )
    assert list(map(told, against_expected(slips[:1], 1))) == [
        f"{lead}within two weeks {WARNS}; so with one more point in the annex."
    ]
    assert list(map(told, against_expected(slips, 0))) == [
        (
            f"{lead}within two weeks {WARNS} and it is likely (70%) that within one week "
            "the United States talks to May."
        )
    ]
    assert list(map(told, against_expected([], 2))) == [
        "Likelier than not against what is expected: two more points in the annex."
    ]
    assert against_expected([], 0) == []


def test_what_is_expected_and_no_likelier_than_not() -> None:
    report = ahead(
        who__warn=[("yes", 0.2, _EVEN, 0.6)],
        usa__talk=[("yes", 0.2, _EVEN + 0.01, 0.6)],
        may__strike=[(None, 0.6, 0.7, 0.8), ("no", 0.6, 0.7, 0.8)],
    )
    expected = {"who.warn": "yes", "usa.talk": "yes", "may.strike": "yes", "may.help": "troops"}
    found = doubtful(expected, report)
    assert [(one.option, one.goes_on, one.otherwise) for one in found] == [
        ("may.strike", True, "no"),
        ("who.warn", False, ""),
    ]
    assert [round(one.chance, 3) for one in found] == [0.3, 0.5]
    both = ahead(may__help=[(None, 0.6, 0.7, 0.8), ("none", 0, 0.3, 1), ("troops", 0, 0.4, 1)])
    [one] = doubtful({"may.help": "arms"}, both)
    assert one.otherwise == ""


def test_of_what_the_model_cannot_tell_nothing_is_doubted() -> None:
    report = ahead(who__warn=[("yes", 0.0, 0.5, 1.0)], may__strike=[(None, 0.0, 0.6, 1.0)])
    expected = {"who.warn": "yes", "may.strike": "yes", "usa.talk": "yes"}
    assert doubtful(expected, report) == []
    untold = cannot_tell(expected, report)
    assert untold == {"who.warn": "yes", "may.strike": "yes"}
    said = told(no_likelier_than_not([], report, Phrase(), 2, untold=untold))
    assert said == (
        f"Yet within four weeks the model cannot tell whether {WARNS} (under 1% to over 99%) or whether "
        f"{STRIKES} throughout (under 1% to over 99%)."
    )
    assert told(no_likelier_than_not([], report, Phrase(), 2)) == ""
    one = Doubtful("usa.talk", "yes", 0.25, False, "")
    assert told(no_likelier_than_not([one], report, Phrase(), 2, untold=untold)) == (
        "Yet within four weeks the chance is only 25% that the United States talks to May; the model "
        f"cannot tell whether {WARNS} (under 1% to over 99%) or whether {STRIKES} (under 1% to over 99%)."
    )


TALK = Doubtful("usa.talk", "yes", 0.25, False, "")
STRIKE = Doubtful("may.strike", "yes", 0.25, True, "")


@pytest.mark.parametrize(
    ("found", "more", "said"),
    [
        (
            [TALK],
            {},
            "Yet within one week the chance is only 25% that the United States talks to May.",
        ),
        (
            [TALK],
            {"whose": "WHO", "why": fill("it does not pay")},
            (
                "Not all that is expected of WHO is likely: within one week the chance is only 25% that "
                "the United States talks to May: it does not pay."
            ),
        ),
        ([STRIKE], {}, f"Yet within one week it is unlikely (25%) that {STRIKES} throughout."),
        (
            [Doubtful("may.strike", "yes", 0.5, True, "")],
            {},
            f"Yet within one week there is roughly an even chance (50%) that {STRIKES} throughout.",
        ),
        (
            [Doubtful("may.strike", "yes", 0.5, True, "no")],
            {},
            f"Yet within one week there is roughly an even chance (50%) that {STOPS}.",
        ),
        (
            [Doubtful("may.strike", "yes", 0.25, True, "no")],
            {},
            f"Yet within one week it is likely (75%) that {STOPS}.",
        ),
        (
            [STRIKE],
            {"off": {"may.strike"}},
            f"Yet within one week it is likely (75%) at some time it is not so that {STRIKES}.".replace(
                "(75%) at", "(75%) that at"
            ),
        ),
        (
            [TALK, STRIKE],
            {"most": 1},
            (
                "Yet within one week the chance is only 25% that the United States talks to May; so with one "
                "more point."
            ),
        ),
        (
            [TALK, STRIKE],
            {},
            (
                "Yet within one week the chance is only 25% that the United States talks to May and it is "
                f"unlikely (25%) that {STRIKES} throughout."
            ),
        ),
    ],
)
def test_points_no_likelier_than_not(found: Any, more: dict[str, Any], said: str) -> None:
    asked = {"why": Phrase(), "most": 2, **more}
    assert told(no_likelier_than_not(found, ahead(1), **asked)) == said


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"usa.talk": "yes"}, ""),
        (
            {"who.warn": "yes"},
            f"How likely what is expected is to come within four weeks: {WARNS} (30%).",
        ),
        (
            {"may.strike": "yes"},
            f"How likely what is expected is to last throughout four weeks: {STRIKES} (40%).",
        ),
        (
            {"may.strike": "yes", "who.warn": "yes"},
            (
                f"How likely what is expected is to come within four weeks: {WARNS} (30%); to last "
                f"throughout them: {STRIKES} (40%)."
            ),
        ),
        (
            {"may.help": "arms", "may.strike": "yes"},
            None,
        ),
    ],
)
def test_how_likely_what_is_expected_is(expected: dict[str, str], said: str | None) -> None:
    report = ahead(
        who__warn=[("yes", 0.2, 0.3, 0.4)],
        may__strike=[(None, 0.5, 0.6, 0.7)],
        may__help=[(None, 0.0, 0.5, 1.0)],
    )
    found = told(likelihood_of_expected(expected, report))
    if said is None:
        assert "(the model cannot tell: under 1% to over 99%) and " in found
        assert found.count("May") == 1  # who does several is named once
    else:
        assert found == said
