"""How likely the model of moves over time held what came later, before it came.

It stands at the file's date and knows no more. Each observed level is asked for at the end of the week
its event falls in: by the model as it stands, and by the model told what set the event off. Beside
them stand that nothing changes, moves at the average rate, and the number the scenario's source
gives (an expectation without a number counts as sure). Squared errors, which are Brier scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.transient import MOST_WEEKS
from tightrope.analysis.questions.sealed import SealedEvent
from tightrope.crisis import CrisisModel, apply_change, level_name, parse_change
from tightrope.crisis.levels import option_levels

DRAWS = 6


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How likely the level that came was held beforehand."""

    event: str
    option: str
    observed: str
    weeks: int
    """How far off it was."""
    model: float
    """By the model as it stands."""
    told: float | None
    """By the model told what set the event off; null: that is what set it off."""
    persistence: float
    """1 if it is as on the file's date."""
    average: float
    """By moves at the average rate."""
    source: float | None
    """By the source of the scenario that came about; null: it says nothing of the option."""


@dataclass(frozen=True, slots=True)
class ForeseenScore:
    """Brier scores over the same levels; smaller is better."""

    over: str
    """all; told: what did not set an event off; source: what the sources speak of."""
    levels: int
    model: float
    told: float | None
    persistence: float
    average: float
    source: float | None


def foresee(
    model: CrisisModel, events: Sequence[SealedEvent], *, draws: int = DRAWS, seed: int = 0
) -> tuple[Foreseen, ...]:
    """Gives how likely each observed level was held; events not after the file's date are left out."""
    return tuple(row for event in events for row in _of_event(model, event, draws, seed))


def _of_event(model: CrisisModel, event: SealedEvent, draws: int, seed: int) -> Iterator[Foreseen]:
    if model.as_of is None or event.date.last <= model.as_of.last:
        return
    weeks = min(int(MOST_WEEKS), ceil((event.date.last - model.as_of.last).days / 7))
    after, caused = model, set[str]()
    for text in event.trigger:
        change = parse_change(text, after)
        after = apply_change(after, change)
        caused.add(change.what)
    known = option_levels(model)
    seen = {name: level_name(level) for name, level in event.observed.items() if name in known}
    if not seen:
        return
    asked = [f"{option} == {level}" for option, level in seen.items()]
    found = forecast_model(
        model, asked, weeks=weeks, scenarios={event.id: after}, draws=draws, seed=seed
    ).curves
    base = [curve for curve in found if curve.scenario is None]
    told = [curve for curve in found if curve.scenario is not None]
    for (option, level), own, knowing in zip(seen.items(), base, told, strict=True):
        yield Foreseen(
            event.id, option, level, weeks, own.probability[-1],
            None if option in caused else knowing.probability[-1],
            own.persistence, own.average, _source(model, event, option, level),
        )  # fmt: skip


def _source(model: CrisisModel, event: SealedEvent, option: str, observed: str) -> float | None:
    if event.scenario is None or option in model.scenarios[event.scenario].assume:
        return None
    scenario = model.scenarios[event.scenario]
    said = scenario.expect.get(option, scenario.might.get(option))
    chance = scenario.chance.get(option, 1.0 if option in scenario.expect else None)
    if said is None or chance is None:
        return None
    return chance if level_name(said) == observed else 1 - chance


def foreseen_scores(rows: Sequence[Foreseen]) -> tuple[ForeseenScore, ...]:
    """Gives the scores over all levels, over those whose cause is told, and over the sources' own."""
    told = [row for row in rows if row.told is not None]
    spoken = [row for row in told if row.source is not None]
    groups = [("all", list(rows)), ("told", told), ("source", spoken)]
    return tuple(
        _score(name, own)
        for k, (name, own) in enumerate(groups)
        if own and (k == 0 or own != groups[k - 1][1])
    )


def _score(over: str, rows: Sequence[Foreseen]) -> ForeseenScore:
    def brier(said: Sequence[float | None]) -> float | None:
        known = [one for one in said if one is not None]
        return (
            sum((1 - one) ** 2 for one in known) / len(known) if len(known) == len(said) else None
        )

    model, told, still, average, source = (
        brier([getattr(row, name) for row in rows])
        for name in ("model", "told", "persistence", "average", "source")
    )
    assert model is not None and still is not None and average is not None  # noqa: S101, PT018 - of every row
    return ForeseenScore(over, len(rows), model, told, still, average, source)
