"""Differences laid over a model: scenarios, and what-if changes read from one line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tightrope.crisis.errors import (
    ChangeMistake,
    UnknownLevel,
    UnknownScenario,
    UnknownStatement,
)
from tightrope.crisis.levels import (
    INDICATOR_LEVELS,
    level_formula,
    level_index,
    level_name,
    normal,
    option_levels,
)
from tightrope.crisis.model import CrisisModel, Option, Raise, Rule, Statement
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.weigh import find_links, read_link, read_weight, weigh, with_strength
from tightrope.errors import nearest


def find_statement(model: CrisisModel, actor: str, text: str) -> int:
    """Gives the place (from 0) of the actor's statement that says `text`.

    Raises UnknownStatement when none does.
    """
    wanted = normal(text, model)
    statements = model.priorities.get(actor, ())
    for place, statement in enumerate(statements):
        if normal(statement.want, model) == wanted:
            return place
    known = [statement.want for statement in statements]
    raise UnknownStatement(f"{actor} has no such statement", value=text, hint=nearest(text, known))


def move_statement(
    statements: tuple[Statement, ...], place: int, other: int, *, above: bool
) -> tuple[Statement, ...]:
    """Gives the statements with the one at `place` put directly above (or below) the one at `other`.

    A statement that is already on that side stays where it is.
    """
    if place == other or (place < other) == above:
        return statements
    moved, anchor = statements[place], statements[other]
    rest = [statement for index, statement in enumerate(statements) if index != place]
    target = next(index for index, statement in enumerate(rest) if statement is anchor)
    rest.insert(target if above else target + 1, moved)
    return tuple(rest)


_ASSUMED = "assumed in "


def apply_scenario(model: CrisisModel, name: str) -> CrisisModel:
    """Gives the model of scenario `name`: the base with its explicit differences.

    Each assumption becomes the option's level now and a rule that keeps it there; each
    reordering moves one statement directly above another of the same decision maker.

    Raises UnknownScenario, UnknownOption, UnknownLevel or UnknownStatement.
    """
    if name not in model.scenarios:
        raise UnknownScenario(
            "unknown scenario", value=name, hint=nearest(name, model.scenarios.keys())
        )
    scenario = model.scenarios[name]
    model = hold_levels(model, scenario.assume, f"{_ASSUMED}scenario {name}")
    for change in scenario.reorder:
        model = raise_statement(model, change)
    return model


def hold_levels(model: CrisisModel, assume: Mapping[str, bool | str], because: str) -> CrisisModel:
    """Gives the model with the options set to these levels now, and held there by rules.

    Indicators are held at theirs (low, normal, high). `because` says where that is assumed; it
    begins with "assumed in ". Raises UnknownOption or UnknownLevel.
    """
    rules = []
    for option, value in assume.items():
        if option in model.indicators:
            model = hold_indicator(model, option, level_name(value))
            continue
        level = level_index(model, option, value)
        rules.append(
            Rule(
                always=str(level_formula(model, option, level)),
                because=because,
                assumption=because,
            )
        )
        model = set_now(model, option, value)
    return model.model_copy(update={"rules": (*model.rules, *rules)})


def hold_indicator(model: CrisisModel, name: str, level: str) -> CrisisModel:
    """Gives the model with an indicator kept at low, normal or high. Raises UnknownLevel."""
    if level not in INDICATOR_LEVELS:
        allowed = f"an indicator is {', '.join(INDICATOR_LEVELS)}"
        raise UnknownLevel(f"'{name}' has no such level", value=level, allowed=allowed)
    held = model.indicators[name].model_copy(update={"level": level, "held": True})
    return model.model_copy(update={"indicators": {**model.indicators, name: held}})


def is_held(rule: Rule) -> bool:
    """Tells whether a rule is what a scenario or what-if assumes, not part of the base."""
    return rule.assumption == rule.because and rule.because.startswith(_ASSUMED)


def set_now(model: CrisisModel, option: str, value: bool | str) -> CrisisModel:
    """Gives the model with `actor.option` at another level now."""
    actor, _, name = option.partition(".")
    levels = model.levels(option)
    now = value if levels != ("no", "yes") else level_name(value) == "yes"
    changed: Option = model.options[actor][name].model_copy(update={"now": now})
    options = {**model.options, actor: {**model.options[actor], name: changed}}
    return model.model_copy(update={"options": options})


def raise_statement(model: CrisisModel, change: Raise) -> CrisisModel:
    """Gives the model with one statement directly above another. Raises UnknownStatement."""
    place = find_statement(model, change.by, change.raise_)
    other = find_statement(model, change.by, change.above)
    moved = move_statement(model.priorities[change.by], place, other, above=True)
    return model.model_copy(update={"priorities": {**model.priorities, change.by: moved}})


FORMS = (
    "actor.option=level",
    "indicator=low, normal or high",
    "actor: interest=none, minor, major or vital",
    "cause -> indicator=none, weak, medium or strong",
    "actor: raise 'statement' above 'statement'",
    "actor: lower 'statement' below 'statement'",
    "actor: drop 'statement'",
    "actor: want 'formula' above 'statement'",
)
Verb = Literal["hold", "weigh", "link", "raise", "lower", "drop", "want"]

_ASSIGN = re.compile(r"^\s*([\w.]+)\s*={1,2}\s*([\w-]+)\s*$")
_QUOTED = r"""(?:'([^']*)'|"([^"]*)")"""
_REORDER = re.compile(rf"^\s*(\w+)\s*:\s*(\w+)\s+{_QUOTED}(?:\s+(above|below)\s+{_QUOTED})?\s*$")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference to a model. `text` says in words what it does to the model it was read for."""

    verb: Verb
    actor: str
    what: str  # the option (hold), the interest, the link, or the statement as the file has it
    other: str | None  # the level, weight or strength, or the statement it is moved against
    text: str


def parse_change(text: str, model: CrisisModel) -> Change:
    """Gives the change that one line asks for; the forms are in `FORMS`.

    Statements are matched by what they say: blanks and spare parentheses do not matter.

    Raises ChangeMistake, or UnknownOption, UnknownLevel, UnknownStatement with the nearest name.
    """
    assign = _ASSIGN.match(text)
    if assign:
        return _hold(assign[1], assign[2], model)
    weight = read_weight(text, model)
    if weight:
        return Change("weigh", *weight)
    link = read_link(text, model)
    if link:
        return Change("link", "", *link)
    order = _REORDER.match(text)
    if not order:
        raise ChangeMistake("cannot understand the change", value=text, hint=_forms())
    actor, verb = order[1], order[2]
    what = order[3] if order[3] is not None else order[4]
    other = order[6] if order[6] is not None else order[7]
    if actor not in model.priorities:
        hint = nearest(actor, model.priorities.keys())
        raise ChangeMistake("no priorities are stated for this actor", value=actor, hint=hint)
    side = {"raise": "above", "lower": "below", "want": "above", "drop": None}
    if verb not in side:
        hint = nearest(verb, side)
        raise ChangeMistake("unknown kind of change", value=verb, hint=f"{hint}; {_forms()}")
    if order[5] != side[verb]:
        form = next(form for form in FORMS if f": {verb} " in form)
        raise ChangeMistake("the change is incomplete", value=text, hint=f"write: {form}")
    return _ordered(actor, verb, what, other, model)  # type: ignore[arg-type]


def apply_change(model: CrisisModel, change: Change) -> CrisisModel:
    """Gives the model with the change made. Raises as `parse_change` does."""
    if change.verb == "hold":
        return hold_levels(model, {change.what: change.other or ""}, "assumed in the what-if")
    if change.verb == "weigh":
        return weigh(model, change.actor, change.what, change.other or "")
    if change.verb == "link":
        return with_strength(model, find_links(model, change.what), change.other or "")
    statements = model.priorities[change.actor]
    if change.verb == "want":
        statements = (*statements, Statement(want=change.what, assumption="assumed in the what-if"))
        place = len(statements) - 1
    else:
        place = find_statement(model, change.actor, change.what)
    if change.verb == "drop":
        statements = statements[:place] + statements[place + 1 :]
    else:
        other = find_statement(model, change.actor, change.other or "")
        statements = move_statement(statements, place, other, above=change.verb != "lower")
    priorities = {**model.priorities, change.actor: statements}
    return model.model_copy(update={"priorities": priorities})


def _forms() -> str:
    return "write one of: " + "; ".join(FORMS)


def _hold(option: str, value: str, model: CrisisModel) -> Change:
    levels = option_levels(model)
    if option not in levels:
        owners = [name for name in levels if name.partition(".")[2] == option]
        option = owners[0] if len(owners) == 1 else option
    if option in model.indicators:
        return _hold_indicator(option, value, model)
    index = level_index(model, option, value)
    actor, _, name = option.partition(".")
    now = model.options[actor][name].now
    text = f"{option} is held at {value}"
    if level_name(now) == value:
        text += ", where it is now"
    else:
        text += f" (now {level_name(now)})"
    return Change("hold", actor, option, levels[option][index], text)


def _hold_indicator(name: str, value: str, model: CrisisModel) -> Change:
    now = hold_indicator(model, name, value).indicators[name]
    text = f"{name} is held at {value}"
    if now == model.indicators[name]:
        text += ", where it is held already"
    return Change("hold", "", name, value, text)


def _ordered(actor: str, verb: Verb, what: str, other: str | None, model: CrisisModel) -> Change:
    statements = model.priorities[actor]
    if verb == "want":
        what = str(parse_formula(what, option_levels(model), where="change"))
        try:
            find_statement(model, actor, what)
        except UnknownStatement:
            pass
        else:
            hint = f"write: {actor}: raise '{what}' above '{other}'"
            raise ChangeMistake(f"{actor} states this already", value=what, hint=hint)
    else:
        what = statements[find_statement(model, actor, what)].want
    if other is None:
        return Change(verb, actor, what, None, f"{actor} no longer states '{what}'")
    other_place = find_statement(model, actor, other)
    other = statements[other_place].want
    side = "below" if verb == "lower" else "above"
    if verb == "want":
        return Change(verb, actor, what, other, f"{actor} wants '{what}' above '{other}'")
    place = find_statement(model, actor, what)
    moved = move_statement(statements, place, other_place, above=verb != "lower")
    text = f"{actor} ranks '{what}' {side} '{other}'"
    if moved == statements:
        text += ", as it does already"
    else:
        text += f" (from place {place + 1} to {_place(moved, statements[place]) + 1})"
    return Change(verb, actor, what, other, text)


def _place(statements: tuple[Statement, ...], wanted: Statement) -> int:
    return next(place for place, statement in enumerate(statements) if statement is wanted)
