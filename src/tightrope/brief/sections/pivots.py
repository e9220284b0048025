"""Pivots and their strain, over time too, and who depends on whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.alignment.report import AlignmentReport, Need
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.front.ties import among
from tightrope.brief.page import Block, Cell, Column, Figure
from tightrope.brief.pictures.drawing import StrainLines
from tightrope.words import listed
from tightrope.words.alignment import dependence, need, undated


def write_pivots(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Block]:
    """Who is friendly with rivals, how strained that is, and how it moved."""
    strained = [p for p in report.pivots if p.strained]
    if not strained:
        yield write.finding("Nobody is friendly with two rivals at once.", computed=["k-pivot"])
        return
    rows = []
    for pivot in strained:
        pairs = "; ".join(desk.wording.actors(pair) for pair in pivot.rivals)
        relief = (
            f"{desk.wording.actors(pivot.relief)} (relieves {pivot.relieved})"
            if pivot.relief
            else "none"
        )
        rows.append(
            write.row(
                (
                    desk.wording.actor(pivot.actor),
                    f"{pivot.strained} of {pivot.triads}",
                    f"{pivot.strain:.2f}",
                    f"{pivot.weighted_strain:.2f}",
                    pairs,
                    relief,
                ),
                computed=["k-pivot"],
                on=among(pivot),
            )
        )
    yield write.table(
        "pivots",
        "Pivots: who is friendly with rivals, and how strained that is",
        Column.found(
            "Actor",
            "Strained triads",
            "Strain",
            "By weight",
            "Stands between",
            "Tie whose flip would relieve it most",
        ),
        rows,
    )
    lines = _strain(desk, write, report)
    if lines is not None:
        yield lines
        if left_out := undated(report):
            yield write.finding(left_out, computed=["k-pivot"])


def _strain(desk: Desk, write: Writer, report: AlignmentReport) -> Figure | None:
    order = [p.actor for p in report.pivots]
    series: dict[str, list[tuple[str, float]]] = {}
    for when, actor, strain in report.over_time:
        series.setdefault(actor, []).append((when, strain))
    known = sorted(
        (a for a in series if len(series[a]) > 1 and any(v for _, v in series[a])),
        key=lambda a: (a != desk.focal, order.index(a) if a in order else 999, a),
    )[:4]
    if not known:
        return None
    dates = sorted({when for a in known for when, _ in series[a]})
    alive = next(i for i, when in enumerate(dates) if any(dict(series[a]).get(when) for a in known))
    dates = dates[max(0, alive - 1) :]  # the flat stretch before the first strain says nothing
    series = {a: [(when, v) for when, v in series[a] if when >= dates[0]] for a in known}
    table_rows = [
        write.row(
            (when, *(_at(dict(series[a]), when) for a in known)),
            computed=["k-pivot"],
        )
        for when in dates
    ]
    names = tuple(desk.wording.actor(a) for a in known)
    return Figure(
        "fig-strain",
        "Strain over time",
        f"Share of triads in which the actor stands between rivals, {dates[0]} to {dates[-1]}, "
        f"for {listed(names)}.",
        StrainLines(
            tuple((n, tuple(sorted(series[a]))) for n, a in zip(names, known, strict=True))
        ),
        write.table(
            "strain",
            "Strain over time",
            Column.put_in("Date") + Column.found(*names),
            table_rows,
        ),
    )


def _at(values: dict[str, float], when: str) -> Cell:
    return Cell(f"{values[when]:.2f}") if when in values else undecided("unknown")


def write_dependence(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Block]:
    """Needs both ways for each pair, with the reading of their difference."""
    if not report.dependence:
        return
    elements = desk.given.crisis.dependence if desk.given.crisis else ()
    rows = []
    for reading in report.dependence:
        own = [e for e in elements if {e.of, e.on} == {reading.a, reading.b}]
        rows.append(
            write.row(
                (
                    desk.wording.actors((reading.a, reading.b)),
                    _needs(desk, reading.a_on_b),
                    _needs(desk, reading.b_on_a),
                    desk.wording.say(dependence(reading)),
                ),
                cites=[c for e in own for c in e.cites],
                assumed=[e.assumption for e in own],
                computed=["k-dependence"],
                on=[("dependence", at) for at, e in enumerate(elements) if e in own],
            )
        )
    yield write.table(
        "dependence",
        "Who needs whom for what",
        Column.put_in("Pair", "The first needs from the second", "The second needs from the first")
        + Column.found("Reading"),
        rows,
    )


def _needs(desk: Desk, needs: Sequence[Need]) -> Cell:
    if not needs:
        return Cell("nothing recorded", "muted")
    return Cell("; ".join(desk.wording.say(need(own)) for own in needs))
