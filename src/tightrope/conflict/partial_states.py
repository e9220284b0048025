"""Partial states under enumeration, packed into words, and what a rule can still come to in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Int32s, Uint8s, Uint64s
from tightrope.crisis.formula import And, Formula, If, Iff, Not, Or

_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(slots=True)
class Nodes:
    """Many partial states: the level of each option and a flag per rule that is settled.

    `words` (words, nodes); `places[k]` is the word, shift and bits of option k, and
    `flags[r]` the word and shift of rule r. What nothing waits for any more is kept at zero.
    """

    words: Uint64s
    places: list[tuple[int, int, int]]
    flags: list[tuple[int, int, int]]

    @classmethod
    def root(cls, level_counts: tuple[int, ...], rules: int) -> Nodes:
        """Gives the one node in which nothing has been chosen yet."""
        places: list[tuple[int, int, int]] = []
        word, used = 0, 0
        for bits in [(count - 1).bit_length() for count in level_counts] + [1] * rules:
            if used + bits > 64:
                word, used = word + 1, 0
            places.append((word, used, bits))
            used += bits
        words = np.zeros((word + 1, 1), dtype=np.uint64)
        return cls(words, places[: len(level_counts)], places[len(level_counts) :])

    @property
    def count(self) -> int:
        """The number of nodes."""
        return int(self.words.shape[1])

    def take(self, which: npt.NDArray[Any]) -> None:
        """Keeps the nodes that a mask or an index array names."""
        self.words = self.words[:, which]

    def extend(self, option: int, levels: int) -> tuple[Uint8s, Int32s]:
        """Puts one node per level in each node's place; gives the level and the parent of each."""
        parent = np.tile(np.arange(self.count, dtype=np.int32), levels)
        level = np.repeat(np.arange(levels, dtype=np.uint8), self.count)
        self.words = np.tile(self.words, levels)
        word, shift, _ = self.places[option]
        self.words[word] |= level.astype(np.uint64) << np.uint64(shift)
        return level, parent

    def level(self, option: int) -> Uint8s:
        """The level of an option in every node."""
        word, shift, bits = self.places[option]
        part = (self.words[word] >> np.uint64(shift)) & np.uint64((1 << bits) - 1)
        return np.asarray(part, dtype=np.uint8)

    def clear(self, option: int, where: Flags) -> None:
        """Sets an option to level 0 in some of the nodes."""
        word, shift, bits = self.places[option]
        field = np.uint64(((1 << bits) - 1) << shift)
        self.words[word] &= ~(where * field)

    def settled(self, rule: int) -> Flags:
        """Whether a rule is known to hold whatever comes."""
        word, shift, _ = self.flags[rule]
        return np.asarray((self.words[word] & np.uint64(1 << shift)) != 0)

    def settle(self, rule: int, where: Flags) -> None:
        """Marks a rule as holding whatever comes in some of the nodes."""
        word, shift, _ = self.flags[rule]
        self.words[word] |= where * np.uint64(1 << shift)

    def unsettle(self, rule: int) -> None:
        """Forgets the mark of a rule that nothing waits for any more."""
        word, shift, _ = self.flags[rule]
        self.words[word] &= ~np.uint64(1 << shift)

    def merge(self) -> Int32s:
        """Keeps one of the nodes that are alike; gives the number each node has now.

        Sorting goes by a hash of the words for speed only: the words are compared too, so that
        different nodes are never taken for one.
        """
        key = self.words[0] * _ODD
        for word in self.words[1:]:
            key = (key ^ (key >> np.uint64(29)) ^ word) * _ODD
        order = np.argsort(key)
        in_order = self.words[:, order]
        fresh = np.ones(self.count, dtype=np.bool_)
        fresh[1:] = (in_order[:, 1:] != in_order[:, :-1]).any(axis=0)
        child = np.empty(self.count, dtype=np.int32)
        child[order] = np.cumsum(fresh, dtype=np.int32) - np.int32(1)
        self.words = in_order[:, fresh]
        return child


Columns = Mapping[str, Uint8s]


def bounds(formula: Formula, levels: Columns, rows: int) -> tuple[Flags, Flags]:
    """Gives (certainly holds, may still hold) per row; options not in `levels` are open."""
    if isinstance(formula, Not):
        sure, possible = bounds(formula.inner, levels, rows)
        return ~possible, ~sure
    if isinstance(formula, And | Or | If | Iff):
        pairs = [bounds(part, levels, rows) for part in formula.parts]
        return _joined(formula, pairs)
    if set(formula.options) <= levels.keys():
        held = np.asarray(formula.evaluate(levels), dtype=np.bool_)
        return held, held
    return np.zeros(rows, dtype=np.bool_), np.ones(rows, dtype=np.bool_)


def _joined(formula: Formula, pairs: list[tuple[Flags, Flags]]) -> tuple[Flags, Flags]:
    if isinstance(formula, And | Or):
        join = np.logical_and if isinstance(formula, And) else np.logical_or
        sure = join.reduce([pair[0] for pair in pairs])
        possible = join.reduce([pair[1] for pair in pairs])
        return sure, possible
    (sure_a, may_a), (sure_b, may_b) = pairs
    if isinstance(formula, If):
        return sure_a | ~may_b, may_a | ~sure_b
    return (sure_a & sure_b) | (~may_a & ~may_b), ~((sure_a & ~may_b) | (~may_a & sure_b))
