"""Standing at a day, using nothing later, forecasting, and being scored by what came.

Of every option it is asked on every day whether it will be at another level within some days. The
forecast of that day knows the moves up to it: the pace is fitted to them alone. What is wanted is
the file's, which was written later: that is said, and no score takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import NamedTuple

import numpy as np

from tightrope.analysis.dynamics.asked import MOST_EXACT, OnStep, Prepared, quiet
from tightrope.analysis.dynamics.chain import Chain, sure_of
from tightrope.analysis.dynamics.course import chance_over_time
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.monitor import Monitor, watch_path
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.record import Later, record_of
from tightrope.analysis.dynamics.score import Scores, lead_error, ranked_score, score
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.transient import distribution_at
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate, slower
from tightrope.arrays import Floats
from tightrope.crisis import level_name, option_levels
from tightrope.crisis.fold import levels_on, model_on
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

HORIZONS = (1, 3, 7)  # days
DRAWS = 20
_WORLDS = 400


@dataclass(frozen=True, slots=True)
class Ranked:
    """Ranked probability scores of the level an option is at when the days are over."""

    model: float
    persistence: float
    """Of saying that nothing changes."""
    average: float
    """Of moves at the average rate."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One forecast of the back-test: that an option will be at another level within some days."""

    on: str
    """The day stood at."""
    option: str
    days: int
    """How many days were looked ahead."""
    probability: float
    """What the model said."""
    average: float
    """What moves at the average rate so far say."""
    happened: bool
    ranked: Ranked
    """How good it was on the level at the end of these days."""
    source: float | None = None
    """What sources say whose scenario holds on that day: 1 another level, 0 the same, or the chance they
    name; null: none speaks of the option."""


@dataclass(frozen=True, slots=True)
class BesideSources:
    """Forecasts of which sources said something too: Brier scores over these alone."""

    forecasts: int
    sources: float
    model: float
    persistence: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The scores over forecasts of one number of days."""

    days: int
    model: Scores
    persistence: Scores
    """Of saying every time that nothing changes."""
    average: Scores
    """Of saying every time what the average rate of moves says."""
    error: float | None
    """The standard error of the lead over persistence, over stretches of as many days as are looked ahead,
    whose forecasts speak of the same days; null: there is only one."""
    ranked: Ranked
    """The means."""
    beside_sources: BesideSources | None
    """null: no source's scenario held on any of these days and spoke of an option."""


@dataclass(frozen=True, slots=True, repr=False)
class BacktestReport:
    """A back-test of one case."""

    first: str
    """The first day stood at."""
    last: str
    """The last day of the record."""
    compared: tuple[Compared, ...]
    """By number of days."""
    tried: tuple[Tried, ...]
    draws: int
    seed: int
    later_than: str | None = None
    """The file's own date, where moves that were seen later are on record too; null: they are not."""

    def __repr__(self) -> str:
        return f"<BacktestReport {self.first} to {self.last}: {len(self.tried)} forecasts>"


def backtest(
    model: CrisisModel,
    *,
    days: Sequence[int] = HORIZONS,
    until: PartialDate | None = None,
    later: Sequence[Later] = (),
    draws: int = DRAWS,
    seed: int = 0,
    on_step: OnStep = quiet,
) -> BacktestReport:
    """Gives the back-test of a model over its dated moves, day by day from the second on.

    until: the last day of the record (default: what was seen `later`, else the model's `as_of`, else
    its last dated move). Raises NoDatedMoves where there are not two days to stand at.
    """
    record = record_of(model, later, until)
    tried: list[Tried] = []
    for today in _days(record.first, record.last):
        on_step(f"standing at {today}")
        tried += _stand(record.model, today, record.last, days, draws=draws, seed=seed)
    if not tried:
        raise NoDatedMoves(
            "the dated moves leave no day to look back from", value=str(record.first)
        )
    compared = [
        _compare(count, own)
        for count in sorted(set(days))
        if (own := [one for one in tried if one.days == count])
    ]
    own_date = None if model.as_of is None or not record.later else str(model.as_of)
    return BacktestReport(
        str(record.first), str(record.last), tuple(compared), tuple(tried), draws, seed, own_date
    )


def _days(begin: date, end: date) -> Iterator[date]:
    for count in range((end - begin).days):
        yield begin + timedelta(days=count)


def _stand(
    model: CrisisModel, today: date, end: date, days: Sequence[int], *, draws: int, seed: int
) -> Iterator[Tried]:
    """The forecasts of one day, for every option and number of days whose end is on record."""
    counts = [count for count in days if today + timedelta(days=count) <= end]
    if not counts:
        return
    on = PartialDate(today.isoformat())
    base = Prepared.of(model_on(model, on), draws=draws, seed=seed)
    now = levels_on(model, on)
    options = option_levels(model)
    asked = [f"eventually {option} != {now[option]}" for option in options]
    setting = base.setting
    monitors = [watch_path(parse_path(text, options), setting.game.space) for text in asked]
    plain = [one for one in monitors if isinstance(one, Monitor)]
    average = average_chain(setting, average_rate(setting, base.history))
    still = sure_of(setting.start, setting.game.states)
    sources = said_by_sources(model, now)
    for count in counts:
        each = [
            _chances(base.chain(setting, d), setting.start, plain, count, d) for d in range(draws)
        ]
        said = np.mean([one.yes for one in each], axis=0)
        law = np.mean([one.law for one in each], axis=0)
        common = _chances(average, setting.start, plain, count, draws)
        came, then = _came(model, on, count), levels_on(model, on.shifted(count))
        for k, (option, levels) in enumerate(options.items()):
            at, seen = setting.game.space.column(k), levels.index(then[option])
            laws = [
                np.bincount(at, one, len(levels)).astype(np.float64)
                for one in (law, still, common.law)
            ]
            yield Tried(
                str(today), option, count, float(said[k]), float(common.yes[k]), option in came,
                Ranked(*(ranked_score(one, seen) for one in laws)), sources.get(option),
            )  # fmt: skip


def said_by_sources(model: CrisisModel, now: Mapping[str, str]) -> dict[str, float]:
    """Gives how likely sources call it that an option comes to another level than `now`.

    Those speak whose scenario assumes levels that all hold now; several are averaged. What they say
    has no date: it is set against every number of days.
    """
    told: dict[str, list[float]] = {}
    for scenario in model.scenarios.values():
        held = {name: level_name(level) for name, level in scenario.assume.items()}
        if not held or any(now.get(name) != level for name, level in held.items()):
            continue
        firm = {option: level_name(level) for option, level in scenario.expect.items()}
        loose = {option: level_name(level) for option, level in scenario.might.items()}
        for option, level in (firm | loose).items():
            chance = scenario.chance.get(option, 1.0 if option in firm else None)
            if chance is not None and option not in held:
                told.setdefault(option, []).append(chance if level != now[option] else 1 - chance)
    return {option: sum(found) / len(found) for option, found in told.items()}


class _Chances(NamedTuple):
    """How likely each automaton says yes, (monitors,), and where the chain is then, (states,)."""

    yes: Floats
    law: Floats


def _chances(
    chain: Chain, start: int, monitors: Sequence[Monitor], days: int, draw: int
) -> _Chances:
    if chain.states <= MOST_EXACT:
        law = sure_of(start, chain.states)
        yes = [
            chance_over_time(chain, law, one, [days / 7], tolerance=1e-9)[0][0] for one in monitors
        ]
        return _Chances(np.array(yes), distribution_at(chain, law, days / 7, tolerance=1e-9)[0])
    sampler = Sampler(slower(chain, days / 7), tuple(monitors))
    starts = np.full(_WORLDS, start, dtype=np.int32)
    seen = sampler.run(starts, 1, seed=days, first_world=draw * _WORLDS)
    ends = np.bincount(seen.ends, minlength=chain.states) / _WORLDS
    return _Chances(np.asarray(seen.yes[:, :, 1].mean(axis=0), dtype=np.float64), ends)


def _came(model: CrisisModel, today: PartialDate, days: int) -> set[str]:
    """The options that came to another level than today's within some days."""
    now = levels_on(model, today)
    found: set[str] = set()
    for count in range(1, days + 1):
        later = levels_on(model, today.shifted(count))
        found |= {option for option, level in later.items() if level != now[option]}
    return found


def _compare(days: int, tried: Sequence[Tried]) -> Compared:
    came, said = [one.happened for one in tried], [one.probability for one in tried]
    stood = {on: k for k, on in enumerate(dict.fromkeys(one.on for one in tried))}
    of = [stood[one.on] for one in tried]  # the questions of one day hang together
    error = lead_error(said, [0.0] * len(tried), came, [day // days for day in of])
    return Compared(
        days,
        score(said, came, of),
        score([0.0] * len(tried), came, of),
        score([one.average for one in tried], came, of),
        error if isfinite(error) else None,
        _ranked(tried),
        _beside_sources(tried),
    )


def _ranked(tried: Sequence[Tried]) -> Ranked:
    rows = [(one.ranked.model, one.ranked.persistence, one.ranked.average) for one in tried]
    return Ranked(*map(float, np.mean(rows, axis=0)))


def _beside_sources(tried: Sequence[Tried]) -> BesideSources | None:
    spoken = [(one, one.source) for one in tried if one.source is not None]
    if not spoken:
        return None
    came = [one.happened for one, _ in spoken]
    return BesideSources(
        len(spoken),
        score([said for _, said in spoken], came).brier,
        score([one.probability for one, _ in spoken], came).brier,
        score([0.0] * len(spoken), came).brier,
    )
