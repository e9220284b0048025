"""What every element of a crisis file is, and what one that needs a basis has."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Element", "Grounded"]


class Element(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Grounded(Element):
    """An element that should say what it rests on: claim ids, or an assumption with its reason."""

    cites: tuple[str, ...] = ()
    assumption: str | None = None
