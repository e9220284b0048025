"""Who there is, who stands with whom, and who needs whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import ActorId, PartialDate, Said
from tightrope.crisis.parts.element import Element, Grounded

__all__ = ["Actor", "Dependence", "Tie", "TieKind"]

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


class Actor(Element):
    """Somebody who acts or is acted on; the key is the id that the rest of the file uses."""

    name: Said
    """The name that answers use."""
    aliases: tuple[Said, ...] = ()
    """Other names by which texts mean this actor: capitals, palaces, adjectives."""
    ids: dict[str, str | int] = {}
    """Codes of the actor in data sets, such as `iso3: RUS` and `cow: 365`."""
    kind: Literal["state", "organisation", "group", "person", "bloc"] = "state"
    """What the actor is."""
    note: str = ""
    """A remark for readers of the file."""


class Tie(Grounded):
    """A signed, directed tie of one kind, over a stretch of time."""

    from_: ActorId = Field(alias="from")
    """The actor who is friendly or hostile."""
    to: ActorId
    """The actor towards whom."""
    kind: TieKind = "political"
    """The field of relations in which they are tied."""
    sign: Literal["+", "-"]
    """Friendly (+) or hostile (-); a lone - stands in quotes."""
    strength: Literal["weak", "medium", "strong"] = "medium"
    """How close or how hostile."""
    since: PartialDate | None = None
    """When it began; left out, it stood before anything in the file."""
    until: PartialDate | None = None
    """The last date on which it stood; left out, it still stands."""
    note: str = ""
    """A remark for readers of the file."""


class Dependence(Grounded):
    """What one actor needs and gets from another, and how replaceable that is."""

    of: ActorId
    """The actor who needs."""
    on: ActorId
    """The actor who supplies."""
    need: Said
    """What is needed: gas, arms, transit."""
    share: float | None = Field(default=None, ge=0, le=1)
    """The share of the need that the supplier meets, from 0 to 1; left out: not known."""
    replaceable: Literal["easily", "with difficulty", "hardly", "unknown"] = "unknown"
    """How hard it is to find another supplier."""
    note: str = ""
    """A remark for readers of the file."""
