"""What a terminal is told of what comes next: how much in words, how much in tables, what is left out."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tightrope.app.forecasts import forecasting, revealing, watching
from tightrope.app.forecasts.forecasting import Forecasted
from tightrope.app.forecasts.revealing import Inferred, Rivals
from tightrope.app.forecasts.watching import ToWatch
from tightrope.app.gathered.ahead import MOST_WATCHED
from tightrope.app.result import Aside, Table, tell
from tightrope.words.drift import DRIFT
from tightrope.words.watching import MOST_AGAINST


def shown(kind: type, **fields: Any) -> list[Any]:
    """Lines, asides in brackets, and of a table its title with its rows."""
    return [
        (one.title, *map(tuple, one.rows))
        if isinstance(one, Table)
        else f"({one})"
        if isinstance(one, Aside)
        else str(one)
        for one in tell.dispatch(kind)(Of(names=None, **fields))
    ]


def changed(one: Of, **fields: Any) -> Of:
    return Of(**{**vars(one), **fields})


def said(me: Any, *_: object) -> str:
    return f"<{getattr(me, 'me', me)}>"


def in_words(me: Any) -> dict[str, str]:
    return {
        "sentence": f"<{me.me}>",
        "drivers_text": getattr(me, "hangs", ""),
        "untold_text": "<more>",
    }


@pytest.fixture(autouse=True)
def _sentences_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are of other tests: here each says of whom it is."""
    for room in (forecasting, revealing, watching):
        monkeypatch.setattr(room, "render", lambda phrase, names: phrase)
    for room in (forecasting, revealing):
        monkeypatch.setattr(room, "told", in_words)
        monkeypatch.setattr(room, "caveats", lambda told, exact, left_out: tuple(told))
    own = Of(
        stays=lambda report: "<stays>", at_week=lambda curve, week: f"{curve.me} {week}",
        band=lambda curve: "<band>", points=lambda curve: "<points>",
        late_moves=lambda late, as_of: "", counted=lambda report: "",
    )  # fmt: skip
    monkeypatch.setattr(forecasting, "forecasts", own)
    monkeypatch.setattr(forecasting, "drifts", lambda curve, names: curve.me == "drifting")
    monkeypatch.setattr(forecasting, "likeliest_first", lambda curves, names: list(curves))
    monkeypatch.setattr(forecasting, "along", Of(price=lambda price, holds: f"<{price} {holds}>"))


CURVE = Of(me="q1", question="q1", scenario=None, courses=(), difference=None, hangs="")
REPORT = Of(
    asked=(), curves=(CURVE,), weeks=2, draws=9, as_of="2030-01-01", indicators=(), energy=(),
    sensitivity=(), base_rates=(), paces=(), caveats=(), exact=True, left_out=(),
)  # fmt: skip


def forecast(report: Of = REPORT, **more: Any) -> list[Any]:
    return shown(Forecasted, **{"report": report, "prices": (), "kept": (), "late": (), **more})


def curves(number: int) -> tuple[Of, ...]:
    return tuple(changed(CURVE, me=f"q{n}", question=f"q{n}") for n in range(number))


NONE = ("Indicators against today, in 2 weeks (−1 to +1)",)


def test_a_forecast_is_told_in_words_and_by_week() -> None:
    assert forecast() == [
        "<stays>",
        "<q1>",
        ("Probability by week", ("q1", "base", "q1 1", "q1 2", "<band>")),
        NONE,
    ]
    assert forecast(kept=("one", "two"))[0] == "(kept 2; enter what came with: tightrope resolve)"
    undrawn = forecast(changed(REPORT, draws=0))
    assert undrawn[2][1][-1] == "not drawn"


def test_what_an_answer_hangs_on_and_the_likeliest_way_are_told_of_the_base_alone() -> None:
    course = Of(me="way")
    full = changed(CURVE, me="drifting", courses=(course, Of(me="other")), hangs="<hangs>")
    told = forecast(changed(REPORT, curves=(full, changed(full, me="other", scenario="s"))))
    assert told[1:6] == [
        "<drifting>", f"  {DRIFT}", "  <hangs>", "  Likeliest way: <way>", "<other>",
    ]  # fmt: skip
    assert told[6] == (
        "Probability by week",
        ("q1", "base", "drifting 1", "drifting 2", "<band>", ""),
        ("q1", "s", "other 1", "other 2", "<band>", ""),
    )
    beside = changed(full, scenario="s", difference=0.0)
    told = forecast(changed(REPORT, curves=(full, beside)))
    (rows,) = (one[1:] for one in told if "Probability by week" in one)
    assert [row[-1] for row in rows] == ["", "<points>"]


@pytest.mark.parametrize(
    ("number", "asked", "in_words", "left"),
    [
        (5, (), 5, None),
        (6, (), 6, None),  # one more takes no more room than saying so
        (
            7,
            (),
            5,
            "(Two further answers stand in the table alone; --ask tells an answer in words.)",
        ),
        (7, ("q",), 7, None),
    ],
)
def test_where_nobody_asked_the_five_likeliest_are_told_in_words(
    number: int, asked: tuple[str, ...], in_words: int, left: str | None
) -> None:
    told = forecast(changed(REPORT, curves=curves(number), asked=asked))
    assert told[1 : 1 + in_words] == [f"<q{n}>" for n in range(in_words)]
    assert told[1 + in_words] == (left or told[1 + in_words])
    table = next(one for one in told if isinstance(one, tuple))
    assert told.index(table) == 1 + in_words + (left is not None)
    assert len(table) == 1 + number


@pytest.mark.parametrize(
    ("weeks", "columns"),
    [(1, [1]), (6, [1, 2, 3, 4, 5, 6]), (7, [2, 4, 6, 7]), (12, [2, 4, 6, 8, 10, 12]), (13, [3, 6, 9, 12, 13])],
)  # fmt: skip
def test_a_handful_of_weeks_is_shown_the_last_among_them(weeks: int, columns: list[int]) -> None:
    table = forecast(changed(REPORT, weeks=weeks))[2]
    assert table[1][2:-1] == tuple(f"q1 {week}" for week in columns)


def moved(name: str, by: float, scenario: str | None = None) -> Of:
    return Of(
        indicator=name, scenario=scenario, up=(0.1, 0.25), down=(0.1, 0.5), change=(9.0, by),
        low=(9, by - 0.1), high=(9, by + 0.1),
    )  # fmt: skip


def test_the_indicators_that_move_most_either_way_come_first() -> None:
    report = changed(
        REPORT, indicators=(moved("oil", 0.25), moved("war", -0.5), moved("oil", 0.3, "s"))
    )
    assert forecast(report)[-1] == (
        NONE[0],
        ("war", "base", "25%", "50%", "-0.50", "-0.60 to -0.40"),
        ("oil", "base", "25%", "50%", "+0.25", "+0.15 to +0.35"),
        ("oil", "s", "25%", "50%", "+0.30", "+0.20 to +0.40"),
    )


@pytest.mark.parametrize(("number", "left"), [(8, None), (9, "(1 further indicator is in --json)")])
def test_eight_indicators_are_shown(number: int, left: str | None) -> None:
    many = tuple(moved(f"i{n}", 0.9 - n / 10) for n in range(number))
    told = forecast(changed(REPORT, indicators=many))
    table = next(one for one in told if isinstance(one, tuple) and one[0] == NONE[0])
    assert [row[0] for row in table[1:]] == [f"i{n}" for n in range(8)]
    assert told[told.index(table) + 1 :] == ([left] if left else [])


def test_prices_and_what_numbers_hang_on_stand_at_the_end() -> None:
    report = changed(
        REPORT, energy=("h1", "h2"), sensitivity=(Of(me="s"),), base_rates=(Of(me="b"),),
        paces=(Of(me="p"),),
    )  # fmt: skip
    told = forecast(report, prices=("p1", "p2"))
    assert told[-5:] == ["<p1 h1>", "<p2 h2>", "<s>", "<b>", "(<p>)"]


# ---- what the moves reveal ----------------------------------------------------------------------
def revealed(number: int) -> list[Any]:
    actor = Of(me="a", statements=tuple(Of(me=f"s{n}") for n in range(number)))
    report = Of(moves=3, weeks=2.04, left_out=(), actors=(actor,))
    return shown(Inferred, report=report)


@pytest.mark.parametrize(
    ("number", "left"), [(0, []), (6, []), (7, ["(1 weaker one is in --json)"])]
)
def test_six_statements_of_a_side_are_told(number: int, left: list[str]) -> None:
    head, *told = revealed(number)
    assert head.startswith("(Dated moves that count: 3, in 2.0 weeks; ")
    assert told == [*(f"<s{n}>" for n in range(min(number, 6))), *left, "<more>"]


def test_rivals_are_weighed_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Of(
        verdict=lambda report: "<verdict>", worth=lambda one: one.worth,
        evidence=lambda one: one.says, what=lambda one: "<step>",
    )  # fmt: skip
    monkeypatch.setattr(revealing, "rivals", own)
    one = Of(name="h", prior=0.5, posterior=0.25, against_chance=1.23456, worth="<worth>")
    step = Of(logs=(-1.0, -2.345), ratio=1.345, says="")
    report = Of(
        left_out=(), hypotheses=(one, changed(one, name="k", worth="")),
        evidence=(step, changed(step, says="<evidence>")),
    )  # fmt: skip
    told = shown(Rivals, report=report)
    assert told[1:4] == ["<verdict>", "<worth>", "<evidence>"]
    assert told[4:] == [
        ("Hypotheses", ("h", "50%", "25%", "1.23"), ("k", "50%", "25%", "1.23")),
        (
            "Likelihood of each step (natural logarithm), what discriminates most first",
            *[("<step>", "-1.00", "-2.35", "1.34")] * 2,
        ),
    ]
    left = shown(Rivals, report=changed(report, left_out=("a.x", "b.y")))
    assert left[1] == "(Not in every model, so their moves do not count: a.x, b.y)"


# ---- what to watch ------------------------------------------------------------------------------
SIGN = Of(me="sign", by=2, probability=0.5, ratio=3.14)
WATCHED = Of(weeks=3, today={}, futures=("f1", "f2"), watched=(SIGN,), against=())


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Of:
    own = Of(
        counted=lambda report: "<counted>", future=lambda one, today: f"<{one}>",
        open_until=lambda report: "", watched=lambda one, report: said(one),
        nothing_tells=lambda report: "<nothing tells>", little=lambda report: "",
        sign=lambda one, today: "<a sign>", worth=lambda one, report: "1.0",
        seen_as=lambda found, today: f"<seen as {found}>", finding=lambda report: "",
        against=lambda one, report: said(one),
    )  # fmt: skip
    monkeypatch.setattr(watching, "watching", own)
    return own


def watch(report: Of = WATCHED, seen_as: tuple[str, ...] = ()) -> list[Any]:
    return shown(ToWatch, report=report, seen_as=seen_as)[2:]


@pytest.mark.usefixtures("words")
def test_the_futures_then_the_signs_then_how_much_each_tells() -> None:
    table = ("How much each sign tells", ("<a sign>", "2", "50%", "1.0", "3.1"))
    assert watch(seen_as=("c",)) == [
        "Futures within 3 weeks:", "  <f1>", "  <f2>", "<sign>", table, "<seen as c>",
    ]  # fmt: skip
    assert watch(changed(WATCHED, watched=()))[3] == "<nothing tells>"
    many = watch(changed(WATCHED, watched=(SIGN,) * (MOST_WATCHED + 1)))
    assert many.count("<sign>") == MOST_WATCHED
    assert len(many[-1]) == 1 + MOST_WATCHED


def test_what_leaves_it_open_and_that_signs_tell_little_is_said(words: Of) -> None:
    words.open_until, words.little = (lambda report: "<open>"), (lambda report: "<little>")
    assert watch()[3:6] == ["(<open>)", "<sign>", "<little>"]


def against(number: int, *, refutes: bool) -> tuple[Of, ...]:
    return tuple(Of(me=f"{'r' if refutes else 'o'}{n}", refutes=refutes) for n in range(number))


def test_what_refutes_the_model_stands_apart_from_what_is_only_unlike_it(words: Of) -> None:
    words.finding = lambda report: "<finding>"
    most = MOST_AGAINST
    report = changed(WATCHED, against=(*against(1, refutes=True), *against(2, refutes=False)))
    assert watch(report)[5:] == [
        "<finding>",
        "  <r0>",
        "Also unlike the model:",
        "  <o0>",
        "  <o1>",
    ]
    full = watch(changed(WATCHED, against=against(most, refutes=True)))
    assert full[5:] == ["<finding>", *(f"  <r{n}>" for n in range(most))]
    more = watch(
        changed(
            WATCHED, against=(*against(most + 1, refutes=True), *against(most + 1, refutes=False))
        )
    )
    assert more[6 + most] == "(1 less likely move more in --json)"
    assert len(more) == 6 + most + 1 + 1 + most
