"""When a finding is called firm, and when one is said to hold less often than another: one rule each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from tightrope.analysis.strategy.report import StrategyReport, ToldOutcome
from tightrope.brief.desk import Desk
from tightrope.brief.given import RobustnessNote
from tightrope.words.parts import Phrase
from tightrope.words.robust import draws_as_found, rival


def is_firm(part: int, whole: int) -> bool:
    """Gives whether a finding that holds in `part` of `whole` draws is firm: nine in ten or more."""
    return 10 * part >= 9 * whole


def margin(draws: int) -> float:
    """Gives by how many of so many draws two shares must differ to be called different.

    Two standard errors of the difference of two shares near a half, 2 √(2 · ¼ / n), times n draws: 20
    of 200. Less could be the luck of the draw.
    """
    return sqrt(2 * draws)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of what is expected, and in how many draws it holds."""

    option: str
    level: str
    holds: int
    draws: int

    @property
    def owner(self) -> str:
        """Whose act it is."""
        return self.option.partition(".")[0]


def _by_firmness(notes: Mapping[str, RobustnessNote]) -> list[Point]:
    """Gives the points (`actor.option=level` -> note), what holds least often first."""
    found = []
    for key, note in notes.items():
        option, _, level = key.partition("=")
        found.append(Point(option, level, note.holds, note.draws))
    return sorted(found, key=lambda p: p.holds / p.draws)


def not_firm_points(notes: Mapping[str, RobustnessNote]) -> list[Point]:
    """Gives the points that are not firm, what holds least often first."""
    return [p for p in _by_firmness(notes) if not is_firm(p.holds, p.draws)]


def least_firm(notes: Mapping[str, RobustnessNote]) -> list[Point]:
    """Gives the point that holds least often and those that differ from it by less than `margin`.

    Only points that are not firm, so that nothing is called weak that is not; empty where all of
    several of these are so alike that none stands out.
    """
    loose = not_firm_points(notes)
    least = [p for p in loose if p.holds - loose[0].holds < margin(p.draws)]
    return [] if len(least) == len(loose) > 1 else least


def rival_told(desk: Desk) -> Phrase:
    """Gives, where today is expected to last, the outcome that holds in most draws, if these are
    more than today's; where steps lead on, that today holds in more than steps lead there.

    More by at least `margin`; empty otherwise.
    """
    strategy = desk.strategy
    if strategy is None or not strategy.outcomes or not strategy.outcomes[0].of:
        return Phrase()
    today, others = strategy.outcomes[0], strategy.outcomes[1:]
    expected, against = _compared(strategy, today, others)
    if expected is None or against is None:
        return Phrase()
    if draws_as_found(against) - draws_as_found(expected) < margin(today.of or 0):
        return Phrase()
    return rival(against, expected, strategy.status_quo.levels)


def _compared(
    strategy: StrategyReport, today: ToldOutcome, others: tuple[ToldOutcome, ...]
) -> tuple[ToldOutcome | None, ToldOutcome | None]:
    """What is expected, and what may be found in more draws; neither where nothing is expected."""
    if strategy.forecast_basis == "status quo":
        return today, max(others, key=draws_as_found, default=None)
    paths = [one for one in others if one.kind == "path"]
    return max(paths, key=draws_as_found, default=None), today
