"""Directed, graded ties netted into one signed tie per pair and layer."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.alignment.network import TemporalTie
from tightrope.analysis.alignment.report import SignedTie

__all__ = ["ALL_LAYERS", "net_ties"]

ALL_LAYERS = "all"


def net_ties(ties: Iterable[TemporalTie], layer: str = ALL_LAYERS) -> tuple[SignedTie, ...]:
    """Nets the directed ties of a layer into one signed tie per pair of actors, by name.

    Each tie counts its weight with its sign, whichever way it points; the sign of the sum is
    the sign of the pair, its size the weight. A sum of zero stays as a contested tie of sign 0:
    it is shown, and left out of every balance measure.
    """
    pairs: dict[tuple[str, str], list[TemporalTie]] = {}
    for tie in ties:
        if layer in (ALL_LAYERS, tie.kind):
            pair = (min(tie.source, tie.target), max(tie.source, tie.target))
            pairs.setdefault(pair, []).append(tie)
    return tuple(_net(pair, drawn) for pair, drawn in sorted(pairs.items()))


def _net(pair: tuple[str, str], drawn: list[TemporalTie]) -> SignedTie:
    total = sum(tie.weight * tie.sign for tie in drawn)
    return SignedTie(
        a=pair[0],
        b=pair[1],
        sign=(total > 0) - (total < 0),
        weight=float(abs(total)),
        kinds=tuple(dict.fromkeys(tie.kind for tie in drawn)),
        cites=tuple(dict.fromkeys(cite for tie in drawn for cite in tie.cites)),
        assumptions=tuple(dict.fromkeys(tie.assumption for tie in drawn if tie.assumption)),
    )
