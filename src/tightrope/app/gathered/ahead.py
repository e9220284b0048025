"""What lies ahead of a model: forecasts, signs to watch, prices, and all of it for a brief.

One question has one number: every verb, page and brief asks here, and counts in the same first draws
of one stream. What was found is kept in the folder by all it follows from, so that whoever asks next
has it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tightrope.analysis.dynamics.asked import Prepared, Run
from tightrope.analysis.dynamics.backtest import (
    DRAWS,
    HORIZONS,
    BacktestReport,
    Compared,
    backtest,
)
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.forecast import (
    default_questions,
    forecast_model,
    report_of,
)
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.record import Later
from tightrope.analysis.dynamics.report import ForecastReport
from tightrope.analysis.dynamics.seen_as import SeenAs, seen_as
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.analysis.dynamics.signs import signs_of
from tightrope.analysis.dynamics.watch import WatchReport, check_weeks, watch_model, watch_run
from tightrope.analysis.effects import price_over_time
from tightrope.analysis.effects.report import PricePath
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.app.how import How
from tightrope.app.model.hindsight import read_sealed
from tightrope.app.store.folder import Folder
from tightrope.app.store.found import Found
from tightrope.brief import Ahead
from tightrope.crisis import CrisisModel, apply_scenario, option_levels, uncared_for
from tightrope.evidence import Claim

MOST_WATCHED = 6  # signs that are told, and for which claims are looked for
WEEKS = 12
TESTED = 3  # days ahead by which a brief tests itself

Levels = Mapping[str, str | None]  # option -> level; None: not one


@dataclass(frozen=True)
class Lookout:
    """What is asked of the weeks ahead of a model; kept in the folder, where there is one."""

    model: CrisisModel
    how: How
    folder: Folder | None = None

    def forecast(
        self,
        asked: Sequence[str] = (),
        *,
        weeks: int = WEEKS,
        scenarios: Sequence[str] = (),
        drivers: bool = False,
    ) -> ForecastReport:
        """Gives the answers to questions; none: whether each option changes. See `forecast_model`.

        Raises BadHorizon, PathSyntax, UnknownScenario, MissingExtra.
        """
        changed = {name: apply_scenario(self.model, name) for name in scenarios}

        def make() -> ForecastReport:
            self.how.on_step("forecasting")
            return forecast_model(
                self.model, asked, weeks=weeks, scenarios=changed, draws=self.how.draws,
                seed=self.how.seed, drivers=drivers, on_step=self.how.on_step,
            )  # fmt: skip

        told = ("forecast", *asked, weeks, *self._found.of_scenarios(scenarios), drivers)
        return self._found.get(ForecastReport, told, make)

    def watch(
        self,
        question: str | None,
        *,
        weeks: int = WEEKS,
        about: str | None = None,
        expected: Levels,
    ) -> WatchReport:
        """Gives what to watch, without a question in the futures of `about` (default: the focal actor).

        expected: option -> its level in every expected outcome, None where they differ. Raises
        BadHorizon, PathSyntax.
        """

        def make() -> WatchReport:
            self.how.on_step("drawing futures")
            return watch_model(
                self.model, question, weeks=weeks, about=self._about(about),
                expected=_firm(self.model, expected), draws=self.how.draws, seed=self.how.seed,
                on_step=self.how.on_step,
            )  # fmt: skip

        told = self._watched(question, weeks, about, expected)
        return self._found.get(WatchReport, told, make)

    def both(self, *, weeks: int = WEEKS, expected: Levels) -> tuple[ForecastReport, WatchReport]:
        """Gives what `forecast` and `watch` give without a question, from one set of worlds.

        Raises BadHorizon.
        """
        check_weeks(weeks)
        made: list[tuple[ForecastReport, WatchReport]] = []

        def make() -> tuple[ForecastReport, WatchReport]:
            if not made:
                made.append(self._make_both(weeks, expected))
            return made[0]

        told = ("forecast", weeks, False)
        forecast = self._found.get(ForecastReport, told, lambda: make()[0])
        watched = self._watched(None, weeks, None, expected)
        return forecast, self._found.get(WatchReport, watched, lambda: make()[1])

    def backtest(self, days: Sequence[int] = HORIZONS) -> BacktestReport:
        """Gives how forecasts did from each past day; see `backtest`.

        What the folder's sealed events saw later is on record too, unless a date is looked at. Raises
        NoDatedMoves.
        """
        later = self._later()

        def make() -> BacktestReport:
            draws = max(1, min(self.how.draws, DRAWS))
            return backtest(
                self.model, days=days, later=later, draws=draws, seed=self.how.seed,
                on_step=self.how.on_step,
            )  # fmt: skip

        seen = [[str(one.on), *sorted(map(str, one.seen.items()))] for one in later]
        said = self._found.of_scenarios(self.model.scenarios)  # what their sources say is tested
        return self._found.get(BacktestReport, ("backtest", *days, seen, said), make)

    def tested(self) -> Compared | None:
        """Gives how forecasts of some days ahead did on past days; None: too few moves are dated."""
        try:
            return self.backtest((TESTED,)).compared[0]
        except NoDatedMoves:
            return None

    def _later(self) -> tuple[Later, ...]:
        path = None if self.folder is None else self.folder.path / "sealed.yaml"
        if path is None or not path.is_file() or self.how.as_of is not None:
            return ()
        return tuple(Later(one.date, one.observed) for one in read_sealed(path).value.sealed)

    def _make_both(self, weeks: int, expected: Levels) -> tuple[ForecastReport, WatchReport]:
        self.how.on_step("forecasting")
        draws = min(self.how.draws, STREAM)
        base = Prepared.of(self.model, draws=draws, seed=self.how.seed)
        texts, signs = default_questions(base.setting), signs_of(base.setting)
        paths = [parse_path(text, option_levels(self.model)) for text in texts]
        run = Run(base, base.setting, paths, weeks, [sign.seen for sign in signs])
        step = self.how.on_step
        report = report_of({None: run}, texts, draws=draws, asked=False, on_step=step)
        about, finding = self._about(None), _firm(self.model, expected)
        watched = watch_run(run, signs, about=about, expected=finding, draws=draws, on_step=step)
        return report, watched

    def _about(self, about: str | None) -> str | None:
        deciding = {option.partition(".")[0] for option in self.model.option_names}
        focal = self.model.focal
        return about or (focal if focal in deciding else None)

    def _watched(
        self, question: str | None, weeks: int, about: str | None, expected: Levels
    ) -> tuple[object, ...]:
        return (
            "watch",
            question,
            weeks,
            self._about(about),
            sorted(_firm(self.model, expected).items()),
        )

    @cached_property
    def _found(self) -> Found:
        place = None if self.folder is None else self.folder.path / ".tightrope" / "ahead"
        return Found(place, self.model, min(self.how.draws, STREAM), self.how.seed)


def _firm(model: CrisisModel, expected: Levels) -> dict[str, str]:
    """What is settled of what is expected; what nobody's wants reach is no finding of the model."""
    idle = uncared_for(model)
    return {o: level for o, level in expected.items() if level is not None and o not in idle}


def look_ahead(
    lookout: Lookout, strategy: StrategyReport | None, claims: Iterable[Claim]
) -> tuple[ForecastReport | None, Ahead | None]:
    """Gives what comes next in the base, and what goes with it in a brief.

    None where there is no game, or nothing is sampled.
    """
    how, model = lookout.how, lookout.model
    if strategy is None or not how.draws:
        return None, None
    forecast, watch = lookout.both(expected=strategy.forecast)
    prices = prices_along(model, forecast, seed=how.seed)
    return forecast, Ahead(watch, claims_for(model, watch, claims), prices, lookout.tested())


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
