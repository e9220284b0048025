"""Ties as a table in CSV: in, and out to the crisis file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from tightrope.analysis.alignment import TemporalTie, TieNetwork
from tightrope.analysis.alignment.network import STRENGTH
from tightrope.crisis.parts.who import TieKind
from tightrope.exchange.actors import Namer
from tightrope.exchange.errors import NetworkUnreadable
from tightrope.exchange.networks import signed_tie

ENDS = ({"source", "from"}, {"target", "to"})


def is_tie_table(columns: Sequence[str]) -> bool:
    """Whether a table with these columns lists ties: two ends, and a sign or a signed weight."""
    names = {column.strip().lower() for column in columns}
    return all(names & end for end in ENDS) and bool(names & {"sign", "weight"})


def read_tie_table(text: str, name: str = "ties.csv") -> TieNetwork:
    """Gives the network of a CSV table with columns source (from), target (to), sign or weight, and
    where they are known kind, since, until, assumption. Raises NetworkUnreadable with the line."""
    rows = csv.DictReader(io.StringIO(text), strict=True)
    ties: list[TemporalTie] = []
    try:
        ties.extend(_row_tie(row) for row in rows)
    except csv.Error as error:
        where = f"{name}:{rows.line_num}"
        raise NetworkUnreadable("not a readable table", where=where, value=str(error)) from error
    except NetworkUnreadable as error:
        error.where = f"{name}:{rows.line_num}"
        raise
    names = dict.fromkeys(end for tie in ties for end in (tie.source, tie.target))
    return TieNetwork({end: end for end in names}, tuple(ties))


def _row_tie(row: Mapping[str | None, Any]) -> TemporalTie:
    texts = {
        (key or "").strip().lower(): cell.strip()
        for key, cell in row.items()
        if isinstance(cell, str)
    }
    cells = {key: cell for key, cell in texts.items() if cell}
    source, target = (next((cells[k] for k in sorted(end) if k in cells), "") for end in ENDS)
    if not source or not target or source == target:
        raise NetworkUnreadable("a tie needs two different ends", value=f"{source} - {target}")
    return signed_tie(source, target, cells)


def tie_sections(network: TieNetwork, namer: Namer, origin: str) -> Iterator[dict[str, Any]]:
    """Yields the ties as entries of the crisis file, their ends led to its actors.

    Strength is relative to the table: weak and strong are the lowest and highest third of the
    weights. A tie within one actor, once names are led to actors, is left out. `origin` stands in
    for an assumption that a tie does not state.
    """
    weights = sorted({tie.weight for tie in network.ties})
    low, high = len(weights) / 3, 2 * len(weights) / 3
    place = {weight: rank + 0.5 for rank, weight in enumerate(weights)}
    strengths = list(STRENGTH)
    kinds = get_args(TieKind)
    for tie in network.ties:
        source, target = (
            namer.actor(network.actors.get(end, end)) for end in (tie.source, tie.target)
        )
        if source == target:
            continue
        rank = place[tie.weight]
        entry: dict[str, Any] = {
            "from": source,
            "to": target,
            "kind": tie.kind if tie.kind in kinds else "other",
            "sign": "+" if tie.sign > 0 else "-",
            "strength": strengths[(rank > low) + (rank > high)] if len(weights) > 2 else "medium",
            "since": tie.since,
            "until": tie.until,
            "assumption": tie.assumption or f"from {origin}",
        }
        yield {key: value for key, value in entry.items() if value is not None}
