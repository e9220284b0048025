"""What the model rests on: what it cites, what it assumes, what it states without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Column, Finding, Fold, Section, Table
from tightrope.crisis.elements import Placed, counts_of_bases, need_grounds
from tightrope.crisis.model import CrisisModel
from tightrope.words import count, sentence_case


def write_grounds(desk: Desk) -> Section | None:
    """Counts of cited, assumed and bare elements; the assumptions."""
    write = Writer(desk, "grounds")
    blocks: list[Block] = []
    if desk.given.made_from_suggestions:
        blocks.append(_suggestions_notice(desk, write))
    if desk.given.crisis is not None:
        blocks.extend(_model(desk.given.crisis, write))
    return Section("grounds", "Elements and assumptions", tuple(blocks)) if blocks else None


def _suggestions_notice(desk: Desk, write: Writer) -> Finding:
    said = write.say(
        "This brief is made from suggestions: claims that the program drew from the sources "
        "and that no person has accepted yet.",
        computed=["k-counts"],
    )
    return Finding((said,), kind="notice")


def _model(model: CrisisModel, write: Writer) -> Iterator[Block]:
    elements = need_grounds(model)
    if not elements:
        return
    cited, assumed, bare = counts_of_bases(elements)
    yield write.bar(
        f"What the {len(elements)} elements of the model rest on",
        (("cite the evidence", cited), ("state an assumption", assumed), ("neither", bare)),
        ["k-elements"],
    )
    yield Fold("The same by section of the crisis file", (_by_section(elements, write),))
    reasons = [
        write.row(
            (_part(one), write.desk.wording.element(one), one.assumption),
            cites=one.cites,
            assumed=[one.assumption],
        )
        for one in elements
        if one.assumption
    ]
    if reasons:
        table = write.table(
            "assumptions",
            "Assumptions, with their reasons",
            Column.put_in("Part", "Element", "Reason"),
            reasons,
        )
        yield Fold(f"{sentence_case(count(len(reasons), 'assumption'))} of the analyst", (table,))


def _part(placed: Placed) -> str:
    return str(placed.path[0]).replace("_", " ")


def _by_section(elements: Sequence[Placed], write: Writer) -> Table:
    rows = []
    for part in dict.fromkeys(map(_part, elements)):
        counts = counts_of_bases(one for one in elements if _part(one) == part)
        own = dict.fromkeys(one.path[:1] for one in elements if _part(one) == part)
        rows.append(write.row((part, *map(str, counts)), computed=["k-elements"], on=own))
    return write.table(
        "elements",
        "Elements of the model by what they rest on",
        Column.put_in("Part") + Column.found("Cited", "Assumed", "Neither"),
        rows,
        note="A part of an element, such as a clause or a breach of a treaty, rests on what that "
        "element rests on unless it says so itself.",
    )
