"""The states of an option game as a table in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.conflict import Conflict
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.conflict import Game
from tightrope.errors import nearest
from tightrope.exchange.errors import NotAStateTable


def to_csv(game: Game, concepts: Sequence[str] = ()) -> str:
    """Gives one row per feasible state: its number, the level of every option, every decision
    maker's rank (higher is better), and yes or no per concept: whether it is an equilibrium.

    The status quo is marked in its own column. Text for a spreadsheet: UTF-8, lines end in \\r\\n.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    ranks = [f"rank {dm}" for dm in game.decision_makers]
    writer.writerow(["state", *game.options, *ranks, "status quo", *concepts])
    stability = analyse_stability(game, concepts) if concepts else None
    held = [set(stability.equilibria(c).tolist()) for c in concepts] if stability else []
    columns = [
        [names[level] for level in game.space.column(k)] for k, names in enumerate(game.level_names)
    ]
    for state in range(game.states):
        verdicts = ["yes" if state in found else "no" for found in held]
        now = "yes" if state == game.status_quo else ""
        levels = [_plain(column[state]) for column in columns]
        writer.writerow([state, *levels, *game.ranks[:, state].tolist(), now, *verdicts])
    return out.getvalue()


def from_csv(
    text: str,
    name: str = "states.csv",
    *,
    levels: Mapping[str, Sequence[str]] | None = None,
    irreversible: Sequence[str] | Mapping[str, str] | None = None,
) -> Conflict:
    """Gives the conflict of a table as `to_csv` writes it: columns `decision_maker.option`, columns
    `rank decision_maker` (any numbers, higher is better), and "yes" under `status quo` in one row.

    `levels`: option -> its ordered levels; without, no and yes are ordered so and other levels as
    they first appear. Irreversible options do not stand in the table and are given beside it. Other columns are left
    alone. Raises NotAStateTable with the line, and what a Conflict raises.
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    columns = list(rows[0]) if rows else []
    options = [c for c in columns if c and "." in c and not c.startswith("rank ")]
    makers = list(dict.fromkeys(o.partition(".")[0] for o in options))
    if not options:
        raise NotAStateTable("no row, or no column named decision_maker.option", where=name)
    for dm in makers:
        if f"rank {dm}" not in columns:
            raise NotAStateTable("a decision maker has no column of ranks", where=name, value=dm)
    for line, row in enumerate(rows, 2):
        if None in row.values() or None in row:
            raise NotAStateTable("a row has not one cell per column", where=f"{name}:{line}")
    order = {
        option: _levels(option, [row[option] for row in rows], levels or {}, name)
        for option in options
    }
    ordered = [o for dm in makers for o in options if o.partition(".")[0] == dm]
    now = [k for k, row in enumerate(rows) if row.get("status quo") == "yes"]
    return Conflict(
        {
            dm: {o.partition(".")[2]: order[o] for o in ordered if o.partition(".")[0] == dm}
            for dm in makers
        },
        [tuple(order[o].index(row[o]) for o in ordered) for row in rows],
        {
            dm: [_number(row[f"rank {dm}"], f"{name}:{line}") for line, row in enumerate(rows, 2)]
            for dm in makers
        },
        irreversible,
        now[0] if now else None,
    )


def _levels(
    option: str, cells: Sequence[str], given: Mapping[str, Sequence[str]], where: str
) -> list[str]:
    found = list(dict.fromkeys(cells))
    if option in given:
        for level in found:
            if level not in given[option]:
                raise NotAStateTable(
                    f"{option} has a level that was not named",
                    where=where,
                    value=level,
                    hint=nearest(level, given[option]),
                )
        return list(given[option])
    return ["no", "yes"] if set(found) <= {"no", "yes"} else found


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise NotAStateTable("a rank is not a number", where=where, value=text) from error


def _plain(text: str) -> str:
    """A text that a spreadsheet would take for a formula is kept from running as one."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
