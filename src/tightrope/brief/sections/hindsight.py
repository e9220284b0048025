"""Against what happened: forecasts beside persistence, where later events are known."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.questions.hindsight import FORECASTERS, Hindsight, LookedBack, Told
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Finding, Fold, Row, Section, Sentence, Table, Tone
from tightrope.words.hindsight import beaten, hindsight_lead, tally_row
from tightrope.words.parts import OptionRef

_TONES: dict[str, Tone] = {"right": "plus", "wrong": "minus", "open": "mixed", "within": "mixed"}
_COMPUTED = ["k-hindsight"]


def write_hindsight(desk: Desk) -> Section | None:
    """What was expected of each option, what was observed, and where persistence did better."""
    found = desk.given.hindsight
    if found is None or not found.rows:
        return None
    write = Writer(desk, "hindsight")
    lead = Finding(tuple(_said(write, found)))
    return Section(
        "hindsight",
        "Against what happened",
        (
            lead,
            _counts(write, found),
            Fold("Each option, forecast by forecast", (_options(desk, write, found),)),
        ),
    )


def _said(write: Writer, found: LookedBack) -> Iterator[Sentence]:
    lead = hindsight_lead(found)
    for text in (lead, *map(beaten, found.tallies)):
        if text:
            yield write.say(text, computed=_COMPUTED)
    for seen in found.prices:
        yield write.say(
            f"The price under “{seen.shock}” rose by {seen.observed[0]:g} to {seen.observed[1]:g} "
            f"per cent; computed were {seen.band[0]:.1f} to {seen.band[1]:.1f}: {seen.score}.",
            computed=_COMPUTED,
        )


def _counts(write: Writer, found: LookedBack) -> Table:
    head = Column.found(
        "Forecast", "Right", "Wrong", "Open", "Within", "Persistence right on the same"
    )
    rows = [write.row(tally_row(tally), computed=_COMPUTED) for tally in found.tallies]
    note = (
        "Counted are moves: each option once for every event it was seen at. Open: the expected "
        "outcomes differ. Within: among several levels that the source thought possible. The first "
        "two forecasts did not know what set the events off, the others did. "
        "Whoever wrote the crisis file may have known the events."
    )
    return write.table("counts", "How often each forecast was right", head, rows, note=note)


def _options(desk: Desk, write: Writer, found: LookedBack) -> Table:
    head = Column.put_in("Date", "Option", "Seen") + Column.found(
        *(name.capitalize() for name in FORECASTERS)
    )
    rows = [_row(desk, write, one) for one in found.rows]
    return write.table("options", "Each option, forecast by forecast", head, rows)


def _row(desk: Desk, write: Writer, one: Hindsight) -> Row:
    seen = _plain(one.observed) or "not settled"
    cells: tuple[Cell | str, ...] = (
        one.date,
        desk.wording.option(one.option),
        Cell(seen, note="set it off" if one.set_off else ""),
        *(_told(told) for told in one.told),
    )
    return write.row(cells, computed=_COMPUTED, on=[OptionRef(one.option)])


def _told(told: Told) -> Cell:
    levels = " or ".join(map(_plain, told.levels))
    if told.score == "no prediction":
        return Cell(levels or "nothing said", "muted")
    return Cell(levels or "outcomes differ", _TONES[told.score], note=told.score)


def _plain(level: str) -> str:
    return level.replace("_", " ")
