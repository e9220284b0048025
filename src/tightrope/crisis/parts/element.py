"""What every element of a crisis file is, and what one that needs a basis has."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from tightrope.crisis.parts.atoms import ClaimId, Said

__all__ = ["Element", "Grounded"]


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
