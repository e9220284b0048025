"""A model, its game and its outcomes in the formats of other programs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tightrope.app.errors import UnknownExport
from tightrope.app.evidence.exporting import parquet, record_lines
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.how import How
from tightrope.app.model.checking import model_at
from tightrope.app.result import Result, plain
from tightrope.app.store.folder import write_out
from tightrope.conflict import build_game
from tightrope.conflict.build import rule_formulas, space_of_options, stated_wants
from tightrope.conflict.errors import TooManyStates
from tightrope.errors import counted, nearest
from tightrope.exchange.errors import CannotHold
from tightrope.exchange.fates import left_out
from tightrope.exchange.gambit_writer import to_nfg
from tightrope.exchange.gmcr_writer import can_be_ranked, write_gmcr, write_gmcr_unlisted
from tightrope.exchange.model_fates import FATES
from tightrope.exchange.networks import to_text
from tightrope.exchange.state_graph import to_csv, to_graphml
from tightrope.exchange.stated_ties import stated_ties
from tightrope.exchange.tie_tables import tie_records

_TABLES = ("csv", "jsonl", "parquet")
_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, repr=False)
class ModelWritten(Result):
    """A part of a model in a format of another program."""

    schema = "export-model/1"
    what: str
    """What was asked for: ties, network, events, states, outcomes or conflict."""
    form: str
    """The format it is in."""
    out: Path | None
    """The file it was written to; null: given as `text`."""
    text: str
    """What was written; empty for a format that is not text."""
    remarks: tuple[str, ...]
    """What the format has no place for and is left out."""


def write_model(
    path: Path, what: str, form: str | None, out: Path | None, how: How
) -> ModelWritten:
    """Gives a part of a folder's model in a format; with `out` it is written there, whole.

    Raises UnknownExport where there is no such part or format, or a table in Parquet has no file
    to go to; CannotHold for what would make it another game.
    """
    if what not in FORMS:
        raise UnknownExport(
            "there is no such thing to export", value=what, hint=nearest(what, FORMS)
        )
    form = form or FORMS[what][0]
    if form not in FORMS[what]:
        raise UnknownExport(
            f"{what} cannot be written in this format", value=form, allowed=", ".join(FORMS[what])
        )
    gathered = gather(path, how, listed=what in ("states", "outcomes"))
    remarks = left_out(gathered.model, FATES[what, form])
    if what == "events" and (later := _later_events(path, gathered)):
        remarks = (*remarks, f"{counted(later, 'event')} later than the date it is written for")
    if form == "parquet":
        if out is None:
            raise UnknownExport("Parquet is no text", hint="name a file with --out")
        write_out(path, out, parquet(RECORDS[what](gathered)))
        return ModelWritten(what, form, out, "", remarks)
    if what in RECORDS and form in _TABLES:
        rows = list(RECORDS[what](gathered))
        text = "".join(
            f"{line}\n" for line in record_lines(rows, "csv" if form == "csv" else "jsonl")
        )
    else:
        text = _TEXTS[what, form](gathered, remarks)
    if out is not None:
        write_out(path, out, text.encode())
    return ModelWritten(what, form, out, text, remarks)


def _later_events(path: Path, gathered: Gathered) -> int:
    return len(model_at(path).events) - len(gathered.model.events)


def _ties(gathered: Gathered) -> Iterator[dict[str, Any]]:
    return tie_records(stated_ties(gathered.model))


def _events(gathered: Gathered) -> Iterator[dict[str, Any]]:
    for event in gathered.model.events:
        yield {
            "date": event.date,
            "until": event.until,
            "text": event.text,
            "actors": list(event.actors),
            "moves": {option: str(plain(move.to)) for option, move in event.moves.items()},
            "confidence": event.confidence,
            "order": event.order,
            "sealed": event.sealed,
            "cites": " ".join(event.cites),
            "assumption": event.assumption,
        }


def _outcomes(gathered: Gathered) -> Iterator[dict[str, Any]]:
    report = gathered.analysis.strategy
    for outcome in () if report is None else report.outcomes:
        yield dict(plain(outcome))


def _states(gathered: Gathered) -> Iterator[dict[str, Any]]:
    text = to_csv(build_game(gathered.model), _CONCEPTS)
    for row in csv.DictReader(text.splitlines()):
        yield {name: int(cell) if cell.isdigit() else cell for name, cell in row.items()}


RECORDS: Mapping[str, Callable[[Gathered], Iterable[dict[str, Any]]]] = {
    "ties": _ties,
    "events": _events,
    "outcomes": _outcomes,
    "states": _states,
}


def _network(form: str) -> Callable[[Gathered, Sequence[str]], str]:
    return lambda gathered, _: to_text(stated_ties(gathered.model), f".{form}")


def _names(gathered: Gathered) -> dict[str, str]:
    return {actor: entry.name for actor, entry in gathered.model.actors.items()}


def _gmcr(gathered: Gathered, left: Sequence[str]) -> str:
    model = gathered.model
    options = {
        f"{dm}.{o}": option.text for dm, own in model.options.items() for o, option in own.items()
    }
    names = _names(gathered) | options
    try:
        game = build_game(model)
    except TooManyStates:
        game = None
    if game is not None and can_be_ranked(game):
        return write_gmcr(game, names, model.title, left)
    if model.closed_moves:
        raise CannotHold("a .gmcr file has no place for moves that are closed in some states")
    space, rules = space_of_options(model), rule_formulas(model)
    return write_gmcr_unlisted(space, rules, stated_wants(model), names, model.title, left)


def _nfg(gathered: Gathered, left: Sequence[str]) -> str:
    model = gathered.model
    return to_nfg(build_game(model), model.title, _names(gathered), left)


_TEXTS: Mapping[tuple[str, str], Callable[[Gathered, Sequence[str]], str]] = {
    ("ties", "gexf"): _network("gexf"),
    ("ties", "graphml"): _network("graphml"),
    ("network", "gexf"): _network("gexf"),
    ("network", "graphml"): _network("graphml"),
    ("states", "graphml"): lambda gathered, _: to_graphml(build_game(gathered.model)),
    ("conflict", "gmcr"): _gmcr,
    ("conflict", "nfg"): _nfg,
}

FORMS: Mapping[str, tuple[str, ...]] = {
    what: (
        *(_TABLES if what in RECORDS else ()),
        *(form for other, form in _TEXTS if other == what),
    )
    for what in ("ties", "network", "events", "states", "outcomes", "conflict")
}
