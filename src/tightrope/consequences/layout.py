"""Which inputs a state gives to the indicators, and which links between them count in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tightrope.arrays import Flags, Floats, Int32s, Ints, Uint8s
from tightrope.consequences.errors import TooManyGroups
from tightrope.consequences.network import Link, Network
from tightrope.crisis.formula import Formula

MOST_GROUPS = 4096
_CONDITIONS_A_WORD = 62

Columns = Mapping[str, Uint8s]


@dataclass(frozen=True, eq=False)
class Layout:
    """States as the network sees them.

    `codes` (states, inputs) uint8 and `scale` (inputs,): what a state puts in is `codes * scale`,
    between 0 and 1. An input is an option, or a formula, under one condition: where that does not
    hold, the input is 0, so that conditions of links from options cost nothing. `input_of`
    (links,) names each link's input, -1 for links between indicators. `group_of` (states,) says
    which group a state belongs to, `counts` (groups, links) which links count there.
    """

    codes: Uint8s
    scale: Floats
    input_of: Ints
    group_of: Int32s
    counts: Flags

    @property
    def groups(self) -> int:
        """How many groups of states there are, each with one system of equations."""
        return len(self.counts)

    @cached_property
    def by_group(self) -> tuple[tuple[int, Uint8s, Ints], ...]:
        """The groups that have states: the number, the codes of its states, and which they are."""
        if self.groups == 1:
            return ((0, self.codes, np.arange(len(self.codes))),)
        order = np.argsort(self.group_of, kind="stable")
        counts = np.bincount(self.group_of, minlength=self.groups)
        parts = np.split(order, np.cumsum(counts)[:-1])
        return tuple((k, self.codes[part], part) for k, part in enumerate(parts) if len(part))

    def among(self, states: Ints) -> Layout:
        """Gives the layout of some of the states; all groups stay."""
        return replace(self, codes=self.codes[states], group_of=self.group_of[states])


def lay_out_states(
    network: Network, columns: Columns, tops: Mapping[str, int], states: int
) -> Layout:
    """Gives the inputs and groups of states, each option's level in each of them being given.

    `columns` are option -> levels, uint8 (states,); `tops` option -> its highest level. Raises
    TooManyGroups where conditions between indicators divide the states into more than 4,096.
    """
    inputs: dict[tuple[str, str], tuple[Uint8s, float]] = {}
    input_of = np.full(len(network.links), -1, dtype=np.int64)
    for k, link in enumerate(network.links):
        if link.indicator is None:
            key = (link.source, str(link.condition))
            if key not in inputs:
                inputs[key] = _input(link, columns, tops, states)
            input_of[k] = list(inputs).index(key)
    group_of, counts = _group(network, columns, states)
    codes = [column for column, _ in inputs.values()]
    return Layout(
        codes=np.stack(codes, axis=1) if codes else np.zeros((states, 0), dtype=np.uint8),
        scale=np.array([scale for _, scale in inputs.values()], dtype=np.float64),
        input_of=input_of,
        group_of=group_of,
        counts=counts,
    )


def _input(
    link: Link, columns: Columns, tops: Mapping[str, int], states: int
) -> tuple[Uint8s, float]:
    if link.cause is None:
        column, scale = columns[link.source], 1.0 / max(tops[link.source], 1)
    else:
        column, scale = holds_where(link.cause, columns, states).astype(np.uint8), 1.0
    if link.condition is not None:
        column = column * holds_where(link.condition, columns, states).astype(np.uint8)
    return column, scale


def holds_where(formula: Formula, columns: Columns, states: int) -> Flags:
    """Gives the states in which a formula holds, bool (states,)."""
    held = np.asarray(formula.evaluate(columns), dtype=np.bool_)
    return np.broadcast_to(held, (states,))


def _group(network: Network, columns: Columns, states: int) -> tuple[Int32s, Flags]:
    """Groups the states by the conditions of links between indicators that hold in them."""
    conditions: dict[str, Formula] = {}
    for link in network.links:
        if link.indicator is not None and link.condition is not None:
            conditions.setdefault(str(link.condition), link.condition)
    code = np.zeros(states, dtype=np.int64)
    for at, condition in enumerate(conditions.values()):
        if at and at % _CONDITIONS_A_WORD == 0:
            code = np.unique(code, return_inverse=True)[1].reshape(-1).astype(np.int64)
        code = code * 2 + holds_where(condition, columns, states)
    _, first, group_of = np.unique(code, return_index=True, return_inverse=True)
    if len(first) > MOST_GROUPS:
        raise TooManyGroups(
            "the conditions of links between indicators divide the states too finely",
            value=f"{len(first):,} groups",
            allowed=f"at most {MOST_GROUPS:,}",
        )
    some = {name: column[first] for name, column in columns.items()}
    counts = np.ones((len(first), len(network.links)), dtype=np.bool_)
    for k, link in enumerate(network.links):
        if link.indicator is not None and link.condition is not None:
            counts[:, k] = holds_where(link.condition, some, len(first))
    return group_of.reshape(-1).astype(np.int32), counts
