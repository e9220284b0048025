"""Later events, kept apart from the model: for comparing answers with what happened."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from tightrope.app.errors import UnreadableSealedEvents
from tightrope.app.folder import read_text
from tightrope.crisis.parts.atoms import ChangeText, Element, Level, OptionId, Said, ScenarioId
from tightrope.crisis.read import Typed, read_typed
from tightrope.dates import PartialDate

__all__ = ["SealedEvent", "SealedFile", "read_sealed"]


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


class SealedFile(Element):
    """The file: one list under one key."""

    sealed: tuple[SealedEvent, ...]
    """Later events, kept apart from the model."""


def read_sealed(path: Path) -> Typed[SealedFile]:
    """Gives the sealed events of a file. Raises UnreadableSealedEvents with every line that is wrong."""
    if not path.is_file():
        raise UnreadableSealedEvents("there is no such file", where=str(path))
    return read_typed(read_text(path), path.name, SealedFile, UnreadableSealedEvents)
