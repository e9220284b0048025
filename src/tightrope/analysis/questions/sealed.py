"""Later events, kept apart from the model: for setting answers against what happened."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tightrope.analysis.questions.errors import UnreadableSealedEvents
from tightrope.crisis.parts.atoms import (
    ChangeText,
    Element,
    Level,
    OptionId,
    Said,
    ScenarioId,
    ShockId,
)
from tightrope.crisis.read import Typed, read_typed
from tightrope.dates import PartialDate

Percent = Annotated[float, Field(allow_inf_nan=False)]


class SealedEvent(Element):
    """A later event: its bare trigger, the scenario it realises, and what was observed."""

    id: Said
    """A short name."""
    date: PartialDate
    """When it happened."""
    text: Said
    """What happened."""
    confidence: Literal["very high", "high", "medium", "low"]
    """How sure it is that it happened so."""
    trigger: tuple[ChangeText, ...]
    """What-if changes that put the bare event into the model: `usa.strike=yes`."""
    scenario: ScenarioId | None = None
    """The scenario of the crisis file that it realises."""
    observed: dict[OptionId, Level]
    """Levels at which options were seen afterwards."""
    unclear: dict[Said, str] = Field(default={})
    """Options of which it is not clear what was done, with the reason."""
    rises: dict[ShockId, tuple[Percent, Percent]] = Field(default={})
    """By how many per cent a price rose, lowest and highest observed: `hormuz: [30, 60]`."""


class SealedFile(Element):
    """The file: one list under one key."""

    sealed: tuple[SealedEvent, ...]
    """Later events, kept apart from the model."""


def parse_sealed(text: str, name: str) -> Typed[SealedFile]:
    """Gives the sealed events of a file. Raises UnreadableSealedEvents with every line that is wrong."""
    return read_typed(text, name, SealedFile, UnreadableSealedEvents)
