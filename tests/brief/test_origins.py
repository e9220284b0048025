"""What was put in, what was found, what was read and what is not decided: told apart in every table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.brief.edge_cases import EDGES, write_edge
from tests.brief.walking import texts
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import Brief, compose, to_html, to_markdown
from tightrope.brief.cells import with_origins
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import BriefInput
from tightrope.brief.ledger import Ledger
from tightrope.brief.page import Block, Cell, Column, Figure, Fold, Origin, Table
from tightrope.brief.wording import Wording


def tables(brief: Brief) -> list[Table]:
    def inside(block: Block) -> Iterator[Table]:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Figure):
            yield block.table
        elif isinstance(block, Fold):
            for inner in block.blocks:
                yield from inside(inner)

    return [t for section in brief.sections for block in section.blocks for t in inside(block)]


def check(brief: Brief) -> None:
    for table in tables(brief):
        assert len(table.origins) == len(table.columns)
        assert set(table.origins) <= set(get_args(Origin))
        assert not any(c.startswith(("found:", "put in:", "read:")) for c in table.columns)
        for row in table.rows:
            assert len(row.cells) == len(table.columns), table.caption
            for cell in row.cells:
                if cell.text in {
                    "not judged",
                    "not sampled",
                    "not settled",
                    "unknown",
                    "not computed",
                }:
                    assert cell.tone == "open", (table.caption, cell)


def test_every_table_of_the_invented_crisis(brief: Brief, sources_only: Brief) -> None:
    check(brief)
    check(sources_only)
    assert len({t.caption for t in tables(brief)}) == len(tables(brief))  # none repeats another
    assert {o for t in tables(brief) for o in t.origins} == set(get_args(Origin))


@pytest.mark.parametrize("name", EDGES)
def test_every_table_at_the_edges(name: str, tmp_path: Path) -> None:
    made = compose(gather(write_edge(name, tmp_path, sources=6), How(draws=4)).brief_input())
    check(made)


def writer() -> Writer:
    given = BriefInput()
    wording = Wording(None)
    return Writer(Desk(given, wording, Ledger(given, wording), None), "x")


def test_columns_say_where_what_stands_in_them_is_from_and_heads_where_that_changes() -> None:
    columns = Column.put_in("Option", "Today") + Column.found("Expected") + Column.read("Said")
    made = writer().table("t", "T", columns, [])
    assert made.columns == ("Option", "Today", "Expected", "Said")
    assert made.origins == ("put in", "put in", "found", "read")
    heads = ["Option (put in)", "Today", "Expected (found)", "Said (read)"]
    assert with_origins(made) == heads


def test_what_is_not_decided_is_marked_so_whoever_wrote_the_cell() -> None:
    row = writer().row(("not judged", Cell("not settled", "minus"), Cell("no", "minus"), "open"))
    assert [cell.tone for cell in row.cells] == ["open", "open", "minus", ""]  # a level's name


def test_the_heads_say_where_what_stands_under_them_is_from(brief: Brief) -> None:
    html, markdown = to_html(brief), to_markdown(brief)
    assert '<th scope="col">Option<small>put in</small></th>' in html
    assert '<th scope="col">Expected<small>found</small></th>' in html
    assert "| Option (put in) | Today | Expected (found) |" in markdown


def test_the_keys_that_a_file_lacks_are_quoted_as_words(tmp_path: Path) -> None:
    made = compose(gather(write_edge("no_options", tmp_path), How(draws=0)).brief_input())
    said = texts(made, "bottom-line")
    assert any("add “options” (what each decision maker can do)" in text for text in said)
    assert "`" not in to_html(made).partition("<body>")[2].partition("<script>")[0]
