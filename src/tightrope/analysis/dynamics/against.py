"""What would speak against a model: moves it holds unlikely, and moves away from what it expects.

A move speaks against the model if the model holds it unlikely and it comes more often where nobody
cares what moves bring. A move refutes the main finding if it goes against what that expects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.asked import Run
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.signs import Sign
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate
from tightrope.arrays import Flags, Floats
from tightrope.conflict.moves import can_come_about
from tightrope.crisis import option_levels

_SURPRISING = 0.10  # what the model holds no likelier than this speaks against it
_SPEAKS = 3.0


@dataclass(frozen=True, slots=True)
class Coming:
    """How likely it is that an option comes to a level at some time in the weeks looked ahead."""

    option: str
    level: str | None
    """null: to any level but today's."""
    probability: float
    low: float
    """One draw in ten is below."""
    high: float
    """One draw in ten is above."""


@dataclass(frozen=True, slots=True)
class Against:
    """A move that would speak against the model, or refute its main finding."""

    option: str
    level: str
    probability: float
    """How likely the model holds it, at some time in all the weeks."""
    ratio: float
    """How many times likelier it is where moves come at the average rate, whatever is wanted."""
    refutes: bool
    """Whether it goes against what the model expects; if not, it is only held unlikely."""


def comings(run: Run, signs: Sequence[Sign], draws: int) -> tuple[Coming, ...]:
    """Gives how likely each move away from today's levels is, and that each option moves at all.

    signs: what the worlds of the run were looked through for, moves first. The numbers are those of a
    forecast that is asked: exact where that is exact, else counted in the same worlds.
    """
    moves = [sign for sign in signs if sign.kind == "move"]
    away: list[tuple[str, str | None]] = [(one.what, one.level) for one in moves]
    away += [(option, None) for option in dict.fromkeys(one.what for one in moves)]
    shares = _exactly(run, away, draws) if run.exact else _counted(run, moves, away, draws)
    low, high = np.quantile(shares, [0.1, 0.9], axis=0)
    means = shares.mean(axis=0)
    return tuple(
        Coming(option, level, *map(float, (means[k], low[k], high[k])))
        for k, (option, level) in enumerate(away)
    )


def _counted(
    run: Run, moves: Sequence[Sign], away: Sequence[tuple[str, str | None]], draws: int
) -> Floats:
    """The share of worlds in each draw, (draws, moves)."""
    own = [
        [k for k, sign in enumerate(moves) if sign.what == option and level in (None, sign.level)]
        for option, level in away
    ]
    worlds = [one.worlds for one in run.looks(draws) if one.worlds is not None]
    came = [one.yes[:, : len(moves), run.weeks] for one in worlds]
    return np.array([[one[:, k].any(axis=1).mean() for k in own] for one in came])


def _exactly(run: Run, away: Sequence[tuple[str, str | None]], draws: int) -> Floats:
    today, options = run.setting.game.state(run.setting.start), option_levels(run.setting.model)
    texts = [
        f"eventually {option} != {today[option]}" if level is None
        else f"eventually {option} == {level}"
        for option, level in away
    ]  # fmt: skip
    own = Run(run.base, run.setting, [parse_path(text, options) for text in texts], run.weeks)
    each = [own.share(draw) for draw in range(draws)] or [own.under(own.middle, 0)]
    return np.array(each)[:, : len(away), run.weeks]


def moves_against(
    run: Run,
    signs: Sequence[Sign],
    coming: Sequence[Coming],
    came: Flags,
    finding: Mapping[str, str],
) -> tuple[Against, ...]:
    """Gives the moves that would refute the finding, or speak against the model.

    A level that no open move leads to can neither refute nor speak against anything and is left out.
    What refutes comes first, in the order of how likely it is held; then what is least the model's.
    signs: moves first; `came` bool (worlds, signs and more): whether a sign came at all.
    """
    setting = run.setting
    moves = [sign for sign in signs if sign.kind == "move"]
    came = came[:, : len(moves)]
    average = average_chain(setting, average_rate(setting, run.base.history))
    sampler = Sampler(average, tuple(sign.seen for sign in moves), setting.cuts)
    starts = np.full(len(came), setting.start, dtype=np.int32)
    worlds = sampler.run(starts, run.weeks, seed=setting.seed, first_world=len(came))
    common = worlds.yes[:, :, run.weeks].mean(axis=0)
    own = (came.sum(axis=0) + 0.5) / (len(came) + 1)
    held = {(one.option, one.level): one.probability for one in coming}
    within = _within_reach(setting)
    found = []
    for k, (option, level) in enumerate((sign.what, sign.level) for sign in moves):
        ratio, refutes = float(common[k] / own[k]), finding.get(option, level) != level
        probability = held[option, level]
        if not probability and (option, level) not in within:
            continue
        if refutes or (probability <= _SURPRISING and ratio >= _SPEAKS):
            found.append(Against(option, level, probability, ratio, refutes))
    return tuple(sorted(found, key=_order))


def _within_reach(setting: Setting) -> set[tuple[str, str]]:
    """The levels that options have in the states that can still come about by moves."""
    space = setting.game.space
    possible = can_come_about(space, setting.start, np.arange(space.size))
    return {
        (option, names[level])
        for k, (option, names) in enumerate(space.option_levels.items())
        for level in np.unique(space.column(k)[possible]).tolist()
    }


def _order(one: Against) -> tuple[bool, float, str, str]:
    by = -one.probability if one.refutes else -one.ratio
    return not one.refutes, by, one.option, one.level
