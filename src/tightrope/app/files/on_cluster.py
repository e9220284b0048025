"""Event tables read by the workers of a Dask cluster: the same sums, acts and counts as by one machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tightrope.app.cluster import connected
from tightrope.exchange.event_parts import DealtRows, deal, gather_hand
from tightrope.exchange.event_scan import NOBODY
from tightrope.exchange.event_sums import Act, EventCounts, EventTable, add_up
from tightrope.exchange.event_tables import (
    Period,
    counts_of,
    find_layouts,
    first_acts,
    part_sums,
)

T = TypeVar("T")

A_PIECE = 200_000_000  # bytes of files that a worker reads at a time
A_HAND = 100_000_000  # bytes of files whose rows are folded at a time
_HANDS = 2  # for each thread of a worker, at least


def tables_on(
    scheduler: str,
    paths: Sequence[Path],
    period: Period = "year",
    known: Mapping[str, str] = NOBODY,
) -> EventTable:
    """Gives what `read_event_tables` gives, worked out on the scheduler at this address.

    Every worker must see the files by their names. Raises what it raises, MissingExtra without
    Dask, UsageMistake where no scheduler answers.
    """
    counts, sums = _spread(scheduler, paths, known, partial(part_sums, period=period))
    return EventTable(counts, add_up(sums))


def acts_on(
    scheduler: str, paths: Sequence[Path], most: int, known: Mapping[str, str] = NOBODY
) -> tuple[EventCounts, tuple[Act, ...], int, int]:
    """Gives what `read_acts` gives, worked out on the scheduler at this address."""
    counts, found = _spread(scheduler, paths, known, partial(first_acts, most=most))
    acts = sorted((act for own, _, _ in found for act in own), key=_in_order)[:most]
    total, talk = sum(one for _, one, _ in found), sum(one for _, _, one in found)
    return counts, tuple(acts), total - len(acts), talk


def _in_order(act: Act) -> tuple[str, str, str, str, str, float]:
    return act.day, act.source, act.target, act.code, act.kind, act.intensity


def _spread(
    scheduler: str, paths: Sequence[Path], known: Mapping[str, str], work: Callable[[Any], T]
) -> tuple[EventCounts, list[T]]:
    layout = find_layouts(paths)[0].layout.name
    with connected(scheduler, "reading event tables") as client:
        threads = sum(client.nthreads().values())
        hands = max(_HANDS * threads, sum(map(_size, paths)) // A_HAND, 1)
        dealt = [
            client.submit(deal, piece, hands, dict(known), pure=False) for piece in _pieces(paths)
        ]
        heads = [client.submit(_head, one, pure=False) for one in dealt]
        folded = [
            client.submit(
                gather_hand,
                [client.submit(_hand, one, hand, pure=False) for one in dealt],
                layout,
                work,
                pure=False,
            )
            for hand in range(hands)
        ]
        del dealt  # what is gathered need not be held
        scanned, states = zip(*client.gather(heads), strict=True)
        counts, found = zip(*client.gather(folded), strict=True)
    return counts_of(layout, scanned, counts, states), list(found)


def _pieces(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The files in the order named, some small ones together."""
    piece: list[Path] = []
    for path in paths:
        if piece and sum(map(_size, piece)) + _size(path) > A_PIECE:
            yield tuple(piece)
            piece = []
        piece.append(path.absolute())
    if piece:
        yield tuple(piece)


def _size(path: Path) -> int:
    return path.stat().st_size


def _head(dealt: DealtRows) -> tuple[Any, dict[str, str]]:
    return dealt.scanned, dealt.states


def _hand(dealt: DealtRows, hand: int) -> bytes:
    return dealt.hands[hand]
