"""What would speak against a model: moves it holds unlikely, and moves away from what it expects.

A move speaks against the model if the model holds it unlikely and it comes more often where nobody
cares what moves bring. A move refutes the main finding if it goes against what that expects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.asked import Run
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.signs import Sign
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate
from tightrope.crisis import option_levels

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_SURPRISING = 0.10  # what the model holds no likelier than this speaks against it
_SPEAKS = 3.0
_LIKELY = 0.5  # what is likelier goes against a finding that has it otherwise


@dataclass(frozen=True, slots=True)
class Against:
    """A move that would speak against the model, or refute its main finding."""

    option: str
    level: str
    probability: float
    """How likely the model holds it, in all the weeks."""
    ratio: float
    """How many times likelier it is where moves come at the average rate, whatever is wanted."""
    refutes: bool
    """Whether it goes against what the model expects; if not, it is only held unlikely."""


def moves_against(
    run: Run, signs: Sequence[Sign], came: Flags, draws: int, finding: Mapping[str, str]
) -> tuple[Against, ...]:
    """Gives the moves that would refute the finding, or speak against the model.

    signs: the first are moves; `came` bool (worlds, signs and more): whether a sign came at all.
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
    held = _held(run, moves, came, draws)
    found = []
    for k, (option, level) in enumerate((sign.what, sign.level) for sign in moves):
        ratio, refutes = float(common[k] / own[k]), finding.get(option, level) != level
        if refutes or (held[k] <= _SURPRISING and ratio >= _SPEAKS):
            found.append(Against(option, level, float(held[k]), ratio, refutes))
    return tuple(sorted(found, key=_order))


def _held(run: Run, moves: Sequence[Sign], came: Flags, draws: int) -> Floats:
    """How likely each move is to come, as the forecast says it: exactly where that is exact."""
    if not run.exact:
        return np.asarray(came.mean(axis=0))
    options = option_levels(run.setting.model)
    paths = [parse_path(f"eventually {one.what} == {one.level}", options) for one in moves]
    own = Run(run.base, run.setting, paths, run.weeks)
    each = [own.share(draw) for draw in range(draws)] or [own.under(own.middle, 0)]
    return np.asarray(np.mean(each, axis=0)[: len(moves), run.weeks])


def _order(one: Against) -> tuple[bool, bool, float, str, str]:
    """What refutes the finding first; of that, what the forecast itself holds likely."""
    return not one.refutes, one.probability <= _LIKELY, -one.ratio, one.option, one.level
