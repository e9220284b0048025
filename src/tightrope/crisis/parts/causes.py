"""What follows from what is done: indicators, causal links, energy shocks."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from tightrope.crisis.parts.atoms import (
    ActorId,
    CauseId,
    Element,
    FormulaText,
    Grounded,
    HeldId,
    IndicatorId,
    Lasting,
    Level,
    Said,
    Spread,
    YesNo,
)

Strength = Literal["weak", "medium", "strong"]
IndicatorLevel = Literal["low", "normal", "high"]


class Indicator(Element):
    """Something that rises or falls with what is done; the key is its id."""

    name: Said
    """The name that answers use."""
    level: IndicatorLevel = "normal"
    """Where it stands at present, if no link reaches it or it is held."""
    held: YesNo = False
    """Whether it is kept at its level whatever happens: links that lead to it no longer count."""
    good_for: tuple[ActorId, ...] = ()
    """Actors for whom it is good that it rises: minor interests of those that state none."""
    bad_for: tuple[ActorId, ...] = ()
    """Actors for whom it is bad that it rises."""


class Effect(Lasting):
    """A signed causal link from an option, a formula over options or an indicator to an indicator."""

    from_: CauseId = Field(alias="from")
    """What brings it about: `actor.option`, `actor.option >= level` (1 where it holds), an indicator."""
    to: IndicatorId
    """The indicator that is moved."""
    sign: Literal["+", "-"]
    """Whether more of the cause raises (+) or lowers (-) the indicator; a lone - stands in quotes."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """A formula over options: the link counts only where it holds."""
    carried_by: IndicatorId | None = None
    """An indicator that no link reaches, or a held one: the link is as strong as that one is high."""
    delay: Literal["", "days", "weeks", "months", "years"] = ""
    """How long it takes."""
    strength: Strength = "medium"
    """How much of it follows."""
    disputed: YesNo = False
    """Whether sources disagree that it exists; then it is in half of the draws."""
    note: str = ""
    """A remark for readers of the file."""


class ExpectedSigns(Grounded):
    """A placebo: a move, and the signs of indicators that every expert would give it."""

    spoken: ClassVar[str] = "placebo"

    move: dict[HeldId, Level]
    """Levels at which options or indicators are put."""
    signs: dict[IndicatorId, Literal["+", "-", "0"]]
    """Whether indicators then rise (+), fall (-) or stay (0) compared with how things stand."""


class Elasticities(Element):
    """The user's own short-run elasticities of an energy market, and where they come from."""

    supply: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """Elasticity of supply, 0 or more."""
    demand: Annotated[float, Field(lt=0, allow_inf_nan=False)]
    """Elasticity of demand, below 0."""
    source: Said
    """Where the two come from."""
    log_spread: Annotated[float, Field(ge=0, le=2)] = 0.3
    """The standard deviation of their logarithms."""


class EnergyShock(Grounded):
    """Oil or gas that an outcome would take from the market.

    Quantities are one number or `[least, most likely, most]`, all in the same unit: million barrels
    a day of oil, billion cubic metres a year of gas.
    """

    commodity: Literal["oil", "gas"] = "oil"
    """What is lost."""
    elasticities: Elasticities | None = None
    """Your own elasticities, in the place of the published ones."""
    text: str = ""
    """What would happen, in words."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """A formula over options in whose states it happens; left out: at any time."""
    indicator: IndicatorId | None = None
    """The indicator that is the price."""
    world: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """World supply before the loss."""
    lost: Spread
    """Supply lost at the source; less than the world has."""
    bypass: Spread = (0.0, 0.0, 0.0)
    """Of what is lost, what can go another way."""
    spare: Spread = (0.0, 0.0, 0.0)
    """Spare capacity elsewhere that can be brought in."""
    stocks: Spread = (0.0, 0.0, 0.0)
    """Release of stocks."""
    days: Spread = (30.0, 30.0, 30.0)
    """How many days the loss lasts."""
    probability: Spread | None = None
    """How likely the loss is, from 0 to 1, as the market may see it; left out: not stated."""

    @model_validator(mode="after")
    def _fits_the_world(self) -> EnergyShock:
        if self.lost[2] >= self.world:
            raise ValueError("lost should be less than the world supply")
        if self.probability is not None and self.probability[2] > 1:
            raise ValueError("probability should be at most 1")
        return self
