"""From what speaks for a claim to the share of such claims that are right: a learned curve with bends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Certainty", "Curve", "Doubt", "on_curve"]


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


class Doubt(NamedTuple):
    """The limits from which a claim's sign is contested, so that it is possible at most."""

    alike: float = 0.0  # share of the pair's relations that are of this sign, below which
    outvoted: float = -1.0  # balance of what other sentences say of the two, below which
    rivalled: float = 1.0  # confidence of the opposite in the same sentence as a share of the claim's, above which


class Certainty(NamedTuple):
    """What turns the evidence of a claim into a confidence."""

    alone: Curve  # by its sentence
    company: Curve | None = None  # ... and the others of its document
    doubt: Doubt = Doubt()

    def record(self) -> dict[str, Any]:
        """Gives it as plain values."""
        curves = {
            name: [curve.bias, curve.terms()] if curve is not None else None
            for name, curve in (("alone", self.alone), ("company", self.company))
        }
        return curves | {"doubt": self.doubt._asdict()}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Certainty:
        """Reads what `record` gave."""
        company = record["company"]
        return cls(
            Curve.of(*record["alone"]),
            Curve.of(*company) if company is not None else None,
            Doubt(**record["doubt"]),
        )
