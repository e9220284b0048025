"""Directed, graded, dated ties netted into one signed tie per pair and layer."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.alignment.dates import stands_on
from tightrope.analysis.alignment.errors import SelfTie, UnknownActor
from tightrope.analysis.alignment.report import SignedTie
from tightrope.crisis.model import CrisisModel, Tie
from tightrope.errors import nearest

__all__ = ["ALL_LAYERS", "STRENGTH", "layers_of", "net_ties", "standing_ties"]

ALL_LAYERS = "all"
STRENGTH = {"weak": 1, "medium": 2, "strong": 3}


def standing_ties(model: CrisisModel, as_of: str | None) -> tuple[Tie, ...]:
    """Gives the ties of the crisis that stand on a date, in file order.

    Raises `UnknownActor` or `SelfTie` where a tie cannot be read.
    """
    for number, tie in enumerate(model.ties, start=1):
        _check(tie, number, model)
    return tuple(tie for tie in model.ties if stands_on(tie.since, tie.until, as_of))


def layers_of(ties: Iterable[Tie]) -> tuple[str, ...]:
    """Gives "all", then each kind of tie that occurs, in the order of first occurrence."""
    return (ALL_LAYERS, *dict.fromkeys(tie.kind for tie in ties))


def net_ties(ties: Iterable[Tie], layer: str = ALL_LAYERS) -> tuple[SignedTie, ...]:
    """Nets the directed ties of a layer into one signed tie per pair of actors.

    Each tie counts its strength (weak 1, medium 2, strong 3) with its sign, whichever way it
    points; the sign of the sum is the sign of the pair, its size the weight. A sum of zero stays
    as a contested tie of sign 0: it is shown, and left out of every balance measure.
    """
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if layer in (ALL_LAYERS, tie.kind):
            pair = (min(tie.from_, tie.to), max(tie.from_, tie.to))
            pairs.setdefault(pair, []).append(tie)
    return tuple(_net(pair, drawn) for pair, drawn in sorted(pairs.items()))


def _net(pair: tuple[str, str], drawn: list[Tie]) -> SignedTie:
    total = sum(STRENGTH[tie.strength] * (1 if tie.sign == "+" else -1) for tie in drawn)
    return SignedTie(
        a=pair[0],
        b=pair[1],
        sign=(total > 0) - (total < 0),
        weight=float(abs(total)),
        kinds=tuple(dict.fromkeys(tie.kind for tie in drawn)),
        cites=tuple(dict.fromkeys(cite for tie in drawn for cite in tie.cites)),
        assumptions=tuple(dict.fromkeys(tie.assumption for tie in drawn if tie.assumption)),
    )


def _check(tie: Tie, number: int, model: CrisisModel) -> None:
    for actor in (tie.from_, tie.to):
        if actor not in model.actors:
            raise UnknownActor(
                f"tie {number} names an unknown actor",
                where=f"ties[{number}]",
                value=actor,
                hint=nearest(actor, model.actors),
            )
    if tie.from_ == tie.to:
        raise SelfTie(
            f"tie {number} joins an actor to itself", where=f"ties[{number}]", value=tie.to
        )
