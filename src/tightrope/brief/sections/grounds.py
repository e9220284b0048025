"""What the answer rests on: claims, assumptions, and what is robust and what is fragile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import RobustnessNote
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Table
from tightrope.brief.wording import Wording, count, numeral, sentence_case
from tightrope.crisis.model import CrisisModel

__all__ = ["write_grounds"]

_ROBUST, _FRAGILE = 0.9, 0.5
_Element = tuple[str, str, tuple[str, ...], str | None]


class _Grounded(Protocol):
    """What every element of the crisis file that needs a basis has."""

    @property
    def cites(self) -> tuple[str, ...]: ...

    @property
    def assumption(self) -> str | None: ...


def write_grounds(desk: Desk) -> Section | None:
    """Counts of cited, assumed and bare elements; the assumptions; the robustness of findings."""
    write = Writer(desk, "grounds")
    blocks: list[Block] = []
    if desk.given.made_from_suggestions:
        blocks.append(_suggestions_notice(desk, write))
    blocks.extend(_evidence(desk, write))
    if desk.given.crisis is not None:
        blocks.extend(_model(desk.given.crisis, write))
    blocks.extend(_robustness(desk, write))
    return Section("grounds", "What it rests on", tuple(blocks)) if blocks else None


def _suggestions_notice(desk: Desk, write: Writer) -> Finding:
    said = write.say(
        "This brief is made from suggestions: claims that the program drew from the sources "
        "and that no person has accepted yet.",
        computed=["k-counts"],
    )
    return Finding((said,), kind="notice")


def _evidence(desk: Desk, write: Writer) -> Iterator[Block]:
    evidence = desk.given.evidence
    if evidence is None:
        yield write.finding("No sources have been read.", computed=["k-counts"])
        return
    c = evidence.counts
    sentences = [
        write.say(
            f"The evidence is {count(c.claims, 'claim')} from {count(c.documents, 'document')}, "
            f"which come from {count(c.independent_origins, 'independent origin')}.",
            computed=["k-counts", "k-origins"],
        ),
        write.say(
            f"A person accepted {numeral(c.accepted, 'none')} and rejected "
            f"{numeral(c.rejected, 'none')}; {numeral(c.suggested, 'none')} "
            f"{'is a suggestion' if c.suggested == 1 else 'are suggestions'} still.",
            computed=["k-counts"],
        ),
    ]
    if c.broken_anchors:
        sentences.append(
            write.say(
                f"{sentence_case(count(c.broken_anchors, 'anchor'))} no longer "
                f"{'matches its' if c.broken_anchors == 1 else 'match their'} document.",
                computed=["k-counts"],
            )
        )
    yield Finding(tuple(sentences))


def _elements(model: CrisisModel, wording: Wording) -> list[_Element]:
    """Every element that should say what it rests on: kind, name, cites, assumption."""
    named = wording.actor
    found: list[tuple[str, str, _Grounded]] = [
        *(("ties", f"{named(t.from_)} – {named(t.to)} ({t.kind})", t) for t in model.ties),
        *(("dependence", f"{named(d.of)} on {named(d.on)}: {d.need}", d) for d in model.dependence),
        *(("treaties", t.name or id_, t) for id_, t in model.treaties.items()),
        *(
            ("options", f"{owner}.{name}", option)
            for owner, options in model.options.items()
            for name, option in options.items()
        ),
        *(("rules", r.never or r.always or "", r) for r in model.rules),
        *(
            ("priorities", f"{named(owner)}: {statement.text or statement.want}", statement)
            for owner, statements in model.priorities.items()
            for statement in statements
        ),
        *(("red lines", line.id or line.if_, line) for line in model.red_lines),
        *(
            ("effects", f"{wording.indicator(e.from_)} → {wording.indicator(e.to)}", e)
            for e in model.effects
        ),
        *(("events", f"{e.date} {e.text}", e) for e in model.events),
        *(("scenarios", wording.scenario(id_), s) for id_, s in model.scenarios.items()),
    ]
    return [(kind, name, element.cites, element.assumption) for kind, name, element in found]


def _model(model: CrisisModel, write: Writer) -> Iterator[Block]:
    elements = _elements(model, write.desk.wording)
    if not elements:
        return
    cited = sum(bool(cites) for _, _, cites, _ in elements)
    assumed = sum(bool(reason) and not cites for _, _, cites, reason in elements)
    bare = len(elements) - cited - assumed
    yield write.desk.ledger.bar(
        write.section,
        f"What the {len(elements)} elements of the model rest on",
        (("cite the evidence", cited), ("state an assumption", assumed), ("neither", bare)),
        ["k-file"],
    )
    yield Fold("The same by section of the crisis file", (_by_section(elements, write),))
    reasons = [
        write.row((kind, write.desk.wording.gloss(name), reason), cites=cites, assumed=[reason])
        for kind, name, cites, reason in elements
        if reason
    ]
    if reasons:
        table = write.table(
            "assumptions", "Assumptions, with their reasons", ("Part", "Element", "Reason"), reasons
        )
        yield Fold(f"{sentence_case(count(len(reasons), 'assumption'))} of the analyst", (table,))


def _by_section(elements: list[_Element], write: Writer) -> Table:
    rows = []
    for kind in dict.fromkeys(kind for kind, *_ in elements):
        own = [(cites, reason) for k, _, cites, reason in elements if k == kind]
        cited = sum(bool(cites) for cites, _ in own)
        assumed = sum(bool(reason) and not cites for cites, reason in own)
        rows.append(
            write.row(
                (kind, str(cited), str(assumed), str(len(own) - cited - assumed)),
                computed=["k-file"],
            )
        )
    return write.table(
        "elements",
        "Elements of the model by what they rest on",
        ("Part", "Cited", "Assumed", "Neither"),
        rows,
    )


def _robustness(desk: Desk, write: Writer) -> Iterator[Block]:
    notes = sorted(desk.given.robustness.items(), key=lambda item: _share(item[1]))
    weak = [item for item in notes if _share(item[1]) < _ROBUST]
    strong = [item for item in notes if _share(item[1]) >= _ROBUST]
    columns = ("Finding", "Holds in draws", "Reading")
    if weak:
        yield write.table(
            "fragile",
            "Findings that depend on the order of priorities",
            columns,
            [_note_row(desk, write, key, note) for key, note in weak],
            note="Share of sampled orders of priorities, most fragile first. Robustness is not "
            "probability. Fragile: under half of the draws; robust: at least nine in ten.",
        )
    if strong:
        table = write.table(
            "robust",
            "Robust findings",
            columns,
            [_note_row(desk, write, key, note) for key, note in strong],
            note="At least nine draws in ten. Robustness is not probability.",
        )
        yield Fold(sentence_case(count(len(strong), "robust finding")), (table,), open=not weak)


def _share(note: RobustnessNote) -> float:
    return note.holds / max(note.draws, 1)


def _note_row(desk: Desk, write: Writer, key: str, note: RobustnessNote) -> Row:
    share = _share(note)
    if share >= _ROBUST:
        reading = Cell("robust", "plus")
    elif share < _FRAGILE:
        reading = Cell("fragile", "minus")
    else:
        reading = Cell("depends on the order", "mixed")
    return write.row(
        (_finding(desk, key, note), f"{note.holds} of {note.draws}", reading),
        computed=["k-robustness"],
    )


def _finding(desk: Desk, key: str, note: RobustnessNote) -> str:
    """The finding in words: from its key where that names an option and a level."""
    words = desk.wording.gloss(key)
    return words if words != key and "=" in key else sentence_case(note.finding or key)
