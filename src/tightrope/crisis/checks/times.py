"""Checks of dates, of what leads from an actor to the same actor, and of the moves of dated events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import elements
from tightrope.crisis.fold import DatedMove, days_of_moves, level_before, levels_on, moves_of
from tightrope.crisis.levels import level_name
from tightrope.crisis.model import Breach, CrisisModel, Effect, Membership, Treaty
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.parts.atoms import Lasting
from tightrope.dates import PartialDate
from tightrope.errors import TightropeError

_STEPS = (  # ratified may come after in_force: treaties are applied provisionally
    ("signed", "ratified"),
    ("signed", "in_force"),
    ("signed", "ended"),
    ("in_force", "ended"),
    ("since", "until"),
    ("date", "until"),
    ("said_on", "crossed"),
    ("said_on", "deadline"),
)
_ENDS = (
    ("from_", "to"),
    ("of", "on"),
    ("by", "against"),
    ("by", "to"),
    ("by", "towards"),
    ("by", "of"),
)


def _both(element: Any, first: str, second: str) -> tuple[Any, Any] | None:
    found = getattr(element, first, None), getattr(element, second, None)
    return None if None in found else found


@named("order-of-dates", "error")
def order_of_dates(given: Given) -> Iterator[Problem]:
    """Something ends before it begins: a treaty before it was signed or in force, a tie, an
    event; or a red line was crossed before it was drawn. Mend one of the two dates."""
    for placed in elements(given.file.model):
        for first, second in _STEPS:
            dates = _both(placed.element, first, second)
            if dates is not None and dates[1].surely_before(dates[0]):
                said = f"{second} {dates[1]} lies before {first} {dates[0]}"
                yield Problem((*placed.path, second), said)


@named("breach-unbound", "error")
def breach_unbound(given: Given) -> Iterator[Problem]:
    """A breach is dated on a day on which the party was not bound: before the treaty was signed or
    in force for it, or after it left or the treaty ended. Mend the date of the breach or of the
    treaty, or leave the breach out."""
    for name, treaty in given.file.model.treaties.items():
        for index, breach in enumerate(treaty.breaches):
            why = next(_unbound(treaty, breach), None)
            if why is not None:
                said = f"'{breach.by}' was not bound on {breach.on}: {why}"
                yield Problem(("treaties", name, "breaches", index, "on"), said)


def _unbound(treaty: Treaty, breach: Breach) -> Iterator[str]:
    """Why the party was not bound; a partial date counts only where all of its days lie so."""
    member = treaty.members.get(breach.by, Membership())
    begins: tuple[tuple[str, PartialDate | None], ...] = (
        ("the treaty was signed on", member.signed or treaty.signed),
        ("the treaty was in force only from", treaty.in_force),
        ("it was bound only from", member.since),
    )
    for told, begin in begins:
        if begin is not None and breach.on.surely_before(begin):
            yield f"{told} {begin}"
    broken = [b.on for b in treaty.breaches if b.ends and b is not breach]
    ends = (
        ("it was bound only until", member.until),
        ("the treaty was in force only until", treaty.ended),
        *(("a breach ended the treaty on", day) for day in broken),
    )
    for told, end in ends:
        if end is not None and end.surely_before(breach.on):
            yield f"{told} {end}"


@named("event-after-as-of", "warning")
def event_after_as_of(given: Given) -> Iterator[Problem]:
    """An event lies after the date the file speaks for, is not sealed and moves nothing: no answer
    sees it. Mark it `sealed: yes` so that it serves comparison only, or move `as_of`. One with
    `moves` is seen by what is asked of its own date or a later one."""
    model = given.file.model
    for index, event in enumerate(model.events):
        later = model.as_of is not None and model.as_of.surely_before(event.date)
        if later and not event.sealed and not event.moves:
            said = f"the event of {event.date} lies after as_of {model.as_of}"
            yield Problem(("events", index, "date"), said, "mark it 'sealed: yes'")


@named("dates-without-as-of", "warning")
def dates_without_as_of(given: Given) -> Iterator[Problem]:
    """A link or a want has `since` or `until`, and the file speaks for no day: it counts whatever
    its dates, unless `--as-of` names one. Write `as_of`, or leave the dates out."""
    if given.file.model.as_of is not None:
        return
    for placed in elements(given.file.model):
        element = placed.element
        if isinstance(element, Lasting) and (element.since or element.until):
            yield Problem(placed.path, "it is dated, and the file has no as_of to count it on")


@named("onto-itself", "error")
def onto_itself(given: Given) -> Iterator[Problem]:
    """A tie, a dependence, an obligation, a red line, an offer or a demand leads from an actor to
    the same actor. Mend one end."""
    for placed in elements(given.file.model):
        if isinstance(placed.element, Effect):
            continue
        for ends in _ENDS:
            one, other = (getattr(placed.element, end, None) for end in ends)
            if one is not None and one == other:
                yield Problem(placed.path, f"'{one}' stands on both ends")


def _moves(given: Given) -> dict[str, tuple[DatedMove, ...]]:
    """The moves of options and to levels that there are; others have their own checks."""
    return {
        option: moves
        for option, moves in moves_of(given.file.model).items()
        if all(
            level_name(level) in given.options.get(option, ())
            for m in moves
            for level in (m.move.to, m.move.from_)
            if level is not None
        )
    }


@named("moves-and-now", "error")
def moves_and_now(given: Given) -> Iterator[Problem]:
    """The moves of dated events end at another level than `now`, so that the file says two things
    of the same day. Mend `now`, or add the event that is missing."""
    model = given.file.model
    folded = levels_on(model, model.as_of)
    for option in _moves(given):
        actor, _, name = option.partition(".")
        now = level_name(model.options[actor][name].now)
        if folded[option] != now:
            said = f"'{option}' is '{now}' now, but the events up to as_of put it at '{folded[option]}'"
            yield Problem(("options", actor, name, "now"), said)


@named("first-move-from-nowhere", "error")
def first_move_from_nowhere(given: Given) -> Iterator[Problem]:
    """The first move of an option with several levels does not say from which level, so that
    nobody knows what was done before. Write `{from: level, to: level}`."""
    for option, moves in _moves(given).items():
        if level_before(given.file.model, moves[0]) is None:
            said = f"the first move of '{option}' does not say from which level"
            hint = f"write: {option}: {{from: LEVEL, to: {level_name(moves[0].move.to)}}}"
            yield Problem(moves[0].path, said, hint)


@named("moves-in-a-row", "error")
def moves_in_a_row(given: Given) -> Iterator[Problem]:
    """A move begins from another level than the one before it led to. Mend one of them, or add
    the event between."""
    for option, moves in _moves(given).items():
        for before, after in pairwise(moves):
            start = after.move.from_
            if start is not None and level_name(start) != level_name(before.move.to):
                said = (
                    f"'{option}' moves from '{level_name(start)}', but the event of "
                    f"{before.event.date} left it at '{level_name(before.move.to)}'"
                )
                yield Problem(after.path, said)


@named("same-day", "error")
def same_day(given: Given) -> Iterator[Problem]:
    """Two events of one day move the same option, and nothing says which came first. Give both an
    `order`."""
    for option, moves in _moves(given).items():
        for before, after in pairwise(moves):
            if before.when == after.when or (
                before.when[0] == after.when[0] and None in (before.event.order, after.event.order)
            ):
                said = f"two events of {after.event.date} move '{option}'"
                yield Problem(after.path, said, "give both an order: 1, 2")


@named("impossible-day", "error")
def impossible_day(given: Given) -> Iterator[Problem]:
    """On some day the moves of dated events leave a state that the rules exclude. Mend the moves,
    or the rule."""
    model = given.file.model
    if len(_moves(given)) < len(moves_of(model)):
        return
    for day, move, levels in days_of_moves(model):
        broken = _broken(model, given.options, levels)
        if broken:
            yield Problem(move.path, f"on {day} the state breaks the rule {broken}")


def _broken(
    model: CrisisModel, options: dict[str, tuple[str, ...]], levels: dict[str, str]
) -> str | None:
    """A rule that does not allow these levels; None where all do, or cannot be read."""
    state = {
        option: options[option].index(level)
        for option, level in levels.items()
        if level in options[option]
    }
    for rule in model.rules:
        for text, wanted in ((rule.never, False), (rule.always, True)):
            try:
                if (
                    text is not None
                    and bool(parse_formula(text, options).evaluate(state)) != wanted
                ):
                    return f"'{'always' if wanted else 'never'}: {text}'"
            except (TightropeError, KeyError):
                continue
    return None
