"""Whether a question could be answered otherwise at all, and what forces its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.ask_game import bounds_of
from tightrope.analysis.questions.context import Condition, Context
from tightrope.analysis.questions.gate.report import Taken
from tightrope.analysis.questions.gate.stated import rule_taken
from tightrope.arrays import Flags, Uint8s
from tightrope.conflict.build import build_space
from tightrope.conflict.errors import TooManyStates
from tightrope.crisis import CrisisModel, option_levels, parse_formula
from tightrope.crisis.change import is_held
from tightrope.crisis.levels import now_levels
from tightrope.crisis.model import Rule


def forced_by(ask: q.Question, context: Context) -> tuple[Taken, ...]:
    """Gives what leaves no other answer to a question: rules, assumptions, deeds done for good.

    Empty where some possible state would answer otherwise, or where it is not about outcomes. Of
    rules and assumptions the fewest are given that together leave no other.
    """
    question, condition = _as_asked(ask)
    if isinstance(question, q.AskWorst):
        alone = len(set(question.among)) < 2
        return (Taken("question", "", "one change alone is compared"),) if alone else ()
    if isinstance(question, q.AskRedLine):
        automatic = question.verdict == "self-executing"
        return (Taken("question", "", "the response needs no act"),) if automatic else ()
    if isinstance(question, q.AskHolds):
        return _stuck(context, condition)
    model = context.model(condition)
    if not _always(question, model, model.rules):
        return ()
    needed = list(model.rules)
    for rule in model.rules:
        fewer = [one for one in needed if one is not rule]
        if _always(question, model, tuple(fewer)):
            needed = fewer
    if needed:
        return tuple(_as_taken(rule, model) for rule in needed)
    if _always(question, model, (), for_good=False):
        return (Taken("levels", "", "any level would do"),)
    return (Taken("moves", "", "what has been done for good"),)


def can_hold(ask: q.Question, context: Context) -> bool:
    """Tells whether some possible state answers a question with yes; true of what is no outcome."""
    question, condition = _as_asked(ask)
    model = context.model(condition)
    held = _held(question, _possible(model, model.rules))
    return held is None or bool(held.any())


def _as_asked(ask: q.Question) -> tuple[q.Question, Condition]:
    """The question and its condition; what a change moves is a forecast after it."""
    if isinstance(ask, q.AskChange):
        moved = q.AskForecast(forecast=ask.moves_forecast, is_=ask.to)
        return moved, (ask.scenario, (*ask.after, *ask.change))
    return ask, (ask.scenario, ask.after)


def _stuck(context: Context, condition: Condition) -> tuple[Taken, ...]:
    """Whether nobody can move from today's situation, so that it holds whatever is wanted."""
    game = context.view(condition).game
    start = game.status_quo
    everybody = range(len(game.decision_makers))
    if start is None or any(len(game.space.moves(dm, start)) for dm in everybody):
        return ()
    return (Taken("moves", "", "nobody can move"),)


@dataclass(frozen=True)
class _Possible:
    """The states that are possible, and that what has been done for good leaves open."""

    names: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, Uint8s]
    states: int


def _possible(model: CrisisModel, rules: tuple[Rule, ...], *, for_good: bool = True) -> _Possible:
    space = build_space(model.model_copy(update={"rules": rules}))
    columns = space.columns
    open_ = np.ones(space.size, dtype=np.bool_)
    now = now_levels(model)
    for option, direction in zip(space.options, space.direction, strict=True):
        if for_good and direction == "up":
            open_ &= columns[option] >= now[option]
        elif for_good and direction == "down":
            open_ &= columns[option] <= now[option]
    kept = {option: column[open_] for option, column in columns.items()}
    return _Possible(option_levels(model), kept, int(open_.sum()))


def _always(
    ask: q.Question, model: CrisisModel, rules: tuple[Rule, ...], *, for_good: bool = True
) -> bool:
    """Whether every state that these rules leave possible answers with yes."""
    try:
        possible = _possible(model, rules, for_good=for_good)
    except TooManyStates:  # with fewer rules: then there are others
        return False
    if isinstance(ask, q.AskUnmoved):
        moved = (possible.columns.get(option) for option in ask.unmoved)
        return all(column is not None and len(np.unique(column)) == 1 for column in moved)
    held = _held(ask, possible)
    return held is not None and bool(held.all())


def _held(ask: q.Question, possible: _Possible) -> Flags | None:
    """In which states, were they the outcome, the answer would be yes; None: no such question."""
    if isinstance(ask, q.AskForecast):
        column = possible.columns[ask.forecast]
        low, high = bounds_of(ask, possible.names[ask.forecast])
        return np.asarray((column >= low) & (column <= high))
    if isinstance(ask, q.AskOutcomes):
        truth = parse_formula(ask.outcomes, possible.names).evaluate(possible.columns)
        held = np.broadcast_to(np.asarray(truth, dtype=np.bool_), (possible.states,))
        return ~held if ask.true_in == "none" else held
    return None


def _as_taken(rule: Rule, model: CrisisModel) -> Taken:
    if is_held(rule):
        said = rule.always or ""
        return Taken("assumption", rule.because.removeprefix("assumed in "), said, always=said)
    return rule_taken(rule, model.rules.index(rule) + 1)
