"""Options that nobody's wants reach: whether they are done or not is the same to every side."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tightrope.crisis.elements import mentions
from tightrope.crisis.levels import is_formula, option_levels, options_in
from tightrope.crisis.model import CrisisModel, Effect, interests_of, states_outright

# what is announced, asked for, supposed or priced: by itself it makes nobody better or worse off
_WEIGHS_NOTHING = frozenset({"red_lines", "offers", "demands", "scenarios", "energy_shocks"})

_ITS_OWN = frozenset({"priorities", "rankings", "weights", "payoffs", "unknown_preferences"})


def uncared_for(model: CrisisModel) -> tuple[str, ...]:
    """Gives the options that reach no indicator in which anybody has an interest, by any chain of
    links, and stand in no line, no rule, no condition and no clause of a treaty, in file order.

    They decide nothing: what an engine says of them hangs on no want of anybody. None are given
    where the wants of somebody who decides are not stated, as these may reach any option.
    """
    if not all(_states_wants(model, actor) for actor, own in model.options.items() if own):
        return ()
    wanted = {one.in_ for actor in model.options for one in interests_of(model, actor) if one.in_}
    levels = option_levels(model)
    spoken = {option for text in _formulas(model) for option in options_in(text, levels)}
    return tuple(
        option
        for option in model.option_names
        if option not in spoken and not wanted & led_to(model, [option])
    )


def can_weigh(model: CrisisModel, actor: str, options: Collection[str]) -> bool:
    """Whether it can matter to an actor what is done of some options: by a line of its own, a rule, a
    clause that it cares to keep, or an indicator in which it has an interest. Also where nothing is
    stated of what it wants."""
    if not _states_wants(model, actor):
        return True
    interests = interests_of(model, actor)
    levels = option_levels(model)
    spoken = {
        option
        for one in mentions(model, "formula")
        if one.path[0] == "rules"
        or (one.path[0] in _ITS_OWN and one.path[1] == actor)
        or (one.path[0] == "treaties" and any(own.duty == one.path[1] for own in interests))
        for option in options_in(one.text, levels)
    }
    wanted = {one.in_ for one in interests if one.in_}
    return bool(spoken.intersection(options) or wanted & led_to(model, options))


def _states_wants(model: CrisisModel, actor: str) -> bool:
    lines = model.priorities.get(actor) or states_outright(model, actor)
    return bool(lines or interests_of(model, actor))


def led_to(model: CrisisModel, starts: Collection[str]) -> set[str]:
    """Gives the indicators that chains of links from some options lead to; held ones pass nothing on."""
    levels = option_levels(model)
    onward: dict[str, set[str]] = {}
    for effect in model.effects:
        end = model.indicators.get(effect.to)
        if end is not None and not end.held:
            for source in _sources(effect, levels):
                onward.setdefault(source, set()).add(effect.to)
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        fresh = onward.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def _formulas(model: CrisisModel) -> list[str]:
    """Every formula by which an option can weigh otherwise than through an indicator."""
    return [one.text for one in mentions(model, "formula") if one.path[0] not in _WEIGHS_NOTHING]


def _sources(effect: Effect, levels: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """What a link starts from: an indicator, or the options of its cause and of its condition."""
    own = options_in(effect.from_, levels) if is_formula(effect.from_) else {effect.from_}
    return options_in(effect.if_, levels) | own
