"""What comes next: how likely, how soon and how sure, in the base and in scenarios side by side.

Everything uncertain is drawn together: paces from their posterior, weights, strengths and orders
of lines as in every other answer, response rules and shocks from their stated spreads. A draw has
the same random numbers in every scenario, so that differences are told draw for draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tightrope.analysis.dynamics.along import follow_along
from tightrope.analysis.dynamics.answered import settled_of, with_settled
from tightrope.analysis.dynamics.asked import (
    WORLDS,
    OnStep,
    Prepared,
    Run,
    courses_of,
    long_run_of,
    quiet,
    weeks_held,
)
from tightrope.analysis.dynamics.chain import Pace
from tightrope.analysis.dynamics.drivers import drive
from tightrope.analysis.dynamics.ensemble import Ensemble, Spreading
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.history import events_on_record
from tightrope.analysis.dynamics.past import past_rates
from tightrope.analysis.dynamics.path_formula import Single, parse_path
from tightrope.analysis.dynamics.priors import QUANTITIES
from tightrope.analysis.dynamics.report import (
    ActorPace,
    Caveat,
    Curve,
    Driver,
    ForecastReport,
)
from tightrope.analysis.dynamics.setting import STREAM, Setting
from tightrope.analysis.dynamics.transient import MOST_WEEKS
from tightrope.arrays import Floats
from tightrope.crisis import option_levels
from tightrope.crisis.model import CrisisModel

_LEAST_DRIVER = 0.25
_FEW_DRAWS = 20  # fewer tell no correlation


def forecast_model(
    model: CrisisModel,
    asked: Sequence[str],
    *,
    weeks: int = 12,
    scenarios: Mapping[str, CrisisModel] | None = None,
    draws: int = STREAM,
    seed: int = 0,
    drivers: bool = False,
    spread: Spreading | None = None,
    on_step: OnStep = quiet,
) -> ForecastReport:
    """Gives the answers to the questions asked, in the base and in each scenario (name -> model).

    asked: texts of the path language; none: whether each option changes. At most 100 draws are
    made; none: the middle of everything. drivers: also what each answer of the base hangs on.
    spread: works the draws out elsewhere, however many. Raises BadHorizon, PathSyntax,
    MissingExtra, or what `build_game` raises.
    """
    check_weeks(weeks)
    draws = draws if spread else min(draws, STREAM)
    base = Prepared.of(model, draws=draws, seed=seed)
    texts = tuple(asked) or default_questions(base.setting)
    changed = dict(scenarios or {})
    settings: dict[str | None, Setting] = {None: base.setting}
    for name, other in changed.items():
        settings[name] = Setting.of(other, draws=draws, seed=seed)
    paths = [parse_path(text, option_levels(model)) for text in texts]
    runs = {name: Run(base, setting, paths, weeks) for name, setting in settings.items()}
    worked = None
    if spread and draws:
        worked = spread(Ensemble.of(model, changed, texts, weeks, draws, seed))
    return report_of(
        runs, texts, draws=draws, asked=bool(asked), drivers=drivers, worked=worked, on_step=on_step
    )


def check_weeks(weeks: int) -> None:
    """Raises BadHorizon where there is nothing to look ahead to, or too far."""
    if not 0 < weeks <= MOST_WEEKS:
        raise BadHorizon("no weeks to look ahead", value=weeks, allowed="1 to 520 weeks")


def report_of(
    runs: Mapping[str | None, Run],
    texts: Sequence[str],
    *,
    draws: int,
    asked: bool,
    drivers: bool = False,
    worked: Floats | None = None,
    on_step: OnStep = quiet,
) -> ForecastReport:
    """Gives the forecast that runs of the base (under None, first) and of scenarios make.

    asked: whether a person put the questions. worked: the draws, where others have made them.
    """
    base, run = runs[None].base, runs[None]
    model, paces = base.setting.model, [base.paces(draw) for draw in range(draws)]
    if worked is None:
        shares = {name: one.shares(draws, on_step) for name, one in runs.items()}
    else:
        shares = dict(zip(runs, worked, strict=True))
    curves = [
        with_settled(
            _curve(base, runs[name], shares, name, place, text, paces), runs, shares, place
        )
        for place, text in enumerate(texts)
        for name in runs
    ]
    exact = all(one.all_exact for one in runs.values())
    indicators, energy = follow_along(base, runs, min(draws, STREAM))
    return ForecastReport(
        as_of=None if model.as_of is None else str(model.as_of),
        weeks=run.weeks,
        curves=tuple(curves),
        unchanged=_rounded(shares[None][:, -1].mean(axis=0)),
        paces=tuple(
            ActorPace(fit.decision_maker, fit.moves, fit.weeks, fit.estimates, fit.doubts)
            for fit in base.fits
        ),
        left_out=() if base.history is None else tuple(o for o, _ in base.history.left_out),
        exact=exact,
        draws=draws,
        worlds=0 if exact else WORLDS,
        seed=base.setting.seed,
        caveats=_caveats(base, draws),
        sensitivity=drive(run, tuple(texts)) if drivers else (),
        base_rates=tuple(one for one in past_rates(model) if one.used_by),
        indicators=indicators,
        asked=asked,
        energy=energy,
        stays=settled_of(run, -1, shares[None][:, -1, -1]),
    )


def default_questions(setting: Setting) -> tuple[str, ...]:
    """Gives whether each option comes to another level than today's."""
    here = setting.game.state(setting.start)
    found = []
    for option, levels in setting.game.space.option_levels.items():
        now = here[option]
        if levels == ("no", "yes"):
            found.append(f"eventually {option}" if now == "no" else f"eventually not {option}")
        else:
            if now != levels[-1]:
                found.append(f"eventually {option} > {now}")
            if now != levels[0]:
                found.append(f"eventually {option} < {now}")
    return tuple(found)


def _curve(
    base: Prepared,
    run: Run,
    shares: Mapping[str | None, Floats],
    name: str | None,
    place: int,
    text: str,
    paces: Sequence[Sequence[Pace]],
) -> Curve:
    own, first = shares[name][:, place], shares[None][:, place]
    mean = own.mean(axis=0)
    path = run.paths[place]
    single = isinstance(path, Single)
    middle = run.middle if name is None else None
    low, high = np.quantile(own, [0.1, 0.9], axis=0)
    later = np.flatnonzero(mean > 0.5)
    return Curve(
        question=text,
        kind=path.kind if isinstance(path, Single) else "several",
        scenario=name,
        probability=_rounded(mean),
        low=_rounded(low),
        high=_rounded(high),
        error=_error(own[:, -1], mean[-1], run),
        difference=None if name is None else float((own - first)[:, -1].mean()),
        difference_error=None if name is None else _error((own - first)[:, -1], None, run),
        persistence=float(run.still[place]),
        average=float(run.average[place]),
        even_by=int(later[0]) if len(later) else None,
        drivers=_drivers(base, paces, own[:, -1]),
        long_run=None if middle is None or not single else long_run_of(middle, run, place),
        weeks_held=None if middle is None else weeks_held(middle, run, place),
        courses=() if middle is None else courses_of(middle, run, place),
        text=str(path),
        first=str(path.first) if isinstance(path, Single) else "",
        second=str(path.second) if isinstance(path, Single) and path.second else None,
        lasts=path.weeks if isinstance(path, Single) else 0.0,
    )


def _error(values: Floats, share: float | None, run: Run) -> float:
    if len(values) > 1:
        return float(values.std(ddof=1) / np.sqrt(len(values)))
    if run.all_exact or share is None:
        return 0.0
    return float(np.sqrt(share * (1 - share) / WORLDS))


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 12) for value in np.clip(values, 0.0, 1.0))


def _drivers(base: Prepared, drawn: Sequence[Sequence[Pace]], last: Floats) -> tuple[Driver, ...]:
    """The rank correlation of each drawn quantity with the answer, the strongest first."""
    if len(last) < _FEW_DRAWS or np.ptp(last) == 0:
        return ()
    answer = _ranked(last)
    found = []
    for dm, fit in enumerate(base.fits):
        for quantity in QUANTITIES:
            values = np.array([getattr(paces[dm], quantity) for paces in drawn])
            if np.ptp(values) > 0:
                rho = float(np.corrcoef(_ranked(values), answer)[0, 1])
                found.append(Driver(fit.decision_maker, quantity, rho))
    found.sort(key=lambda one: -abs(one.correlation))
    return tuple(one for one in found[:3] if abs(one.correlation) >= _LEAST_DRIVER)


def _ranked(values: Floats) -> Floats:
    """The place of each value among all, ties sharing theirs."""
    levels, place = np.unique(values, return_inverse=True)
    counts = np.bincount(place, minlength=len(levels))
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place], dtype=np.float64)


def _caveats(base: Prepared, draws: int) -> tuple[Caveat, ...]:
    found: list[Caveat] = ["one model"]
    if base.history is None or not base.history.moves:
        found.append(_why_not_fitted(base))
    if any(one.said == "assumed" for fit in base.fits for one in fit.estimates):
        found.append("assumed")
    if not draws:
        found.append("not sampled")
    return tuple(found)


def _why_not_fitted(base: Prepared) -> Caveat:
    """Why no dated move tells of anybody's pace."""
    number = events_on_record(base.setting.model)
    if number > 1:
        return "nothing chosen"
    if not number:
        return "no dated moves"
    return "only the start" if base.history is None else "one dated event"
