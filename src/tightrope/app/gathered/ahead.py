"""What lies ahead of a model: signs to watch, prices along the forecast, and all of it for a brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tightrope.analysis.dynamics.backtest import Compared, backtest
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.report import ForecastReport
from tightrope.analysis.dynamics.seen_as import SeenAs, seen_as
from tightrope.analysis.dynamics.watch import WatchReport, watch_model
from tightrope.analysis.effects import price_over_time
from tightrope.analysis.effects.report import PricePath
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.app.how import How
from tightrope.brief import Ahead
from tightrope.crisis import CrisisModel
from tightrope.evidence import Claim

MOST_WATCHED = 6  # signs that are told, and for which claims are looked for
_DRAWS = 20  # of a brief
_TESTED, _TEST_DRAWS = (3,), 5  # days ahead, and draws of each, by which a brief tests itself


def look_ahead(
    model: CrisisModel, strategy: StrategyReport | None, claims: Iterable[Claim], how: How
) -> tuple[ForecastReport | None, Ahead | None]:
    """Gives what comes next in the base, from fewer draws than the verb makes, and what goes with it.

    None where there is no game, or nothing is sampled.
    """
    if strategy is None or not how.draws:
        return None, None
    how.on_step("forecasting")
    draws = min(how.draws, _DRAWS)
    forecast = forecast_model(model, (), draws=draws, seed=how.seed)
    watch = watch_for(
        model, None, weeks=forecast.weeks, expected=strategy.forecast, draws=draws, seed=how.seed
    )
    prices = prices_along(model, forecast, seed=how.seed)
    tested = _tested(model, draws=min(draws, _TEST_DRAWS), seed=how.seed)
    return forecast, Ahead(watch, claims_for(model, watch, claims), prices, tested)


def watch_for(
    model: CrisisModel,
    question: str | None,
    *,
    weeks: int,
    expected: Mapping[str, str | None],
    draws: int,
    seed: int,
    about: str | None = None,
) -> WatchReport:
    """Gives what to watch, without a question in the futures of `about` (default: the focal actor).

    expected: option -> its level in every expected outcome, None where they differ.
    """
    deciding = {option.partition(".")[0] for option in model.option_names}
    return watch_model(
        model,
        question,
        weeks=weeks,
        about=about or (model.focal if model.focal in deciding else None),
        expected={option: level for option, level in expected.items() if level is not None},
        draws=draws,
        seed=seed,
    )


def claims_for(
    model: CrisisModel, watch: WatchReport, claims: Iterable[Claim]
) -> tuple[SeenAs, ...]:
    """Gives which claims would count as having seen the moves among the first signs."""
    known = tuple(claims)
    moves = [one for one in watch.watched[:MOST_WATCHED] if one.kind == "move"]
    return tuple(seen_as(model, move.what, move.level, known) for move in moves)


def prices_along(model: CrisisModel, report: ForecastReport, *, seed: int) -> tuple[PricePath, ...]:
    """Gives the price week by week, shock by shock, from how likely each shock's condition holds."""
    return tuple(
        PricePath(
            path.shock,
            path.scenario,
            price_over_time(model.energy_shocks[path.shock], path.probability, seed=seed),
        )
        for path in report.energy
    )


def _tested(model: CrisisModel, *, draws: int, seed: int) -> Compared | None:
    try:
        return backtest(model, days=_TESTED, draws=draws, seed=seed).compared[0]
    except NoDatedMoves:
        return None
