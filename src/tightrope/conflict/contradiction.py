"""Which rules of a crisis model contradict each other."""

from __future__ import annotations

from tightrope.conflict.enumerate_states import count_states
from tightrope.conflict.given import lay_out
from tightrope.conflict.states import StateSpace
from tightrope.crisis.formula import Formula, Not
from tightrope.crisis.levels import option_levels
from tightrope.crisis.model import CrisisModel, Rule
from tightrope.crisis.parse_formula import parse_formula


def contradicting_rules(model: CrisisModel) -> tuple[int, ...]:
    """Gives the places of a smallest set of rules that leaves no state; empty where some is left.

    Smallest in that none of them can be spared; found by leaving out one rule after another.
    """
    options = option_levels(model)
    layout = {
        actor: {name: model.levels(f"{actor}.{name}") for name in named}
        for actor, named in model.options.items()
        if named
    }
    space = lay_out(layout)
    formulas = [_formulas(rule, options) for rule in model.rules]
    kept = list(range(len(formulas)))
    if _states(space, formulas, kept):
        return ()
    for place in range(len(formulas)):
        without = [k for k in kept if k != place]
        if not _states(space, formulas, without):
            kept = without
    return tuple(kept)


def _formulas(rule: Rule, options: dict[str, tuple[str, ...]]) -> list[Formula]:
    found = [] if rule.always is None else [parse_formula(rule.always, options)]
    if rule.never is not None:
        found.append(Not(parse_formula(rule.never, options)))
    return found


def _states(space: StateSpace, formulas: list[list[Formula]], kept: list[int]) -> int:
    return count_states(space, [formula for k in kept for formula in formulas[k]])
