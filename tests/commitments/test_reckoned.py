"""In how many outcomes a threat would be carried out by one who reckons with the reply to it."""

from __future__ import annotations

import dataclasses

import pytest

from tests.commitments.test_red_lines import GAME_OF_ONE, line
from tests.words.saying import say
from tightrope.analysis.commitments import RedLineJudgement

AHEAD = "That looks one step ahead: reckoning with what rival would do next, keeper would "
EVEN_SO = (
    "Even so, wherever crossing would pay rival if nothing followed, it no longer does once keeper "
    "answers as it likes best."
)


def with_counts(
    answered: int, crossed: int, modelled: str = "no", verdict: str = "credible"
) -> RedLineJudgement:
    share = "yes" if answered == crossed else "in part" if answered else "no"
    return dataclasses.replace(
        line("always"),
        verdict=verdict,
        reckoned=share,
        reckoned_in=answered,
        open_in=crossed,
        deters_as_modelled=modelled,
    )


def test_of_a_threat_carried_out_in_none_some_or_all_outcomes_the_number_is_told() -> None:
    rest = "possible outcomes in which it is crossed and not answered yet."
    assert AHEAD + f"gain nothing by answering in all six {rest}" in say(with_counts(0, 6))
    assert AHEAD + f"gain nothing by answering in both {rest}" in say(with_counts(0, 2))
    assert AHEAD + f"rather answer than not in 46 of the 48 {rest}" in say(with_counts(46, 48))
    only = "gain nothing by answering in the only possible outcome in which it is crossed and not "
    only += "answered yet."
    assert AHEAD + only in say(with_counts(0, 1))
    assert "one step ahead" not in say(with_counts(6, 6))


@pytest.mark.parametrize("answered", [0, 3])
def test_that_crossing_does_not_pay_all_the_same_is_said_where_it_was_found(answered: int) -> None:
    assert EVEN_SO in say(with_counts(answered, 6, "yes"))
    for found in ("no", "in part", "not judged"):
        assert "Even so" not in say(with_counts(answered, 6, found))
    assert "Even so" not in say(with_counts(6, 6, "yes"))


def test_nothing_is_reckoned_of_a_threat_that_is_empty_already() -> None:
    assert "one step ahead" not in say(with_counts(0, 6, verdict="empty"))
    assert "one step ahead" in say(with_counts(3, 6, verdict="conditional"))


@pytest.mark.parametrize(
    ("name", "share", "answered", "crossed"),
    [
        ("never", "no", 0, 8),  # 12 with the fleet sent, 4 of them fighting already
        ("sometimes", "in part", 3, 6),  # 12 with mines laid, 6 of them closed already
        ("always", "yes", 3, 3),
        ("words", "not judged", 0, 0),
    ],
)
def test_the_outcomes_counted_are_those_crossed_and_not_answered_yet(
    name: str, share: str, answered: int, crossed: int
) -> None:
    judged = line(name)
    assert (judged.reckoned, judged.reckoned_in, judged.open_in) == (share, answered, crossed)


def test_the_soft_defender_answers_the_hard_challenger_nowhere() -> None:
    text = GAME_OF_ONE.replace("CHALLENGER", "challenger.fight")
    judged = line("deny", text=text.replace("DEFENDER", "not challenger.fight"))
    assert (judged.reckoned_in, judged.open_in) == (0, 1)
    assert "defender would gain nothing by answering in the only possible outcome" in say(judged)
