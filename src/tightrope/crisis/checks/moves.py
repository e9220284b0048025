"""Checks of the moves of dated events, which say what everybody is doing on any date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.fold import DatedMove, days_of_moves, level_before, levels_on, moves_of
from tightrope.crisis.levels import level_name
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.errors import TightropeError

__all__ = [
    "first_move_from_nowhere",
    "impossible_day",
    "moves_and_now",
    "moves_in_a_row",
    "same_day",
]


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
