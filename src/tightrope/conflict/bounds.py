"""What a formula can still come to when only some of its options have a level yet."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tightrope.crisis.formula import And, Formula, If, Iff, Not, Or

Flags = npt.NDArray[np.bool_]
Levels = Mapping[str, npt.NDArray[np.uint8]]


def bounds(formula: Formula, levels: Levels, rows: int) -> tuple[Flags, Flags]:
    """Gives (certainly holds, may still hold) per row; options not in `levels` are open."""
    if isinstance(formula, Not):
        sure, possible = bounds(formula.inner, levels, rows)
        return ~possible, ~sure
    if isinstance(formula, And | Or | If | Iff):
        pairs = [bounds(part, levels, rows) for part in formula.parts]
        return _joined(formula, pairs)
    if set(formula.options) <= levels.keys():
        held = np.asarray(formula.evaluate(levels), dtype=np.bool_)
        return held, held
    return np.zeros(rows, dtype=np.bool_), np.ones(rows, dtype=np.bool_)


def _joined(formula: Formula, pairs: list[tuple[Flags, Flags]]) -> tuple[Flags, Flags]:
    if isinstance(formula, And | Or):
        join = np.logical_and if isinstance(formula, And) else np.logical_or
        sure = join.reduce([pair[0] for pair in pairs])
        possible = join.reduce([pair[1] for pair in pairs])
        return sure, possible
    (sure_a, may_a), (sure_b, may_b) = pairs
    if isinstance(formula, If):
        return sure_a | ~may_b, may_a | ~sure_b
    return (sure_a & sure_b) | (~may_a & ~may_b), ~((sure_a & ~may_b) | (~may_a & sure_b))
