"""What follows from what is done: indicators, causal links, energy shocks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import Spread, YesNo
from tightrope.crisis.parts.element import Element, Grounded

__all__ = ["Effect", "EnergyShock", "Indicator"]


class Indicator(Element):
    """Something that rises or falls with an outcome."""

    name: str
    good_for: tuple[str, ...] = ()
    bad_for: tuple[str, ...] = ()


class Effect(Grounded):
    """A signed causal link from an option (`actor.option`) or an indicator to an indicator."""

    from_: str = Field(alias="from")
    to: str
    sign: Literal["+", "-"]
    delay: Literal["", "days", "weeks", "months", "years"] = ""
    strength: Literal["weak", "medium", "strong"] = "medium"
    disputed: YesNo = False
    note: str = ""


class EnergyShock(Grounded):
    """Oil supply that an outcome would take from the market, for its effect on the price.

    Quantities are million barrels a day, as one number or `[least, most likely, most]`.
    """

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
