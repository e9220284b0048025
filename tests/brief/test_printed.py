"""What stands on paper: four pages that are read, and of the annex what is not folded."""

from __future__ import annotations

import dataclasses
import re

import pytest

from tests.brief.invented import full_input
from tightrope.brief import Brief, compose, to_html
from tightrope.brief.front.threats import _RUNGS
from tightrope.brief.page import Block, Figure, Finding, Fold, Row, Section, Sentence, Table
from tightrope.brief.pictures.drawing import Bars, Ladder, ScenarioGrid
from tightrope.brief.printed import printed_statements

SAID = Finding((Sentence("s-1", "It is so.", ()),))
TABLE = Table("t", "A table", ("A",), ("found",), (Row("s-2", (), ()),))


def with_blocks(brief: Brief, *blocks: Block) -> Brief:
    return dataclasses.replace(brief, sections=(Section("s", "S", blocks),))


@pytest.mark.parametrize(
    ("blocks", "ids"),
    [
        ((SAID, TABLE), {"s-1", "s-2"}),
        ((Fold("Closed", (SAID, TABLE)),), set()),
        ((Fold("Open", (SAID, Fold("Closed", (TABLE,))), open=True),), {"s-1"}),
        ((Fold("Closed", (Fold("Open", (SAID,), open=True),)),), set()),
    ],
)
def test_what_is_in_a_closed_fold_is_not_on_paper(
    brief: Brief, blocks: tuple[Block, ...], ids: set[str]
) -> None:
    made = with_blocks(brief, *blocks)
    assert printed_statements(made, tables_of_pictures=False) == ids


def test_the_table_of_a_picture_is_on_paper_where_it_stands_in_for_the_picture(
    brief: Brief,
) -> None:
    made = with_blocks(brief, Figure("f", "F", "", Bars((), 0.0, 1.0), TABLE))
    assert printed_statements(made, tables_of_pictures=True) == {"s-2"}
    assert printed_statements(made, tables_of_pictures=False) == set()


def test_quotes_assumptions_and_definitions_that_only_folds_lead_to_stay_in_the_file(
    brief: Brief,
) -> None:
    html = to_html(brief)
    printed = printed_statements(brief, tables_of_pictures=False)
    for id_, used in ((a.id, a.used_by) for a in (*brief.assumptions, *brief.computations)):
        (tag,) = re.findall(rf'<(?:li|div) id="{id_}"[^>]*>', html)
        assert ('class="aside"' in tag) == (not printed.intersection(used))
    assert 'class="aside"' in html
    assert html.count('class="lead printed"') == 1


def test_scenarios_and_red_lines_one_by_one_are_folded_and_named_by_what_they_are(
    brief: Brief,
) -> None:
    for section in ("scenarios", "red-lines"):
        (found,) = (s for s in brief.sections if s.id == section)
        assert all(isinstance(block, Fold) and not block.open for block in found.blocks)
    html = to_html(brief)
    assert '<details class="fold" data-of="Tessaly strikes">' in html


def test_one_scenario_alone_is_open() -> None:
    given = full_input()
    made = compose(dataclasses.replace(given, scenarios=given.scenarios[:1]))
    (found,) = (s for s in made.sections if s.id == "scenarios")
    assert [block.open for block in found.blocks if isinstance(block, Fold)] == [True]


def test_as_many_red_lines_are_drawn_as_can_be_read_and_each_verdict_at_least_once() -> None:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.commitments is not None
    one = given.analysis.commitments.red_lines[0]
    verdicts = ["empty"] * 7 + ["credible", "not judged"]
    lines = tuple(
        dataclasses.replace(one, id=f"RL{n}", verdict=verdict) for n, verdict in enumerate(verdicts)
    )
    report = dataclasses.replace(given.analysis.commitments, red_lines=lines)
    analysis = dataclasses.replace(given.analysis, commitments=report)
    made = compose(dataclasses.replace(given, analysis=analysis))
    figures = [b for s in made.sections for b in s.blocks if isinstance(b, Figure)]
    (ladder,) = (f for f in figures if f.id == "fig-ladder")
    assert isinstance(ladder.drawing, Ladder)
    groups = [rung.group for rung in ladder.drawing.rungs]
    assert groups == ["credible", *["empty"] * (_RUNGS - 2), "not judged"]
    assert ladder.title.endswith("seven of the nine lines are empty (six are drawn)")
    assert len(ladder.table.rows) == 9


def test_pictures_and_their_paragraphs_stand_in_two_columns_behind_what_is_read_first(
    brief: Brief,
) -> None:
    html = to_html(brief)
    before, _, behind = html.partition('<div class="spread">')
    for id_ in ("bottom-line", "rather", "change", "sure"):
        assert f'<section id="{id_}"' in before
    ids = re.findall(r'<section id="([a-z-]+)" class="front"', behind)
    assert ids == [s.id for s in brief.sections if s.part == "front"][4:]


def test_without_a_picture_there_are_no_columns(brief: Brief) -> None:
    plain = dataclasses.replace(
        brief, sections=(Section("put-in", "Put in", (SAID, TABLE), "front"),)
    )
    assert '<div class="spread">' not in to_html(plain)


def test_a_picture_as_wide_as_the_page_comes_last_among_the_pictures(brief: Brief) -> None:
    def order(columns: int) -> list[str]:
        sections = tuple(
            dataclasses.replace(
                s,
                blocks=tuple(
                    dataclasses.replace(
                        b, drawing=ScenarioGrid(tuple(map(str, range(columns))), ())
                    )
                    if isinstance(b, Figure)
                    else b
                    for b in s.blocks
                ),
            )
            if s.id == "scenes"
            else s
            for s in brief.sections
        )
        html = to_html(dataclasses.replace(brief, sections=sections))
        return re.findall(r'<section id="([a-z-]+)" class="front"', html)

    narrow, wide = order(5), order(6)
    assert narrow == [s.id for s in brief.sections if s.part == "front" and s.id != "bottom-line"]
    assert wide == [*(id_ for id_ in narrow if id_ != "scenes"), "scenes"]
