"""What was expected beforehand, set against what happened, with persistence beside it.

Five forecasts of each observed option: *persistence* (as on the file's date), *unconditional* (the
model as it stands, without what set the event off), *as stated* (the model after the bare event),
*scenario* (with what the scenario's source would reorder) and *source* (what the source itself
says). What set an event off is scored for the first two only: the others are told it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from tightrope.analysis.effects import price_shock
from tightrope.analysis.questions.sealed import SealedEvent
from tightrope.analysis.strategy import report_strategy
from tightrope.conflict import game_of
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, level_name, parse_change
from tightrope.crisis.levels import names_now

Forecaster = Literal["persistence", "unconditional", "as stated", "scenario", "source"]
FORECASTERS: tuple[Forecaster, ...] = get_args(Forecaster)
TOLD = ("as stated", "scenario", "source")  # those that are told what set the event off
Score = Literal["right", "wrong", "open", "within", "no prediction"]


@dataclass(frozen=True, slots=True)
class Told:
    """What one forecast says of an option."""

    by: Forecaster
    """Whose forecast it is."""
    levels: tuple[str, ...]
    """The levels it leaves open; none: the outcomes differ, or it says nothing."""
    score: Score
    """right or wrong of one level; within: among several; open: the outcomes differ."""
    brier: float | None = None
    """The squared error of the number the source gives, where it gives one; 0 is best."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """One option of one event: what was observed, and what each forecast said of it before."""

    event: str
    """The event's id."""
    date: str
    """When it happened."""
    confidence: str
    """How sure it is that it happened so."""
    option: str
    """The option."""
    observed: str
    """The level seen afterwards; empty: it is not settled, and not scored."""
    set_off: bool
    """Whether it is what set the event off."""
    told: tuple[Told, ...]
    """What each forecast says, in the order of the forecasts."""


@dataclass(frozen=True, slots=True)
class PriceSeen:
    """A price that rose, against the band that was computed for it."""

    event: str
    """The event's id."""
    shock: str
    """The energy shock."""
    observed: tuple[float, float]
    """The lowest and highest rise seen, per cent."""
    band: tuple[float, float]
    """From the lowest 5 % to the highest 95 % point of all studies."""
    score: Literal["inside", "overlaps", "outside"]
    """Whether what was seen lies in the band."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one forecast was right, beside persistence on the same options."""

    by: Forecaster
    """Whose forecast it is."""
    right: int
    """Options at the level it says."""
    wrong: int
    """Options at another."""
    open: int
    """Options of which its outcomes differ."""
    within: int
    """Options among the several levels it leaves open: neither right nor wrong."""
    unsettled: int
    """Options it speaks of and of which it is not settled what happened: right may be so many more."""
    persistence: int
    """Options of these on which persistence was right."""

    @property
    def beaten(self) -> bool:
        """Whether persistence was right more often on the same options."""
        return self.persistence > self.right


@dataclass(frozen=True, slots=True)
class LookedBack:
    """All events of a case, set against what was expected."""

    rows: tuple[Hindsight, ...]
    """One observed or unsettled option of one event each."""
    prices: tuple[PriceSeen, ...]
    """Prices that rose."""
    tallies: tuple[Tally, ...]
    """How often each forecast was right."""


def look_back(model: CrisisModel, events: Sequence[SealedEvent]) -> LookedBack:
    """Gives forecasts of a model against later events, and how often each was right."""
    base = _forecast(model)
    rows = tuple(row for event in events for row in _rows(event, model, base))
    prices = tuple(seen for event in events for seen in _prices(event, model))
    tallies = tuple(_tally(name, rows) for name in FORECASTERS)
    return LookedBack(rows, prices, tallies)


def _rows(
    event: SealedEvent, model: CrisisModel, base: Mapping[str, str | None]
) -> Iterator[Hindsight]:
    after, caused = model, dict[str, str]()
    for text in event.trigger:
        change = parse_change(text, after)
        after = apply_change(after, change)
        if change.verb == "hold" and change.what in base:
            caused[change.what] = change.other or ""
    forecasts: dict[Forecaster, Mapping[str, str | None]] = {
        "persistence": names_now(model),
        "unconditional": base,
        "as stated": _forecast(after),
        "scenario": _forecast(apply_scenario(model, event.scenario)) if event.scenario else {},
    }
    held = set(caused)
    if event.scenario:
        held |= set(model.scenarios[event.scenario].assume)
    seen = {**caused, **{option: level_name(level) for option, level in event.observed.items()}}
    seen |= {option: "" for option in event.unclear if option in base}
    for option, observed in seen.items():
        told = [
            _scored(name, forecasts[name], option, observed)
            if name not in TOLD or option not in held
            else Told(name, (), "no prediction")
            for name in FORECASTERS
            if name != "source"
        ]
        told.append(_of_source(event, model, option, observed, is_held=option in held))
        yield Hindsight(
            event.id, event.date, event.confidence, option, observed, option in caused, tuple(told)
        )


def _forecast(model: CrisisModel) -> dict[str, str | None]:
    return report_strategy(game_of(model), shown=0).forecast


def _scored(by: Forecaster, forecast: Mapping[str, str | None], option: str, observed: str) -> Told:
    if option not in forecast:
        return Told(by, (), "no prediction")
    level = forecast[option]
    return Told(by, () if level is None else (level,), _score(level, observed))


def _score(level: str | None, observed: str) -> Score:
    if not observed:
        return "no prediction"
    if level is None:
        return "open"
    return "right" if level == observed else "wrong"


def _of_source(
    event: SealedEvent, model: CrisisModel, option: str, observed: str, *, is_held: bool
) -> Told:
    """What the scenario's source says; what it thinks possible leaves two levels open."""
    if event.scenario is None or is_held:
        return Told("source", (), "no prediction")
    scenario = model.scenarios[event.scenario]
    said = scenario.expect.get(option, scenario.might.get(option))
    if said is None:
        return Told("source", (), "no prediction")
    level, chance = level_name(said), scenario.chance.get(option)
    brier = None if chance is None or not observed else (chance - (level == observed)) ** 2
    if option in scenario.expect:
        return Told("source", (level,), _score(level, observed), brier)
    levels = tuple(dict.fromkeys((names_now(model)[option], level)))
    score: Score = "no prediction" if not observed else "wrong"
    if observed in levels:
        score = "within" if len(levels) > 1 else "right"
    return Told("source", levels, score, brier)


def _prices(event: SealedEvent, model: CrisisModel) -> Iterator[PriceSeen]:
    for name, seen in event.rises.items():
        bands = [one.if_lost for one in price_shock(name, model.energy_shocks[name]).sources]
        low, high = min(band.low for band in bands), max(band.high for band in bands)
        inside = low <= seen[0] and seen[1] <= high
        apart = seen[1] < low or seen[0] > high
        score: Literal["inside", "overlaps", "outside"] = (
            "inside" if inside else "outside" if apart else "overlaps"
        )
        yield PriceSeen(event.id, name, seen, (low, high), score)


def _tally(by: Forecaster, rows: Sequence[Hindsight]) -> Tally:
    place, persists = FORECASTERS.index(by), FORECASTERS.index("persistence")
    scores = [row.told[place].score for row in rows]
    spoken = [row for row, score in zip(rows, scores, strict=True) if score != "no prediction"]
    unsettled = sum(not row.observed and bool(row.told[place].levels) for row in rows)
    return Tally(
        by,
        right=scores.count("right"),
        wrong=scores.count("wrong"),
        open=scores.count("open"),
        within=scores.count("within"),
        unsettled=unsettled,
        persistence=sum(row.told[persists].score == "right" for row in spoken),
    )
