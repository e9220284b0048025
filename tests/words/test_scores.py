"""A back-test as a page: its tables, what came unforeseen, and what sources expected."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tightrope.words.scores import backtest_page, not_scored


def scores(brier: float, log: float = 0.5) -> Any:
    calibration = [
        Of(mean=0.15, happened=0.25, forecasts=8, error=0.1),
        Of(mean=0.85, happened=0.75, forecasts=4, error=0.2),
    ]
    return Of(
        forecasts=12, brier=brier, reliability=0.01, resolution=0.02, log=log,
        calibration=calibration,
    )  # fmt: skip


def page(tried: int = 0, beside: Any = None, later_than: str | None = None) -> list[str]:
    one = Of(
        days=3, model=scores(0.1, 0.3), persistence=scores(0.2, 0.4), average=scores(0.15),
        error=0.01, ranked=Of(model=0.11, persistence=0.22, average=0.33), beside_sources=beside,
    )  # fmt: skip
    asked = [
        Of(on=f"2030-05-0{n}", option=f"a.x{n}", days=3, probability=n / 10, happened=n != 4)
        for n in range(tried, 0, -1)
    ]
    found: Any = Of(
        compared=[one], tried=asked, first="2030-05-01", last="2030-05-09", later_than=later_than
    )
    return backtest_page("A quarrel", found).split("\n")


def test_each_table_has_a_cell_for_each_column() -> None:
    lines = page(tried=6)
    heads = [at for at, line in enumerate(lines) if line.startswith("|---")]
    assert len(heads) == 4
    for at in heads:
        assert lines[at - 1].count("|") == lines[at].count("|") == lines[at + 1].count("|")
    assert lines[0] == "# Back-test: A quarrel"
    assert "| 3 | 12 | 5 | 0.100 | 0.200 | 0.150 | 0.010 | 0.020 | 0.300 | 0.400 |" in lines
    assert "| 3 | 0.110 | 0.220 | 0.330 |" in lines
    assert "| 15% | 25% | 8 | 10% |" in lines


def test_the_five_that_came_and_were_held_least_likely_are_listed() -> None:
    lines = page(tried=7)
    rows = [line for line in lines if "a.x" in line]
    assert [row.split(" | ")[1] for row in rows] == ["a.x1", "a.x2", "a.x3", "a.x5", "a.x6"]
    assert rows[0] == "| 2030-05-01 | a.x1 | 3 | 10% |"
    assert "What came and was held least likely:" not in page()


def test_what_sources_expected_is_told_best_first_or_that_none_did() -> None:
    beside = Of(persistence=0.2, sources=0.05, model=0.1, forecasts=8)
    told = " ".join(page(beside=beside))
    assert "Three days ahead, over eight forecasts" in told
    assert "the sources 0.050, the model 0.100, saying that nothing changes 0.200." in told
    assert "Three days ahead: on none of these days" in " ".join(page())


@pytest.mark.parametrize("later_than", [None, "2030-05-08"])
def test_where_sealed_events_tell_the_moves_it_is_said(later_than: str | None) -> None:
    told = " ".join(page(later_than=later_than))
    assert "Every day from 2030-05-01 to 2030-05-09" in told
    assert ("After 2030-05-08 the moves are those of the sealed events" in told) is bool(later_than)


@pytest.mark.parametrize(
    ("forecasts", "otherwise", "told"),
    [
        (1, (), "One resolved forecast is not scored, as the model left no other"),
        (1, (), "answer possible: it came as said."),
        (3, (), "Three resolved forecasts are not scored, as"),
        (3, (), "possible: all came as said."),
        (1, ("a1",), "possible: it came otherwise (a1), so"),
        (2, ("a1", "b2"), "possible: all came otherwise (a1 and b2), so"),
        (3, ("a1", "b2"), "possible: two came otherwise (a1 and b2), so"),
    ],
)  # fmt: skip
def test_what_was_settled_is_told_and_not_scored(
    forecasts: int, otherwise: tuple[str, ...], told: str
) -> None:
    assert told in not_scored(forecasts, otherwise)
