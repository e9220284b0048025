"""What-if changes of how much is cared and how much follows: weights of interests, strengths of links."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import get_args

from tightrope.crisis.errors import ChangeMistake
from tightrope.crisis.levels import normal
from tightrope.crisis.model import (
    CrisisModel,
    Effect,
    Indicator,
    Interest,
    Strength,
    interests_of,
)
from tightrope.crisis.parts.game import Weight
from tightrope.errors import nearest

NONE = "none"  # an interest that counts for nothing, a link that is not there
WEIGHTS: tuple[str, ...] = (NONE, *get_args(Weight))
STRENGTHS: tuple[str, ...] = (NONE, *get_args(Strength))

_WEIGHT = re.compile(r"^\s*(\w+)\s*:\s*([\w.-]+)\s*=\s*([\w-]+)\s*$")
_LINK = re.compile(r"^\s*(.+?->.+?)\s*=\s*([\w-]+)\s*$")
_ENDS = re.compile(r"^\s*(.+?)\s*->\s*([\w-]+)(?:\s+if\s+(.+?))?\s*$")


def interest_id(interest: Interest) -> str:
    """Gives what an interest is in: its indicator, or the treaty it keeps."""
    return interest.in_ or interest.duty or ""


def link_id(link: Effect) -> str:
    """Gives what names a link in a change: `cause -> indicator`, and its condition if it has one."""
    return f"{link.from_} -> {link.to}" + (f" if {link.if_}" if link.if_ else "")


def link_ends(link: str) -> tuple[str, str, str]:
    """Gives cause, indicator and condition ("": none) of what names a link. Raises ChangeMistake."""
    ends = _ENDS.match(link)
    if not ends:
        raise ChangeMistake("no link is named", value=link, hint="write: cause -> indicator")
    return ends[1], ends[2], ends[3] or ""


def read_weight(text: str, model: CrisisModel) -> tuple[str, str, str, str] | None:
    """Reads `actor: interest=weight`; gives the three and the change in words; None for other forms.

    Raises ChangeMistake where the actor has no such interest, or there is no such weight.
    """
    found = _WEIGHT.match(text)
    if not found:
        return None
    actor, what, weight = found[1], found[2], found[3]
    own = interests_of(model, actor) if actor in model.actors else ()
    stated = {interest_id(one): one.weight for one in own}
    if what not in stated:
        raise ChangeMistake(
            f"{actor} has no such interest", value=what, hint=nearest(what, stated or model.actors)
        )
    _check(weight, WEIGHTS, f"the weight of an interest ({what})")
    said = (
        f"{actor} weighs {what} as {weight}"
        if weight != NONE
        else f"{actor} is indifferent to {what}"
    )
    return actor, what, weight, said + _before(weight, {stated[what]})


def weigh(model: CrisisModel, actor: str, what: str, weight: str) -> CrisisModel:
    """Gives the model in which an actor's interest has another weight, or counts for nothing.

    Interests that indicators implied are stated then, so that what is taken out does not come back.
    """
    own = tuple(
        one if interest_id(one) != what else one.model_copy(update={"weight": weight})
        for one in interests_of(model, actor)
        if interest_id(one) != what or weight != NONE
    )
    indicators = model.indicators
    if not own:
        indicators = {name: _without(one, actor) for name, one in indicators.items()}
    update = {"interests": {**model.interests, actor: own}, "indicators": indicators}
    return model.model_copy(update=update)


def _without(indicator: Indicator, actor: str) -> Indicator:
    """The indicator, said to be good or bad for everybody but one."""
    kept = {
        side: tuple(one for one in getattr(indicator, side) if one != actor)
        for side in ("good_for", "bad_for")
    }
    return indicator.model_copy(update=kept)


def read_link(text: str, model: CrisisModel) -> tuple[str, str, str] | None:
    """Reads `cause -> indicator=strength`, maybe with `if formula` before the sign; gives the link,
    the strength and the change in words; None for other forms.

    Raises ChangeMistake where there is no such link, several are meant, or there is no such strength.
    """
    found = _LINK.match(text)
    if not found:
        return None
    what, strength = found[1], found[2]
    places = find_links(model, what)
    _check(strength, STRENGTHS, f"the strength of a link ({what})")
    link = link_id(model.effects[min(places)])
    said = f"the link {link} is {strength}" if strength != NONE else f"the link {link} is left out"
    return link, strength, said + _before(strength, {model.effects[at].strength for at in places})


def find_links(model: CrisisModel, what: str) -> frozenset[int]:
    """Gives the places of the links of one cause, indicator and condition. Raises ChangeMistake."""
    written, to, if_ = link_ends(what)
    cause = normal(written, model)
    joined = {
        at: one
        for at, one in enumerate(model.effects)
        if one.to == to and normal(one.from_, model) == cause
    }
    if not joined:
        raise ChangeMistake(
            "no such link", value=what, hint=nearest(what, {link_id(one) for one in model.effects})
        )
    condition = normal(if_, model) if if_ else ""
    meant = {
        at for at, one in joined.items() if (normal(one.if_, model) if one.if_ else "") == condition
    }
    if not meant and not condition and len({one.if_ for one in joined.values()}) == 1:
        return frozenset(joined)  # its only condition need not be said
    if not meant:
        known = "; ".join(link_id(one) for one in joined.values())
        raise ChangeMistake("which of these links is meant?", value=what, allowed=known)
    return frozenset(meant)


def with_strength(model: CrisisModel, places: Collection[int], strength: str) -> CrisisModel:
    """Gives the model with the links at these places as strong as that, or without them."""
    effects = tuple(
        one.model_copy(update={"strength": strength}) if at in places else one
        for at, one in enumerate(model.effects)
        if at not in places or strength != NONE
    )
    return model.model_copy(update={"effects": effects})


def _check(value: str, allowed: Collection[str], what: str) -> None:
    if value not in allowed:
        raise ChangeMistake(
            f"this is not {what}", value=value, allowed=", ".join(allowed),
            hint=nearest(value, allowed),
        )  # fmt: skip


def _before(after: str, stated: set[str]) -> str:
    return ", as stated" if stated == {after} else f" (stated: {', '.join(sorted(stated))})"
