"""How probable each relation, sign, event type and direction of a pair is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from tightrope.evidence.claims.codebook import EventType, Polarity, Relation
from tightrope.evidence.coding.reader.model import Linear

__all__ = ["Shares", "kind_of", "of_polarity", "shares_of"]

_HEADS = ("relation", "sign", "event", "from")


class Shares(NamedTuple):
    """How probable the outcomes of a pair are."""

    kinds: list[float]  # by the place of the kind among the outcomes
    signs: dict[str, float]
    event: EventType  # the likeliest
    forward: float


def shares_of(pairs: Linear, known: list[int]) -> Shares:
    """Gives the shares of the outcomes for a pair of which these features are known."""
    kinds, signs, events, ways = pairs.each(pairs.scores(known), _HEADS)
    return Shares(
        kinds.tolist(),
        dict(zip(pairs.names("sign"), signs.tolist(), strict=True)),
        cast("EventType", pairs.names("event")[int(events.argmax())]),
        float(ways[pairs.names("from").index("first")]),
    )


@cache
def kind_of(name: str) -> tuple[Relation, Polarity]:
    """Gives the relation and polarity of an outcome."""
    relation, _, mark = name.partition("|")
    return cast("Relation", relation), cast("Polarity", int(mark))


@cache
def of_polarity(names: tuple[str, ...], polarity: int) -> tuple[int, ...]:
    """Gives the places of the outcomes of a polarity."""
    return tuple(k for k, name in enumerate(names) if kind_of(name)[1] == polarity)
