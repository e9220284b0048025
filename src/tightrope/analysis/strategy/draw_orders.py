"""Random orders around a stated one: the Mallows model, by repeated insertion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.errors import BadDispersion

__all__ = ["draw_orders"]

Orders = npt.NDArray[np.int64]


def draw_orders(
    statements: int,
    draws: int,
    rng: np.random.Generator,
    *,
    dispersion: float,
    firm: Sequence[bool] | None = None,
    doubtful_dispersion: float | None = None,
) -> Orders:
    """Gives random orders of 0 … statements-1, int64 (draws, statements), most important first.

    Under the Mallows model an order with d pairs exchanged against the stated one is drawn with
    probability proportional to dispersion**d (Mallows 1957; dispersion 1: all orders alike; near
    0: hardly ever another). Firm statements are put in first, so that among themselves they follow
    the Mallows model exactly; then each doubtful one, at a place with probability proportional to
    doubtful_dispersion**(pairs it exchanges), as in repeated insertion (Doignon, Pekeč and
    Regenwetter 2004). Without doubtful statements this is the Mallows model.

    Raises BadDispersion where a dispersion is not above 0 and at most 1.
    """
    loose = dispersion if doubtful_dispersion is None else doubtful_dispersion
    for value in (dispersion, loose):
        if not 0 < value <= 1:
            raise BadDispersion("dispersion", value=value, allowed="above 0, at most 1")
    held = [True] * statements if firm is None else list(firm)
    if len(held) != statements:
        raise BadDispersion("firm needs one mark per statement", value=f"{len(held)} given")
    insertions = [(k, dispersion) for k in range(statements) if held[k]]
    insertions += [(k, loose) for k in range(statements) if not held[k]]
    orders = np.empty((draws, statements), dtype=np.int64)
    chances = rng.random((draws, statements))
    for order, chance in zip(orders, chances, strict=True):
        order[:] = _one_order(insertions, chance)
    return orders


def _one_order(insertions: list[tuple[int, float]], chance: npt.NDArray[np.float64]) -> list[int]:
    order: list[int] = []
    for (statement, dispersion), u in zip(insertions, chance, strict=True):
        weights = [dispersion**exchanged for exchanged in _exchanged(order, statement)]
        left = u * sum(weights)
        place = 0
        while place < len(order) and left >= weights[place]:
            left -= weights[place]
            place += 1
        order.insert(place, statement)
    return order


def _exchanged(order: list[int], statement: int) -> list[int]:
    """For each place from the top, the pairs exchanged by putting the statement there."""
    exchanged = sum(other < statement for other in order)
    out = [exchanged]
    for other in order:
        exchanged += -1 if other < statement else 1
        out.append(exchanged)
    return out
