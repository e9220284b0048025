"""The crisis as a continuous-time Markov chain: chances to move, logit choice, shocks.

Decision maker i gets chances to move at a rate λ_i (per week), independently of everybody else.
At a chance in state s it chooses among the states t it can reach, s included, with probability
proportional to exp(β_i U_i(t)), that of s multiplied by exp(κ_i): precision β and inertia κ (Blume
1993; McFadden 1974). Where a response rule applies, it is followed with its probability: the choice is then
among the reachable states in which the response is given. Shocks come at a rate of their own and
put options at levels whatever anybody wants.

As chances come at a constant rate in all, the chain seen at its chances is a Markov chain in
discrete time: the uniformised chain, at whose steps nothing need change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from tightrope.analysis.dynamics.errors import BadPace
from tightrope.analysis.dynamics.reach import Reach, reach_of
from tightrope.arrays import Flags, Floats, Ints
from tightrope.conflict import StateSpace
from tightrope.crisis.parts.dynamics import MOST_A_WEEK, MOST_INERTIA, MOST_PRECISION

MOST_SPREAD = 600.0  # of the exponent of a choice: exp(-600) is still a number
WRITTEN_OUT = 96  # states up to which one step is a small matrix, which is faster there


def sure_of(state: int, states: int) -> Floats:
    """Gives the distribution (states,) that has all in one state."""
    law = np.zeros(states)
    law[state] = 1.0
    return law


@dataclass(frozen=True, slots=True)
class Pace:
    """How one decision maker moves: chances a week, precision of choice, inertia (log odds)."""

    rate: float
    precision: float
    inertia: float = 0.0


@dataclass(frozen=True, eq=False, slots=True)
class Response:
    """In the states `when`, its author answers by moving into `then` with this probability."""

    dm: int
    when: Flags
    then: Flags
    probability: float


@dataclass(frozen=True, eq=False, slots=True)
class Shock:
    """Comes at a rate (per week) and takes each state to `target` int64 (states,), perhaps itself."""

    rate: float
    target: Ints


@dataclass(frozen=True, eq=False)
class Choice:
    """One way of choosing, followed with probability `share` (states,) at a chance.

    `weight` (states,) is that of each state as a target, `stay` by how many times its own weight
    the present state counts beyond that.
    """

    reach: Reach
    weight: Floats
    stay: float
    share: Floats

    @cached_property
    def _scale(self) -> Floats:
        total = self.reach.over(self.weight) + self.stay * self.weight
        return np.divide(self.share, total, out=np.zeros_like(total), where=self.share > 0)

    def forward(self, p: Floats) -> Floats:
        """Gives where the mass p (states,) is after this choice."""
        flow = p * self._scale
        return self.weight * (self.reach.onto(flow) + self.stay * flow)

    def backward(self, values: Floats) -> Floats:
        """Gives, for each state, the expected value of the state after this choice."""
        weighed = self.weight * values
        return self._scale * (self.reach.over(weighed) + self.stay * weighed)

    @property
    def matrix(self) -> Floats:
        """How likely each state (row) turns into each other (column); meant for few states."""
        stays = self.stay * np.eye(len(self.weight))
        return np.asarray(self._scale[:, None] * self.weight * (self.reach.matrix + stays))

    def row(self, state: int) -> tuple[Ints, Floats]:
        """Gives the states that one state may turn into, and with what probability."""
        to = self.reach.reached(state)
        chance = self._scale[state] * self.weight[to] * np.where(to == state, 1 + self.stay, 1.0)
        return to, chance


@dataclass(frozen=True, eq=False)
class Mover:
    """A decision maker with chances at a rate, and its ways of choosing."""

    rate: float
    choices: tuple[Choice, ...]

    def forward(self, p: Floats) -> Floats:
        """Gives where the mass p is after one chance of this mover."""
        return np.asarray(sum(choice.forward(p) for choice in self.choices))

    def backward(self, values: Floats) -> Floats:
        """Gives the expected value after one chance of this mover, by state."""
        return np.asarray(sum(choice.backward(values) for choice in self.choices))

    def row(self, state: int) -> dict[int, float]:
        """Gives what one state may turn into at a chance, and with what probability."""
        found: dict[int, float] = {}
        for choice in self.choices:
            for to, chance in zip(*choice.row(state), strict=True):
                if chance > 0:
                    found[int(to)] = found.get(int(to), 0.0) + float(chance)
        return found


@dataclass(frozen=True, eq=False)
class Chain:
    """Movers and shocks on the states of a space."""

    states: int
    movers: tuple[Mover, ...]
    shocks: tuple[Shock, ...] = ()

    @cached_property
    def rate(self) -> float:
        """Chances and shocks a week, all together."""
        return sum(one.rate for one in self.movers) + sum(one.rate for one in self.shocks)

    def forward(self, p: Floats) -> Floats:
        """Gives the distribution (states,) after one step of the uniformised chain."""
        if self.rate == 0:
            return p
        if self.states <= WRITTEN_OUT:
            return np.asarray(p @ self.step)
        out = np.zeros(self.states)
        for mover in self.movers:
            if mover.rate:
                out += mover.rate / self.rate * mover.forward(p)
        for shock in self.shocks:
            moved = np.bincount(shock.target, weights=p, minlength=self.states)
            out += shock.rate / self.rate * moved
        return out

    def backward(self, values: Floats) -> Floats:
        """Gives the expected value (states,) after one step of the uniformised chain."""
        if self.rate == 0:
            return values
        out = np.zeros(self.states)
        for mover in self.movers:
            if mover.rate:
                out += mover.rate / self.rate * mover.backward(values)
        for shock in self.shocks:
            out += shock.rate / self.rate * values[shock.target]
        return out

    @cached_property
    def step(self) -> Floats:
        """One step of the uniformised chain as a matrix, from row to column; meant for few states."""
        out = np.zeros((self.states, self.states))
        for mover in self.movers:
            if mover.rate:
                out += mover.rate / self.rate * sum(choice.matrix for choice in mover.choices)
        for shock in self.shocks:
            out[np.arange(self.states), shock.target] += shock.rate / self.rate
        return out

    def likely_next(self, state: int) -> list[tuple[int, float]]:
        """Gives the states that may come next, each with the logarithm of its chance; kept."""
        if state not in self._next:
            jumps = self.jumps(state)
            total = sum(jumps.values())
            self._next[state] = [(to, log(rate / total)) for to, rate in jumps.items()]
        return self._next[state]

    @cached_property
    def _next(self) -> dict[int, list[tuple[int, float]]]:
        return {}

    def jumps(self, state: int) -> dict[int, float]:
        """Gives the rate (per week) at which one state turns into each other state."""
        found: dict[int, float] = {}
        for mover in self.movers:
            for to, chance in mover.row(state).items():
                found[to] = found.get(to, 0.0) + mover.rate * chance
        for shock in self.shocks:
            to = int(shock.target[state])
            found[to] = found.get(to, 0.0) + shock.rate
        return {to: rate for to, rate in found.items() if to != state and rate > 0}


def build_chain(
    space: StateSpace,
    utilities: Floats,
    paces: Sequence[Pace],
    responses: Sequence[Response] = (),
    shocks: Sequence[Shock] = (),
    *,
    reaches: Sequence[Reach] | None = None,
) -> Chain:
    """Gives the chain of a space: utilities (decision makers, states), a pace for each of them.

    `reaches` are those of the decision makers where they exist already. A precision is taken as 600
    over the spread of what states are worth where it is above that. Raises BadPace.
    """
    reaches = reaches or [reach_of(space, dm) for dm in range(len(space.decision_makers))]
    movers = []
    for dm, (own, pace, reach) in enumerate(zip(utilities, paces, reaches, strict=True)):
        where = space.decision_makers[dm]
        answers = [one for one in responses if one.dm == dm]
        movers.append(Mover(pace.rate, _choices(reach, own, pace, answers, where)))
    for shock in shocks:
        _check(shock.rate, "rate of a shock", most=MOST_A_WEEK)
    return Chain(space.size, tuple(movers), tuple(shocks))


def _choices(
    reach: Reach, own: Floats, pace: Pace, responses: Sequence[Response], where: str
) -> tuple[Choice, ...]:
    _check(pace.rate, "rate", where, most=MOST_A_WEEK)
    _check(pace.precision, "precision", where, most=MOST_PRECISION)
    _check(pace.inertia, "inertia", where, most=MOST_INERTIA)
    spread = float(np.ptp(own))
    precision = pace.precision
    if precision * spread > MOST_SPREAD:  # nobody errs there any more
        precision = MOST_SPREAD / spread
    weight = np.exp(precision * (own - own.max()))
    left = np.ones(len(own))
    found = []
    for response in responses:
        _check(response.probability, "probability of a response", where, most=1.0)
        wanted = weight * response.then
        applies = response.when & ~response.then & (reach.over(wanted) > 0)
        share = left * response.probability * applies
        left = left - share
        found.append(Choice(reach, wanted, 0.0, share))
    return (Choice(reach, weight, float(np.expm1(pace.inertia)), left), *found)


def _check(value: float, what: str, where: str | None = None, *, most: float) -> None:
    if not 0 <= value <= most * (1 + 1e-9):  # exp(log(most)) may lie a hair above it
        raise BadPace(
            f"impossible {what}", where=where, value=value, allowed=f"between 0 and {most:g}"
        )
