"""A case against what happened later and was kept sealed, as a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tightrope.analysis.questions.errors import UnreadableSealedEvents
from tightrope.analysis.questions.foreseen import (
    Foreseen,
    ForeseenScore,
    foresee,
    foreseen_scores,
)
from tightrope.analysis.questions.hindsight import (
    FORECASTERS,
    Hindsight,
    LookedBack,
    PriceSeen,
    Tally,
    Told,
    look_back,
)
from tightrope.analysis.questions.sealed import SealedEvent, SealedFile, parse_sealed
from tightrope.app.result import Result
from tightrope.app.store.folder import read_text
from tightrope.crisis import CrisisModel
from tightrope.crisis.read import Typed
from tightrope.words.foreseen import foreseen_lines
from tightrope.words.hindsight import beaten, tally_row
from tightrope.words.plain import NOT_SETTLED


@dataclass(frozen=True, repr=False)
class Hindsights(Result):
    """Forecasts set against what happened later; the same as a page in Markdown."""

    schema = "hindsight/2"
    frame_of = "rows"
    rows: tuple[Hindsight, ...]
    """One observed or unsettled option of one event each."""
    prices: tuple[PriceSeen, ...]
    """Prices that rose, against the bands computed for them."""
    tallies: tuple[Tally, ...]
    """How often each forecast was right, persistence beside it."""
    foreseen: tuple[Foreseen, ...]
    """How likely the model of moves over time held each level that came."""
    foreseen_scores: tuple[ForeseenScore, ...]
    """Their Brier scores, persistence and the sources beside them."""
    page: str
    """The same as a page in Markdown."""


def read_sealed(path: Path) -> Typed[SealedFile]:
    """Gives the sealed events of a file. Raises UnreadableSealedEvents with every line that is wrong."""
    if not path.is_file():
        raise UnreadableSealedEvents("there is no such file", where=str(path))
    return parse_sealed(read_text(path), path.name)


def compare(model: CrisisModel, sealed: Path) -> Hindsights:
    """Compares forecasts of the model with the sealed events of a file."""
    events = read_sealed(sealed).value.sealed
    found = look_back(model, events)
    foreseen = foresee(model, events)
    scores = foreseen_scores(foreseen)
    page = "\n".join([_page(events, found), *foreseen_lines(foreseen, scores)])
    return Hindsights(found.rows, found.prices, found.tallies, foreseen, scores, page)


_HEAD = (
    "The crisis file uses nothing later than its date, and these later events stand apart from it. "
    "Whoever wrote the file after they happened knew them: then this checks the file against events "
    "and is no forecast made before them. *Persistence*: as on the file's date. *Unconditional*: the "
    "model without what set the event off. *As stated*: after the bare event. *Scenario*: with the "
    "priorities its source would reorder. *Source*: what the source itself expected; what it only "
    "thought possible leaves several levels open, and is then within them or not.\n"
)


def _page(events: tuple[SealedEvent, ...], found: LookedBack) -> str:
    lines = ["# Against what happened\n", _HEAD]
    for event in events:
        lines += [f"## {event.date} ({event.confidence} confidence)\n", f"{event.text}\n"]
        lines += [_row(("option", "observed", *FORECASTERS)), _row(("---",) * 7)]
        lines += [_line(row) for row in found.rows if row.event == event.id]
        lines += [f"\nNot scored, {option}: {why}." for option, why in event.unclear.items()]
        lines += [_price(seen) for seen in found.prices if seen.event == event.id]
        lines.append("")
    head = ("forecast", "right", "wrong", NOT_SETTLED, "within", "persistence right on the same")
    lines += ["## Count\n", _row(head), _row(("---",) * 6)]
    lines += [_row(tally_row(tally)) for tally in found.tallies]
    lines += ["", *(f"{said}\n" for said in map(beaten, found.tallies) if said)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _line(row: Hindsight) -> str:
    observed = row.observed or "not settled"
    caused = f"{observed} (set it off)" if row.set_off else observed
    return _row((row.option, caused, *map(_cell, row.told)))


def _cell(told: Told) -> str:
    if told.score == "no prediction":
        return " or ".join(told.levels) or "—"
    if told.score == "open":
        return NOT_SETTLED
    error = "" if told.brier is None else f", squared error {told.brier:.2f}"
    return f"{' or '.join(told.levels)} ({told.score}{error})"


def _price(seen: PriceSeen) -> str:
    rose, band = (f"{low:g} to {high:g} %" for low, high in (seen.observed, _round(seen.band)))
    return f"\nPrice, {seen.shock}: rose by {rose}; computed {band}: {seen.score}."


def _round(band: tuple[float, float]) -> tuple[float, float]:
    return round(band[0], 1), round(band[1], 1)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
