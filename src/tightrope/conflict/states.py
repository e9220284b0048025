"""The state space: which levels every option has in every feasible state.

A state is a mixed-radix number with one digit per option, the first option varying fastest (the
field's decimal order), so that a decision maker's options are one contiguous run of digits and
the states that differ only in them (a block) need no dictionary on a complete space.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Int32s, Ints, Uint8s, Uint64s
from tightrope.conflict.blocks import Blocks
from tightrope.conflict.errors import DuplicateState, RestrictedMoves, TooManyStates
from tightrope.crisis.formula import Formula
from tightrope.crisis.parse_formula import parse_formula

MOST_STATES = 2**26
MOST_CODES = 2**62
MOST_KEPT = 2**16  # states of a space of which what takes long to make is kept
_FEW = 256


@dataclass(frozen=True, eq=False)
class StateSpace:
    """Options with their ordered levels, who controls them, and the feasible states.

    `options` are `decision_maker.option` in the order given; `owner[k]` is the index of the
    decision maker who controls option k; `direction[k]` is "up" (may rise, never fall), "down"
    or None (reversible); `listed` are the codes of the feasible states, None when every
    combination of levels is feasible; `restricted` are tables of neighbours where single moves
    are allowed or forbidden (`moves.restrict_moves`).
    """

    decision_makers: tuple[str, ...]
    options: tuple[str, ...]
    level_names: tuple[tuple[str, ...], ...]
    owner: tuple[int, ...]
    direction: tuple[str | None, ...]
    listed: Ints | None = None
    restricted: tuple[Int32s, ...] | None = None

    def __post_init__(self) -> None:
        if self.product > MOST_CODES:
            raise TooManyStates(
                "these options have more combinations than a state number can hold",
                value=f"{float(self.product):.3g}",
                allowed=f"at most 2^62 combinations of levels ({len(self.options)} options given)",
            )
        if self.listed is None and self.product > MOST_STATES:
            raise TooManyStates(
                "every combination of levels is feasible, which gives too many states",
                value=f"{self.product:,}",
                allowed=f"at most {MOST_STATES:,}",
                hint="add rules, list the feasible states, or merge options; tightrope count needs no "
                "list where wants are priorities",
            )
        if self.listed is not None:
            self._check_listed(self.listed)

    def _check_listed(self, listed: Ints) -> None:
        if len(listed) > MOST_STATES:
            raise TooManyStates(
                "too many feasible states",
                value=f"{len(listed):,}",
                allowed=f"at most {MOST_STATES:,}",
            )
        in_order = self._sorted_codes
        twice = np.flatnonzero(in_order[1:] == in_order[:-1])
        if len(twice):
            levels = self.decode(in_order[twice[:1]])[0]
            raise DuplicateState(
                "a feasible state is listed twice", value=str(tuple(map(int, levels)))
            )

    # --- sizes ---------------------------------------------------------------------------------

    @cached_property
    def level_counts(self) -> tuple[int, ...]:
        """The number of levels of each option."""
        return tuple(len(names) for names in self.level_names)

    @cached_property
    def product(self) -> int:
        """The number of combinations of levels, feasible or not."""
        return prod(self.level_counts)

    @property
    def complete(self) -> bool:
        """Whether every combination of levels is feasible and numbered in decimal order."""
        return self.listed is None

    @cached_property
    def size(self) -> int:
        """The number of feasible states."""
        return self.product if self.listed is None else len(self.listed)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """What one level of each option adds to a state's code."""
        return tuple(prod(self.level_counts[:k]) for k in range(len(self.options)))

    @cached_property
    def option_levels(self) -> dict[str, tuple[str, ...]]:
        """Option -> its ordered level names."""
        return dict(zip(self.options, self.level_names, strict=True))

    def options_of(self, dm: int) -> range:
        """The positions of a decision maker's options."""
        first = self.owner.index(dm)
        return range(first, first + self.owner.count(dm))

    @cached_property
    def _bound(self) -> tuple[int, ...]:
        """The positions of the irreversible options."""
        return tuple(k for k, direction in enumerate(self.direction) if direction)

    def _bound_of(self, dm: int) -> list[int]:
        return [k for k in self._bound if self.owner[k] == dm]

    def own(self, dm: int) -> tuple[int, int]:
        """The stride and the number of combinations of a decision maker's own options."""
        mine = self.options_of(dm)
        return self.strides[mine[0]], prod(self.level_counts[k] for k in mine)

    # --- codes ---------------------------------------------------------------------------------

    @cached_property
    def codes(self) -> Ints:
        """The mixed-radix code of each feasible state, int64 (states,)."""
        if self.listed is None:
            return np.arange(self.product, dtype=np.int64)
        return self.listed

    @cached_property
    def _by_code(self) -> Ints:
        return np.argsort(self.codes, kind="stable")

    @cached_property
    def _sorted_codes(self) -> Ints:
        codes = self.codes
        return codes if bool(np.all(codes[1:] > codes[:-1])) else codes[self._by_code]

    def find(self, codes: Ints) -> Ints:
        """The state of each code; -1 where the code is not feasible."""
        if self.listed is None:
            return np.where((codes >= 0) & (codes < self.product), codes, -1)
        ordered = self._sorted_codes
        at = np.minimum(np.searchsorted(ordered, codes), len(ordered) - 1)
        found = at if ordered is self.listed else self._by_code[at]
        return np.where(ordered[at] == codes, found, -1)

    def decode(self, codes: Ints) -> Uint8s:
        """The levels of each code, uint8 (codes, options)."""
        if len(codes) <= _FEW:  # all at once
            digits = codes[:, None] // np.array(self.strides) % np.array(self.level_counts)
            return np.asarray(digits, dtype=np.uint8)
        out = np.empty((len(codes), len(self.options)), dtype=np.uint8)
        for k, (stride, count) in enumerate(zip(self.strides, self.level_counts, strict=True)):
            out[:, k] = (codes // stride) % count
        return out

    def encode(self, levels: npt.ArrayLike) -> Ints:
        """The code of each row of levels (states, options)."""
        rows = np.asarray(levels, dtype=np.int64)
        return np.asarray(rows @ np.array(self.strides, dtype=np.int64), dtype=np.int64)

    def column(self, option: int) -> Uint8s:
        """The level of one option in every feasible state, uint8 (states,)."""
        if self.size <= MOST_KEPT:
            return np.asarray(self._columns[option])
        digits = (self.codes // self.strides[option]) % self.level_counts[option]
        return digits.astype(np.uint8)

    @property
    def columns(self) -> dict[str, Uint8s]:
        """Option -> its level in every feasible state, uint8 (states,)."""
        return {option: self.column(k) for k, option in enumerate(self.options)}

    def holds(self, what: str | Formula | None, where: str | None = None) -> Flags:
        """Gives in which states a formula over options holds, bool (states,); None: in all. Raises
        a formula's own error, told with `where`."""
        if what is None:
            return np.ones(self.size, dtype=np.bool_)
        if isinstance(what, str):
            what = parse_formula(what, self.option_levels, where=where)
        columns = {name: self.column(self.options.index(name)) for name in what.options}
        held = np.asarray(what.evaluate(columns), dtype=np.bool_)
        return np.broadcast_to(held, (self.size,))

    def levels_of(self, states: npt.ArrayLike) -> Uint8s:
        """Gives the level of every option in some states, uint8 (states, options)."""
        return self.decode(self.codes[np.asarray(states, dtype=np.int64)])

    def differ(self, state: int, states: npt.ArrayLike) -> Flags:
        """Gives which options are otherwise in some states than in one, bool (states, options)."""
        return np.asarray(self.levels_of(states) != self.levels_of([state]))

    @cached_property
    def levels(self) -> Uint8s:
        """The level of every option in every feasible state, uint8 (states, options)."""
        out = self.decode(self.codes)
        out.flags.writeable = False
        return out

    @cached_property
    def _columns(self) -> Uint8s:
        out = self.levels.T.copy()
        out.flags.writeable = False
        return out

    @cached_property
    def unrestricted(self) -> StateSpace:
        """The same space with no single move closed: what the options and rules alone allow."""
        return self if self.restricted is None else replace(self, restricted=None)

    def blocks(self, dm: int) -> Blocks:
        """The states grouped by what everybody but `dm` does; kept after the first call.

        Raises `RestrictedMoves` where moves do not depend on options alone.
        """
        if self.restricted is not None:
            raise RestrictedMoves("this question is not asked where single moves are restricted")
        if dm not in self._blocks:
            mask = self._mask(dm)
            self._blocks[dm] = Blocks.of(self.codes, *self.own(dm), mask, complete=self.complete)
        return self._blocks[dm]

    @cached_property
    def _blocks(self) -> dict[int, Blocks]:
        return {}

    def _mask(self, dm: int) -> Uint64s | None:
        """Level l of a rising option sets its l lowest bits, so that a move may only add bits."""
        if not (bound := self._bound_of(dm)):
            return None
        bits = sum(self.level_counts[k] - 1 for k in bound)
        if bits > 64:
            raise TooManyStates(
                f"{self.decision_makers[dm]} has too many irreversible steps",
                value=bits,
                allowed="at most 64 over all its irreversible options",
            )
        mask = np.zeros(self.size, dtype=np.uint64)
        shift = 0
        for k in bound:
            top = self.level_counts[k] - 1
            level = self.column(k)
            risen = level if self.direction[k] == "up" else np.uint8(top) - level
            steps = np.array([(1 << step) - 1 for step in range(top + 1)], dtype=np.uint64)
            mask |= steps[risen] << np.uint64(shift)
            shift += top
        return mask

    def moves(self, dm: int, state: int) -> Ints:
        """The states `dm` can move to by itself from `state`, ascending."""
        if self.restricted is not None:
            row = np.unique(self.restricted[dm][state]).astype(np.int64)
            return np.asarray(row[row != state])
        if self.listed is None:
            stride, own = self.own(dm)
            base = state - state // stride % own * stride
            block = base + stride * np.arange(own, dtype=np.int64)
        else:
            groups = self.blocks(dm)
            b = groups.block_of[state]
            block = groups.order[groups.starts[b] : groups.starts[b + 1]].astype(np.int64)
        block = block[block != state]
        return np.sort(block[self.undoes_nothing(state, block, self._bound_of(dm))])

    def undoes_nothing(
        self, start: int | Ints, states: Ints, among: Sequence[int] | None = None
    ) -> Flags:
        """Gives whether no irreversible option (of those `among`, by place; None: of all) would have
        to be undone between start, one state or one for each, and each state."""
        possible = np.ones(len(states), dtype=np.bool_)
        before, after = self.codes[start], self.codes[states]
        for k in self._bound if among is None else among:
            stride, count = self.strides[k], self.level_counts[k]
            here, there = before // stride % count, after // stride % count
            possible &= there >= here if self.direction[k] == "up" else there <= here
        return possible

    def content(self) -> Iterable[bytes]:
        """What makes this space what it is, for fingerprints."""
        yield repr(
            (self.decision_makers, self.options, self.level_names, self.owner, self.direction)
        ).encode()
        if self.listed is not None:
            yield self.listed.tobytes()
        for table in self.restricted or ():
            yield table.tobytes()
