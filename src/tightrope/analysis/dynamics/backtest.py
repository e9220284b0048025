"""Standing at a day, using nothing later, forecasting, and being scored by what came.

Of every option it is asked on every day whether it will be at another level within some days. The
forecast of that day knows the moves up to it: the pace is fitted to them alone. What is wanted is
the file's, which was written later: that is said, and no score takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.asked import MOST_EXACT, Prepared
from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.course import chance_over_time
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.history import is_on_record
from tightrope.analysis.dynamics.monitor import Monitor, watch_path
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.score import Scores, lead_error, score
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate, slower
from tightrope.crisis import option_levels
from tightrope.crisis.fold import levels_on, model_on, moves_of
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

Floats = npt.NDArray[np.float64]

HORIZONS = (1, 3, 7)  # days
DRAWS = 20
MOST_DAYS = 120  # before the last: of a longer record the end is tried
_WORLDS = 400


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


@dataclass(frozen=True, slots=True)
class Compared:
    """The scores over forecasts of one number of days."""

    days: int
    model: Scores
    persistence: Scores
    """Of saying every time that nothing changes."""
    average: Scores
    """Of saying every time what the average rate of moves says."""
    error: float
    """The standard error of the lead over persistence, as if the forecasts were independent."""


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

    def __repr__(self) -> str:
        return f"<BacktestReport {self.first} to {self.last}: {len(self.tried)} forecasts>"


def backtest(
    model: CrisisModel,
    *,
    days: Sequence[int] = HORIZONS,
    until: PartialDate | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> BacktestReport:
    """Gives the back-test of a model over its dated moves, day by day from the second on.

    until: the last day of the record (default: the model's `as_of`, else its last dated move).
    Raises NoDatedMoves where there are not two days to stand at.
    """
    every = (m for own in moves_of(model).values() for m in own if is_on_record(model, m))
    moves = sorted(every, key=lambda m: m.when)
    if not moves:
        raise NoDatedMoves("no event has moves", hint="add `moves:` to the dated events")
    end = (until or model.as_of or moves[-1].event.date).last
    begin = max(moves[0].event.date.last, end - timedelta(days=MOST_DAYS))
    tried = [
        one
        for today in _days(begin, end)
        for one in _stand(model, today, end, days, draws=draws, seed=seed)
    ]
    if not tried:
        raise NoDatedMoves("the dated moves leave no day to look back from", value=str(begin))
    compared = [
        _compare(count, own)
        for count in sorted(set(days))
        if (own := [one for one in tried if one.days == count])
    ]
    return BacktestReport(str(begin), str(end), tuple(compared), tuple(tried), draws, seed)


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
    asked = [_changes(option, now[option]) for option in options]
    setting = base.setting
    monitors = [
        watch_path(parse_path(text, options), setting.columns, setting.game.states)
        for text in asked
    ]
    plain = [one for one in monitors if isinstance(one, Monitor)]
    average = average_chain(setting, average_rate(setting, base.history))
    for count in counts:
        said = np.mean(
            [
                _chances(base.chain(setting, d), setting.start, plain, count, d)
                for d in range(draws)
            ],
            axis=0,
        )
        common = _chances(average, setting.start, plain, count, draws)
        came = _came(model, today, count)
        for k, option in enumerate(options):
            yield Tried(str(today), option, count, float(said[k]), float(common[k]), option in came)


def _changes(option: str, now: str) -> str:
    return f"eventually {option} != {now}"


def _chances(chain: Chain, start: int, monitors: Sequence[Monitor], days: int, draw: int) -> Floats:
    """The chance that each automaton says yes within some days."""
    if chain.states <= MOST_EXACT:
        law = np.zeros(chain.states)
        law[start] = 1.0
        return np.array(
            [
                chance_over_time(chain, law, one, [days / 7], tolerance=1e-9)[0][0]
                for one in monitors
            ]
        )
    sampler = Sampler(slower(chain, days / 7), tuple(monitors))
    starts = np.full(_WORLDS, start, dtype=np.int32)
    seen = sampler.run(starts, 1, seed=days, first_world=draw * _WORLDS)
    return np.asarray(seen.yes[:, :, 1].mean(axis=0), dtype=np.float64)


def _came(model: CrisisModel, today: date, days: int) -> set[str]:
    """The options that came to another level than today's within some days."""
    now = levels_on(model, PartialDate(today.isoformat()))
    found: set[str] = set()
    for count in range(1, days + 1):
        later = levels_on(model, PartialDate((today + timedelta(days=count)).isoformat()))
        found |= {option for option, level in later.items() if level != now[option]}
    return found


def _compare(days: int, tried: Sequence[Tried]) -> Compared:
    came = [one.happened for one in tried]
    return Compared(
        days,
        score([one.probability for one in tried], came),
        score([0.0] * len(tried), came),
        score([one.average for one in tried], came),
        lead_error([one.probability for one in tried], [0.0] * len(tried), came),
    )
