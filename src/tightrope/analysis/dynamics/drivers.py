"""What a forecast hangs on: how much of its uncertainty comes from each thing that is uncertain.

Everything uncertain is a factor of its own: rate, precision and inertia of each side (each given those
named before it, so that they may hang together: Rosenblatt 1952), what each side wants, each answer's
probability, each shock's rate. Sobol's indices (Sobol 2001; estimated as by Saltelli et al. 2010 and
Jansen 1999, in SALib) share the variance of the answer out: by a factor alone, and with all that it
does together with others. The permutation index is how far the answer moves on average when a
factor alone is drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from tightrope.analysis.dynamics.asked import Run
from tightrope.analysis.dynamics.priors import QUANTITIES
from tightrope.analysis.dynamics.report import DrivenBy, Factor, Sensitivity
from tightrope.arrays import Floats
from tightrope.errors import MissingExtra

SAMPLES = 64  # of each factor: a power of two, as Sobol's sequence wants
_LEAST = 0.01  # of the variance: what has less in all is not told
_SURE = 0.90
_NOTHING = 1e-8  # of probability: less is rounding


def drive(
    run: Run, texts: tuple[str, ...], *, samples: int | None = None
) -> tuple[Sensitivity, ...]:
    """Gives what each answer of a run hangs on in its last week. Raises MissingExtra without SALib."""
    if find_spec("SALib") is None:
        raise MissingExtra("asking what drives a forecast", "sensitivity")
    factors = factors_of(run)
    if not factors:
        return tuple(Sensitivity(text, 0.0, (), 1) for text in texts)
    names = [f"{factor} {name}" for factor, name in factors]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    seed = run.setting.seed
    sampled: Floats = import_module("SALib.sample.sobol").sample(
        problem, samples or SAMPLES, calc_second_order=False, seed=seed
    )
    world = _World(run)
    rows = [dict(zip(factors, row, strict=True)) for row in sampled]
    answers = np.stack([world.last(row) for row in rows])
    found = []
    for text, own in zip(texts, answers.T, strict=False):  # the last column is not asked
        moved = np.ptp(own) >= _NOTHING
        told = _indices(problem, factors, own, seed) if moved else ()
        found.append(Sensitivity(text, float(own.std()) if moved else 0.0, told, len(rows)))
    return tuple(found)


def factors_of(run: Run) -> tuple[tuple[Factor, str], ...]:
    """Gives what is uncertain in a run: what has more than one value, and whose it is."""
    found: list[tuple[Factor, str]] = []
    for fit in run.base.fits:
        for quantity in QUANTITIES:
            if np.ptp(getattr(fit.points, quantity)) > 0:
                found.append((quantity, fit.decision_maker))
    if run.setting.are_wants_drawn:
        found += [("wants", actor) for actor in run.setting.game.decision_makers]
    found += [("answer", name) for name, spread in run.setting.answers if spread[0] < spread[2]]
    found += [("shock", name) for name, spread in run.setting.rates if spread[0] < spread[2]]
    return tuple(found)


class _World:
    """A run under given shares of everything uncertain; what is not uncertain stands at its middle."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._worth: dict[int, Floats] = {}

    def last(self, shares: dict[tuple[Factor, str], float]) -> Floats:
        """Gives the chance of each yes in the last week, (questions,)."""
        setting = self.run.setting
        paces = [
            fit.at([shares.get((quantity, fit.decision_maker), 0.5) for quantity in QUANTITIES])
            for fit in self.run.base.fits
        ]
        outside: list[tuple[Factor, str]] = [("answer", name) for name, _ in setting.answers]
        outside += [("shock", name) for name, _ in setting.rates]
        now = setting.circumstances(paces, np.array([shares.get(one, 0.5) for one in outside]))
        worth = setting.central
        if setting.are_wants_drawn:
            worth = np.stack(
                [
                    self._drawn(int(shares["wants", actor] * setting.draws))[dm]
                    for dm, actor in enumerate(setting.game.decision_makers)
                ]
            )
        return self.run.under(setting.chain(worth, now), 0)[:, -1]

    def _drawn(self, draw: int) -> Floats:
        if draw not in self._worth:
            self._worth[draw] = self.run.setting.worth(draw)
        return self._worth[draw]


def _indices(
    problem: dict[str, Any], factors: tuple[tuple[Factor, str], ...], answers: Floats, seed: int
) -> tuple[DrivenBy, ...]:
    analyze: Callable[..., dict[str, Floats]] = import_module("SALib.analyze.sobol").analyze
    told = analyze(  # 0 would be no seed to it
        problem, answers, calc_second_order=False, conf_level=_SURE, seed=seed + 1
    )
    rows = answers.reshape(-1, len(factors) + 2)  # A, A with one column of B each, B
    moves = np.abs(rows[:, 1:-1] - rows[:, :1]).mean(axis=0)
    found = [
        DrivenBy(
            factor,
            name,
            alone=float(told["S1"][k]),
            alone_error=float(told["S1_conf"][k]),
            total=float(told["ST"][k]),
            total_error=float(told["ST_conf"][k]),
            moves=float(moves[k]),
        )
        for k, (factor, name) in enumerate(factors)
        if told["ST"][k] >= _LEAST
    ]
    return tuple(sorted(found, key=lambda one: (-one.total, one.factor, one.name)))
