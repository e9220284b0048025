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


class BaseRate(Grounded):
    """How often such a thing happened in the past: one that ships, changed, or one of your own."""

    share: Probability
    """Of so many cases, the share in which it happened: one number, or `[least, most likely, most]`."""
    weeks: Annotated[float, Field(gt=0, le=5200)] | None = None
    """Within how many weeks it happened, where it is to give the rate of a shock."""
    among: Said
    """The cases that were counted: the reference class."""


class PastDisputes(Grounded):
    """How long disputes last and how often they are answered: where the usual rate comes from."""

    median_days: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """Half of the disputes were over after so many days."""
    answered: Annotated[float, Field(gt=0, lt=1)]
    """The share that the other side answered."""
    among: Said
    """The disputes that were counted: the reference class."""


class ResponseRule(Grounded):
    """An answer that is given with a stated probability, whatever its author would choose."""

    by: ActorId
    """Who answers."""
    if_: FormulaText = Field(alias="if")
    """A formula over options: where it holds the answer is due at the author's next chance."""
    then: FormulaText
    """A formula that holds once the answer is given."""
    probability: Probability | None = None
    """How likely it is, from 0 to 1, that a chance is used for the answer."""
    base_rate: Said | None = None
    """In its place: the name of a base rate, one of the file's or one that ships."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.probability is None) == (self.base_rate is None):
            raise ValueError("write `probability:` or the name of a `base_rate:`, one of the two")
        return self


class Shock(Grounded):
    """Something that comes from outside and puts options at levels: at a rate, or on a date."""

    text: Said
    """What happens."""
    rate: Positive | None = None
    """How often it comes, a week."""
    base_rate: Said | None = None
    """In place of a rate: the name of a base rate that says within how many weeks."""
    on: PartialDate | None = None
    """The date on which it comes, where that is known."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """A formula over options: it changes nothing where this does not hold."""
    moves: dict[OptionId, Level]
    """The levels at which it puts options."""

    @model_validator(mode="after")
    def _once_or_often(self) -> Self:
        if sum(one is not None for one in (self.rate, self.on, self.base_rate)) != 1:
            said = (
                "write `rate:` (or `base_rate:`) for what may come at any time, or `on:` for a date"
            )
            raise ValueError(said)
        return self


class DynamicsSettings(Element):
    """How the crisis moves in time; what is left out comes from past disputes and dated moves."""

    since: PartialDate | None = None
    """From when the dated moves are complete; earlier ones set levels and tell nothing of pace."""
    everybody: Pace | None = None
    """The pace of all for whom nothing else is said."""
    paces: dict[ActorId, Pace] = {}
    """The pace of single decision makers, where it differs."""
    past_disputes: PastDisputes | None = None
    """Other disputes than those of 1945-2010 to take the usual rate from."""
    base_rates: dict[str, BaseRate] = {}
    """How often things happened in the past, by name, in place of those that ship or beside them."""
    look_ahead: Annotated[float, Field(ge=0, le=52)] = 0.0
    """How many weeks ahead everybody looks when choosing; 0: at the next state alone."""
    responses: tuple[ResponseRule, ...] = ()
    """Answers given with a stated probability."""
    shocks: dict[str, Shock] = {}
    """What may come from outside, by id."""
