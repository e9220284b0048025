"""A layered, temporal, signed network of ties, and how several kinds become one tie per pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.analysis.alignment.errors import DateUnreadable, SelfTie, UnknownActor
from tightrope.analysis.alignment.report import SignedTie
from tightrope.crisis.model import CrisisModel, Tie
from tightrope.crisis.parts.who import DECIDES
from tightrope.dates import PartialDate
from tightrope.errors import nearest


def first_day(text: str) -> date:
    """Gives the first day a partial ISO date can mean. Raises `DateUnreadable`."""
    return _read(text).first


def last_day(text: str) -> date:
    """Gives the last day a partial ISO date can mean. Raises `DateUnreadable`."""
    return _read(text).last


def next_span(text: str) -> str:
    """Gives the year, month or day that follows, in the precision given."""
    return _read(text).next


def stands_on(since: str | None, until: str | None, when: str | None) -> bool:
    """Says whether something that ran from `since` to `until` may have stood at `when`.

    Every date is the span of days its precision leaves open, and the reading is the generous
    one: spans that touch count as standing. Without `when` only an open end counts.
    """
    if when is None:
        return until is None
    begun = since is None or first_day(since) <= last_day(when)
    return begun and (until is None or last_day(until) >= first_day(when))


def _read(text: str) -> PartialDate:
    try:
        return PartialDate(text)
    except ValueError as error:
        allowed = "a year, a month or a day such as 2025-06-20"
        raise DateUnreadable("not a date", value=text, allowed=allowed) from error


def check_ends(actors: Collection[str], one: str, other: str, what: str, where: str) -> None:
    """Raises `UnknownActor` or `SelfTie` where something does not join two different known actors."""
    for actor in (one, other):
        if actor not in actors:
            raise UnknownActor(
                f"a {what} names an unknown actor",
                where=where,
                value=actor,
                hint=nearest(actor, actors),
            )
    if one == other:
        raise SelfTie(f"a {what} joins an actor to itself", where=where, value=other)


STRENGTH: Mapping[str, int] = {"weak": 1, "medium": 2, "strong": 3}


@dataclass(frozen=True, slots=True)
class TemporalTie:
    """A signed, directed tie of one kind with a weight, over a stretch of time.

    `since` and `until` are partial ISO dates; None leaves that end open.
    """

    source: str
    target: str
    kind: str
    sign: int  # +1, -1
    weight: float
    since: str | None = None
    until: str | None = None
    cites: tuple[str, ...] = ()
    assumption: str | None = None


@dataclass(frozen=True, slots=True)
class TieNetwork:
    """Actors with their names, and the ties between them; a layer is a kind of tie."""

    actors: Mapping[str, str]
    ties: tuple[TemporalTie, ...] = field(repr=False)

    def __post_init__(self) -> None:
        for number, tie in enumerate(self.ties, start=1):
            check_ends(self.actors, tie.source, tie.target, "tie", f"ties[{number}]")

    @property
    def layers(self) -> tuple[str, ...]:
        """The kinds of tie, in the order of first occurrence."""
        return tuple(dict.fromkeys(tie.kind for tie in self.ties))

    def standing(self, when: str | None) -> tuple[TemporalTie, ...]:
        """The ties that may stand on a date (see `dates.stands_on`), in order."""
        return tuple(tie for tie in self.ties if stands_on(tie.since, tie.until, when))


def read_ties(model: CrisisModel) -> TieNetwork:
    """Gives the ties of a crisis as a network; weights are 1, 2, 3 for weak, medium, strong.

    Raises `UnknownActor` or `SelfTie` where a tie cannot be read.
    """
    names = {key: actor.name for key, actor in model.actors.items()}
    return TieNetwork(names, tuple(_temporal(model.ties)))


def _temporal(ties: Iterable[Tie]) -> Iterable[TemporalTie]:
    for tie in ties:
        yield TemporalTie(
            source=tie.from_,
            target=tie.to,
            kind=tie.kind,
            sign=1 if tie.sign == "+" else -1,
            weight=STRENGTH[tie.strength],
            since=tie.since,
            until=tie.until,
            cites=tie.cites,
            assumption=tie.assumption,
        )


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
