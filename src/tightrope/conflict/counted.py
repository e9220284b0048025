"""How many states the rules of a crisis leave, and how many each of them takes away."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from tightrope.conflict.build import rule_formulas, space_of_options
from tightrope.conflict.enumerate_states import count_states
from tightrope.conflict.errors import TooManyStates
from tightrope.crisis import CrisisModel


@dataclass(frozen=True, slots=True)
class Counted:
    """States before and after the rules."""

    every: int
    """Combinations of all levels of all options."""
    left: int | None
    """Those that no rule forbids; null: the rules are too entangled to count them."""
    by_rule: tuple[int | None, ...]
    """How many each rule takes away that no other does, in file order."""


def count_left(model: CrisisModel) -> Counted:
    """Gives how many states the rules leave. Raises a formula's own error."""
    options = model.option_names
    if not options:
        return Counted(0, 0, (0,) * len(model.rules))
    left = _left(model)
    alone: list[int | None] = []
    for place in range(len(model.rules)):
        rules = tuple(rule for k, rule in enumerate(model.rules) if k != place)
        without = _left(model.model_copy(update={"rules": rules}))
        alone.append(None if left is None or without is None else without - left)
    return Counted(prod(len(model.levels(option)) for option in options), left, tuple(alone))


def _left(model: CrisisModel) -> int | None:
    try:
        return count_states(space_of_options(model), list(rule_formulas(model)))
    except TooManyStates:
        return None
