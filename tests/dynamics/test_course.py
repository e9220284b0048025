"""Questions about the course: exact against a product built by hand, and against drawn worlds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from tests.dynamics.reference import generator, start_at
from tests.dynamics.test_chain import games, paces, worth
from tightrope.analysis.dynamics import course
from tightrope.analysis.dynamics.chain import Chain, Pace, Response, Shock, build_chain
from tightrope.analysis.dynamics.course import Cut, chance_over_time, lasting_over_time
from tightrope.analysis.dynamics.errors import BadHorizon, PathSyntax
from tightrope.analysis.dynamics.monitor import Lasting, Monitor, watch_path
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.catalog import case_names, read_case
from tightrope.conflict import Game

ASKED = (
    "{a}", "eventually {a}", "always {a}", "never {a}", "{a} before {b}", "{a} until {b}",
    "{a} while {b}", "[eventually {a}] and not [{b} before {a}]", "[never {a}] or [always {b}]",
)  # fmt: skip


def options_of(game: Game) -> dict[str, tuple[str, ...]]:
    return dict(zip(game.options, game.level_names, strict=True))


def columns_of(game: Game) -> dict[str, np.ndarray]:
    return {option: game.space.column(k) for k, option in enumerate(game.options)}


def watched(game: Game, text: str):
    return watch_path(parse_path(text, options_of(game)), game.space)


def formulas(game: Game) -> dict[str, str]:
    """Two formulas about the first option of the first and the last option of the last."""
    return {
        name: f"{option} == {levels[-1]}"
        for name, option, levels in (
            ("a", game.options[0], game.level_names[0]),
            ("b", game.options[-1], game.level_names[-1]),
        )
    }


def by_course(text: str, states: list[int], game: Game) -> bool:
    """The answer to a question about one course, said anew."""
    columns = columns_of(game)
    a = [bool(columns[game.options[0]][s] == len(game.level_names[0]) - 1) for s in states]
    b = [bool(columns[game.options[-1]][s] == len(game.level_names[-1]) - 1) for s in states]
    never = len(states)
    first_a = a.index(True) if any(a) else never
    first_b = b.index(True) if any(b) else never
    return {
        "{a}": a[-1],
        "eventually {a}": any(a),
        "always {a}": all(a),
        "never {a}": not any(a),
        "{a} before {b}": first_a < first_b,
        "{a} until {b}": first_b < never and all(a[:first_b]),
        "{a} while {b}": any(x and y for x, y in zip(a, b, strict=True)),
        "[eventually {a}] and not [{b} before {a}]": any(a) and not first_b < first_a,
        "[never {a}] or [always {b}]": not any(a) or all(b),
    }[text]


@given(games(), st.data())
@settings(deadline=None, max_examples=60)
def test_an_automaton_answers_as_the_question_says(game: Game, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(ASKED))
    course = data.draw(st.lists(st.integers(0, game.states - 1), min_size=1, max_size=6))
    monitor = watched(game, text.format(**formulas(game)))
    at = 0
    for state in course:
        at = int(monitor.delta[at, monitor.letters[state]])
        again = int(monitor.delta[at, monitor.letters[state]])
        assert again == at  # staying where one is changes nothing
    assert bool(monitor.accepts[at]) == by_course(text, course, game)


def by_matrix(game, rates, monitor: Monitor, start: int, weeks: float) -> float:
    """The probability of a yes, by the exponential of the generator of pairs."""
    n, q = game.states, len(monitor.delta)
    pairs = np.zeros((q * n, q * n))
    for c in range(q):
        for s in range(n):
            for t in np.flatnonzero(rates[s] > 0):
                to = monitor.delta[c, monitor.letters[t]]
                pairs[c * n + s, to * n + t] += rates[s, t]
    np.fill_diagonal(pairs, pairs.diagonal() - pairs.sum(axis=1))
    begun = monitor.delta[0, monitor.letters[start]] * n + start
    law = start_at(q * n, begun) @ expm(weeks * pairs)
    return float(law.reshape(q, n)[monitor.accepts].sum())


@pytest.mark.parametrize("name", case_names()[:6])
@pytest.mark.parametrize("text", ASKED)
def test_the_chance_of_a_yes_is_that_of_the_pairs(name: str, text: str) -> None:
    game = read_case(name).conflict()
    rng = np.random.default_rng(5)
    utilities, pace = worth(game, rng), paces(game, rng)
    monitor = watched(game, text.format(**formulas(game)))
    rates = generator(game, utilities, pace)
    chain = build_chain(game.space, utilities, pace)
    times = [0.0, 0.7, 2.0]
    found, error = chance_over_time(chain, start_at(game.states, 1), monitor, times)
    exact = [by_matrix(game, rates, monitor, 1, weeks) for weeks in times]
    assert error < 1e-10
    assert found == pytest.approx(exact, abs=1e-10)


SEEN = 4000


@pytest.mark.parametrize("name", case_names())
def test_drawn_worlds_agree_with_the_exact_answer_on_every_catalogue_case(name: str) -> None:
    game = read_case(name).conflict()
    rng = np.random.default_rng(3)
    utilities, pace = worth(game, rng), paces(game, rng)
    flags = rng.random((2, game.states)) < 0.5
    chain = build_chain(
        game.space, utilities, pace, [Response(0, flags[0], flags[1], 0.6)],
        [Shock(0.2, rng.integers(0, game.states, game.states))],
    )  # fmt: skip
    cuts = (Cut(10 / 7, rng.permutation(game.states)), Cut(2.0, rng.permutation(game.states)))
    asked = [watched(game, text.format(**formulas(game))) for text in ASKED]
    clock = Lasting(asked[0].letters == 1, 4)
    worlds = Sampler(chain, (*asked, clock), cuts).run(np.zeros(SEEN, dtype=np.int32), 3, seed=7)
    times = [0.0, 1.0, 2.0, 3.0]
    start = start_at(game.states, 0)
    exact = [chance_over_time(chain, start, one, times, cuts)[0] for one in asked]
    exact.append(lasting_over_time(chain, start, clock, 3, cuts))
    seen = worlds.yes.mean(axis=0)
    for one, share in zip(exact, seen, strict=True):
        spread = np.sqrt(np.maximum(one * (1 - one), 1e-9) / SEEN)
        assert np.all(np.abs(share - one) < 4.5 * spread + 1e-9)


@pytest.mark.parametrize("days", [1, 3, 9])
def test_what_lasts_is_counted_by_whole_days(days: int) -> None:
    # a wait with rate 1 in each direction; the day grid is played by hand
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    chain = build_chain(game.space, np.zeros((1, 2)), [Pace(2.0, 0.0)])
    clock = watched(game, f"a.x for at least {days / 7} weeks")
    assert clock.days == days
    exact = lasting_over_time(chain, np.array([1.0, 0.0]), clock, 2)
    # by hand: condition = days in a row so far, counted while on throughout the day
    stay = np.exp(-1 / 7)
    through = expm(np.array([[-1.0, 1.0], [1.0, -1.0]]) / 7)
    law = {(0, 0): 1.0}  # (state, days)
    done = [0.0]
    for _ in range(14):
        after: dict[tuple[int, int], float] = {}
        got = 0.0
        for (state, run), p in law.items():
            on = stay if state else 0.0
            for t in (0, 1):
                mass = p * (through[state, t] - (on if t else 0.0))
                after[t, 0] = after.get((t, 0), 0.0) + mass
            if run + 1 == days:
                got += p * on
            else:
                after[1, run + 1] = after.get((1, run + 1), 0.0) + p * on
        law = after
        done.append(done[-1] + got)
    assert exact == pytest.approx([0.0, done[7], done[14]], abs=1e-9)
    worlds = Sampler(chain, (clock,)).run(np.zeros(20000, dtype=np.int32), 2, seed=1)
    seen = worlds.yes[:, 0].mean(axis=0)
    assert np.abs(seen - exact).max() < 4.5 * 0.5 / np.sqrt(20000)


def test_what_lasts_is_broken_by_what_comes_on_a_date() -> None:
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    chain = build_chain(game.space, np.zeros((1, 2)), [Pace(0.0, 0.0)])
    clock = watched(game, "a.x for at least 1 week")
    on = np.array([0.0, 1.0])
    assert lasting_over_time(chain, on, clock, 2).tolist() == [0.0, 1.0, 1.0]
    off = Cut(5 / 7, np.array([0, 0]))
    assert lasting_over_time(chain, on, clock, 2, [off]).tolist() == [0.0, 0.0, 0.0]
    again = Cut(6 / 7, np.array([1, 1]))
    assert lasting_over_time(chain, on, clock, 2, [off, again]).tolist() == [0.0, 0.0, 1.0]
    drawn = Sampler(chain, (clock,), (off, again)).run(np.ones(3, dtype=np.int32), 2, seed=0)
    assert drawn.yes[:, 0].tolist() == [[False, False, True]] * 3
    assert drawn.chances == 0


def chain_of(game: Game) -> Chain:
    rng = np.random.default_rng(0)
    return build_chain(game.space, worth(game, rng), paces(game, rng))


def test_worlds_are_the_same_however_they_are_shared_out() -> None:
    game = read_case(case_names()[0]).conflict()
    sampler = Sampler(chain_of(game), (watched(game, "eventually " + formulas(game)["a"]),))
    whole = sampler.run(np.zeros(50, dtype=np.int32), 2, seed=4)
    parts = [
        sampler.run(np.zeros(n, dtype=np.int32), 2, seed=4, first_world=at)
        for at, n in ((0, 20), (20, 30))
    ]
    assert np.array_equal(whole.yes, np.concatenate([part.yes for part in parts]))
    assert np.array_equal(whole.ends, np.concatenate([part.ends for part in parts]))
    assert whole.chances == sum(part.chances for part in parts)
    other = sampler.run(np.zeros(50, dtype=np.int32), 2, seed=5)
    assert not np.array_equal(whole.ends, other.ends)


OPTIONS = {"a.x": ("no", "yes"), "b.y": ("no", "low", "high")}


@pytest.mark.parametrize(
    "text",
    [
        "a.x", "eventually a.x", "a.x before b.y == low", "not (a.x and b.y) until b.y >= high",
        "[eventually a.x] and not [never b.y]", "a.x for at least 2.5 weeks",
        "[a.x before b.y] or [[a.x while b.y == high] and [always a.x if b.y]]",
    ],
)  # fmt: skip
def test_a_question_is_told_as_it_is_read(text: str) -> None:
    path = parse_path(text, OPTIONS)
    assert str(path) == text
    assert parse_path(str(path), OPTIONS) == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ends too soon"),
        ("a.x before", "ends too soon"),
        ("until b.y", "column 1"),
        ("a.x before b.y before a.x", "column 16"),
        ("a.x for at least 0 weeks", "more than 0 weeks"),
        ("[" * 21 + "a.x" + "]" * 21, "nested"),
    ],
)
def test_questions_that_cannot_be_read_say_where(text: str, said: str) -> None:
    with pytest.raises(PathSyntax, match=said):
        parse_path(text, OPTIONS)


def test_only_so_many_questions_are_joined() -> None:
    space = Game({"a": ["x"], "b": ["y"]}, preferences=dict.fromkeys("ab", [0] * 4)).space
    many = " and ".join(["[a.x before b.y]"] * 4)
    with pytest.raises(PathSyntax, match="too many"):
        watch_path(parse_path(many, OPTIONS), space)
    assert len(watch_path(parse_path(many[:-21], OPTIONS), space).delta) == 27


def test_what_lasts_is_joined_with_other_questions_in_drawn_worlds() -> None:
    game = Game({"a": ["x"], "b": ["y"]}, preferences={"a": [0] * 4, "b": [0] * 4})
    chain = build_chain(game.space, np.zeros((2, 4)), [Pace(1.2, 0.0), Pace(0.5, 0.0)])
    lasts, other = "a.x for at least 2 weeks", "eventually b.y"
    law, weeks = start_at(4, 0), 9
    p = lasting_over_time(chain, law, watched(game, lasts), weeks)
    q = chance_over_time(chain, law, watched(game, other), list(range(weeks + 1)))[0]
    asked = (f"[{lasts}] and [{other}]", f"[{lasts}] or [{other}]", f"[{lasts}] and not [{other}]",
             f"not [{lasts}]", f"[[{lasts}] or [{other}]] and [{lasts}]")  # fmt: skip
    seen = Sampler(chain, tuple(watched(game, text) for text in (*asked, lasts, other))).run(
        np.zeros(40_000, dtype=np.int32), weeks, seed=3
    )
    share = seen.yes.mean(axis=0)
    near = {"abs": 4.5 * 0.5 / 200}  # the two sides move independently of each other
    for row, exact in zip(share, (p * q, p + q - p * q, p * (1 - q), 1 - p, p, p, q), strict=True):
        assert row == pytest.approx(exact, **near)
    assert (seen.yes[:, 3] == ~seen.yes[:, 5]).all()
    assert (seen.yes[:, 0] == (seen.yes[:, 5] & seen.yes[:, 6])).all()


def test_times_are_asked_in_order() -> None:
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    monitor = watched(game, "a.x")
    with pytest.raises(BadHorizon, match="ascend"):
        chance_over_time(chain_of(game), np.array([1.0, 0.0]), monitor, [1.0, 0.5])


@settings(max_examples=25, deadline=None)
@given(games(), st.integers(0, 2**20))
def test_one_small_matrix_steps_as_the_rows_do(game: Game, seed: int) -> None:
    rng = np.random.default_rng(seed)
    chain = build_chain(
        game.space, worth(game, rng), paces(game, rng),
        shocks=[Shock(0.3, np.zeros(game.states, dtype=np.int64))],
    )  # fmt: skip
    start, cut = start_at(game.states, 0), Cut(1.5, np.full(game.states, game.states - 1))
    for text in ASKED:
        monitor = watched(game, text.format(**formulas(game)))
        assert isinstance(monitor, Monitor)
        with pytest.MonkeyPatch.context() as patch:
            small, _ = chance_over_time(chain, start, monitor, [0.0, 1.0, 4.0], [cut])
            patch.setattr(course, "_SMALL", 0)
            rows, _ = chance_over_time(chain, start, monitor, [0.0, 1.0, 4.0], [cut])
        assert small == pytest.approx(rows, abs=1e-12)
