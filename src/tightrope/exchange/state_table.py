"""The states of an option game as a table in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.conflict import Game
from tightrope.exchange.cells import guarded


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
        levels = [guarded(column[state]) for column in columns]
        writer.writerow([state, *levels, *game.ranks[:, state].tolist(), now, *verdicts])
    return out.getvalue()
