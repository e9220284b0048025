"""How probable each relation, sign, event type and direction of a pair is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from tightrope.evidence.claims.codebook import EventType, Polarity, Relation
from tightrope.evidence.coding.reader.model import Array, Linear

__all__ = ["Shares", "kind_of", "of_polarity", "shares_of"]

_HEADS = ("relation", "sign", "event", "from")
_LEAST = 1e-6  # of a share, so that none is ruled out


class Shares(NamedTuple):
    """How probable the outcomes of a pair are."""

    kinds: list[float]  # by the place of the kind among the outcomes
    signs: dict[str, float]
    events: dict[EventType, float]
    forward: float

    @property
    def event(self) -> EventType:
        """The likeliest event; of equals the first of the codebook."""
        return max(self.events, key=self.events.__getitem__)


def shares_of(pairs: Linear, known: list[int], read: Mapping[str, Array] | None = None) -> Shares:
    """Gives the shares of the outcomes for a pair of which these features are known.

    `read` are the shares of each head as the encoder has them: what both find likely is likely.
    """
    parts = pairs.each(pairs.scores(known), _HEADS)
    if read is not None:
        both = [part * (read[head] + _LEAST) for part, head in zip(parts, _HEADS, strict=True)]
        parts = [part / part.sum() for part in both]
    kinds, signs, events, ways = parts
    return Shares(
        kinds.tolist(),
        dict(zip(pairs.names("sign"), signs.tolist(), strict=True)),
        dict(
            zip(cast("tuple[EventType, ...]", pairs.names("event")), events.tolist(), strict=True)
        ),
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
