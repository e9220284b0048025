"""How likely the answer to a question is yes, week by week: the chain and an automaton as one.

The pair of state and condition is followed at the chances of the uniformised chain, one row of
probability for each condition that is still open; settled mass is a number. What comes on a date
cuts the time into stretches. What lasts is followed day by day, a row for each day it has lasted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.monitor import DAYS, Lasting, Monitor
from tightrope.analysis.dynamics.transient import TOLERANCE, distribution_at, mixture

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


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
    pair = _Pair(chain, monitor, start)
    out, error = np.empty(len(times)), 0.0
    for begin, end, cut in _stretches(times, cuts):
        inside = [k for k, time in enumerate(times) if begin <= time <= end and _in(time, end, cut)]
        law = mixture(chain.rate, [*(times[k] - begin for k in inside), end - begin], tolerance)
        yes = np.empty(law.steps)
        rows, settled = np.zeros_like(pair.rows), np.zeros_like(pair.settled)
        for k in range(law.steps):
            if k:
                pair.step()
            yes[k] = pair.yes
            rows += law.weights[-1, k] * pair.rows
            settled += law.weights[-1, k] * pair.settled
        out[inside] = law.weights[:-1] @ yes
        error += law.error
        pair.rows, pair.settled = rows, settled
        if cut is not None:
            pair.cut(cut.target)
    return out, error


def _in(time: float, end: float, cut: Cut | None) -> bool:
    return time < end or cut is None


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

    @property
    def yes(self) -> float:
        """The probability that the answer is yes."""
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
        only = np.zeros(chain.states)
        only[state] = 1.0
        day[state] = distribution_at(chain, only, 1 / DAYS)[0]
        within[state] = distribution_at(chain, only, 1 / DAYS, on_step=lambda p: p * held)[0]
    return day, within
