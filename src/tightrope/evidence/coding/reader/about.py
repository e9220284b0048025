"""Whom a document is about: how often each actor, and each two together, come up in its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from tightrope.evidence.text.data import read_data

__all__ = ["About", "what_is"]


class About:
    """How prominent the actors of one document are in it."""

    def __init__(self, lines: Iterable[frozenset[str]]) -> None:
        self._alone: Counter[str] = Counter()
        self._together: Counter[frozenset[str]] = Counter()
        for actors in lines:
            self._alone.update(actors)
            self._together.update(frozenset(two) for two in combinations(sorted(actors), 2))
        alone, together = (
            sorted(self._alone.values(), reverse=True),
            sorted(self._together.values(), reverse=True),
        )
        self._rank = {n: alone.index(n) for n in set(alone)}
        self._pair_rank = {n: together.index(n) for n in set(together)}

    def alone(self, actor: str) -> int:
        """Gives how many sentences an actor comes up in."""
        return self._alone[actor]

    def rank(self, actor: str) -> int:
        """Gives how many numbers of sentences are greater than that of an actor."""
        return self._rank.get(self._alone[actor], 9)

    def together(self, a: str, b: str) -> int:
        """Gives how many sentences two actors come up in together."""
        return self._together[frozenset((a, b))]

    def features(self, a: str, b: str) -> Iterator[str]:
        """Gives how often the two come up together and apart, beside the document's other actors."""
        count = self._together[frozenset((a, b))]
        first, second = self._rank.get(self._alone[a], 9), self._rank.get(self._alone[b], 9)
        yield f"together={min(count, 5)}"
        yield f"pair rank={min(self._pair_rank.get(count, 9), 6)}"
        yield f"rank1={min(first, 4)}"
        yield f"rank2={min(second, 4)}"
        yield f"ranks={min(first, second, 3)}-{min(max(first, second), 5)}"


@cache
def _kinds() -> dict[str, str]:
    kinds = dict.fromkeys(read_data("states.toml"), "state")
    return kinds | {
        actor: entry["kind"] for actor, entry in read_data("organisations.toml").items()
    }


def what_is(actor: str, acts_for: str, kind: str = "name") -> str:
    """Gives what kind of end an actor is: a person who acts for somebody, a state, a group, unknown.

    `kind` is that of the span: a named actor that no file tells the kind of is taken for a state.
    """
    if actor != acts_for:
        return "person"
    return _kinds().get(acts_for, "unknown" if kind in ("person", "group") else "state")
