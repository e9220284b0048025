"""The types of the crisis file: what people write and what every engine reads.

These models are the one place from which validation, the published JSON Schema and the
reference page come. Keys in the file use the field names below; where a name is a Python
keyword the alias is what stands in the file (`from`, `if`, ...).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

__all__ = [
    "Actor",
    "CrisisModel",
    "Dependence",
    "Effect",
    "EnergyShock",
    "Event",
    "Indicator",
    "Level",
    "Obligation",
    "Option",
    "PartialDate",
    "Raise",
    "RedLine",
    "Rule",
    "Scenario",
    "Spread",
    "Statement",
    "Tie",
    "Treaty",
]

ObligationKind = Literal[
    "defence",
    "offence",
    "neutrality",
    "non_aggression",
    "consultation",
    "arms",
    "intelligence",
    "economic",
]
TieKind = Literal[
    "political",
    "military",
    "arms",
    "intelligence",
    "nuclear",
    "economic",
    "energy",
    "personal",
    "deconfliction",
    "other",
]


def _yes_no(value: Any) -> Any:
    """YAML 1.2 reads yes and no as text; the crisis file means the truth values."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _date_text(value: Any) -> Any:
    """Dates may be a year, a month or a day; kept as ISO text so that precision is not invented."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


Level = Annotated[bool | str, BeforeValidator(_yes_no)]
# What editors are told: YAML 1.2 reads yes and no as text, and a lone year as a number.
_YES_NO_SCHEMA = WithJsonSchema({"enum": [True, False, "yes", "no"]})
_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_DATE_SCHEMA = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string", "pattern": _DATE_PATTERN},
            {"type": "integer", "minimum": 1000, "maximum": 9999},
        ]
    }
)
Irreversible = Annotated[
    bool | Literal["up", "down"],
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, "yes", "no", "up", "down"]}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), _YES_NO_SCHEMA]
PartialDate = Annotated[
    str, BeforeValidator(_date_text), Field(pattern=_DATE_PATTERN), _DATE_SCHEMA
]


class _Element(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class _Grounded(_Element):
    """An element that should say what it rests on: claim ids, or an assumption with its reason."""

    cites: tuple[str, ...] = ()
    assumption: str | None = None


class Actor(_Element):
    """Somebody who acts or is acted on. `ids` are codes such as iso3 and cow."""

    name: str
    aliases: tuple[str, ...] = ()
    ids: dict[str, str | int] = {}
    kind: Literal["state", "organisation", "group", "person", "bloc"] = "state"
    note: str = ""


class Tie(_Grounded):
    """A signed, directed tie of one kind, over a stretch of time."""

    from_: str = Field(alias="from")
    to: str
    kind: TieKind = "political"
    sign: Literal["+", "-"]
    strength: Literal["weak", "medium", "strong"] = "medium"
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str = ""


class Dependence(_Grounded):
    """What `of` needs and gets from `on`: the share of the need met, and how replaceable it is."""

    of: str
    on: str
    need: str
    share: float | None = Field(default=None, ge=0, le=1)  # None: unknown, and stays so
    replaceable: Literal["easily", "with difficulty", "hardly", "unknown"] = "unknown"
    note: str = ""


class Obligation(_Grounded):
    """One clause of a treaty after ATOP: who owes it to whom, when, where it stands.

    `if` is a formula over options; without it the clause is owed at all times it is in force.
    `requires` and `forbids` are formulas that tell whether behaviour honours it.
    """

    kind: ObligationKind
    by: str | None = None  # None: every party
    to: str | None = None  # None: every other party
    if_: str | None = Field(default=None, alias="if")
    requires: str | None = None
    forbids: str | None = None
    article: str = ""
    text: str = ""
    area: str = ""


class Treaty(_Grounded):
    """An instrument between parties: its dates, what it obliges, what it is called."""

    name: str = ""
    parties: tuple[str, ...]
    signed: PartialDate | None = None
    ratified: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    obliges: tuple[ObligationKind | Obligation, ...] = ()
    called: str = ""  # what sources call it, where that differs from what it obliges
    note: str = ""


class Option(_Grounded):
    """A course of action a decision maker controls; yes/no, or ordered levels from low to high."""

    text: str
    levels: tuple[str, ...] | None = None  # None: no, yes
    now: Level
    irreversible: Irreversible = False  # yes or up: may rise, never fall


class Rule(_Grounded):
    """What cannot be (`never`) or must be (`always`): a formula over options."""

    never: str | None = None
    always: str | None = None
    because: str = ""


class Statement(_Grounded):
    """One preference statement; a list of them, most important first, makes the priorities.

    `firm: no` marks a statement whose place robustness sampling may move more freely;
    `dormant: yes` one put knowingly below another that decides first, for a scenario to raise.
    """

    want: str
    text: str = ""
    firm: YesNo = True
    dormant: YesNo = False


class RedLine(_Grounded):
    """If `if` (by the one it is drawn against), then `then`; formulas over options."""

    id: str = ""
    by: str
    against: str
    if_: str = Field(alias="if")
    then: str | None = None  # None: no response was named
    said_by: str = ""
    said_on: PartialDate | None = None
    public: YesNo = True
    text: str = ""
    crossed: PartialDate | None = None
    followed: str = ""  # what followed the crossing


class Indicator(_Element):
    """Something that rises or falls with an outcome."""

    name: str
    good_for: tuple[str, ...] = ()
    bad_for: tuple[str, ...] = ()


class Effect(_Grounded):
    """A signed causal link from an option (`actor.option`) or an indicator to an indicator."""

    from_: str = Field(alias="from")
    to: str
    sign: Literal["+", "-"]
    delay: Literal["", "days", "weeks", "months", "years"] = ""
    strength: Literal["weak", "medium", "strong"] = "medium"
    disputed: YesNo = False
    note: str = ""


def _spread(value: Any) -> Any:
    """A single number is a quantity known without spread."""
    return (value, value, value) if isinstance(value, int | float) else value


def _ordered(value: tuple[float, float, float]) -> tuple[float, float, float]:
    low, mode, high = value
    if not 0 <= low <= mode <= high:
        message = "write one number, or [least, most likely, most] in rising order, none below 0"
        raise ValueError(message)
    return value


Spread = Annotated[tuple[float, float, float], BeforeValidator(_spread), AfterValidator(_ordered)]


class EnergyShock(_Grounded):
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


class Event(_Grounded):
    """A dated event; `sealed` ones are used for back-testing only."""

    date: PartialDate
    until: PartialDate | None = None
    text: str
    actors: tuple[str, ...] = ()
    moves: dict[str, Level] = {}  # option -> level, where the event is a move in the model
    confidence: Literal["very high", "high", "medium", "low"] = "high"
    sealed: YesNo = False


class Raise(_Element):
    """Moves one of a decision maker's statements above another of its own."""

    by: str
    raise_: str = Field(alias="raise")
    above: str


class Scenario(_Grounded):
    """An explicit difference to the base: options held at a level, priorities reordered."""

    text: str = ""
    assume: dict[str, Level] = {}
    reorder: tuple[Raise, ...] = ()
    expect: dict[str, Level] = {}  # what the source predicts: tested, never put in


class CrisisModel(_Element):
    """The whole crisis file. Every section but the title may be empty."""

    title: str
    as_of: PartialDate | None = None
    summary: str = ""
    focal: str | None = None  # the actor whose course the brief's bottom line is about
    actors: dict[str, Actor] = {}
    ties: tuple[Tie, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    treaties: dict[str, Treaty] = {}
    options: dict[str, dict[str, Option]] = {}
    rules: tuple[Rule, ...] = ()
    priorities: dict[str, tuple[Statement, ...]] = {}
    red_lines: tuple[RedLine, ...] = ()
    indicators: dict[str, Indicator] = {}
    effects: tuple[Effect, ...] = ()
    energy_shocks: dict[str, EnergyShock] = {}
    events: tuple[Event, ...] = ()
    scenarios: dict[str, Scenario] = {}

    @property
    def option_names(self) -> tuple[str, ...]:
        """All options as `actor.option`, in file order: the order of levels in a state."""
        return tuple(f"{dm}.{name}" for dm, named in self.options.items() for name in named)

    def levels(self, option: str) -> tuple[str, ...]:
        """The ordered level names of `actor.option`; ("no", "yes") where none are given."""
        dm, _, name = option.partition(".")
        return self.options[dm][name].levels or ("no", "yes")
