"""Tables and networks of other programs: what sort of table a file is, and what it says."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tightrope.analysis.alignment import TieNetwork
from tightrope.app.files.on_cluster import acts_on, tables_on
from tightrope.app.files.text_of import text_of
from tightrope.app.how import Wanted
from tightrope.exchange.actors import Namer
from tightrope.exchange.event_sums import Act, EventCounts, EventTable
from tightrope.exchange.event_tables import read_acts, read_event_tables
from tightrope.exchange.networks import read_network
from tightrope.exchange.table_files import delimiter_of, first_lines
from tightrope.exchange.tie_tables import is_tie_table, read_tie_table

NETWORKS = {".gexf", ".graphml"}


def is_event_table(file: Path) -> bool:
    """Whether a file is neither a network nor a table of ties. Raises EventsUnreadable: no text."""
    return not (_is_network(file) or _is_tie_table(file))


def acts_in(
    files: Sequence[Path], wanted: Wanted, most: int
) -> tuple[EventCounts, tuple[Act, ...], int, int]:
    """Gives what `read_acts` gives, by this machine or a scheduler."""
    if wanted.scheduler is None:
        return read_acts(files, most)
    return acts_on(wanted.scheduler, files, most)


def _summed(files: Sequence[Path], wanted: Wanted) -> EventTable:
    if wanted.scheduler is None:
        return read_event_tables(files, wanted.period)
    return tables_on(wanted.scheduler, files, wanted.period)


def network_in(
    files: Sequence[Path], wanted: Wanted, namer: Namer | None = None
) -> tuple[TieNetwork, str, dict[str, int]]:
    """Gives the ties of all files together, what they are of, and what was counted."""
    first = files[0]
    left_out: Counter[str] = Counter()
    if _is_network(first):
        networks = [read_network(file, left_out) for file in files]
    elif _is_tie_table(first):
        networks = [read_tie_table(text_of(file), file.name, left_out) for file in files]
    else:
        table = _summed(files, wanted)
        if namer is not None:
            namer.learn(table.counts.states)
        untied = {f"no tie: {why}": number for why, number in table.without_ties().items()}
        acts = {
            "acts that take a side": sum(one.acts for one in table.sums),
            "events of talk, which take none": sum(one.talk for one in table.sums),
        }
        return table.ties(), table.counts.layout, counted(table.counts) | acts | untied
    actors = {actor: name for network in networks for actor, name in network.actors.items()}
    ties = tuple(tie for network in networks for tie in network.ties)
    layout = first.suffix.lower().lstrip(".").upper().replace("GRAPHML", "GraphML")
    return TieNetwork(actors, ties), layout, {"ties read": len(ties), **left_out}


def _is_network(file: Path) -> bool:
    return file.suffix.lower() in NETWORKS


def _is_tie_table(file: Path) -> bool:
    line = first_lines(file)[0]
    try:
        return is_tie_table(next(csv.reader([line], delimiter=delimiter_of(line)), []))
    except csv.Error:
        return False


def counted(counts: EventCounts) -> dict[str, int]:
    """Gives what event tables held and what was left out, in words -> how many."""
    told = {"rows": counts.rows}
    if counts.rejected:
        told["lines that are no row"] = counts.rejected
    if counts.several:
        told["pairs besides, of cells with several actors"] = counts.several
    told |= {f"folded: {why}": rows for why, rows in counts.folded.items()}
    return told | {f"left out: {why}": rows for why, rows in counts.skipped.items()}
