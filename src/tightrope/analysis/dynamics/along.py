"""What the moves to come bring about on their way: indicators and energy shocks, week by week.

Where the crisis is each week comes exactly from the chain where the forecast is exact, else from the
drawn worlds in which its questions are answered. The responses of indicators are those of the state
one is in, under the strengths of the same draw; they are told as differences to today's situation in
the base.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tightrope.analysis.dynamics.asked import Looked, Prepared, Run
from tightrope.analysis.dynamics.report import IndicatorPath, ShockPath
from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Floats
from tightrope.consequences.respond import LEAST_CHANGE


def follow_along(
    base: Prepared, runs: Mapping[str | None, Run], draws: int
) -> tuple[tuple[IndicatorPath, ...], tuple[ShockPath, ...]]:
    """Gives what every indicator and energy shock does in the base and in each scenario.

    Indicators that nothing moves in any of them are left out. Raises what `build_network` raises.
    """
    shocks = base.setting.model.energy_shocks
    if base.setting.responses is None and not shocks:
        return (), ()
    each = list(range(draws)) if draws else [None]
    paths: list[IndicatorPath] = []
    told: list[ShockPath] = []
    for name, run in runs.items():
        here = [run.look(draw) for draw in each]
        paths += _indicators(base.setting, run.setting, here, each, name)
        for shock, own in shocks.items():
            held = run.setting.holds(own.if_)
            shares = np.array([one.law @ held[one.states] for one in here])
            told.append(ShockPath(shock, name, *_banded(shares)))
    moved = {one.indicator for one in paths if any(one.up) or any(one.down)}
    return tuple(one for one in paths if one.indicator in moved), tuple(told)


def _indicators(
    base: Setting,
    setting: Setting,
    here: Sequence[Looked],
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
        up.append(one.law @ (moved >= LEAST_CHANGE))
        down.append(one.law @ (moved <= -LEAST_CHANGE))
        change.append(one.law @ moved)
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


def _banded(values: Floats) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """The mean, and what one draw in ten is below and above, week by week."""
    low, high = np.quantile(values, [0.1, 0.9], axis=0)
    return _share(values.mean(axis=0)), _share(low), _share(high)


def _share(values: Floats) -> tuple[float, ...]:
    return _rounded(np.clip(values, 0.0, 1.0))


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 9) + 0.0 for value in values)
