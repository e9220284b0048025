"""What treaties oblige to, set against what they are called, in a picture."""

from __future__ import annotations

from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Figure, Row
from tightrope.brief.pictures.drawing import ClauseGrid, TreatyClauses
from tightrope.words import count, listed, sentence_case
from tightrope.words.commitments import binds, kind_words
from tightrope.words.parts import TreatyRef


def clause_figure(desk: Desk, write: Writer, report: CommitmentsReport) -> Figure:
    """Each treaty with its kinds of clauses, in force or not, and the name the sources give it."""
    called = {found.treaty: found.called for found in report.called_against_obliges}
    kinds: dict[str, dict[str, bool]] = {treaty: {} for treaty in called}
    for owed in report.obligations:
        own = kinds.setdefault(owed.treaty, {})
        own[owed.obligation] = own.get(owed.obligation, False) or binds(owed)
    treaties = tuple(
        TreatyClauses(
            desk.wording.treaty(treaty),
            called.get(treaty, ""),
            tuple((kind_words(kind), bound) for kind, bound in own.items()),
        )
        for treaty, own in kinds.items()
    )
    misnamed = sum(bool(t.called) for t in treaties)
    title = f"What {count(len(treaties), 'treaty', 'treaties')} {'obliges' if len(treaties) == 1 else 'oblige'} to"
    if misnamed:
        title += f"; {count(misnamed, 'is called', 'are called')} something else"
    cites = {found.treaty: found.cites for found in report.called_against_obliges}
    return Figure(
        "fig-clauses",
        sentence_case(title),
        "Filled: a clause of this kind is in force; hollow: there is one that is not.",
        ClauseGrid(treaties),
        write.table(
            "called",
            "Treaties: what they are called and what they oblige to",
            Column.put_in("Treaty")
            + Column.read("Called")
            + Column.found("In force", "Not in force"),
            [
                _row(write, treaty, shown, cites.get(treaty, ())[:4])
                for treaty, shown in zip(kinds, treaties, strict=True)
            ],
        ),
    )


def _row(write: Writer, treaty: str, shown: TreatyClauses, cites: tuple[str, ...]) -> Row:
    parts = (
        listed(kind for kind, binds_ in shown.clauses if binds_ == bound) for bound in (True, False)
    )
    return write.row(
        (
            shown.name,
            shown.called or Cell("nothing else", "muted"),
            *(part or Cell("none", "muted") for part in parts),
        ),
        cites=cites,
        computed=["k-commitments"],
        on=[TreatyRef(treaty)],
    )
