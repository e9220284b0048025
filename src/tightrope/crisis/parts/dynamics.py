"""How fast each decision maker moves, how firmly it chooses, and what comes from outside."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from tightrope.crisis.parts.atoms import (
    ActorId,
    Element,
    FormulaText,
    Grounded,
    Level,
    OptionId,
    Said,
    Spread,
)
from tightrope.dates import PartialDate


def _spreads(value: Any) -> Any:
    if isinstance(value, list | tuple) and len(value) == 3 and len(set(map(str, value))) == 1:
        raise ValueError("a distribution without spread: write the one number instead")
    return value


def _chance(value: tuple[float, float, float]) -> tuple[float, float, float]:
    if value[2] > 1:
        raise ValueError("a probability should be at most 1")
    return value


def _above_zero(value: tuple[float, float, float]) -> tuple[float, float, float]:
    if value[0] == 0 < value[2]:
        raise ValueError("the least of a distribution should be above 0; 0 alone means never")
    return value


Quantity = Annotated[Spread, BeforeValidator(_spreads)]
Positive = Annotated[Quantity, AfterValidator(_above_zero)]
Probability = Annotated[Quantity, AfterValidator(_chance)]


class Pace(Grounded):
    """How a decision maker moves: each quantity is one number, or `[least, most likely, most]`."""

    rate: Positive | None = None
    """Chances to move a week; 0: it never moves; left out: from past disputes and dated moves."""
    precision: Positive | None = None
    """How much likelier a choice becomes with what it is worth: 0 is chance, 30 hardly ever errs."""
    inertia: Quantity | None = None
    """How much more likely it is to stay as it is than its wants alone say, as log odds; 0: not."""


class ResponseRule(Grounded):
    """An answer that is given with a stated probability, whatever its author would choose."""

    by: ActorId
    """Who answers."""
    if_: FormulaText = Field(alias="if")
    """A formula over options: where it holds the answer is due at the author's next chance."""
    then: FormulaText
    """A formula that holds once the answer is given."""
    probability: Probability
    """How likely it is, from 0 to 1, that a chance is used for the answer."""


class Shock(Grounded):
    """Something that comes from outside and puts options at levels: at a rate, or on a date."""

    text: Said
    """What happens."""
    rate: Positive | None = None
    """How often it comes, a week."""
    on: PartialDate | None = None
    """The date on which it comes, where that is known."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """A formula over options: it changes nothing where this does not hold."""
    moves: dict[OptionId, Level]
    """The levels at which it puts options."""

    @model_validator(mode="after")
    def _once_or_often(self) -> Self:
        if (self.rate is None) == (self.on is None):
            raise ValueError("write `rate:` for what may come at any time, or `on:` for a date")
        return self


class DynamicsSettings(Element):
    """How the crisis moves in time; what is left out comes from past disputes and dated moves."""

    since: PartialDate | None = None
    """From when the dated moves are complete; earlier ones set levels and tell nothing of pace."""
    everybody: Pace | None = None
    """The pace of all for whom nothing else is said."""
    paces: dict[ActorId, Pace] = {}
    """The pace of single decision makers, where it differs."""
    look_ahead: Annotated[float, Field(ge=0, le=52)] = 0.0
    """How many weeks ahead everybody looks when choosing; 0: at the next state alone."""
    responses: tuple[ResponseRule, ...] = ()
    """Answers given with a stated probability."""
    shocks: dict[str, Shock] = {}
    """What may come from outside, by id."""
