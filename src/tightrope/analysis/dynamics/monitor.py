"""Questions about the course of events as automata that read the states one after the other.

An automaton reads a letter of each state it comes to (which of its formulas hold there) and is in
one of a few conditions. Set beside the chain, whose steps may stay where they are, it turns a
question about a course into one about where the pair is: exact for all but what lasts, which needs
a clock and is counted by whole days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.errors import PathSyntax
from tightrope.analysis.dynamics.path_formula import Path, Several, Single, singles
from tightrope.arrays import Flags, Ints
from tightrope.conflict import StateSpace

DAYS = 7  # of a week
_MOST = 64  # conditions of one automaton


@dataclass(frozen=True, eq=False)
class Monitor:
    """An automaton: `letters` int64 (states,), `delta` int64 (conditions, letters).

    It begins in condition 0 before it has read the first state. `accepts` (conditions,) says where
    the answer is yes; `settled` (conditions,) where it cannot change any more.
    """

    letters: Ints
    delta: Ints
    accepts: Flags

    @property
    def settled(self) -> Flags:
        """Where nothing that follows changes the condition."""
        return np.asarray((self.delta == np.arange(len(self.delta))[:, None]).all(axis=1))


@dataclass(frozen=True, eq=False)
class Lasting:
    """A clock: whether `held` (states,) lasts for so many whole days in a row."""

    held: Flags
    days: int


@dataclass(frozen=True, eq=False)
class Combined:
    """Questions of which some ask what lasts, joined: yes where all, one, or not the only one say yes.

    A product of automaton and clock would have a row for each day and condition: these are answered in
    drawn worlds alone.
    """

    how: Literal["and", "or", "not"]
    parts: tuple[Watched, ...]

    def of(self, answers: Sequence[Flags]) -> Flags:
        """Gives the answer from those of the parts, each of one shape."""
        if self.how == "not":
            return ~answers[0]
        join = np.logical_and if self.how == "and" else np.logical_or
        return np.asarray(join.reduce(answers))


Watched = Monitor | Lasting | Combined


def watch_path(path: Path, space: StateSpace) -> Watched:
    """Gives what answers a question over the states of a space."""
    if all(one.kind != "lasting" for one in singles(path)):
        return _automaton(path, space)
    if isinstance(path, Single):
        return Lasting(space.holds(path.first), ceil(path.weeks * DAYS - 1e-9))
    return Combined(path.how, tuple(watch_path(part, space) for part in path.parts))


def leaves(watched: Sequence[Watched]) -> list[Monitor | Lasting]:
    """Gives the automata and clocks that some questions are made of, from left to right."""
    found: list[Monitor | Lasting] = []
    for one in watched:
        found += leaves(one.parts) if isinstance(one, Combined) else [one]
    return found


def _automaton(path: Path, space: StateSpace) -> Monitor:
    if isinstance(path, Single):
        return _single(path, space)
    parts = [_automaton(part, space) for part in path.parts]
    if path.how == "not":
        return Monitor(parts[0].letters, parts[0].delta, ~parts[0].accepts)
    made = parts[0]
    for part in parts[1:]:
        made = _joined(made, part, path)
    return made


def _joined(one: Monitor, other: Monitor, path: Several) -> Monitor:
    (n, k), (m, j) = one.delta.shape, other.delta.shape
    if n * m > _MOST:
        raise PathSyntax("too many questions are joined", value=str(path), allowed="three or four")
    pairs, letters = np.arange(n * m), np.arange(k * j)
    delta = one.delta[pairs[:, None] // m, letters // j] * m
    delta = delta + other.delta[pairs[:, None] % m, letters % j]
    sides = one.accepts[pairs // m], other.accepts[pairs % m]
    accepts = np.logical_and(*sides) if path.how == "and" else np.logical_or(*sides)
    return Monitor(one.letters * j + other.letters, delta, accepts)


# Of each kind: by condition, the next one for (neither, first, second, both) of its formulas.
_OPEN, _YES, _NO = 0, 1, 2
_KEPT = [[_YES] * 4, [_NO] * 4]
_TABLES: dict[str, tuple[list[list[int]], list[bool]]] = {
    "now": ([[_NO, _YES] * 2] * 3, [False, True, False]),
    "eventually": ([[_OPEN, _YES] * 2, *_KEPT], [False, True, False]),
    "always": ([[_NO, _OPEN] * 2, *_KEPT], [True, True, False]),
    "never": ([[_OPEN, _NO] * 2, *_KEPT], [True, True, False]),
    "before": ([[_OPEN, _YES, _NO, _NO], *_KEPT], [False, True, False]),
    "until": ([[_NO, _OPEN, _YES, _YES], *_KEPT], [False, True, False]),
    "while": ([[_OPEN, _OPEN, _OPEN, _YES], *_KEPT], [False, True, False]),
}


def comes_to(held: Flags) -> Monitor:
    """Gives the automaton of whether states that are `held` (states,) are ever come to."""
    delta, accepts = _TABLES["eventually"]
    return Monitor(held.astype(np.int64), np.array(delta), np.array(accepts))


def _single(path: Single, space: StateSpace) -> Monitor:
    letters = space.holds(path.first).astype(np.int64)
    if path.second is not None:
        letters = letters + 2 * space.holds(path.second)
    delta, accepts = _TABLES[path.kind]
    return Monitor(letters, np.array(delta), np.array(accepts))
