"""Ties as a table in CSV: in, and out to the crisis file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from tightrope.analysis.alignment import TemporalTie, TieNetwork
from tightrope.analysis.alignment.network import STRENGTH
from tightrope.crisis.parts.who import TieKind
from tightrope.exchange.actors import Namer
from tightrope.exchange.cells import unguarded
from tightrope.exchange.errors import NetworkUnreadable
from tightrope.exchange.networks import NO_SIGN, SELF_TIES
from tightrope.exchange.stated_ties import (
    OTHER_SIGN,
    StatedTie,
    has_sign,
    is_missing,
    is_torn,
    signed_tie,
)
from tightrope.exchange.table_files import delimiter_of

ENDS = ({"source", "from"}, {"target", "to"})
OWN_COLUMNS = {"source_name", "target_name", "strength"}  # a table that Tightrope wrote
NO_ENDS = "left out: ties without two ends"
SEVERAL = "rows with several actors in a cell"
FOLDED = "folded: the same tie once more"
BOTH_SIGNS = "pairs both friendly and hostile in one kind and time"


def is_tie_table(columns: Sequence[str]) -> bool:
    """Whether a table with these columns lists ties: two ends, and a sign or a signed weight."""
    names = {column.strip().lower() for column in columns}
    return all(names & end for end in ENDS) and bool(names & {"sign", "weight"})


def tie_records(network: TieNetwork) -> Iterator[dict[str, Any]]:
    """Yields a record per tie, with all that the crisis file says of it, as `read_tie_table` reads."""
    for tie in network.ties:
        stated = tie if isinstance(tie, StatedTie) else None
        yield {
            "source": tie.source,
            "source_name": network.actors[tie.source],
            "target": tie.target,
            "target_name": network.actors[tie.target],
            "kind": tie.kind,
            "sign": tie.sign,
            "strength": stated and stated.strength,
            "since": tie.since,
            "until": tie.until,
            "cites": " ".join(tie.cites),
            "assumption": tie.assumption,
            "note": stated.note if stated else "",
        }


def read_tie_table(
    text: str, name: str = "ties.csv", left_out: Counter[str] | None = None
) -> TieNetwork:
    """Gives the network of a CSV table with columns source (from), target (to), sign or weight, and
    where they are known kind, strength, since, until, cites, assumption, note.

    Between columns stand commas, tabs or semicolons, as in the first line; with semicolons a weight
    may have a decimal comma. Several actors in a cell are parted by semicolons. Markers for no value (NA, None) are none;
    rows without two ends or a sign, and ties of an actor with itself, are left out and counted in
    `left_out`. Raises NetworkUnreadable with the line.
    """
    delimiter = delimiter_of(text.partition("\n")[0])
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    counted = Counter[str]() if left_out is None else left_out
    names: dict[str, str] = {}
    ties: list[TemporalTie] = []
    own = set(rows.fieldnames or ()) >= OWN_COLUMNS
    try:
        for row in rows:
            cells = _cells(row, own=own)
            if delimiter == ";" and "weight" in cells:  # where commas are for decimals
                cells["weight"] = cells["weight"].replace(",", ".")
            ends = _ends(cells, own=own)
            for end, column in zip(ends, ("source_name", "target_name"), strict=True):
                names |= {one: (own and cells.get(column)) or one for one in end}
            where = f"{name}:{rows.line_num}"
            ties.extend(replace(tie, where=where) for tie in _row_ties(cells, ends, own, counted))
    except csv.Error as error:
        where = f"{name}:{rows.line_num}"
        raise NetworkUnreadable("not a readable table", where=where, value=str(error)) from error
    except NetworkUnreadable as error:
        error.where = f"{name}:{rows.line_num}"
        raise
    if not ties and not own:
        raise NetworkUnreadable(
            "no row of this table is a tie",
            where=name,
            value=f"{rows.line_num - 1:,} lines below the first",
            allowed="two ends that differ, and a sign or a signed weight",
        )
    return TieNetwork(names, tuple(ties))


def _cells(row: Mapping[str, Any], *, own: bool) -> dict[str, str]:
    if None in row:
        raise NetworkUnreadable("a row has more cells than the first line has names")
    texts = {key.strip().lower(): cell for key, cell in row.items() if isinstance(cell, str)}
    if own:
        return {key: unguarded(cell) for key, cell in texts.items() if cell}
    return {key: cell.strip() for key, cell in texts.items() if cell.strip()}


def _ends(cells: Mapping[str, str], *, own: bool) -> list[list[str]]:
    """The actors at either end of a row."""
    stated = [next((cells[k] for k in sorted(end) if k in cells), "") for end in ENDS]
    if own:
        return [[cell] if cell else [] for cell in stated]
    parted = [[part.strip() for part in cell.split(";")] for cell in stated]
    return [[part for part in dict.fromkeys(end) if not is_missing(part)] for end in parted]


def _row_ties(
    cells: Mapping[str, str], ends: Sequence[Sequence[str]], own: bool, counted: Counter[str]
) -> Iterator[StatedTie]:
    sources, targets = ends
    pairs = [(source, target) for source in sources for target in targets]
    if not pairs:
        counted[NO_ENDS] += 1
    elif not has_sign(cells):
        counted[NO_SIGN] += 1
    else:
        counted.update([SEVERAL] * (len(pairs) > 1))
        counted.update([OTHER_SIGN] * is_torn(cells))
        for source, target in pairs:
            if source == target:
                counted[SELF_TIES] += 1
            else:
                yield signed_tie(source, target, cells, own=own)


class TieEntries:
    """The ties of files as entries of the crisis file, their ends led to its actors.

    Strength is what a tie states; where it states none it is relative to its files: weak and strong
    are the lowest and highest third of the weights. Ties within one actor, once names are led to
    actors, are left out, and the same tie once more is folded into the first; `counted` has how
    many, `remarks` what had to be supposed. `origin` stands in for the file of a tie that names none.
    """

    def __init__(self, network: TieNetwork, namer: Namer, origin: str) -> None:
        self.counted: Counter[str] = Counter()
        self.remarks: list[str] = []
        self.entries: list[dict[str, Any]] = []
        self._network, self._namer, self._origin = network, namer, origin
        self._classes = _thirds(tie.weight for tie in network.ties if not _strength_of(tie))
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for entry in map(self._entry, network.ties):
            if entry["from"] == entry["to"]:
                self.counted[SELF_TIES] += 1
                continue
            first = found.setdefault(tuple(entry.get(key) for key in _SAME), entry)
            if first is entry:
                self.entries.append(entry)
            else:
                self.counted[FOLDED] += 1
                _fold(first, entry)
        self._say(network.ties)

    def _entry(self, tie: TemporalTie) -> dict[str, Any]:
        stated = tie if isinstance(tie, StatedTie) else StatedTie(**_fields(tie))
        names = self._network.actors
        wanted = (stated.source, stated.target) if stated.own else (None, None)
        source, target = (
            self._namer.actor(names.get(end, end), wanted=own)
            for end, own in zip((stated.source, stated.target), wanted, strict=True)
        )
        file = re.sub(r":[0-9]+$", "", stated.where) or self._origin
        grounded = stated.assumption or stated.cites or stated.own
        entry: dict[str, Any] = {
            "from": source,
            "to": target,
            "kind": stated.kind if stated.kind in get_args(TieKind) else "other",
            "sign": "+" if stated.sign > 0 else "-",
            "strength": _strength_of(stated) or self._classes[stated.weight],
            "since": stated.since,
            "until": stated.until,
            "cites": list(stated.cites),
            "assumption": stated.assumption if grounded else f"from {file}",
            "note": stated.note,
        }
        return {key: value for key, value in entry.items() if value}

    def _say(self, ties: Sequence[TemporalTie]) -> None:
        sides = Counter(
            (*(one.get(key) for key in ("from", "to", "kind", "since", "until")), one["sign"])
            for one in self.entries
        )
        both = sum(1 for *pair, sign in sides if sign == "+" and (*pair, "-") in sides)
        self.counted.update({BOTH_SIGNS: both} if both else {})
        kinds = Counter(tie.kind for tie in ties if tie.kind not in get_args(TieKind))
        if kinds:
            told = ", ".join(f"{kind} ({number})" for kind, number in sorted(kinds.items()))
            self.remarks.append(f"kinds that a crisis file does not have, read as other: {told}")
        classes = Counter(
            tie.strength
            for tie in ties
            if isinstance(tie, StatedTie) and tie.strength and not _strength_of(tie)
        )
        if classes:
            told = ", ".join(f"{name} ({number})" for name, number in sorted(classes.items()))
            self.remarks.append(f"a strength is weak, medium or strong; not read: {told}")
        if self.entries and len(self._classes) > 2:
            self.remarks.append(
                "weak and strong are the lowest and highest third of the weights in these files"
            )


_SAME = ("from", "to", "kind", "sign", "strength", "since", "until")  # what makes it the same tie


def _fold(first: dict[str, Any], again: Mapping[str, Any]) -> None:
    """What the second says besides is kept with the first."""
    cites = dict.fromkeys([*first.get("cites", ()), *again.get("cites", ())])
    first.update({"cites": list(cites)} if cites else {})
    for key in ("assumption", "note"):
        had, more = first.get(key, ""), again.get(key, "")
        if more not in had:
            first[key] = f"{had}; {more}" if had else more


def _strength_of(tie: TemporalTie) -> str | None:
    stated = tie.strength if isinstance(tie, StatedTie) else None
    return stated if stated in STRENGTH else None


def _thirds(weights: Iterable[float]) -> dict[float, str]:
    """Weight -> its class: the lowest and the highest third are weak and strong."""
    apart = sorted(set(weights))
    low, high = len(apart) / 3, 2 * len(apart) / 3
    names = list(STRENGTH)
    if len(apart) < 3:
        return dict.fromkeys(apart, "medium")
    return {w: names[(k + 0.5 > low) + (k + 0.5 > high)] for k, w in enumerate(apart)}


def _fields(tie: TemporalTie) -> dict[str, Any]:
    return {name: getattr(tie, name) for name in TemporalTie.__dataclass_fields__}
