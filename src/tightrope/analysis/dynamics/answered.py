"""What is known of an answer beside its number: whether the other was possible, how far the count is off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

import numpy as np

from tightrope.analysis.dynamics.asked import WORLDS, Run
from tightrope.analysis.dynamics.monitor import DAYS
from tightrope.analysis.dynamics.path_formula import Kind, Single
from tightrope.analysis.dynamics.report import Curve, SettledBy
from tightrope.analysis.dynamics.settled import Answer, settled_answer, settled_today
from tightrope.arrays import Floats

_SURE = 1e-6  # draws further from 0 and 1 than this leave the answer open


def with_settled(
    found: Curve, runs: Mapping[str | None, Run], shares: Mapping[str | None, Floats], place: int
) -> Curve:
    """Gives the answer to the question at `place` with what its structure leaves open of it.

    shares: what the draws say, (draws, questions, weeks+1), in the base (None) and each scenario.
    """
    run, last = runs[found.scenario], shares[found.scenario][:, place, -1]
    answer = settled_of(run, place, last)
    by: SettledBy | None = None
    if answer is not None:
        base = settled_of(runs[None], place, shares[None][:, place, -1])
        by = "assumption" if base != answer else _settled_by(runs[None], place)
    return replace(
        found,
        settled=answer,
        settled_by=by,
        counted=0 if run.exact else len(last) * WORLDS,
        too_low=None if answer is not None or found.scenario else _too_low(run, place),
    )


def settled_of(run: Run, place: int, last: Floats) -> Answer | None:
    """Gives the one answer that is possible to a question, `last` being what the draws say, (draws,).

    It is looked for only where all draws agree.
    """
    if not (np.all(last <= _SURE) or np.all(last >= 1 - _SURE)):
        return None
    setting = run.setting
    return settled_answer(run.middle, setting.start, run.watched[place], run.weeks, setting.cuts)


def _settled_by(base: Run, place: int) -> SettledBy:
    """What leaves no other answer in the base, where only one is possible."""
    today = settled_today(base.setting.start, base.watched[place])
    return "model" if today is None else "today"


def _too_low(run: Run, place: int) -> float | None:
    """Gives by how much at most the chance of what is to last is too low, at the middle of all settings.

    It is counted by whole days. A time that lasts so many days has all but one of them as whole days,
    wherever it begins: what is counted with one day less is at least as much.
    """
    path = run.paths[place]
    if not isinstance(path, Single) or path.kind != "lasting":
        return None
    days = ceil(path.weeks * DAYS - 1e-9) - 1
    kind: Kind = "lasting" if days else "eventually"
    less = replace(path, kind=kind, weeks=days / DAYS)
    asked = Run(run.base, run.setting, (path, less), run.weeks)
    counted, most = asked.under(asked.middle, 0)[:2, -1]
    return float(max(0.0, most - counted))
