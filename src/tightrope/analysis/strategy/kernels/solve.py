"""From a state space and ranks to the stable states of each concept: picks the passes to take."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tightrope.analysis.strategy.kernels.tables import jointly_by_tables, stable_by_tables
from tightrope.arrays import Flags, Int32s
from tightrope.conflict import StateSpace

_COMPILED = "tightrope.analysis.strategy.kernels.compiled"
SMALL = 2048  # below, NumPy answers before numba is even imported
_LARGE = 16384  # above, NumPy takes longer than compiling does
_MOST_ENTRIES = 1 << 22  # of a table of neighbours
_seen: list[int] = []  # sizes between the two met in this process before compiling


def solve(
    space: StateSpace,
    ranks: Int32s,
    concepts: Sequence[str],
    *,
    sim_opponents: str = "any",
    engine: str = "auto",
) -> dict[str, Flags]:
    """Gives concept -> bool (decision makers, states).

    `engine` "compiled" or "arrays" forces one of the two ways; "auto" never lets a small analysis
    wait for the compiler. Restricted moves are always answered by arrays.
    """
    compiled = engine == "compiled" or (engine == "auto" and _is_worth_compiling(space))
    if compiled and space.restricted is None:
        from tightrope.analysis.strategy.kernels.by_blocks import (
            jointly_by_blocks,
            stable_by_blocks,
        )

        stable, jointly = stable_by_blocks, jointly_by_blocks
    else:
        stable, jointly = stable_by_tables, jointly_by_tables
    unstable_only = "sim" in concepts and sim_opponents == "unstable"
    asked = [c for c in concepts if c != "sim"]
    out = stable(space, ranks, asked + ["seq"] * (unstable_only and "seq" not in asked))
    if "sim" in concepts:
        everybody = np.ones(ranks.shape, dtype=np.bool_)
        out["sim"] = jointly(space, ranks, ~out["seq"] if unstable_only else everybody)
    return {c: out[c] for c in concepts}


def are_loaded() -> bool:
    """Tells whether the compiled passes are there already, so that asking them waits for nothing."""
    return _COMPILED in sys.modules


def _is_worth_compiling(space: StateSpace) -> bool:
    """Whether to take the compiled passes: when they are loaded, needed, or soon pay off."""
    states = space.size
    widest = max(min(space.own(dm)[1], states) for dm in range(len(space.decision_makers)))
    if are_loaded() or states > _LARGE or states * widest > _MOST_ENTRIES:
        return True
    if states < SMALL:
        return False
    _seen.append(states)
    return len(_seen) > 1 or any((Path(__file__).parent / "__pycache__").glob("compiled.*.nbi"))
