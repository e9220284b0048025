"""What a what-if can change at a touch: levels, weights of interests, strengths of links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tightrope.app.result import Result
from tightrope.crisis import CrisisModel
from tightrope.crisis.levels import INDICATOR_LEVELS
from tightrope.crisis.model import interests_of
from tightrope.crisis.weigh import STRENGTHS, WEIGHTS, interest_id, link_id
from tightrope.words import ByName, sentence_case


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that can be changed at a touch, with its values; the change is `id=value`."""

    kind: Literal["option", "indicator", "interest", "link"]
    """An option or an indicator is held at a level; an interest has another weight, a link a strength."""
    id: str
    """What the change begins with."""
    group: str
    """Who has the option or interest; the indicator that a link moves; empty for an indicator."""
    text: str
    """What it is, in words."""
    values: tuple[str, ...]
    """The levels, weights or strengths it can be put at, lowest first."""
    now: str | None
    """The one it is at; null: not told."""


@dataclass(frozen=True, repr=False)
class Chips(Result):
    """What a what-if can change at a touch."""

    schema = "chips/1"
    frame_of = "chips"
    chips: tuple[Chip, ...]
    """Options, indicators, interests and links."""
    scenarios: dict[str, str]
    """Scenario -> what it says."""
    names: dict[str, str]
    """Actor or indicator -> its name."""
    as_of: str | None
    """The date the model stands at."""


def chips_of(model: CrisisModel) -> Chips:
    """Gives what a what-if can change in a model: levels, weights of interests, strengths of links."""
    names = ByName(model)
    options = [
        Chip(
            "option", id_, id_.partition(".")[0], names.text(id_), model.levels(id_), names.now(id_)
        )
        for id_ in model.option_names
    ]
    held = [
        Chip("indicator", id_, "", one.name or id_, tuple(INDICATOR_LEVELS), None)
        for id_, one in model.indicators.items()
    ]
    return Chips(
        (*options, *held, *_interest_chips(model, names), *_link_chips(model, names)),
        {name: one.text or name for name, one in model.scenarios.items()},
        {id_: one.name for named in (model.indicators, model.actors) for id_, one in named.items()},
        str(model.as_of) if model.as_of else None,
    )


def _interest_chips(model: CrisisModel, names: ByName) -> Iterator[Chip]:
    for actor in model.options:
        for one in {interest_id(own): own for own in interests_of(model, actor)}.values():
            what = names.interest(interest_id(one))
            text = f"{what}, wanted {one.wants}" if one.wants else what
            id_ = f"{actor}: {interest_id(one)}"
            yield Chip("interest", id_, actor, sentence_case(text), WEIGHTS, one.weight)


def _link_chips(model: CrisisModel, names: ByName) -> Iterator[Chip]:
    for id_, one in {link_id(own): own for own in model.effects}.items():
        text = f"{names.indicator(one.from_)} {'raises' if one.sign == '+' else 'lowers'} it"
        if one.if_:
            text += f", if {names.formula(one.if_)}"
        yield Chip("link", id_, one.to, sentence_case(text), STRENGTHS, one.strength)
