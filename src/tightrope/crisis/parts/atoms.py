"""Elements, and the values they are made of; what each names is part of its type, so that checks follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from tightrope.dates import PartialDate

What = Literal[
    "actor", "option", "indicator", "treaty", "cause", "held", "formula", "claim",
    "scenario", "red line", "energy shock", "change",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text of the file that leads somewhere else in it, and where to."""

    what: What


def _said(value: str) -> str:
    if not value.strip():
        raise ValueError("should say something, not be blank")
    return value


Said = Annotated[str, AfterValidator(_said)]
ActorId = Annotated[Said, Names("actor")]
OptionId = Annotated[Said, Names("option")]  # actor.option
IndicatorId = Annotated[Said, Names("indicator")]
TreatyId = Annotated[Said, Names("treaty")]
CauseId = Annotated[Said, Names("cause")]  # an option, a formula over options or an indicator
HeldId = Annotated[Said, Names("held")]  # an option or an indicator that is put at a level
FormulaText = Annotated[Said, Names("formula")]
ClaimId = Annotated[Said, Names("claim")]
# Named by other files of the folder:
ScenarioId = Annotated[Said, Names("scenario")]
RedLineId = Annotated[Said, Names("red line")]
ShockId = Annotated[Said, Names("energy shock")]
ChangeText = Annotated[Said, Names("change")]  # a what-if change


def _yes_no(value: Any) -> Any:
    """YAML 1.2 reads yes and no as text; the crisis file means the truth values."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Level = Annotated[bool | str, BeforeValidator(_yes_no)]
Irreversible = Annotated[
    bool | Literal["up", "down"],
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, "yes", "no", "up", "down"]}),
]
YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "yes", "no"]})
]


def _spread(value: Any) -> Any:
    """A single number is a quantity known without spread."""
    return (value, value, value) if isinstance(value, int | float) else value


def _ordered(value: tuple[float, float, float]) -> tuple[float, float, float]:
    low, mode, high = value
    if not 0 <= low <= mode <= high:
        message = "write one number, or [least, most likely, most] in rising order, none below 0"
        raise ValueError(message)
    return value


_Finite = Annotated[float, Field(allow_inf_nan=False)]
Spread = Annotated[
    tuple[_Finite, _Finite, _Finite], BeforeValidator(_spread), AfterValidator(_ordered)
]


class Element(BaseModel):
    """A part of the crisis file with keys of its own; unknown keys are refused.

    The sentence under each key is its entry in the JSON Schema and on the reference page.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    spoken: ClassVar[str] = ""  # where people do not call it by the words of the class's name

    @classmethod
    def kind_word(cls) -> str:
        """Gives what people call such an element: `red line` for RedLine."""
        return cls.spoken or re.sub(r"(?<=.)(?=[A-Z])", " ", cls.__name__).lower()


class Grounded(Element):
    """An element that should say what it rests on: claim ids, or an assumption with its reason."""

    cites: tuple[ClaimId, ...] = ()
    """Ids of the accepted claims that the element rests on."""
    assumption: Said | None = None
    """Why the element is assumed where no claim says so."""


class Lasting(Grounded):
    """An element that counts for a stretch of time: a want or a link that began or ended on some day."""

    since: PartialDate | None = None
    """When it began or was first known; before that it does not count. Left out: it always did."""
    until: PartialDate | None = None
    """The last date on which it counts; left out: it still does."""

    def counts_on(self, on: PartialDate) -> bool:
        """Tells whether it counts on a date."""
        begun = self.since is None or self.since.has_come(on)
        return begun and not (self.until is not None and self.until.is_over(on))
