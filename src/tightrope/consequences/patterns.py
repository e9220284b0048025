"""Indicators that the same inputs lead to: many states share one response of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_MOST_KEYS = 2**62


@dataclass(frozen=True, eq=False)
class Pattern:
    """Some indicators, and the different ways in which states put into what leads to them.

    `codes` (states, inputs), `scale` and `group_of` are those of the layout; `inputs` are those that
    lead to one of the indicators, and with `grouped` a link that only counts in some groups does.
    """

    indicators: Ints
    inputs: Ints
    grouped: bool
    codes: npt.NDArray[np.uint8]
    scale: Floats
    group_of: npt.NDArray[np.int32]

    @cached_property
    def _told_apart(self) -> tuple[Ints, Ints]:
        """The first state of each way, those of one group together, and the way of each state."""
        key = np.zeros(len(self.codes), dtype=np.int64)
        keys = 1
        for column in ([self.group_of] if self.grouped else []) + [*self.codes.T[self.inputs]]:
            levels = int(column.max(initial=0)) + 1
            if keys > _MOST_KEYS // levels:
                known, key = np.unique(key, return_inverse=True)
                keys = len(known)
            key = key * levels + column
            keys *= levels
        _, first, way = np.unique(key, return_index=True, return_inverse=True)
        return first, way.reshape(-1)

    @property
    def way_of(self) -> Ints:
        """Which way each state has, (states,)."""
        return self._told_apart[1]

    @cached_property
    def _parts(self) -> tuple[tuple[int, slice, Floats], ...]:
        """For each group: the ways in it, and what they put in."""
        first, _ = self._told_apart
        put_in = self.codes[first][:, self.inputs] * self.scale[self.inputs]
        groups = self.group_of[first] if self.grouped else np.zeros(len(first), dtype=np.int32)
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        return tuple(
            (int(self.group_of[first[start]]), slice(start, end), put_in[start:end])
            for start, end in zip(starts, [*starts[1:], len(first)], strict=True)
        )

    def x(self, gain: Floats, rest: Floats, some: Flags) -> Floats:
        """Gives the bounded responses of some of the indicators in each way, (ways, some)."""
        indicators = self.indicators[some]
        out = np.empty((len(self._told_apart[0]), len(indicators)))
        for group, ways, put_in in self._parts:
            np.matmul(put_in, gain[group, indicators][:, self.inputs].T, out=out[ways])
            out[ways] += rest[group, indicators]
        return np.tanh(out, out=out)


def group_indicators(reach: Flags) -> list[tuple[Ints, Flags]]:
    """Gives the indicators by what leads to them, (indicators, sources), with what that is."""
    kinds, kind_of = np.unique(reach, axis=0, return_inverse=True)
    return [(np.flatnonzero(kind_of.reshape(-1) == k), own) for k, own in enumerate(kinds)]
