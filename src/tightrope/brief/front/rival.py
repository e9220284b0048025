"""An outcome that is found in more draws than the one that is expected."""

from __future__ import annotations

from tightrope.analysis.strategy.report import StrategyReport, ToldOutcome
from tightrope.brief.desk import Desk
from tightrope.brief.firmness import margin
from tightrope.words.parts import Phrase
from tightrope.words.robust import draws_as_found, rival


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
