"""What a reader supposes behind a red line, kept apart from what was announced."""

from __future__ import annotations

import dataclasses

from tests.brief.invented import full_input
from tests.brief.walking import walk
from tests.commitments.test_red_lines import STRAIT, line
from tests.words.saying import say
from tightrope.brief import compose
from tightrope.brief.page import Fold, Row
from tightrope.dates import PartialDate


def test_what_a_reader_supposes_is_judged_apart_under_the_readers_name() -> None:
    guess = "supposed: {then: keeper.fight, by: A reader, on: 2025-06-10, cites: [c-9]}"
    text = STRAIT.replace("said_on: 2025-06-02}", f"said_on: 2025-06-02, {guess}}}")
    announced, supposed = line("words", text=text), line("words-supposed", text=text)
    assert (announced.verdict, announced.response) == ("not judged", None)
    assert (supposed.verdict, supposed.response) == ("empty", "keeper.fight")
    assert (supposed.supposed_by, supposed.cites) == ("A reader", ("c-9",))
    assert say(supposed).startswith(
        "Supposed (A reader, 2025-06-10): if 'rival.mine', then 'keeper.fight'."
    )
    assert (supposed.said_by, supposed.said_on) == ("The keeper's envoy", "2025-06-02")
    assert (announced.supposed_on, supposed.supposed_on) == (None, "2025-06-10")
    earlier = line("words-supposed", text=text, as_of=PartialDate("2025-06-09"))
    assert earlier.why_not == "not yet said"
    assert "It was supposed only on 2025-06-10" in say(earlier)
    undated = line("words-supposed", text=text.replace("on: 2025-06-10, ", ""))
    assert (undated.said_on, undated.supposed_on) == ("2025-06-02", None)
    assert say(undated).startswith("Supposed (A reader): if")


def test_the_brief_dates_the_announcer_and_the_supposer_each_by_its_own_day() -> None:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.commitments is not None
    first = given.analysis.commitments.red_lines[0]
    guess = dataclasses.replace(
        first, id=f"{first.id}-supposed", supposed_by="The Gazette", supposed_on="2031-06-09"
    )
    drawn = dataclasses.replace(first, supposed=guess)
    report = dataclasses.replace(given.analysis.commitments, red_lines=(drawn,))
    analysis = dataclasses.replace(given.analysis, commitments=report)
    told = compose(dataclasses.replace(given, analysis=analysis))
    headings = [
        block.summary
        for section in told.sections
        for block in section.blocks
        if isinstance(block, Fold)
    ]
    both = "Harbour master, 2031-06-01; answer supposed by The Gazette, 2031-06-09)"
    assert any(heading.endswith(both) for heading in headings)
    cells = [cell for part in walk(told) if isinstance(part, Row) for cell in part.cells]
    notes = [cell.note for cell in cells]
    assert "Harbour master, 2031-06-01" in notes
    assert any(note.startswith("supposed by The Gazette, 2031-06-09: ") for note in notes)
    assert "as supposed: empty" in notes
