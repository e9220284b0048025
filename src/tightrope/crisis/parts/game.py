"""What each decision maker can do, what cannot be, what each wants, and scenarios of it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from tightrope.crisis.parts.atoms import Irreversible, Level, YesNo
from tightrope.crisis.parts.element import Element, Grounded

__all__ = ["Interest", "Option", "Raise", "Rule", "Scenario", "Statement", "Weight"]

Weight = Literal["minor", "major", "vital"]


class Option(Grounded):
    """A course of action a decision maker controls; yes/no, or ordered levels from low to high."""

    text: str
    levels: tuple[str, ...] | None = None  # None: no, yes
    now: Level
    irreversible: Irreversible = False  # yes or up: may rise, never fall


class Rule(Grounded):
    """What cannot be (`never`) or must be (`always`): a formula over options."""

    never: str | None = None
    always: str | None = None
    because: str = ""


class Statement(Grounded):
    """One preference statement; a list of them, most important first, makes the priorities.

    `firm: no` marks a statement whose place robustness sampling may move more freely;
    `dormant: yes` one put knowingly below another that decides first, for a scenario to raise.
    """

    want: str
    text: str = ""
    firm: YesNo = True
    dormant: YesNo = False


class Interest(Grounded):
    """One thing a decision maker cares about, and how much: an indicator wanted high or low, or
    the keeping of a treaty (`duty`), whose breach costs it that weight, once a clause."""

    in_: str | None = Field(default=None, alias="in")
    wants: Literal["high", "low"] | None = None
    duty: str | None = None
    weight: Weight
    note: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        indicator = self.in_ is not None and self.wants is not None and self.duty is None
        duty = self.duty is not None and self.in_ is None and self.wants is None
        if not indicator and not duty:
            message = "write `in:` and `wants:` for an indicator, or `duty:` for a treaty"
            raise ValueError(message)
        return self


class Raise(Element):
    """Moves one of a decision maker's statements above another of its own."""

    by: str
    raise_: str = Field(alias="raise")
    above: str


class Scenario(Grounded):
    """An explicit difference to the base: options (or indicators: low, normal, high) held at a
    level, priorities reordered."""

    text: str = ""
    assume: dict[str, Level] = {}
    reorder: tuple[Raise, ...] = ()
    expect: dict[str, Level] = {}  # what the source predicts: tested, never put in
