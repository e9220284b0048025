"""What follows from an outcome: the responses of indicators, compared with how things stand."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.analysis.effects.compare import LookedAt, compare_states, look_at
from tightrope.analysis.effects.energy import price_shock
from tightrope.analysis.effects.loops import find_loops
from tightrope.analysis.effects.report import EffectsReport, EnergyPrice, FeedbackLoop
from tightrope.crisis import level_index, parse_formula
from tightrope.crisis.levels import names_now
from tightrope.crisis.model import CrisisModel, EnergyShock
from tightrope.recent import Recent

_BEFORE: Recent[object, LookedAt] = Recent(2)  # many are set against one base
_LOOPS: Recent[object, tuple[tuple[FeedbackLoop, ...], int | None]] = Recent(4)
_PRICES: Recent[object, EnergyPrice] = Recent(32)


def analyse_effects(
    model: CrisisModel,
    *,
    outcome: Mapping[str, str],
    base: CrisisModel | None = None,
    draws: int = 200,
    seed: int = 0,
) -> EffectsReport:
    """Gives what an outcome brings about, against the status quo, and the feedback loops.

    Parameters: `outcome` maps `actor.option` to a level name; options left out stay as they are
    now. `base` is the model whose status quo is compared with (default: `model`; a scenario's
    base). `draws` of the links' strengths are made with `seed`, which the energy shocks use too.

    Raises `UnknownOption`, `UnknownLevel`, what `build_network` raises, `RunawayLinks` where
    the links feed themselves without end, or `TooManyGroups`.
    """
    base = model if base is None else base
    there, here = outcome_levels(model, outcome), outcome_levels(base, {})
    nothing = {option: model.levels(option)[0] for option in model.option_names}
    if base is model:
        after = before = look_at(model, [there, nothing, here], draws=draws, seed=seed)
        start = 2
    else:
        after = look_at(model, [there, nothing], draws=draws, seed=seed)
        stated = (base, list(base.indicators), list(base.option_names))  # orders == overlooks
        before = _BEFORE.find(
            (*stated, draws, seed), lambda: look_at(base, [here], draws=draws, seed=seed)
        )
        start = 0
    indicators, cut = compare_states(after, 0, before, start)
    standing, cut_too = compare_states(after, 0, after, 1)
    loops, loops_cut = _LOOPS.find(
        (model.effects, tuple(model.indicators.items())), lambda: find_loops(after.network)
    )
    return EffectsReport(
        outcome=there,
        changed=tuple(option for option in there if there[option] != here[option]),
        held={name: own.level for name, own in model.indicators.items() if own.held},
        indicators=indicators,
        loops=loops,
        loops_longer_than=loops_cut,
        paths_longer_than=min((c for c in (cut, cut_too) if c is not None), default=None),
        active=tuple(option for option in there if there[option] != nothing[option]),
        standing=standing,
        energy=tuple(
            _price(name, shock, _applies(model, shock, there), seed)
            for name, shock in model.energy_shocks.items()
        ),
        method={"draws": draws, "counted": len(after.drawn), "seed": seed},
    )


def _price(name: str, shock: EnergyShock, applies: bool | None, seed: int) -> EnergyPrice:
    return _PRICES.find(
        (name, shock, applies, seed), lambda: price_shock(name, shock, applies=applies, seed=seed)
    )


def _applies(model: CrisisModel, shock: EnergyShock, levels: Mapping[str, str]) -> bool | None:
    if shock.if_ is None:
        return None
    order = {option: model.levels(option) for option in model.option_names}
    formula = parse_formula(shock.if_, order)
    return bool(
        formula.evaluate({name: order[name].index(level) for name, level in levels.items()})
    )


def outcome_levels(model: CrisisModel, outcome: Mapping[str, str]) -> dict[str, str]:
    """Gives the level of every option in an outcome; those left out stay as they are now.

    Raises UnknownOption or UnknownLevel.
    """
    for option, level in outcome.items():
        level_index(model, option, level)
    return {**names_now(model), **outcome}
