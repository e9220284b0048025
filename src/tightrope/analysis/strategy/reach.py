"""What a group of decision makers can make of a state together."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np

from tightrope.analysis.strategy.relations import moves_of, reach_in_turns
from tightrope.analysis.strategy.search import neighbours, search
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.conflict.errors import RestrictedMoves


class GroupReach:
    """The moves of a group, as seen from any state.

    Class moves are legal sequences of the members' own moves, each ending in a feasible state.
    Joint moves change the options of all members at once, with nothing feasible needed between.
    Where all members' options are reversible both are classes of states that reach each other.
    Where single moves are closed only class moves are asked for, and every pair of states is
    looked at: raises RestrictedMoves and TooLargeForThis.
    """

    def __init__(self, game: Game, members: Collection[int], *, joint: bool = False) -> None:
        self._game = game
        self._members = tuple(sorted(members))
        self._joint = joint
        self._in_turns = game.space.restricted is not None
        if self._in_turns and joint:
            raise RestrictedMoves("joint moves are not asked for where single moves are closed")
        if self._in_turns:
            return
        masks = [game.space.blocks(dm).mask for dm in self._members]
        self._masks = [mask for mask in masks if mask is not None]

    @cached_property
    def pairs(self) -> Flags:
        """What the group can make of each state, (states, states), where single moves are closed."""
        steps = [moves_of(self._game, dm) for dm in self._members]
        return reach_in_turns(steps, self._game.states)

    @cached_property
    def _classes(self) -> Ints:
        """A label per state: equal where only the members' options differ, or moves connect."""
        if self._joint:
            kept = [k for k, dm in enumerate(self._game.owner) if dm not in self._members]
            rest = np.ascontiguousarray(self._game.levels[:, kept])
            return np.unique(rest, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)
        labels = np.arange(self._game.states, dtype=np.int64)
        while True:
            before = labels.copy()
            for dm in self._members:
                blocks = self._game.space.blocks(dm)
                lowest = np.minimum.reduceat(labels[blocks.order], blocks.starts[:-1])
                labels = lowest[blocks.block_of]
            if np.array_equal(before, labels):
                return labels

    def from_state(self, state: int) -> Flags:
        """Gives the states the group can make of `state`, bool (states,); `state` is not one."""
        if self._in_turns:
            row: Flags = self.pairs[state].copy()
            row[state] = False
            return row
        if self._masks and not self._joint:
            return search(self._game, state, self._members, improving=False).distance > 0
        found: Flags = self._classes == self._classes[state]
        for mask in self._masks:
            found &= (mask[state] & ~mask) == 0
        found[state] = False
        return found

    def into(self, wanted: Flags) -> Flags:
        """Gives the states that are wanted or from which the group reaches a wanted one."""
        if not self._members:
            return wanted.copy()
        if self._in_turns:
            return np.atleast_1d(wanted | self.pairs[:, wanted].any(axis=1))
        if not self._masks:
            hit = np.zeros(self._game.states, dtype=np.bool_)
            hit[self._classes[wanted]] = True
            # Labels of joint classes are not states; both index an array of this length.
            return hit[self._classes]
        return self._joint_into(wanted) if self._joint else self._sequences_into(wanted)

    def _joint_into(self, wanted: Flags) -> Flags:
        found = wanted.copy()
        for state in np.flatnonzero(wanted):
            before: Flags = self._classes == self._classes[state]
            for mask in self._masks:
                before &= (mask & ~mask[state]) == 0
            found |= before
        return found

    def _sequences_into(self, wanted: Flags) -> Flags:
        found = wanted.copy()
        frontier = np.flatnonzero(wanted)
        while len(frontier):
            fresh = np.zeros_like(found)
            for dm in self._members:
                fresh[neighbours(self._game, dm, frontier, backwards=True)[1]] = True
            fresh &= ~found
            found |= fresh
            frontier = np.flatnonzero(fresh)
        return found
