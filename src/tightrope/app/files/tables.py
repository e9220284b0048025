"""Tables and networks of other programs: what sort of table a file is, and what it says."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from tightrope.analysis.alignment import TieNetwork
from tightrope.app.errors import UnknownImport
from tightrope.app.files.on_cluster import acts_on, tables_on
from tightrope.app.files.text_of import text_of
from tightrope.app.how import Wanted
from tightrope.exchange.actors import Namer
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_sums import Act, EventCounts, EventTable
from tightrope.exchange.event_tables import read_acts, read_event_tables
from tightrope.exchange.networks import read_network
from tightrope.exchange.table_files import delimiter_of, first_lines, name_of
from tightrope.exchange.tie_tables import is_tie_table, read_tie_table

NETWORKS = {".gexf", ".graphml"}
Sort = Literal["a network", "a table of ties", "an event table"]


def sort_of(files: Sequence[Path]) -> Sort:
    """Gives what sort of file all these are. Raises UnknownImport where they are of several sorts,
    EventsUnreadable: no text."""
    first, *others = files
    sort = _sort_of(first)
    for other in others:
        if (own := _sort_of(other)) != sort:
            raise UnknownImport(
                f"this is {own}, the first file {sort}",
                where=other.name,
                hint="import files of one sort at a time",
            )
    return sort


def is_causal(file: Path) -> bool:
    """Whether a GraphML file is a causal map as Tightrope writes it: its edges say what is disputed."""
    try:
        lines = "\n".join(first_lines(file))
    except EventsUnreadable:
        return False  # the reader of networks says what is the matter
    return 'attr.name="disputed"' in lines and 'attr.name="kind"' in lines


def _sort_of(file: Path) -> Sort:
    if name_of(file).suffix.lower() in NETWORKS:
        return "a network"
    line = first_lines(file)[0]
    try:
        cells = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        cells = []
    return "a table of ties" if is_tie_table(cells) else "an event table"


def acts_in(
    files: Sequence[Path], wanted: Wanted, most: int, known: Mapping[str, str]
) -> tuple[EventCounts, tuple[Act, ...], int, int]:
    """Gives what `read_acts` gives, by this machine or a scheduler."""
    if wanted.scheduler is None:
        return read_acts(files, most, known)
    return acts_on(wanted.scheduler, files, most, known)


def _summed(files: Sequence[Path], wanted: Wanted, namer: Namer | None) -> EventTable:
    known = {} if namer is None else namer.known_names()
    if wanted.scheduler is None:
        table = read_event_tables(files, wanted.period, known)
    else:
        table = tables_on(wanted.scheduler, files, wanted.period, known)
    if namer is None:
        return table
    namer.learn(table.counts.states)
    return table.by_actor(namer.actor)


def network_in(
    files: Sequence[Path], wanted: Wanted, namer: Namer | None = None
) -> tuple[TieNetwork, str, dict[str, int]]:
    """Gives the ties of all files together, what they are of, and what was counted."""
    left_out: Counter[str] = Counter()
    sort = sort_of(files)
    if sort == "a network":
        networks = [read_network(file, left_out) for file in files]
    elif sort == "a table of ties":
        networks = [read_tie_table(text_of(file), file.name, left_out) for file in files]
    else:
        table = _summed(files, wanted, namer)
        untied = {f"no tie: {why}": number for why, number in table.without_ties().items()}
        acts = {
            "acts that take a side": sum(one.acts for one in table.sums),
            "events of talk, which take none": sum(one.talk for one in table.sums),
        }
        return table.ties(), table.counts.layout, counted(table.counts) | acts | untied
    actors = {actor: name for network in networks for actor, name in network.actors.items()}
    ties = tuple(tie for network in networks for tie in network.ties)
    layout = files[0].suffix.lower().lstrip(".").upper().replace("GRAPHML", "GraphML")
    return TieNetwork(actors, ties), layout, {"ties read": len(ties), **left_out}


def counted(counts: EventCounts) -> dict[str, int]:
    """Gives what event tables held and what was left out, in words -> how many."""
    told = {"rows": counts.rows}
    if counts.rejected:
        told["lines that are no row"] = counts.rejected
    if counts.several:
        told["pairs besides, of cells with several actors"] = counts.several
    told |= {f"folded: {why}": rows for why, rows in counts.folded.items()}
    return told | {f"left out: {why}": rows for why, rows in counts.skipped.items()}
