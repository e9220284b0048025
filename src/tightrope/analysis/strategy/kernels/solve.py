"""From a state space and ranks to the stable states of each concept: picks the pass to take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels.tables import (
    best_reply,
    deterred_jointly,
    lowest_reached,
    neighbour_table,
)
from tightrope.conflict import StateSpace

__all__ = ["solve"]

Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.int32]


def solve(
    space: StateSpace,
    ranks: Ranks,
    concepts: Sequence[str],
    *,
    sim_opponents: str = "any",
    engine: str = "auto",
) -> dict[str, Flags]:
    """Gives concept -> bool (decision makers, states)."""
    if engine == "compiled" or (engine == "auto" and _takes_compiled(space)):
        from tightrope.analysis.strategy.kernels.by_blocks import stable_by_blocks

        return stable_by_blocks(space, ranks, [c for c in concepts if c != "sim"])
    tables = [neighbour_table(space, dm) for dm in range(len(ranks))]
    out = {c: _by_tables(c, ranks, tables) for c in concepts if c != "sim"}
    if "sim" in concepts:
        if sim_opponents == "unstable":
            seq = out.get("seq")
            takes_part = ~(_by_tables("seq", ranks, tables) if seq is None else seq)
        else:
            takes_part = np.ones(ranks.shape, dtype=np.bool_)
        out["sim"] = np.stack(
            [deterred_jointly(space, ranks, tables, dm, takes_part) for dm in range(len(ranks))]
        )
    return {c: out[c] for c in concepts}


def _by_tables(concept: str, ranks: Ranks, tables: list[Ranks]) -> Flags:
    out = np.empty(ranks.shape, dtype=np.bool_)
    for dm, own in enumerate(ranks):
        others = [(tables[j], ranks[j]) for j in range(len(ranks)) if j != dm]
        best = best_reply(own, tables[dm])
        if concept == "nash":
            value = own
        elif concept == "smr":
            value = np.minimum(own, lowest_reached(best, others, credible=False))
        else:
            value = lowest_reached(own, others, credible=concept == "seq")
        out[dm] = own >= (best if concept == "nash" else value[tables[dm]].max(axis=1))
    return out


def _takes_compiled(space: StateSpace) -> bool:
    return space.size > 16384
