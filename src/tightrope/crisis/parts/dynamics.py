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

# What the engine takes too: `analysis.dynamics` has no bounds of its own.
MOST_A_WEEK = 28.0  # chances to move: four a day, which ten years ahead can still be reckoned with
MOST_PRECISION = 100.0
MOST_INERTIA = 30.0
LEAST_DAYS = 1.0  # past cases are counted in days


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


def _at_most(most: float, why: str) -> AfterValidator:
    def check(value: tuple[float, float, float]) -> tuple[float, float, float]:
        if value[2] > most:
            raise ValueError(f"should be at most {most:g}: {why}")
        return value

    return AfterValidator(check)


Quantity = Annotated[Spread, BeforeValidator(_spreads)]
Positive = Annotated[Quantity, AfterValidator(_above_zero)]
Probability = Annotated[Quantity, AfterValidator(_chance)]
Rate = Annotated[Positive, _at_most(MOST_A_WEEK, "a week, that is four times a day")]
Precision = Annotated[Positive, _at_most(MOST_PRECISION, "30 hardly ever errs")]
Inertia = Annotated[Quantity, _at_most(MOST_INERTIA, "20 hardly ever moves")]


class Pace(Grounded):
    """How a decision maker moves: each quantity is one number, or `[least, most likely, most]`."""

    rate: Rate | None = None
    """Chances to move a week, at most 28 (four a day); 0: it never moves; left out: from past
    disputes and dated moves."""
    precision: Precision | None = None
    """How much likelier a choice becomes with what it is worth: 0 is chance, 30 hardly ever errs, at
    most 100."""
    inertia: Inertia | None = None
    """How much more likely it is to stay as it is than its wants alone say, as log odds; 0: not, 20
    hardly ever moves, at most 30."""


class BaseRate(Grounded):
    """How often such a thing happened in the past: one that ships, changed, or one of your own."""

    share: Probability
    """Of so many cases, the share in which it happened: one number, or `[least, most likely, most]`."""
    weeks: Annotated[float, Field(ge=LEAST_DAYS / 7, le=5200)] | None = None
    """Within how many weeks it happened, from a day (0.143) to 5200, where it is to give the rate of
    a shock (taken as 28 a week where it is more); the least share is then above 0."""
    among: Said
    """The cases that were counted: the reference class."""

    @model_validator(mode="after")
    def _gives_a_rate(self) -> Self:
        if self.weeks is not None:
            _above_zero(self.share)
        return self


class PastDisputes(Grounded):
    """How long disputes last and how often they are answered: where the usual rate comes from."""

    median_days: Annotated[float, Field(ge=LEAST_DAYS, le=36500)]
    """Half of the disputes were over after so many days: 1 to 36500."""
    answered: Annotated[float, Field(ge=0.01, le=0.99)]
    """The share that the other side answered, 0.01 to 0.99."""
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
    rate: Rate | None = None
    """How often it comes, a week; at most 28 (four times a day)."""
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
    """How many weeks ahead everybody looks when choosing, up to 52; 0: at the next state alone."""
    responses: tuple[ResponseRule, ...] = ()
    """Answers given with a stated probability."""
    shocks: dict[str, Shock] = {}
    """What may come from outside, by id."""
