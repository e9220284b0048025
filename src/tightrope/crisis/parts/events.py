"""What happened, and when."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from tightrope.crisis.parts.atoms import ActorId, Level, OptionId, PartialDate, Said, YesNo
from tightrope.crisis.parts.element import Element, Grounded

__all__ = ["Event", "Move"]


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
