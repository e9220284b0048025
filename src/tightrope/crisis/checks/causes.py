"""Checks of indicators, causal links, interests and placebo moves that need no state space."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import mentions
from tightrope.crisis.levels import INDICATOR_LEVELS, level_name
from tightrope.crisis.uncared import led_to, uncared_for
from tightrope.errors import nearest


@named("unknown-indicator", "error")
def unknown_indicator(given: Given) -> Iterator[Problem]:
    """An effect, interest, placebo or energy shock names something that is not under
    `indicators`. Add it there."""
    indicators = given.file.model.indicators
    for mention in mentions(given.file.model, "indicator"):
        if mention.text in given.options:
            hint = "effects lead to indicators; write what options bring about as interests"
            yield Problem(mention.path, f"'{mention.text}' is an option", hint)
        elif mention.text not in indicators:
            hint = nearest(mention.text, indicators)
            yield Problem(mention.path, f"unknown indicator '{mention.text}'", hint)


@named("unknown-indicator-level", "error")
def unknown_indicator_level(given: Given) -> Iterator[Problem]:
    """A scenario or placebo puts an indicator at a level it cannot have. Indicators are low,
    normal or high."""
    for mention in mentions(given.file.model, "held"):
        level = level_name(mention.value)
        if mention.text in given.file.model.indicators and level not in INDICATOR_LEVELS:
            allowed = f"an indicator is {', '.join(INDICATOR_LEVELS)}"
            yield Problem(mention.path, f"'{mention.text}' cannot be '{level}'", allowed)


@named("bad-carrier", "error")
def bad_carrier(given: Given) -> Iterator[Problem]:
    """A link is carried by an indicator that other links move, so that how strong the link is
    would depend on what it brings about. Carry it by an indicator that no link reaches, or hold
    the one that carries it (`held: yes`)."""
    model = given.file.model
    moved = {effect.to for effect in model.effects}
    for index, effect in enumerate(model.effects):
        carrier = model.indicators.get(effect.carried_by or "")
        if carrier is not None and effect.carried_by in moved and not carrier.held:
            said = f"'{effect.carried_by}' carries this link and is itself moved by links"
            yield Problem(("effects", index, "carried_by"), said)


@named("level-of-no-use", "warning")
def level_of_no_use(given: Given) -> Iterator[Problem]:
    """An indicator that links lead to is given a level, which counts only where no link leads to
    it or it is held. Leave the level out, or write `held: yes`."""
    model = given.file.model
    moved = {effect.to for effect in model.effects}
    for name, indicator in model.indicators.items():
        if name in moved and indicator.level != "normal" and not indicator.held:
            said = f"the level of '{name}' counts for nothing: links lead to it"
            yield Problem(("indicators", name, "level"), said)


@named("unknown-duty", "error")
def unknown_duty(given: Given) -> Iterator[Problem]:
    """An interest is in keeping a treaty that is not under `treaties`, or that the actor is no
    party to. Mend the name, or take the line out."""
    treaties = given.file.model.treaties
    for mention in mentions(given.file.model, "treaty"):
        actor = str(mention.path[1])
        if mention.text not in treaties:
            hint = nearest(mention.text, treaties)
            yield Problem(mention.path, f"unknown treaty '{mention.text}'", hint)
        elif actor not in treaties[mention.text].parties:
            yield Problem(mention.path, f"'{actor}' is not a party to '{mention.text}'")


@named("interest-twice", "warning")
def interest_twice(given: Given) -> Iterator[Problem]:
    """An actor states an interest in the same indicator or treaty twice; the weights add up.
    Keep one line."""
    for actor, own in given.file.model.interests.items():
        seen: dict[str, int] = {}
        for index, interest in enumerate(own):
            what = str(interest.in_ or interest.duty)
            first = seen.setdefault(what, index)
            if first != index:
                said = f"'{what}' is interest {first + 1} already"
                yield Problem(("interests", actor, index), said)


@named("interests-unused", "warning")
def interests_unused(given: Given) -> Iterator[Problem]:
    """An actor has interests but no options, so they decide nothing. Give it options."""
    model = given.file.model
    for actor in model.interests:
        if not model.options.get(actor):
            said = f"'{actor}' has interests but no options, so they decide nothing"
            yield Problem(("interests", actor), said)


@named("unreached-interest", "warning")
def unreached_interest(given: Given) -> Iterator[Problem]:
    """An actor has an interest in an indicator that no chain of links from any option reaches, so
    nothing that anybody does matters to it. Add the missing link, or take the interest out."""
    model = given.file.model
    reached = led_to(model, given.options)
    for actor, own in model.interests.items():
        for index, interest in enumerate(own):
            if interest.in_ in model.indicators and interest.in_ not in reached:
                said = f"nothing that anybody does reaches '{interest.in_}'"
                yield Problem(("interests", actor, index, "in"), said)


@named("idle-option", "warning")
def idle_option(given: Given) -> Iterator[Problem]:
    """An option reaches no indicator that anybody has an interest in, by any chain of links, and
    stands in no line, no rule and no clause of a treaty: nobody cares whether it is done. Add what
    it brings about, or take it out."""
    model = given.file.model
    for option in uncared_for(model) if model.interests else ():
        actor, _, name = option.partition(".")
        yield Problem(("options", actor, name), f"nobody cares whether '{option}' is done")
