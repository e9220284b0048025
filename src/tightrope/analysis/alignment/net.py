"""Directed, graded ties of several kinds read as one signed tie per pair of actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tightrope.analysis.alignment.network import TemporalTie
from tightrope.analysis.alignment.report import SignedTie
from tightrope.crisis.parts.who import DECIDES

ALL_LAYERS = "all"
Ranks = Sequence[Sequence[str]]


def rank_of_kinds(kinds: Iterable[str], decides: Ranks = DECIDES) -> dict[str, int | None]:
    """Gives the place of each kind among those that decide; None: it decides nothing.

    Kinds that a crisis file does not know (of event tables and network files) decide last.
    """
    known = {kind for rank in DECIDES for kind in rank}
    place = {kind: number for number, rank in enumerate(decides) for kind in rank}
    return {kind: place.get(kind, None if kind in known else len(decides)) for kind in kinds}


def net_ties(
    ties: Iterable[TemporalTie], layer: str = ALL_LAYERS, *, decides: Ranks = DECIDES
) -> tuple[SignedTie, ...]:
    """Gives one signed tie per pair of actors of a layer (a kind, or all together), by name.

    In the layer of all kinds, the kinds that decide first among those that tie the pair decide
    its sign (war and alliance before trade, see `DECIDES`): kinds are never netted against each
    other. Within the deciding kinds each tie counts its weight with its sign, whichever way it
    points; the sign of the sum is the sign of the pair, its size the weight. A sum of zero has
    sign 0 and is left out of every balance measure. `contested` marks pairs that are friends in
    one kind and foes in another, or within one.
    """
    pairs: dict[tuple[str, str], list[TemporalTie]] = {}
    for tie in ties:
        if layer in (ALL_LAYERS, tie.kind):
            pair = (min(tie.source, tie.target), max(tie.source, tie.target))
            pairs.setdefault(pair, []).append(tie)
    kinds = {tie.kind for drawn in pairs.values() for tie in drawn}
    ranks = rank_of_kinds(kinds, decides if layer == ALL_LAYERS else ((layer,),))
    return tuple(
        net
        for pair, drawn in sorted(pairs.items())
        if (net := _net(pair, drawn, ranks)) is not None
    )


def _net(
    pair: tuple[str, str], drawn: list[TemporalTie], ranks: Mapping[str, int | None]
) -> SignedTie | None:
    places = [place for tie in drawn if (place := ranks[tie.kind]) is not None]
    if not places:
        return None
    deciding = [tie for tie in drawn if ranks[tie.kind] == min(places)]
    total = sum(tie.weight * tie.sign for tie in deciding)
    return SignedTie(
        a=pair[0],
        b=pair[1],
        sign=(total > 0) - (total < 0),
        weight=float(abs(total)),
        kinds=tuple(dict.fromkeys(tie.kind for tie in drawn)),
        cites=tuple(dict.fromkeys(cite for tie in drawn for cite in tie.cites)),
        assumptions=tuple(dict.fromkeys(tie.assumption for tie in drawn if tie.assumption)),
        decided_by=tuple(dict.fromkeys(tie.kind for tie in deciding)),
        friendly_in=_kinds_of_sign(drawn, 1),
        hostile_in=_kinds_of_sign(drawn, -1),
    )


def _kinds_of_sign(drawn: Iterable[TemporalTie], sign: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tie.kind for tie in drawn if tie.sign == sign))
