"""What the chain is doing some weeks on: uniformisation, with a bound on its error.

p(t) = Σ_k Poisson(k; Λt) p(0) P^k, P the chain seen at its chances and Λ their rate. Leaving out
all k above K leaves out as much probability as the Poisson law has above K: that is the bound
(Jensen 1953; Fox and Glynn 1988).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.arrays import Floats

TOLERANCE = 1e-12
MOST_WEEKS = 520.0
_ROUNDING = 4 * np.finfo(np.float64).eps  # of one step of the chain, relative


@dataclass(frozen=True, eq=False)
class Mixture:
    """How likely each number of chances is at each of some times.

    `weights` (times, steps): Poisson(k; Λt). `beyond` (times, steps): the chance of more than k,
    whose sum over Λ is the expected time at the step. `error` bounds what is left out at any time.
    """

    weights: Floats
    beyond: Floats
    error: float

    @property
    def steps(self) -> int:
        """How many steps of the chain are needed, step 0 included."""
        return int(self.weights.shape[1])


def mixture(rate: float, times: Sequence[float], tolerance: float = TOLERANCE) -> Mixture:
    """Gives the law of the number of chances at these times (weeks); rate: chances a week.

    Raises BadHorizon for a time that is below 0, no number, or above 520 weeks.
    """
    from scipy.special import gammaln, pdtrc

    for time in times:
        if not 0 <= time <= MOST_WEEKS:
            raise BadHorizon("no time to look ahead to", value=time, allowed="up to 520 weeks")
    means = rate * np.asarray(times, dtype=np.float64)
    most = float(means.max(initial=0.0))
    far = np.arange(int(most + 40 * np.sqrt(most) + 60))
    top = int(np.argmax(pdtrc(far, most) <= tolerance / 2))
    steps = np.arange(top + 1)
    each = np.maximum(means, 1e-300)[:, None]
    weights = np.exp(steps * np.log(each) - each - gammaln(steps + 1.0))
    beyond = np.asarray(pdtrc(steps, means[:, None]), dtype=np.float64)
    error = float(beyond[:, -1].max(initial=0.0)) + top * _ROUNDING
    return Mixture(weights, beyond, error)


def distribution_at(
    chain: Chain,
    start: Floats,
    weeks: float,
    *,
    tolerance: float = TOLERANCE,
    on_step: Callable[[Floats], Floats] = lambda p: p,
) -> tuple[Floats, float]:
    """Gives the distribution (states,) after some weeks, and a bound on its error (total mass).

    `on_step` is laid over the distribution after each chance, and before the first. Raises
    BadHorizon.
    """
    law = mixture(chain.rate, [weeks], tolerance)
    p = on_step(start)
    out = law.weights[0, 0] * p
    for k in range(1, law.steps):
        p = on_step(chain.forward(p))
        out = out + law.weights[0, k] * p
    return out, law.error


def expected_time(
    chain: Chain, start: Floats, held: Floats, weeks: float, *, tolerance: float = TOLERANCE
) -> float:
    """Gives the expected number of weeks, of the next `weeks`, in states where `held` is 1.

    `held` (states,) may be any value by state: then its expected sum over time. Raises BadHorizon.
    """
    if chain.rate == 0:
        return weeks * float(start @ held)
    law = mixture(chain.rate, [weeks], tolerance)
    p, total = start, 0.0
    for k in range(law.steps):
        p = p if k == 0 else chain.forward(p)
        total += float(law.beyond[0, k]) * float(p @ held)
    return total / chain.rate
