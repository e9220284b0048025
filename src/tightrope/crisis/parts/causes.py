"""What follows from what is done: indicators, causal links, energy shocks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import Level, Spread, YesNo
from tightrope.crisis.parts.element import Element, Grounded

__all__ = [
    "Effect",
    "Elasticities",
    "EnergyShock",
    "ExpectedSigns",
    "Indicator",
    "IndicatorLevel",
    "Strength",
]

Strength = Literal["weak", "medium", "strong"]
IndicatorLevel = Literal["low", "normal", "high"]


class Indicator(Element):
    """Something that rises or falls with an outcome.

    `level` is where an indicator that no link reaches stands at present. With `held: yes` it is
    kept at that level whatever happens: the links that lead to it no longer count.
    """

    name: str
    level: IndicatorLevel = "normal"
    held: YesNo = False
    good_for: tuple[str, ...] = ()
    bad_for: tuple[str, ...] = ()


class Effect(Grounded):
    """A signed causal link from an option (`actor.option`), a formula over options (1 where it
    holds: `actor.option >= level`) or an indicator to an indicator.

    `if` is a formula over options: the link counts only where it holds. `carried_by` names an
    indicator that no link reaches, or a held one: the link is as strong as that one is high.
    """

    from_: str = Field(alias="from")
    to: str
    sign: Literal["+", "-"]
    if_: str | None = Field(default=None, alias="if")
    carried_by: str | None = None
    delay: Literal["", "days", "weeks", "months", "years"] = ""
    strength: Strength = "medium"
    disputed: YesNo = False
    note: str = ""


class ExpectedSigns(Grounded):
    """A placebo: a move, and the signs of indicators that every expert would give it.

    `move` puts options (or indicators) at levels; `signs` says of indicators whether they then
    rise (`+`), fall (`-`) or stay (`0`) compared with how things stand.
    """

    move: dict[str, Level]
    signs: dict[str, Literal["+", "-", "0"]]


class Elasticities(Element):
    """The user's own short-run elasticities of an energy market, and where they come from."""

    supply: Annotated[float, Field(ge=0)]
    demand: Annotated[float, Field(lt=0)]
    source: Annotated[str, Field(min_length=1)]
    log_spread: Annotated[float, Field(ge=0, le=2)] = 0.3  # standard deviation of their logarithm


class EnergyShock(Grounded):
    """Oil or gas that an outcome would take from the market, for its effect on the price.

    Quantities are one number or `[least, most likely, most]`, all in the same unit: million
    barrels a day of oil, billion cubic metres a year of gas.
    """

    commodity: Literal["oil", "gas"] = "oil"
    elasticities: Elasticities | None = None  # instead of the published ones

    text: str = ""
    if_: str | None = Field(default=None, alias="if")  # formula over options; none: at any time
    indicator: str | None = None  # the indicator that is the price
    world: Annotated[float, Field(gt=0)]  # world supply before the loss
    lost: Spread  # supply lost at the source
    bypass: Spread = (0.0, 0.0, 0.0)  # of it, what can go another way
    spare: Spread = (0.0, 0.0, 0.0)  # spare capacity elsewhere that can be brought in
    stocks: Spread = (0.0, 0.0, 0.0)  # release of stocks
    days: Spread = (30.0, 30.0, 30.0)  # how long the loss lasts
    probability: Spread | None = None  # of the loss, as the market may see it; None: not stated
