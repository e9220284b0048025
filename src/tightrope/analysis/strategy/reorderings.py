"""Other orders of stated priorities, by the fewest raises that lead to them, and changes made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True)
class Reordering:
    """An order of one decision maker's statements, and the fewest raises that lead to it.

    Statements are numbered from 0 in the stated order. Each raise puts a statement directly above
    another. `places` are the pairs of statements that change sides.
    """

    order: tuple[int, ...]
    raises: tuple[tuple[int, int], ...]  # (statement raised, statement it is put above)
    places: int


def reorderings(statements: int, most: int) -> Iterator[tuple[Reordering, ...]]:
    """Gives, for 0, 1, … `most` raises, every order that needs exactly so many.

    An order that two sets of raises lead to is given once. Within one number of raises the orders
    with the fewest places come first.
    """
    stated = tuple(range(statements))
    level: tuple[Reordering, ...] = (Reordering(stated, (), 0),)
    seen = {stated}
    for raised in range(most + 1):
        yield level
        if raised == most:
            return
        following: list[Reordering] = []
        for before in level:
            for after in _raised_once(before):
                if after.order not in seen:
                    seen.add(after.order)
                    following.append(after)
        level = tuple(sorted(following, key=lambda r: (r.places, r.raises)))


def _raised_once(before: Reordering) -> Iterator[Reordering]:
    for place, statement in enumerate(before.order):
        for higher in range(place):
            order = list(before.order)
            del order[place]
            order.insert(higher, statement)
            raises = (*before.raises, (statement, before.order[higher]))
            passed = before.order[higher:place]
            places = before.places + sum(1 if other < statement else -1 for other in passed)
            yield Reordering(tuple(order), raises, places)


Change = tuple[tuple[int, Reordering], ...]  # decision maker, its new order


def shares(
    levels: Mapping[int, list[tuple[Reordering, ...]]], raised: int
) -> Iterator[dict[int, tuple[Reordering, ...]]]:
    """Gives every way to share so many raises out: decision maker -> its orders of that many."""
    for shared in product(range(raised + 1), repeat=len(levels)):
        if sum(shared) == raised:
            yield {dm: levels[dm][share] for dm, share in zip(levels, shared, strict=True) if share}


def share_out(levels: Mapping[int, list[tuple[Reordering, ...]]], raised: int) -> Iterator[Change]:
    """Gives every change of exactly so many raises, shared out over the decision makers."""
    for shared in shares(levels, raised):
        for chosen in product(*shared.values()):
            yield tuple(zip(shared, chosen, strict=True))


def raises_in(change: Change) -> int:
    """Gives how many statements a change raises."""
    return sum(len(r.raises) for _, r in change)


def size_of(change: Change) -> tuple[Any, ...]:
    """Gives what the smallest change has least of: raises, then places."""
    return raises_in(change), sum(r.places for _, r in change), [(i, r.order) for i, r in change]
