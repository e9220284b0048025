"""What each decision maker can do, what cannot be, what each wants, and scenarios of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from tightrope.crisis.parts.atoms import (
    ActorId,
    Element,
    FormulaText,
    Grounded,
    HeldId,
    IndicatorId,
    Irreversible,
    Lasting,
    Level,
    OptionId,
    Said,
    TreatyId,
    YesNo,
)
from tightrope.dates import PartialDate

Chance = Annotated[float, Field(ge=0, le=1)]


class Move(Element):
    """What an event did to an option; `usa.strike: yes` is short for `usa.strike: {to: yes}`."""

    from_: Level | None = Field(default=None, alias="from")
    """The level before; needed at an option's first move where it has levels of its own."""
    to: Level
    """The level from then on."""


def _move(value: Any) -> Any:
    return value if isinstance(value, dict | Move) else {"to": value}


class Event(Grounded):
    """A dated event."""

    date: PartialDate
    """When it happened or began."""
    until: PartialDate | None = None
    """The last date of an event that lasted."""
    text: Said
    """What happened."""
    actors: tuple[ActorId, ...] = ()
    """Who took part."""
    moves: dict[OptionId, Annotated[Move, BeforeValidator(_move)]] = {}
    """Options that it put at another level, where the event is a move in the model."""
    order: int | None = Field(default=None, ge=1, le=1000)
    """Which of several events of one day came first: 1 before 2."""
    confidence: Literal["very high", "high", "medium", "low"] = "high"
    """How sure it is that it happened so."""
    sealed: YesNo = False
    """Whether it is kept for comparing answers with what happened later, and never analysed."""


Weight = Literal["minor", "major", "vital"]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=30)]  # exact: 0.1 and 0.2 are 0.3


class Option(Grounded):
    """A course of action that a decision maker controls: yes or no, or levels from low to high."""

    text: Said
    """What it is to do this."""
    levels: tuple[Said, ...] | None = None
    """Names of its levels, lowest first; left out: no, yes."""
    now: Level
    """The level on the date of the file (`as_of`)."""
    irreversible: Irreversible = False
    """Whether it cannot be undone: yes or up, it may rise and never fall; down, the reverse."""


class Rule(Grounded):
    """What cannot be, or what must be."""

    never: FormulaText | None = None
    """A formula that holds in no possible state."""
    always: FormulaText | None = None
    """A formula that holds in every possible state."""
    because: str = ""
    """Why."""


class ClosedMove(Grounded):
    """Moves that a decision maker cannot make though its options and the rules would allow them."""

    by: ActorId
    """The decision maker whose moves they are."""
    from_: FormulaText | None = Field(default=None, alias="from")
    """A formula: the states that the moves begin in; left out: any."""
    to: FormulaText | None = None
    """A formula: the states that the moves would end in; left out: any."""
    because: str = ""
    """Why they are closed."""

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if self.from_ is None and self.to is None:
            raise ValueError("write `from:`, `to:` or both: where the closed moves begin or end")
        return self


class Statement(Lasting):
    """One line of what a decision maker wants; in a list of them the most important stands first."""

    want: FormulaText
    """A formula that the decision maker wants to hold."""
    text: str = ""
    """The same in words."""
    firm: YesNo = True
    """Whether its place is well known; sampled orders move statements that are not firm more."""
    dormant: YesNo = False
    """Whether it stands knowingly below another that decides first, for a scenario to raise."""


class Place(Grounded):
    """A place in a ranking of states, best first; a formula by itself stands for `{states: formula}`."""

    states: FormulaText
    """A formula: the states in which it holds, and none that stands higher does, tie here."""


def _place(value: Any) -> Any:
    return {"states": value} if isinstance(value, str) else value


Placing = Annotated[Place, BeforeValidator(_place)]


class WeightedStatement(Grounded):
    """Something a decision maker wants, and how much it adds to the worth of a state."""

    want: FormulaText
    """A formula that adds the weight where it holds."""
    weight: Number
    """What it adds; it may be below 0."""


class Payoff(Grounded):
    """What a decision maker gets in some states; the first entry that fits a state counts."""

    if_: FormulaText = Field(alias="if")
    """A formula: the states meant."""
    payoff: Number
    """What it gets there; only the order of payoffs means anything."""


class Interest(Lasting):
    """One thing a decision maker cares about: an indicator wanted high or low, or a treaty kept."""

    in_: IndicatorId | None = Field(default=None, alias="in")
    """The indicator it cares about."""
    wants: Literal["high", "low"] | None = None
    """Whether it wants the indicator high or low."""
    duty: TreatyId | None = None
    """The treaty it wants to keep: breaking a clause of it costs the weight, once a clause."""
    weight: Weight
    """How much it cares."""
    note: str = ""
    """A remark for readers of the file."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        indicator = self.in_ is not None and self.wants is not None and self.duty is None
        duty = self.duty is not None and self.in_ is None and self.wants is None
        if not indicator and not duty:
            message = "write `in:` and `wants:` for an indicator, or `duty:` for a treaty"
            raise ValueError(message)
        return self


class UnknownPreference(Grounded):
    """States between which nobody can say what a decision maker prefers."""

    between: FormulaText
    """A formula: the states on one side."""
    and_: FormulaText = Field(alias="and")
    """A formula: the states on the other side."""


class Picture(Grounded):
    """How a decision maker sees the conflict, where that is not how it is."""

    priorities: dict[ActorId, tuple[Statement, ...]] = {}
    """What it takes others to want; of whoever is left out it sees what that one does want."""
    rankings: dict[ActorId, tuple[Placing, ...]] = {}
    """The same as a ranking of the states, best first."""
    weights: dict[ActorId, tuple[WeightedStatement, ...]] = {}
    """The same as statements with weights."""
    payoffs: dict[ActorId, tuple[Payoff, ...]] = {}
    """The same as payoffs."""
    unseen: tuple[OptionId, ...] = ()
    """Options of others that it does not reckon with: in its picture they stay as they are now."""

    @model_validator(mode="after")
    def _differs(self) -> Self:
        if not (self.wants or self.unseen):
            raise ValueError(
                "write `priorities:` (rankings, weights, payoffs) or `unseen:`: where the picture is "
                "another one"
            )
        return self

    @property
    def wants(self) -> dict[ActorId, tuple[str, ...]]:
        """Of whom it says what they want, and in which of its sections."""
        sections = ("priorities", "rankings", "weights", "payoffs")
        actors = dict.fromkeys(actor for name in sections for actor in getattr(self, name))
        return {
            actor: tuple(name for name in sections if actor in getattr(self, name))
            for actor in actors
        }


class Raise(Element):
    """Moves one of a decision maker's statements above another of its own."""

    by: ActorId
    """The decision maker."""
    raise_: FormulaText = Field(alias="raise")
    """The statement that is moved, as it stands under `priorities`."""
    above: FormulaText
    """The statement it is put directly above."""


class Scenario(Grounded):
    """An explicit difference to the base."""

    text: str = ""
    """What is supposed, in words."""
    assume: dict[HeldId, Level] = {}
    """Levels at which options, or indicators (low, normal, high), are held: `usa.strike: yes`."""
    reorder: tuple[Raise, ...] = ()
    """Statements that are put above others."""
    expect: dict[OptionId, Level] = {}
    """What a source predicts of it: tested, never put in."""
    might: dict[OptionId, Level] = {}
    """What a source thinks possible under it, no more: “might”, “could”."""
    chance: dict[OptionId, Chance] = {}
    """How likely a source calls what `expect` or `might` says of the option, where it gives a number."""

    @model_validator(mode="after")
    def _chances_are_of_something(self) -> Self:
        firm = sorted(self.expect.keys() & self.might.keys())
        if firm:
            raise ValueError(f"says of {', '.join(firm)} both what is expected and what might be")
        loose = sorted(self.chance.keys() - self.expect.keys() - self.might.keys())
        if loose:
            raise ValueError(f"a chance of {', '.join(loose)} needs a level under expect or might")
        return self
