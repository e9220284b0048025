"""Which acts are worth comparing, so that the work grows with their number and not its square."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Literal

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.weighing.events import Act

__all__ = ["Key", "alike", "neighbours"]

Key = Literal["ends", "days", "pair", "target"]
_BINDING: frozenset[Relation] = frozenset(("alliance", "treaty", "defence_obligation"))


def alike(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """Gives, by the id of the first of them, the acts that are told alike word for word."""
    groups: dict[Hashable, list[Act]] = defaultdict(list)
    for act in acts:
        groups[act.told].append(act)
    return {group[0].claim.id: group for group in groups.values()}


def neighbours(
    acts: Iterable[Act],
    key: Key = "ends",
    one: Callable[[Act], bool] = lambda act: True,
    other: Callable[[Act], bool] = lambda act: True,
) -> Iterator[tuple[Act, Act]]:
    """Yields the pairs worth comparing: one such act and another such that have the key in common.

    `ends`: the same two, the same kind of act, dates that can be the same; `days` the same on
    any dates; `pair`: the two either way, and pacts with the duties said to follow from them;
    `target`: done to the same one. The work grows with the number of acts and not with its
    square: acts are taken in order of their first day, each with the next few only.
    """
    groups: dict[tuple[object, str], list[Act]] = defaultdict(list)
    for act in acts:
        groups[_common(act, key)].append(act)
    for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        group.sort(key=lambda act: (act.window, act.claim.id))
        ones = [place for place, act in enumerate(group) if one(act)]
        others = [place for place, act in enumerate(group) if other(act)]
        for first, second in _pairs(ones, others, group[0].rules.reach):
            if key == "days" or group[second].window[0] <= group[first].window[1]:
                yield group[first], group[second]


def _pairs(ones: list[int], others: list[int], reach: int) -> Iterator[tuple[int, int]]:
    """Each place of either list with the next few of the other, each two once, in order."""
    for a, b in ((ones, others), (others, ones))[: 1 if ones == others else 2]:
        for place in a:
            start = bisect_right(b, place)
            for second in b[start : start + reach]:
                yield place, second


def _common(act: Act, key: Key) -> tuple[object, str]:
    if key == "pair":
        return tuple(sorted(act.ends)), "pact" if act.claim.relation in _BINDING else act.kind
    return (act.ends[1] if key == "target" else act.ends), act.kind
