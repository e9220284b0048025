"""A scenario laid over its base: assumptions held, statements raised."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.crisis.errors import UnknownLevel, UnknownScenario
from tightrope.crisis.levels import INDICATOR_LEVELS, level_formula, level_index, level_name
from tightrope.crisis.model import CrisisModel, Option, Raise, Rule
from tightrope.crisis.statements import find_statement, move_statement
from tightrope.errors import nearest

__all__ = [
    "apply_scenario",
    "hold_indicator",
    "hold_levels",
    "is_held",
    "raise_statement",
    "set_now",
]

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
    return rule.because.startswith(_ASSUMED) and rule.assumption == rule.because


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
