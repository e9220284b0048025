"""Options and their levels, as the formula language and the engines name them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tightrope.crisis.errors import FormulaSyntax, FormulaTooDeep, UnknownLevel, UnknownOption
from tightrope.crisis.formula import Compare, Formula, Not
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.errors import nearest

# Where an indicator that no link reaches can stand, and what number that is.
INDICATOR_LEVELS = {"low": 0.0, "normal": 0.5, "high": 1.0}
_NAME = re.compile(r"[\w.-]+")


def is_formula(source: str) -> bool:
    """Tells whether what an effect starts from is a formula, not the name of one thing."""
    return _NAME.fullmatch(source.strip()) is None


def option_levels(model: CrisisModel) -> dict[str, tuple[str, ...]]:
    """Gives `actor.option` -> ordered level names, in file order."""
    return {name: model.levels(name) for name in model.option_names}


def level_name(value: bool | str) -> str:
    """Gives the level a value of the file means: true and false are yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def level_index(model: CrisisModel, option: str, value: bool | str) -> int:
    """Gives the place (from 0, lowest) of a level of `option`.

    Raises UnknownOption or UnknownLevel with the nearest known names.
    """
    levels = option_levels(model)
    if option not in levels:
        raise UnknownOption("unknown option", value=option, hint=nearest(option, levels))
    name = level_name(value)
    if name not in levels[option]:
        allowed = f"its levels are {', '.join(levels[option])}"
        raise UnknownLevel(f"'{option}' has no such level", value=name, allowed=allowed)
    return levels[option].index(name)


def now_levels(model: CrisisModel) -> dict[str, int]:
    """Gives the status quo: `actor.option` -> level from 0. Raises UnknownLevel."""
    return {
        f"{actor}.{name}": level_index(model, f"{actor}.{name}", option.now)
        for actor, options in model.options.items()
        for name, option in options.items()
    }


def names_now(model: CrisisModel) -> dict[str, str]:
    """Gives the status quo: `actor.option` -> level name. Raises UnknownLevel."""
    return {option: model.levels(option)[level] for option, level in now_levels(model).items()}


def level_formula(model: CrisisModel, option: str, level: int) -> Formula:
    """Gives the formula that holds where `option` is at `level`: `a.x`, `not a.x` or `a.x == l`."""
    levels = model.levels(option)
    if levels == ("no", "yes"):
        return Compare(option) if level else Not(Compare(option))
    return Compare(option, "==", level, levels[level])


def options_in(text: str | None, options: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Gives the options (of these, with their levels) that a formula names; none where it cannot be read."""
    try:
        return frozenset(parse_formula(text or "", options).options)
    except (FormulaSyntax, FormulaTooDeep, UnknownOption, UnknownLevel):
        return frozenset()


def normal(text: str, model: CrisisModel) -> str:
    """Gives the formula's normal spelling, so that blanks and spare parentheses do not matter."""
    try:
        return str(parse_formula(text, option_levels(model)))
    except (FormulaSyntax, FormulaTooDeep, UnknownOption, UnknownLevel):
        return " ".join(text.split())
