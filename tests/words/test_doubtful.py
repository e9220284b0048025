"""What is expected of an option and is no likelier to come, or to last, than not."""

from __future__ import annotations

import pytest

from tests.dynamics.crises import quarrel
from tightrope.analysis.dynamics.against import Coming
from tightrope.analysis.dynamics.watch import WatchReport
from tightrope.words import ByName, Phrase, render
from tightrope.words.over_time import cannot_tell, doubtful, no_likelier_than_not

DIG, ANSWER = "hill.dig", "dale.answer"


def report(**chances: tuple[float, float, float]) -> WatchReport:
    """`leaves`: digging stops; `force`: answered so; `answer`: the answer changes at all."""
    keys = {
        "leaves": [(DIG, None), (DIG, "no")],
        "force": [(ANSWER, "force")],
        "answer": [(ANSWER, None), (ANSWER, "words"), (ANSWER, "force")],
    }
    coming = tuple(Coming(*key, *told) for name, told in chances.items() for key in keys[name])
    return WatchReport(
        "2031-06-20", 12, 4, None, {}, (DIG,), {DIG: "yes", ANSWER: "tolls"}, (), 0.9, (), (),
        coming=coming, worlds=1, draws=1, seed=0,
    )  # fmt: skip


def said(
    expected: dict[str, str],
    found: WatchReport,
    most: int = 3,
    whose: str = "",
    off: tuple[str, ...] = (),
) -> str:
    told = no_likelier_than_not(doubtful(expected, found), found, Phrase(), most, whose, off)
    return render(told, ByName(quarrel()))


@pytest.mark.parametrize(
    ("expected", "chances", "number"),
    [
        ({DIG: "yes"}, {"leaves": (0.5, 0.4, 0.6)}, 1),
        ({DIG: "yes"}, {"leaves": (0.49, 0.4, 0.6)}, 0),
        ({ANSWER: "force"}, {"force": (0.5, 0.4, 0.6)}, 1),
        ({ANSWER: "force"}, {"force": (0.51, 0.4, 0.6)}, 0),
        ({ANSWER: "force"}, {"force": (0.4, 0.2, 0.81)}, 0),  # the model cannot tell
        ({ANSWER: "force"}, {"force": (0.4, 0.21, 0.81)}, 1),
        ({ANSWER: "words"}, {"force": (0.4, 0.3, 0.5)}, 0),  # nothing is known of it
    ],
)
def test_even_chances_count_and_what_the_model_cannot_tell_does_not(
    expected: dict[str, str], chances: dict[str, tuple[float, float, float]], number: int
) -> None:
    assert len(doubtful(expected, report(**chances))) == number


def test_what_does_not_last_is_told_by_what_comes_and_what_does_not_come_by_its_chance() -> None:
    found = report(leaves=(0.74, 0.4, 0.99), force=(0.41, 0.3, 0.5))
    both = {ANSWER: "force", DIG: "yes"}
    assert said(both, found) == (
        "Yet within twelve weeks it is likely (74%) that Hill stops digging at the well and the "
        "chance is only 41% that Dale answers the digging (“force”, no longer “tolls”)."
    )
    assert said(both, found, 1, "the others") == (
        "Not all that is expected of the others is likely: within twelve weeks it is likely (74%) that "
        "Hill stops digging at the well; so with one more point."
    )


def test_an_even_chance_and_several_ways_to_leave_are_told_as_such() -> None:
    even = report(answer=(0.5, 0.3, 0.7))
    assert said({ANSWER: "tolls"}, even, off=(ANSWER,)).startswith(
        "Yet within twelve weeks there is roughly an even chance (50%) that at some time it is "
        "not so that Dale "
    )
    assert said({ANSWER: "tolls"}, even) == (
        "Yet within twelve weeks there is roughly an even chance (50%) that Dale goes on answering "
        "the digging (“tolls”) throughout."
    )
    assert said({ANSWER: "tolls"}, report(answer=(0.66, 0.3, 0.7))) == (
        "Yet within twelve weeks it is unlikely (34%) that Dale goes on answering the digging "
        "(“tolls”) throughout."
    )


def test_what_the_model_cannot_tell_is_said_with_its_range_beside_what_is_unlikely() -> None:
    found = report(leaves=(0.4, 0.15, 0.9), force=(0.3, 0.1, 0.5))
    expected = {DIG: "yes", ANSWER: "force"}
    untold = cannot_tell(expected, found)
    assert untold == {DIG: "yes"}
    told = no_likelier_than_not(doubtful(expected, found), found, Phrase(), 3, untold=untold)
    assert render(told, ByName(quarrel())) == (
        "Yet within twelve weeks the chance is only 30% that Dale answers the digging (“force”, no "
        "longer “tolls”); the model cannot tell whether Hill goes on digging at the well (10% to 85%)."
    )
    alone = no_likelier_than_not([], found, Phrase(), 3, untold={DIG: "yes"})
    assert render(alone, ByName(quarrel())) == (
        "Yet within twelve weeks the model cannot tell whether Hill goes on digging at the well "
        "throughout (10% to 85%)."
    )
    assert not no_likelier_than_not([], found, Phrase(), 3)
