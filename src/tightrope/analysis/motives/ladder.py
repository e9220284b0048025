"""What would have to change for a reply to be another: single turns, then pairs of the nearest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from tightrope.analysis.facts import Share
from tightrope.analysis.motives.block import Block, Floats
from tightrope.analysis.motives.report import Rung, Turn
from tightrope.analysis.motives.turns import make_turns, single_turns

__all__ = ["NEAREST", "Climb"]

NEAREST = 20  # single turns of which pairs are made
_TOLD = 3  # single turns and pairs told

Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Climb:
    """The search for turns in one block; what each single turn is worth is worked out once."""

    block: Block
    seed: int
    draws: Sequence[int]

    @cached_property
    def singles(self) -> tuple[tuple[Turn, Floats], ...]:
        """Every single turn with U of every row after it; those without a response are left out."""
        found = []
        for turn in single_turns(self.block.stakes, self.block.actor):
            worth = self._after((turn,))
            if worth is not None:
                found.append((turn, worth))
        return tuple(found)

    def _after(self, turns: tuple[Turn, ...]) -> Floats | None:
        return self._turned(turns).worth()

    def _turned(self, turns: tuple[Turn, ...]) -> Block:
        return self.block.under(make_turns(self.block.stakes, turns))

    def rungs(self, wanted: Rows) -> tuple[tuple[Rung, ...], dict[str, int]]:
        """Gives the ladder to a reply among the `wanted` rows, and how many turns were tried.

        The first rung is as things are. Then come the single turns that do it, nearest first (at
        most three), or else the nearest that does not; then, where no single turn does it, the
        pairs of the twenty nearest that do. Nearest: by how much U of the best wanted row then
        falls short of (or exceeds) that of the best other row.
        """
        lead = [(self._lead(worth, wanted), turn) for turn, worth in self.singles]
        lead.sort(key=lambda found: -found[0])
        singles = [turn for gap, turn in lead if self._does((turn,), wanted)]
        tried = {"single": len(lead), "pairs": 0}
        told: list[tuple[Turn, ...]] = [(turn,) for turn in singles[:_TOLD]]
        if not singles and lead:
            told = [(lead[0][1],)]
            near = [turn for _, turn in lead[:NEAREST]]
            pairs = [pair for pair in combinations(near, 2) if _apart(*pair)]
            tried["pairs"] = len(pairs)
            told += self._pairs(pairs, wanted)
        return tuple(self._rung(turns, wanted) for turns in [(), *told]), tried

    def _pairs(self, pairs: Sequence[tuple[Turn, Turn]], wanted: Rows) -> list[tuple[Turn, ...]]:
        """The pairs that do it, farthest beyond first; each with its better half told before."""
        found = []
        for pair in pairs:
            worth = self._after(pair)
            if worth is not None and wanted[self.block.best(worth)]:
                found.append((self._lead(worth, wanted), pair))
        found.sort(key=lambda one: -one[0])
        return [pair for _, pair in found[:_TOLD]]

    def _does(self, turns: tuple[Turn, ...], wanted: Rows) -> bool:
        worth = self._after(turns)
        return worth is not None and bool(wanted[self._turned(turns).best(worth)])

    def _lead(self, worth: Floats, wanted: Rows) -> float:
        """By how much the best wanted row is worth more than the best other one."""
        return float(worth[wanted].max() - worth[~wanted].max())

    def _rung(self, turns: tuple[Turn, ...], wanted: Rows) -> Rung:
        return Rung(turns, self._does(turns, wanted), self.share(turns, lambda row: wanted[row]))

    def share(self, turns: tuple[Turn, ...], holds: Callable[[int], bool]) -> Share:
        """Gives in how many of the draws (that count after the turns) the reply is such a row."""
        block = self._turned(turns)
        part = whole = 0
        for draw in self.draws:
            worth = block.drawn_worth(self.seed, draw)
            if worth is not None:
                whole += 1
                part += bool(holds(block.best(worth)))
        return Share(part, whole)


def _apart(one: Turn, other: Turn) -> bool:
    """Two turns of one interest, one link or one indicator are no pair."""
    same = {"weight": "interest", "no interest": "interest", "strength": "link", "no link": "link"}
    first, second = same.get(one.kind, one.kind), same.get(other.kind, other.kind)
    return (first, one.of, one.place) != (second, other.of, other.place)
