"""What follows from an outcome, traced along the causal links of a crisis."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.analysis.effects.errors import UnknownCause, UnknownOutcome
from tightrope.analysis.effects.loops import find_loops
from tightrope.analysis.effects.network import build_network
from tightrope.analysis.effects.oil import price_shock
from tightrope.analysis.effects.report import EffectsReport, EnergyPrice
from tightrope.analysis.effects.trace import trace_changes
from tightrope.crisis import parse_formula
from tightrope.crisis.model import CrisisModel, EnergyShock
from tightrope.errors import nearest

__all__ = ["analyse_effects"]


def analyse_effects(
    model: CrisisModel,
    *,
    outcome: Mapping[str, str],
    status_quo: Mapping[str, str] | None = None,
    seed: int = 0,
) -> EffectsReport:
    """Gives what an outcome brings about, against the status quo, and the feedback loops.

    Parameters: `outcome` maps `actor.option` to a level name; options left out stay as they
    are now. `status_quo` gives levels to compare with where they are not those of the file (a
    scenario's base). `seed` is that of the energy shocks' draws.

    `indicators` compares with the status quo: an option pushes up when its level is higher than
    now, down when it is lower, and not at all when it is the same. `standing` says what the
    options that act in the outcome (any level above the lowest) go on bringing about, whether or
    not they already do so now. "no effect" means that no causal chain of the file leads to the
    indicator, in the reading it stands in. Energy shocks are all priced, and say whether the
    outcome meets their condition. Raises `ImpossibleShock`, `UnknownOutcome`, `UnknownCause`,
    `SelfEffect` or a mistake in a formula.
    """
    network = build_network(model)
    levels = _levels(model, outcome)
    before = _levels(model, status_quo or {})
    changed: dict[str, int] = {}
    active: dict[str, int] = {}
    for option, level in levels.items():
        order = model.levels(option)
        step = order.index(level) - order.index(before[option])
        if step:
            changed[option] = 1 if step > 0 else -1
        if order.index(level):
            active[option] = 1
    indicators, cut = trace_changes(network, changed)
    standing, cut_too = trace_changes(network, active)
    loops, loops_cut = find_loops(network)
    return EffectsReport(
        outcome=levels,
        changed=tuple(changed),
        indicators=indicators,
        loops=loops,
        method={
            "compared_with": "the status quo: the level of each option now",
            "paths_cut_short": int(cut or cut_too),
            "loops_cut_short": int(loops_cut),
        },
        active=tuple(active),
        standing=standing,
        energy=_energy(model, levels, seed),
    )


def _energy(model: CrisisModel, levels: Mapping[str, str], seed: int) -> tuple[EnergyPrice, ...]:
    for name, shock in model.energy_shocks.items():
        if shock.indicator is not None and shock.indicator not in model.indicators:
            raise UnknownCause(
                "an energy shock moves an unknown indicator",
                where=f"energy_shocks.{name}",
                value=shock.indicator,
                hint=nearest(shock.indicator, model.indicators),
            )
    return tuple(
        price_shock(name, shock, applies=_applies(model, shock, levels), seed=seed)
        for name, shock in model.energy_shocks.items()
    )


def _applies(model: CrisisModel, shock: EnergyShock, levels: Mapping[str, str]) -> bool | None:
    if shock.if_ is None:
        return None
    order = {option: model.levels(option) for option in model.option_names}
    formula = parse_formula(shock.if_, order)
    return bool(
        formula.evaluate({name: order[name].index(level) for name, level in levels.items()})
    )


def _levels(model: CrisisModel, outcome: Mapping[str, str]) -> dict[str, str]:
    names = model.option_names
    for option in outcome:
        if option not in names:
            raise UnknownOutcome(
                "the outcome names an unknown option", value=option, hint=nearest(option, names)
            )
    levels = {}
    for option in names:
        level = outcome.get(option, _now(model, option))
        if level not in model.levels(option):
            raise UnknownOutcome(
                f"'{option}' has no such level",
                value=level,
                hint=nearest(level, model.levels(option)),
            )
        levels[option] = level
    return levels


def _now(model: CrisisModel, option: str) -> str:
    decision_maker, _, name = option.partition(".")
    now = model.options[decision_maker][name].now
    if isinstance(now, bool):
        return model.levels(option)[-1 if now else 0]
    return now
