"""Tables at a terminal and in a pipe: words stay whole, the widest column gives way first."""

from __future__ import annotations

import pytest

from tightrope.app.result import table
from tightrope.cli.show import column_widths, print_table

COLUMNS = ("id", "what", "quote")
ROWS = [("c-0123456789", "diplomatic_support", "Norland lifted its sanctions on Sudmark " * 4)]


def test_what_fits_is_as_wide_as_it_is() -> None:
    assert column_widths(COLUMNS, ROWS, 300) == [12, 18, 160]
    assert column_widths(COLUMNS, [("a\nbb", "", "c")], 300) == [2, 4, 5]


def test_the_widest_gives_way_and_no_word_is_broken() -> None:
    assert column_widths(COLUMNS, ROWS, 80) == [12, 18, 40]
    assert column_widths(COLUMNS, ROWS, 50) == [12, 18, 10]
    assert column_widths(COLUMNS, [("a" * 50, "b", "c")], 80) == [50, 4, 5]


def test_words_are_broken_where_there_is_no_room_for_them() -> None:
    widths = column_widths(COLUMNS, ROWS, 24)
    assert sum(widths) + 3 * 3 + 1 == 24
    assert column_widths(("x",), [("y" * 1000,)], 120) == [116]
    assert column_widths(("x", "y"), [("a b", "c d")], 1) == [1, 1]


def test_a_pipe_is_as_wide_as_the_terminal_says_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns, width in (("", 120), ("200", 200), ("wide", 120)):
        monkeypatch.setenv("COLUMNS", columns)
        print_table(table("t", COLUMNS, [("c-1", "x", "word " * 100)]))
        assert max(map(len, capsys.readouterr().out.splitlines())) == width
