"""What the moves to come bring about on their way: indicators and energy shocks, week by week.

Where the crisis is each week comes exactly from the chain where the forecast is exact, else from
drawn worlds, week after week. The responses of indicators are those of the state one is in, under
the strengths of the same draw; they are told as differences to today's situation in the base.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.asked import WORLDS, Prepared, Run
from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.report import IndicatorPath, ShockPath
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.transient import distribution_at
from tightrope.consequences.respond import LEAST_CHANGE

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
MOST_DRAWS = 30  # enough for a mean and its spread
_APART = 1_000_003  # between the worlds of one week and those of the next: other random numbers


@dataclass(frozen=True, eq=False, slots=True)
class _Where:
    """The states one may be in at weeks 0, 1, …, and how likely each is, (weeks+1, states)."""

    states: Ints
    shares: Floats


def follow_along(
    base: Prepared, runs: Mapping[str | None, Run], draws: int
) -> tuple[tuple[IndicatorPath, ...], tuple[ShockPath, ...]]:
    """Gives what every indicator and energy shock does in the base and in each scenario.

    Indicators that nothing moves in any of them are left out. Raises what `build_network` raises.
    """
    shocks = base.setting.model.energy_shocks
    if base.setting.responses is None and not shocks:
        return (), ()
    each = list(range(min(draws, MOST_DRAWS))) if draws else [None]
    paths: list[IndicatorPath] = []
    told: list[ShockPath] = []
    for name, run in runs.items():
        here = [_where(run, base.chain(run.setting, d), d or 0) for d in each]
        paths += _indicators(base.setting, run.setting, here, each, name)
        for shock, own in shocks.items():
            held = run.setting.holds(own.if_)
            shares = np.array([one.shares @ held[one.states] for one in here])
            told.append(ShockPath(shock, name, *_banded(shares)))
    moved = {one.indicator for one in paths if any(one.up) or any(one.down)}
    return tuple(one for one in paths if one.indicator in moved), tuple(told)


def _indicators(
    base: Setting,
    setting: Setting,
    here: Sequence[_Where],
    each: Sequence[int | None],
    name: str | None,
) -> list[IndicatorPath]:
    if base.responses is None or setting.responses is None:
        return []
    up, down, change = [], [], []
    for one, draw in zip(here, each, strict=True):
        today, then = base.solution(draw), setting.solution(draw)
        assert today is not None and then is not None  # noqa: S101, PT018 - there are responses
        moved = then.x(one.states) - today.x([base.start])
        up.append(one.shares @ (moved >= LEAST_CHANGE))
        down.append(one.shares @ (moved <= -LEAST_CHANGE))
        change.append(one.shares @ moved)
    mean, low, high = (np.mean(change, axis=0), *np.quantile(change, [0.1, 0.9], axis=0))
    above, below = np.mean(up, axis=0), np.mean(down, axis=0)
    names = setting.responses.network.indicators
    return [
        IndicatorPath(
            one, name, _share(above[:, k]), _share(below[:, k]),
            *(_rounded(values[:, k]) for values in (mean, low, high)),
        )
        for k, one in enumerate(names)
    ]  # fmt: skip


def _where(run: Run, chain: Chain, draw: int) -> _Where:
    setting, weeks = run.setting, run.weeks
    if run.exact:
        law = np.zeros(chain.states)
        law[setting.start] = 1.0
        laws = [law]
        for week in range(weeks):
            laws.append(_week_on(chain, laws[-1], week, setting.cuts))
        return _Where(np.arange(chain.states), np.array(laws))
    at = np.full(WORLDS, setting.start, dtype=np.int32)
    seen = [at]
    sampler = Sampler(chain, ())
    for week in range(weeks):
        cuts = tuple(replace(cut, weeks=cut.weeks - week) for cut in _within(week, setting.cuts))
        own = replace(sampler, cuts=cuts) if cuts else sampler
        first = draw * WORLDS + (week + 1) * _APART
        at = own.run(at, 1, seed=setting.seed, first_world=first).ends
        seen.append(at)
    states, place = np.unique(np.array(seen), return_inverse=True)
    place = place.reshape(weeks + 1, WORLDS)
    shares = np.array([np.bincount(row, minlength=len(states)) for row in place]) / WORLDS
    return _Where(states.astype(np.int64), shares)


def _within(week: int, cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts that come in one week: after its beginning, or at its end."""
    return [cut for cut in cuts if week < cut.weeks <= week + 1]


def _week_on(chain: Chain, law: Floats, week: int, cuts: Sequence[Cut]) -> Floats:
    now = float(week)
    for cut in _within(week, cuts):
        law = distribution_at(chain, law, cut.weeks - now, tolerance=1e-9)[0]
        law = np.bincount(cut.target, law, chain.states).astype(np.float64)
        now = cut.weeks
    return distribution_at(chain, law, week + 1 - now, tolerance=1e-9)[0] if now < week + 1 else law


def _banded(values: Floats) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """The mean, and what one draw in ten is below and above, week by week."""
    low, high = np.quantile(values, [0.1, 0.9], axis=0)
    return _share(values.mean(axis=0)), _share(low), _share(high)


def _share(values: Floats) -> tuple[float, ...]:
    return _rounded(np.clip(values, 0.0, 1.0))


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 9) + 0.0 for value in values)
