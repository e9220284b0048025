"""What pairs of actors did to each other, summed up by period, and the ties that follow from it.

Only acts that take a side count: enemies meet too, and a war is full of statements. A tie's weight
is the size of the mean intensity times log2(1 + acts a period).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain
from math import log2

from tightrope.analysis.alignment import TemporalTie, TieNetwork
from tightrope.dates import PartialDate

WITHIN_ONE = "within one actor"


@dataclass(frozen=True, slots=True)
class SignRule:
    """When acts make a tie, and of which sign."""

    least_acts: int = 3  # one report may be wrong, and one act is no relation
    hostile_from: float = 0.5  # share of hostile acts: most of what was done
    friendly_to: float = 0.25  # friends quarrel, but not every other time

    def sign(self, one: EventSum) -> int:
        """Gives +1, -1, or 0 where the acts are too few or show no clear side.

        The mean intensity must agree: one bombing weighs more than several handshakes.
        """
        if one.acts < self.least_acts:
            return 0
        share = one.hostile / one.acts
        if share > self.hostile_from and one.mean < 0:
            return -1
        return 1 if share < self.friendly_to and one.mean > 0 else 0


@dataclass(frozen=True, slots=True)
class EventSum:
    """What one actor did to another, of one kind, in one period."""

    source: str
    target: str
    kind: str
    period: str  # a year or a month, ISO
    acts: int  # events that take a side
    hostile: int  # acts of an intensity below 0
    talk: int  # events that take none
    mean: float  # intensity of the acts, -10 to 10; 0 where there are none


# period, source, target, kind; acts, hostile acts, events of talk, intensities of the acts added up
PartSum = tuple[str, str, str, str, int, int, int, Decimal]


def add_up(parts: Iterable[Iterable[PartSum]]) -> tuple[EventSum, ...]:
    """Gives sums of which each part may have some: by period, source, target and kind.

    Intensities are decimals, so that the same events give the same mean however they were parted.
    """
    found: dict[tuple[str, str, str, str], tuple[int, int, int, Decimal]] = {}
    for span, source, target, kind, acts, hostile, talk, total in chain.from_iterable(parts):
        key = (span, source, target, kind)
        had = found.get(key, (0, 0, 0, Decimal(0)))
        found[key] = (had[0] + acts, had[1] + hostile, had[2] + talk, had[3] + total)
    return tuple(
        EventSum(source, target, kind, span, acts, hostile, talk, _mean(total, acts))
        for (span, source, target, kind), (acts, hostile, talk, total) in sorted(found.items())
    )


def _mean(total: Decimal, acts: int) -> float:
    return float(round(total / acts, 6)) if acts else 0.0


@dataclass(frozen=True, slots=True)
class Act:
    """One act that takes a side; `day` ISO, `code` as the table has it, intensity -10 to 10."""

    day: str
    source: str
    target: str
    code: str
    kind: str
    intensity: float


@dataclass(frozen=True, slots=True)
class EventCounts:
    """What event tables held, and what was left out on the way."""

    layout: str
    rows: int  # rows that could be split into columns
    rejected: int  # lines that could not
    folded: dict[str, int]  # what shows that rows are one event -> rows that were one too many
    skipped: dict[str, int]  # reason -> rows, or pairs of cells with several actors
    several: int = 0  # how many more pairs than rows cells with several actors make
    states: Mapping[str, str] = field(default_factory=dict)  # name -> its number as a state


@dataclass(frozen=True, slots=True)
class EventTable:
    """Event tables summed up."""

    counts: EventCounts
    sums: tuple[EventSum, ...]

    def by_actor(self, actor_of: Callable[[str], str]) -> EventTable:
        """Gives the same with the names of one actor as one, under the first of them.

        What is then within one actor is left out and counted.
        """
        names = sorted({name for one in self.sums for name in (one.source, one.target)})
        first: dict[str, str] = {}
        led = {name: first.setdefault(actor_of(name), name) for name in names}
        parts: list[PartSum] = []
        within = 0
        for one in self.sums:
            source, target = led[one.source], led[one.target]
            if source == target:
                within += one.acts + one.talk
                continue
            total = Decimal(str(one.mean)) * one.acts
            parts.append(
                (one.period, source, target, one.kind, one.acts, one.hostile, one.talk, total)
            )
        skipped = Counter(self.counts.skipped) + Counter({WITHIN_ONE: within})
        counts = replace(self.counts, skipped=dict(sorted(skipped.items())))
        return EventTable(counts, add_up([parts]))

    def ties(self, rule: SignRule = SignRule()) -> TieNetwork:
        """Gives a tie for each pair and kind over every stretch of periods that show one side.

        Each tie's `assumption` says its counts, stretch and mean.
        """
        ties = tuple(_tie(self.counts.layout, *stretch) for stretch in _stretches(self.sums, rule))
        names = sorted({actor for tie in ties for actor in (tie.source, tie.target)})
        return TieNetwork({name: name for name in names}, ties)

    def without_ties(self, rule: SignRule = SignRule()) -> dict[str, int]:
        """Gives why pairs have no tie, reason -> how many periods of a pair and kind."""
        reasons = {
            "periods of a pair with talk alone": lambda one: not one.acts,
            f"periods of a pair with fewer than {rule.least_acts} acts": (
                lambda one: 0 < one.acts < rule.least_acts
            ),
            "periods of a pair without a clear side": (
                lambda one: one.acts >= rule.least_acts and not rule.sign(one)
            ),
        }
        found = {why: sum(map(holds, self.sums)) for why, holds in reasons.items()}
        return {why: number for why, number in found.items() if number}


def _stretches(sums: Sequence[EventSum], rule: SignRule) -> Iterator[tuple[int, list[EventSum]]]:
    """Periods that follow each other with one sign, by pair and kind."""
    groups: dict[tuple[str, str, str], list[EventSum]] = {}
    for one in sums:
        groups.setdefault((one.source, one.target, one.kind), []).append(one)
    for _, own in sorted(groups.items()):
        stretch: list[EventSum] = []
        for one in own:
            follows = stretch and PartialDate(stretch[-1].period).next == one.period
            if stretch and not (follows and rule.sign(one) == rule.sign(stretch[-1])):
                yield rule.sign(stretch[-1]), stretch
                stretch = []
            if rule.sign(one) != 0:
                stretch.append(one)
        if stretch:
            yield rule.sign(stretch[-1]), stretch


def _tie(layout: str, sign: int, stretch: Sequence[EventSum]) -> TemporalTie:
    acts, talk = sum(one.acts for one in stretch), sum(one.talk for one in stretch)
    hostile = sum(one.hostile for one in stretch)
    mean = sum(one.mean * one.acts for one in stretch) / acts
    first, last = stretch[0], stretch[-1]
    when = first.period if first is last else f"{first.period} to {last.period}"
    apart = f", and {talk} events of talk, which take no side" if talk else ""
    return TemporalTie(
        source=first.source,
        target=first.target,
        kind=first.kind,
        sign=sign,
        weight=round(abs(mean) * log2(1 + acts / len(stretch)), 6),
        since=first.period,
        until=last.period,
        assumption=f"{layout}, {when}: {hostile} of {acts} acts hostile, "
        f"mean intensity {mean:.1f} (from -10 to 10){apart}",
    )
