"""Random orders around a stated one: the Mallows model, by repeated insertion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tightrope.conflict.errors import BadDispersion, NoPriorities
from tightrope.conflict.game import Game
from tightrope.crisis.model import CrisisModel

Order = npt.NDArray[np.int64]
Orders = dict[int, Order]  # decision maker (by place) -> int64 (draws, statements)


def draw_orders(
    statements: int,
    draws: int,
    rng: np.random.Generator,
    *,
    dispersion: float,
    firm: Sequence[bool] | None = None,
    doubtful_dispersion: float | None = None,
) -> Order:
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


def firm_marks(model: CrisisModel) -> dict[str, list[bool]]:
    """Gives, for each decision maker, which of its statements are marked firm."""
    return {actor: [s.firm for s in stated] for actor, stated in model.priorities.items()}


def draw_for_game(
    game: Game,
    draws: int,
    rng: np.random.Generator,
    dispersion: float,
    doubtful_dispersion: float,
    firm: Mapping[str, Sequence[bool]],
) -> Orders:
    """Gives random orders for every decision maker with two or more stated priorities.

    Raises NoPriorities where nobody has.
    """
    stated = game.priorities
    orders: Orders = {}
    for dm, name in enumerate(game.decision_makers):
        if len(stated.get(name, ())) > 1:
            orders[dm] = draw_orders(
                len(stated[name]),
                draws,
                rng,
                dispersion=dispersion,
                firm=firm.get(name),
                doubtful_dispersion=doubtful_dispersion,
            )
    if not orders:
        raise NoPriorities(
            "nobody has two or more stated priorities, so there is no order to sample"
        )
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
