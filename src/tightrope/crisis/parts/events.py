"""What happened, and when."""

from __future__ import annotations

from typing import Literal

from tightrope.crisis.parts.atoms import Level, PartialDate, YesNo
from tightrope.crisis.parts.element import Grounded

__all__ = ["Event"]


class Event(Grounded):
    """A dated event; `sealed` ones are used for back-testing only."""

    date: PartialDate
    until: PartialDate | None = None
    text: str
    actors: tuple[str, ...] = ()
    moves: dict[str, Level] = {}  # option -> level, where the event is a move in the model
    confidence: Literal["very high", "high", "medium", "low"] = "high"
    sealed: YesNo = False
