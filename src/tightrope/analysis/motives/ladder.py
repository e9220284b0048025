"""What would have to change for a reply to be another: single turns, then pairs of the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from tightrope.analysis.facts import Share
from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.report import Rung, Turn
from tightrope.arrays import Flags, Floats
from tightrope.conflict.worth import EXACT, WEIGHTS, Stakes
from tightrope.consequences.network import CLASSES
from tightrope.crisis.levels import INDICATOR_LEVELS


def single_turns(stakes: Stakes, actor: str) -> Iterator[Turn]:
    """Gives every single turn that can matter to an actor.

    Each of its interests of another weight class, or counting for nothing; each link of another
    strength, or not there; each indicator that links lead to held at each level. Links and
    indicators that lead to nothing the actor cares about are left out.
    """
    network = stakes.responses.network
    for place, interest in enumerate(stakes.interests[actor]):
        stated = stakes.classes[actor][place]
        of = (actor, interest.in_ or interest.duty or "")
        for other in WEIGHTS:
            if other != stated:
                yield Turn("weight", of, place, stated, other)
        yield Turn("no interest", of, place, stated, "")
    mattering = _mattering(stakes, actor)
    for k, link in enumerate(network.links):
        if link.to not in mattering or link.to in network.held:
            continue
        of = (link.source, network.indicators[link.to])
        for other in CLASSES:
            if other != network.strengths[k]:
                yield Turn("strength", of, k, network.strengths[k], other)
        yield Turn("no link", of, k, network.strengths[k], "")
    for k in sorted(mattering - network.held):
        if k in network.moved or _carries(stakes, k):
            for level in INDICATOR_LEVELS:
                yield Turn("held", (network.indicators[k],), -1, "", level)


def make_turns(stakes: Stakes, turns: Iterable[Turn]) -> Stakes:
    """Gives the stakes with turns made, on the same grid and with the same random numbers."""
    network = stakes.responses.network
    for turn in turns:
        if turn.kind == "weight":
            stakes = stakes.with_weight(turn.of[0], turn.place, turn.after)
        elif turn.kind == "no interest":
            stakes = stakes.without_interest(turn.of[0], turn.place)
        elif turn.kind == "strength":
            network = network.with_strength(turn.place, turn.after)
        elif turn.kind == "no link":
            network = network.without([turn.place])
        else:
            network = network.holding(turn.of[0], turn.after)
    return stakes.with_network(network)


def _carries(stakes: Stakes, indicator: int) -> bool:
    links = stakes.responses.network.links
    return any(link.carrier == indicator or link.indicator == indicator for link in links)


def _mattering(stakes: Stakes, actor: str) -> set[int]:
    """The indicators that the actor cares about, or that lead to one it cares about."""
    found = {one.indicator for one in stakes.wanted[actor]}
    links = stakes.responses.network.links
    while True:
        more = {
            k
            for link in links
            if link.to in found
            for k in (link.indicator, link.carrier)
            if k is not None
        }
        if more <= found:
            return found
        found |= more


NEAREST = 20  # single turns of which pairs are made
_AT_ONCE = 64  # turns of which the responses are solved together
_TOLD = 3  # single turns and pairs told


@dataclass(frozen=True, eq=False)
class Climb:
    """The search for turns in one block; what each single turn is worth is worked out once."""

    block: Block
    seed: int
    draws: Sequence[int]
    _drawn: dict[tuple[Turn, ...], list[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def singles(self) -> tuple[tuple[Turn, Floats, int], ...]:
        """Every single turn with U of every row after it and the best row; those without a
        response are left out."""
        turns = list(single_turns(self.block.stakes, self.block.actor))
        return tuple(
            (turn, worth, self.block.best(worth))
            for turn, worth in zip(turns, self._after([(turn,) for turn in turns]), strict=True)
            if worth is not None
        )

    def _after(self, many: Sequence[tuple[Turn, ...]]) -> Iterator[Floats | None]:
        """U of every row after each of some turns; None where there is no response."""
        for first in range(0, len(many), _AT_ONCE):
            turned = [self._turned(turns) for turns in many[first : first + _AT_ONCE]]
            self.block.stakes.responses.solve_middles(
                block.stakes.responses.network for block in turned
            )
            yield from (block.worth() for block in turned)

    def _turned(self, turns: tuple[Turn, ...]) -> Block:
        return self.block.under(make_turns(self.block.stakes, turns))

    def rungs(self, wanted: Flags) -> tuple[tuple[Rung, ...], dict[str, int]]:
        """Gives the ladder to a reply among the `wanted` rows, and how many turns were tried.

        The first rung is as things are. Then come the single turns that do it, nearest first (at
        most three), or else the nearest that does not; then, where no single turn does it, the
        pairs of the twenty nearest that do. Nearest: by how much U of the best wanted row then
        falls short of (or exceeds) that of the best other row.
        """
        lead = [(self._lead(worth, wanted), turn, best) for turn, worth, best in self.singles]
        lead.sort(key=lambda found: -round(found[0], EXACT))
        singles = [turn for _, turn, best in lead if wanted[best]]
        tried = {"single": len(lead), "pairs": 0}
        told = _distinct([(turn,) for turn in singles])
        if not singles and lead:
            told = [(lead[0][1],)]
            near = [turn for _, turn, _ in lead[:NEAREST]]
            pairs = [pair for pair in combinations(near, 2) if _apart(*pair)]
            tried["pairs"] = len(pairs)
            told += self._pairs(pairs, wanted)
        return tuple(self._rung(turns, wanted) for turns in [(), *told]), tried

    def _pairs(self, pairs: Sequence[tuple[Turn, Turn]], wanted: Flags) -> list[tuple[Turn, ...]]:
        """The pairs that do it, farthest beyond first; each with its better half told before."""
        found = []
        for pair, worth in zip(pairs, self._after(pairs), strict=True):
            if worth is not None and wanted[self.block.best(worth)]:
                found.append((self._lead(worth, wanted), pair))
        found.sort(key=lambda one: -round(one[0], EXACT))
        return _distinct([pair for _, pair in found])

    def _does(self, turns: tuple[Turn, ...], wanted: Flags) -> bool:
        (worth,) = self._after([turns])
        return worth is not None and bool(wanted[self.block.best(worth)])

    def _lead(self, worth: Floats, wanted: Flags) -> float:
        """By how much the best wanted row is worth more than the best other one."""
        return float(worth[wanted].max() - worth[~wanted].max())

    def _rung(self, turns: tuple[Turn, ...], wanted: Flags) -> Rung:
        return Rung(turns, self._does(turns, wanted), self.share(turns, lambda row: wanted[row]))

    def share(self, turns: tuple[Turn, ...], holds: Callable[[int], bool]) -> Share:
        """Gives in how many of the draws (that count after the turns) the reply is such a row."""
        if turns not in self._drawn:
            block = self._turned(turns)
            block.stakes.responses.solve_together(self.seed, self.draws)
            drawn = (block.drawn_worth(self.seed, draw) for draw in self.draws)
            self._drawn[turns] = [block.best(worth) for worth in drawn if worth is not None]
        replies = self._drawn[turns]
        return Share(sum(bool(holds(row)) for row in replies), len(replies))


def _distinct(found: Sequence[tuple[Turn, ...]]) -> list[tuple[Turn, ...]]:
    """The first few that are about other things than those before them."""
    told: dict[frozenset[tuple[str, ...]], tuple[Turn, ...]] = {}
    for turns in found:
        told.setdefault(frozenset(_about(turn) for turn in turns), turns)
    return list(told.values())[:_TOLD]


def _about(turn: Turn) -> tuple[str, ...]:
    """What a turn is about: an indicator or treaty (its own interest in it, or its level), a link."""
    return turn.of if turn.kind in ("strength", "no link") else turn.of[-1:]


def _apart(one: Turn, other: Turn) -> bool:
    """Two turns of one interest, one link or one indicator are no pair."""
    return _about(one) != _about(other)
