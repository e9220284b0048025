"""What no course can change, against courses followed pair by pair, and in a forecast's words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dynamics.reference import generator
from tests.dynamics.test_chain import games, paces, worth
from tests.dynamics.test_course import ASKED, formulas, watched
from tightrope.analysis.dynamics.chain import Pace, Response, Shock, build_chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.settled import settled_answer, settled_today
from tightrope.conflict import Game


def pairs_at_end(rates, monitor, start: int, cuts) -> set[tuple[int, int]]:
    """Every pair of condition and state at the end of some course, followed move by move."""

    def spread(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
        found, waiting = set(pairs), list(pairs)
        while waiting:
            condition, state = waiting.pop()
            for to in map(int, np.flatnonzero(rates[state] > 0)):
                pair = (int(monitor.delta[condition, monitor.letters[to]]), to)
                if pair not in found:
                    found.add(pair)
                    waiting.append(pair)
        return found

    here = {(int(monitor.delta[0, monitor.letters[start]]), start)}
    for cut in cuts:
        moved = [(condition, int(cut.target[state])) for condition, state in spread(here)]
        here = {(int(monitor.delta[c, monitor.letters[s]]), s) for c, s in moved}
    return spread(here)


@given(games(), st.sampled_from(ASKED), st.integers(0, 2**31), st.integers(0, 2))
@settings(deadline=None, max_examples=60)
def test_an_answer_is_settled_where_no_course_gives_the_other(game, text, seed, number) -> None:
    rng = np.random.default_rng(seed)
    pace = [
        Pace(one.rate * (rng.random() < 0.6), one.precision, one.inertia)
        for one in paces(game, rng)
    ]
    utilities, start = worth(game, rng), int(rng.integers(game.states))
    flags = rng.random((2, game.states)) < 0.5
    responses = [Response(0, flags[0], flags[1], float(rng.choice([0.4, 1.0])))]
    shocks = [Shock(float(rng.choice([0.0, 0.3])), rng.integers(0, game.states, game.states))]
    cuts = [Cut(k + 0.5, rng.integers(0, game.states, game.states)) for k in range(number)]
    monitor = watched(game, text.format(**formulas(game)))
    chain = build_chain(game.space, utilities, pace, responses, shocks)
    rates = generator(game, utilities, pace, responses, shocks)
    pairs = pairs_at_end(rates, monitor, start, cuts)
    answers = {"yes" if monitor.accepts[condition] else "no" for condition, _ in pairs}
    found = settled_answer(chain, start, monitor, 2, cuts)
    assert {found} == answers if len(answers) == 1 else found is None
    today = settled_today(start, monitor)
    assert today is None or (found == today and settled_answer(chain, start, monitor, 9) == today)


def switch(rate: float = 1.0, **bound: str):
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]},
                irreversible={"a.x": bound["way"]} if bound else {})  # fmt: skip
    return game, build_chain(game.space, np.zeros((1, 2)), [Pace(rate, 3.0)])


@pytest.mark.parametrize(
    ("text", "start", "weeks", "answer"),
    [
        ("a.x for at least 3 weeks", 0, 3, None), ("a.x for at least 3 weeks", 0, 2, "no"),
        ("(a.x and not a.x) for at least 1 week", 0, 3, "no"),
        ("(a.x or not a.x) for at least 3 weeks", 0, 3, "yes"),
        ("a.x for at least 1 week", 1, 3, "yes"), ("not a.x for at least 1 week", 1, 3, "no"),
        ("[eventually a.x] and [never a.x]", 0, 3, "no"),
        ("[eventually a.x] or [never a.x]", 0, 3, "yes"), ("eventually a.x", 0, 1, None),
        ("a.x", 1, 1, "yes"), ("a.x", 0, 1, None), ("always a.x", 1, 9, "yes"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_cannot_be_undone_or_needs_more_weeks_is_settled(
    text: str, start: int, weeks: int, answer: str | None
) -> None:
    game, chain = switch(way="up")
    assert settled_answer(chain, start, watched(game, text), weeks) == answer


def test_what_lasts_is_open_where_a_date_may_break_it() -> None:
    game, chain = switch(rate=0.0)
    clock = watched(game, "a.x for at least 1 week")
    assert settled_answer(chain, 1, clock, 2) == "yes"
    assert settled_answer(chain, 1, clock, 2, [Cut(1.5, np.array([0, 0]))]) is None
    assert settled_answer(chain, 1, clock, 2, [Cut(2.5, np.array([0, 0]))]) == "yes"
    assert settled_today(1, clock) is None


def test_what_comes_on_the_last_day_counts() -> None:
    game, chain = switch(rate=0.0)
    monitor = watched(game, "a.x")
    assert settled_answer(chain, 1, monitor, 2, [Cut(2.0, np.array([0, 0]))]) == "no"
    assert settled_answer(chain, 1, monitor, 2) == "yes"


def test_an_answer_that_is_always_given_leaves_no_other_way() -> None:
    game = Game({"a": [{"x": ["none", "low", "high"]}]}, preferences={"a": [0, 1, 2]})
    state = np.arange(3)
    always = Response(0, state == 0, state == 2, 1.0)
    monitor = watched(game, "a.x == low before a.x == high")
    for responses, answer in (([always], "no"), ([], None)):
        chain = build_chain(game.space, np.zeros((1, 3)), [Pace(1.0, 0.0)], responses)
        assert settled_answer(chain, 0, monitor, 4) == answer


@pytest.mark.parametrize(
    ("text", "answer", "today"),
    [
        ("[(a.x and not a.x) for at least 1 week] and [a.x]", "no", None),
        ("[(a.x or not a.x) for at least 3 weeks] or [a.x]", "yes", None),
        ("[(a.x or not a.x) for at least 3 weeks] and [eventually a.x]", None, None),
        ("not [(a.x and not a.x) for at least 1 week]", "yes", None),
        ("not [a.x for at least 1 week]", None, None),
        ("[a.x for at least 1 week] or [eventually not a.x]", "yes", "yes"),
        ("[a.x for at least 1 week] and [never not a.x]", "no", "no"),
    ],
)
def test_a_joined_question_about_what_lasts_is_settled_by_its_parts(
    text: str, answer: str | None, today: str | None
) -> None:
    game, chain = switch(way="up")
    asked = watched(game, text)
    assert settled_answer(chain, 0, asked, 3) == answer
    assert settled_today(0, asked) == today
