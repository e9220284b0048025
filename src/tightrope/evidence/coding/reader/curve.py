"""From what speaks for a claim to the share of such claims that are right: a learned curve with bends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Curve", "on_curve"]


@dataclass(frozen=True, eq=False)
class Curve:
    """Log odds that are linear between knots: each slope counts what its number has above its knot."""

    bias: float
    numbers: NDArray[np.intp]  # the place of each slope's number in the evidence
    knots: NDArray[np.float64]
    slopes: NDArray[np.float64]

    @classmethod
    def of(cls, bias: float, terms: Iterable[tuple[int, float, float]]) -> Curve:
        """Makes a curve of its bias and (number, knot, slope) terms."""
        rows = list(terms)
        return cls(
            bias,
            np.array([number for number, _, _ in rows], dtype=np.intp),
            np.array([knot for _, knot, _ in rows], dtype=np.float64),
            np.array([slope for _, _, slope in rows], dtype=np.float64),
        )

    def terms(self) -> list[tuple[int, float, float]]:
        """Gives the (number, knot, slope) terms that `of` takes."""
        return list(
            zip(self.numbers.tolist(), self.knots.tolist(), self.slopes.tolist(), strict=True)
        )


def on_curve(evidence: Sequence[float], curve: Curve) -> float:
    """Gives the share of claims of such evidence that is right."""
    above = np.maximum(np.array(evidence, dtype=np.float64).take(curve.numbers) - curve.knots, 0.0)
    return 1 / (1 + math.exp(-(curve.bias + float(above @ curve.slopes))))
