"""The timeline: events of the crisis file and dated claims, in order."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Figure, Fold, Row, Section
from tightrope.brief.pictures.drawing import TimeMark, TimeStrip
from tightrope.brief.visible import one_line
from tightrope.evidence.claims.report import TimelineEntry
from tightrope.words import count, sentence_case

_CLAIMED = 60


def write_timeline(desk: Desk) -> Section | None:
    """A strip of numbered events with their table; dated claims on demand."""
    write = Writer(desk, "timeline")
    blocks: list[Block] = []
    crisis = desk.given.crisis
    events = sorted(crisis.events, key=lambda e: e.date) if crisis else []
    now = days(crisis.as_of) if crisis and crisis.as_of else None
    if events:
        marks, rows = [], []
        for number, event in enumerate(events, start=1):
            span = days(event.date)
            last = days(event.until) if event.until else span
            after = bool(event.sealed or (now and span and span[0] > now[1]))
            if span and last:
                marks.append(TimeMark(number, span[0], max(span[1], last[1]), after))
            when = event.date + (f" to {event.until}" if event.until else "")
            note = "sealed: not used by the model" if event.sealed else ""
            rows.append(
                write.row(
                    (
                        Cell(when, note=f"no. {number}"),
                        Cell(event.text, note=note),
                        desk.wording.actors(event.actors) or undecided("not stated"),
                        event.confidence,
                    ),
                    cites=event.cites,
                    assumed=[event.assumption],
                    when=str(event.date),
                )
            )
        blocks.append(
            Figure(
                "fig-timeline",
                "Events in time",
                f"{count(len(marks), 'dated event')}, {events[0].date} to {events[-1].date}; "
                "the numbers are those of the table.",
                TimeStrip(tuple(marks), now[1] if now else None),
                write.table(
                    "events", "Events", Column.put_in("Date", "Event", "Actors", "Confidence"), rows
                ),
            )
        )
    blocks.extend(_claimed(desk, write, open_=not events))
    return Section("timeline", "Timeline", tuple(blocks)) if blocks else None


def _claimed(desk: Desk, write: Writer, *, open_: bool) -> list[Block]:
    evidence = desk.given.evidence
    if evidence is None or not evidence.timeline:
        return []
    alike: dict[tuple[str, str], list[TimelineEntry]] = {}
    for entry in evidence.timeline:
        words = _own_words(desk, entry.claims) or sentence_case(entry.text)
        alike.setdefault((entry.when, words), []).append(entry)
    shown = list(alike.items())[:_CLAIMED]
    rows: list[Row] = [
        write.row(
            (
                Cell(when, note="inferred" if own[0].inferred else ""),
                own[0].said or undecided("not stated"),
                words,
            ),
            cites=[claim for entry in own for claim in entry.claims][:6],
            computed=["k-timeline"],
            when=when if days(when) else "",
        )
        for (when, words), own in shown
    ]
    table = write.table(
        "claimed",
        "What the sources date",
        Column.found("Date") + Column.read("As said", "What"),
        rows,
        note=f"{len(shown)} of {len(alike)} shown.",
    )
    return [Fold("Dated statements of the sources", (table,), open=open_)]


def _own_words(desk: Desk, claims: Iterable[str]) -> str:
    """What the first of the claims says, word for word; "" where its quote no longer stands."""
    evidence = desk.given.evidence
    for id_ in claims:
        claim = desk.ledger.claim(id_)
        if claim is not None and evidence is not None and id_ not in evidence.broken:
            return f"“{one_line(claim.anchor.exact).rstrip('.')}”"
    return ""


def days(when: str) -> tuple[int, int] | None:
    """First and last day (proleptic ordinals) of an ISO year, month or day; None: not a date."""
    parts = when.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers).toordinal()
            return day, day
        if len(numbers) == 2:
            year, month = numbers
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
        year = numbers[0]
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except (ValueError, IndexError):
        return None
