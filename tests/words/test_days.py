"""What is said of a date that the file has little or nothing to say of."""

from __future__ import annotations

import pytest

from tests.words.lint import faults, without_stop
from tightrope.crisis.fold import DayAsked
from tightrope.dates import PartialDate
from tightrope.words import ById, render
from tightrope.words.days import day_asked

SILENT = "Nothing in the file speaks for 1850: the first thing dated in it is of 2031-01."
OWN = "2031-03-10, the date of the file."


def asked(first: str | None, own: str | None, options: int, moved: int) -> str:
    early, of_file = (None if day is None else PartialDate(day) for day in (first, own))
    found = DayAsked(PartialDate("1850"), early, of_file, options, moved)
    return render(day_asked(found), ById())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("2031-01", "2031-03-10", 0, 0), SILENT),
        (
            ("2031-01", "2031-03-10", 3, 0),
            f"{SILENT} What all are doing then is taken from {OWN}",
        ),
        (
            ("2031-01", "2031-03-10", 3, 3),
            f"{SILENT} What all are doing is what they did before their first dated moves.",
        ),
        (
            ("2031-01", "2031-03-10", 3, 1),
            (
                f"{SILENT} What all are doing is what they did before their first dated moves; where they "
                f"have none it is taken from {OWN}"
            ),
        ),
        (
            (None, "2031-03-10", 3, 0),
            f"No move in the file is dated: what all are doing on 1850 is taken from {OWN}",
        ),
        (
            (None, None, 3, 0),
            "No move in the file is dated: what all are doing on 1850 is taken from the file itself.",
        ),
    ],
)
def test_what_is_said_of_it(given: tuple[str | None, str | None, int, int], said: str) -> None:
    assert asked(*given) == said
    assert list(faults([said])) == []
    assert without_stop([said]) == []
