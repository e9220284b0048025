"""How likely the answer to a question is yes, week by week: the chain and an automaton as one.

The pair of state and condition is followed at the chances of the uniformised chain, one row of
probability for each condition that is still open; settled mass is a number. What comes on a date
cuts the time into stretches. What lasts is followed day by day, a row for each day it has lasted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from tightrope.analysis.dynamics.chain import WRITTEN_OUT, Chain, sure_of
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.monitor import DAYS, Lasting, Monitor
from tightrope.analysis.dynamics.transient import TOLERANCE, Mixture, distribution_at, mixture
from tightrope.arrays import Floats, Ints

_SMALL = 300  # states times conditions, up to which the pair's step is one small matrix


@dataclass(frozen=True, eq=False, slots=True)
class Cut:
    """What comes for sure after some weeks: each state becomes `target` int64 (states,)."""

    weeks: float
    target: Ints


def chance_over_time(
    chain: Chain,
    start: Floats,
    monitor: Monitor,
    times: Sequence[float],
    cuts: Sequence[Cut] = (),
    *,
    tolerance: float = TOLERANCE,
) -> tuple[Floats, float]:
    """Gives the probability of a yes at each time (weeks, ascending), and a bound on its error.

    start: distribution (states,). cuts: in order of time; one at a time looked at has come by then.
    Raises BadHorizon.
    """
    small = chain.states * len(monitor.delta) <= _SMALL and chain.states <= WRITTEN_OUT
    pair = (_SmallPair if small else _Pair)(chain, monitor, start)
    out, error = np.empty(len(times)), 0.0
    for begin, end, cut in _stretches(times, cuts):
        inside = [
            k
            for k, time in enumerate(times)
            if begin <= time <= end and (time < end or cut is None)
        ]
        law = mixture(chain.rate, [*(times[k] - begin for k in inside), end - begin], tolerance)
        out[inside] = law.weights[:-1] @ pair.pass_chances(law)
        error += law.error
        if cut is not None:
            pair.cut(cut.target)
    return out, error


def _stretches(
    times: Sequence[float], cuts: Sequence[Cut]
) -> Iterator[tuple[float, float, Cut | None]]:
    """Gives (from, to, the cut at its end) of each stretch of time, the last without a cut."""
    if list(times) != sorted(times):
        raise BadHorizon("times should ascend", value=str(list(times)))
    end = times[-1]
    within = [cut for cut in cuts if cut.weeks <= end]
    for before, cut in pairwise([None, *within, None]):
        begin = 0.0 if before is None else before.weeks
        yield begin, end if cut is None else cut.weeks, cut


class _Pair:
    """Where the pair of state and condition is: rows by condition, and what is settled."""

    def __init__(self, chain: Chain, monitor: Monitor, start: Floats) -> None:
        self.chain, self.monitor = chain, monitor
        self.rows = np.zeros((len(monitor.delta), chain.states))
        self.settled = np.zeros(len(monitor.delta))
        self.is_settled = monitor.settled
        # of each condition: where its mass goes, and the states that take it there
        self._onward = [
            [(int(to), (row[monitor.letters] == to).astype(np.float64)) for to in np.unique(row)]
            for row in monitor.delta
        ]
        self._read({0: start})

    def pass_chances(self, law: Mixture) -> Floats:
        """Lets a stretch of time pass; gives the chance of a yes after each number of chances."""
        yes = np.empty(law.steps)
        rows, settled = np.zeros_like(self.rows), np.zeros_like(self.settled)
        for k in range(law.steps):
            if k:
                self.step()
            yes[k] = self._yes
            rows += law.weights[-1, k] * self.rows
            settled += law.weights[-1, k] * self.settled
        self.rows, self.settled = rows, settled
        return yes

    @property
    def _yes(self) -> float:
        masses = self.rows.sum(axis=1) + self.settled
        return float(masses[self.monitor.accepts].sum())

    def step(self) -> None:
        """Lets one chance pass."""
        self._read({q: self.chain.forward(row) for q, row in self._open()})

    def cut(self, target: Ints) -> None:
        """Puts every state where a dated change puts it."""
        states = self.chain.states
        self._read(
            {
                q: np.asarray(np.bincount(target, row, states), dtype=np.float64)
                for q, row in self._open()
            }
        )

    def _open(self) -> list[tuple[int, Floats]]:
        return [
            (q, self.rows[q])
            for q in map(int, np.flatnonzero(~self.is_settled))
            if self.rows[q].any()
        ]

    def _read(self, moved: dict[int, Floats]) -> None:
        self.rows = np.zeros_like(self.rows)
        for q, row in moved.items():
            for to, where in self._onward[q]:
                if self.is_settled[to]:
                    self.settled[to] += row @ where
                else:
                    self.rows[to] += row * where


class _SmallPair(_Pair):
    """The same for few states, one step being one small matrix: what is settled is a place of its own."""

    def pass_chances(self, law: Mixture) -> Floats:
        here = np.concatenate((self.rows[~self.is_settled].ravel(), self.settled[self.is_settled]))
        passed = np.empty((law.steps, len(here)))
        for k in range(law.steps):
            here = here @ self._step if k else here
            passed[k] = here
        there = law.weights[-1] @ passed
        cut = len(there) - int(self.is_settled.sum())
        self.rows[~self.is_settled] = there[:cut].reshape(-1, self.chain.states)
        self.settled[self.is_settled] = there[cut:]
        accepts = self.monitor.accepts
        counts = (np.repeat(accepts[~self.is_settled], self.chain.states), accepts[self.is_settled])
        return np.asarray(passed @ np.concatenate(counts).astype(np.float64))

    @cached_property
    def _step(self) -> Floats:
        """From open pairs and settled conditions to the same, (places, places)."""
        open_, done = np.flatnonzero(~self.is_settled), np.flatnonzero(self.is_settled)
        to = self.monitor.delta[open_][
            :, self.monitor.letters
        ]  # (open, states): condition read there
        opened = len(open_) * self.chain.states
        out = np.zeros((opened + len(done),) * 2)
        within = (to[:, None, :] == open_[None, :, None])[:, None] * self.chain.step[:, None, :]
        out[:opened, :opened] = within.reshape(opened, opened)
        for k, condition in enumerate(done):
            left = self.chain.step @ (to == condition).T  # (states, open)
            out[:opened, opened + k] = left.T.ravel()
            out[opened + k, opened + k] = 1.0
        return out


def lasting_over_time(
    chain: Chain, start: Floats, clock: Lasting, weeks: int, cuts: Sequence[Cut] = ()
) -> Floats:
    """Gives the probability that `clock.held` has lasted as long as asked, at weeks 0 … `weeks`.

    It counts whole days: those throughout which it held, in a row. Costs a matrix of one day over
    the states; meant for some hundred of them.
    """
    day, within = _day_matrices(chain, clock)
    at = {round(cut.weeks * DAYS): cut.target for cut in cuts}
    lasted = np.zeros((clock.days, chain.states))  # by whole days in a row so far
    lasted[0] = start
    done, out = 0.0, [0.0]
    for today in range(weeks * DAYS):
        on = lasted @ within
        broken = lasted.sum(axis=0) @ day - on.sum(axis=0)
        lasted = np.vstack((broken, on))
        done += float(lasted[-1].sum())
        lasted = lasted[:-1]
        if today + 1 in at:
            target = at[today + 1]
            stays = clock.held & clock.held[target]
            moved = np.array([np.bincount(target, row * stays, chain.states) for row in lasted])
            moved[0] += np.bincount(target, (lasted * ~stays).sum(axis=0), chain.states)
            lasted = moved
        if (today + 1) % DAYS == 0:
            out.append(done)
    return np.array(out)


def _day_matrices(chain: Chain, clock: Lasting) -> tuple[Floats, Floats]:
    """Gives one day of the chain, and the part of it in which `held` held throughout."""
    day, within = np.empty((2, chain.states, chain.states))
    held = clock.held.astype(np.float64)
    for state in range(chain.states):
        only = sure_of(state, chain.states)
        day[state] = distribution_at(chain, only, 1 / DAYS)[0]
        within[state] = distribution_at(chain, only, 1 / DAYS, on_step=lambda p: p * held)[0]
    return day, within


def laws_by_week(chain: Chain, start: int, weeks: int, cuts: Sequence[Cut] = ()) -> Floats:
    """Gives how likely each state is at weeks 0 … `weeks`, (weeks+1, states)."""
    laws = [sure_of(start, chain.states)]
    for week in range(weeks):
        laws.append(_week_on(chain, laws[-1], week, cuts))
    return np.array(laws)


def _week_on(chain: Chain, law: Floats, week: int, cuts: Sequence[Cut]) -> Floats:
    now = float(week)
    for cut in cuts:
        if week < cut.weeks <= week + 1:
            law = distribution_at(chain, law, cut.weeks - now, tolerance=1e-9)[0]
            law = np.bincount(cut.target, law, chain.states).astype(np.float64)
            now = cut.weeks
    return distribution_at(chain, law, week + 1 - now, tolerance=1e-9)[0] if now < week + 1 else law
