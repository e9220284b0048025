"""Why what is not expected may come all the same: a step that pays at once leads there."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from tightrope.analysis.strategy.held_back import HeldBack
from tightrope.brief.desk import Desk
from tightrope.brief.front.headline import headline
from tightrope.words import Phrase
from tightrope.words.held_back import held_back
from tightrope.words.over_time import cannot_tell, doubtful, no_likelier_than_not


def why_paying(desk: Desk, leads: Callable[[HeldBack], bool]) -> Phrase:
    """Gives the shortest way that pays step by step to what is asked, and what holds its movers back.

    Empty where there is none, or where the movers of the forecast look further than the next state.
    """
    crisis, strategy = desk.given.crisis, desk.strategy
    if strategy is None or (crisis is not None and crisis.dynamics.look_ahead > 0):
        return Phrase()
    ways = sorted(filter(leads, strategy.held_back), key=lambda one: len(one.moves))
    return held_back(ways[0], strategy.status_quo.levels) if ways else Phrase()


def doubts(
    desk: Desk, who: Iterable[str], most: int, whose: str = "", told: Container[str] = ()
) -> Phrase:
    """Gives what is said to be expected of these actors though it is no likelier to come, or to last,
    than not, with the step that pays away from it, of others (`whose`) without; of those who matter
    also what the model cannot tell over time. Options in `told` are left out."""
    if desk.strategy is None or desk.given.ahead is None:
        return Phrase()
    strategy, watch = desk.strategy, desk.given.ahead.watch
    expected: dict[str, str] = {}
    for one in who:
        shown = headline(desk, strategy, one).shown
        own = {o: v for o, v in strategy.forecast.items() if v and o.startswith(f"{one}.")}
        expected |= shown if one in desk.matter else own
    names = desk.wording.names
    expected = {o: v for o, v in expected.items() if o not in told and not names.is_uncared(o)}
    found = doubtful(expected, watch)
    untold = {} if whose else cannot_tell(expected, watch)
    if not found:
        return no_likelier_than_not(found, watch, Phrase(), most, untold=untold)
    away = found[0].option if found[0].goes_on and not whose else ""
    why = why_paying(desk, lambda one: one.option == away)
    off = {o for o, level in expected.items() if desk.wording.is_off(o, level)}
    return no_likelier_than_not(found, watch, why, 1 if why else most, whose, off, untold)
