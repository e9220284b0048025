"""Who there is, who stands with whom, and who needs whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import PartialDate
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
    """Somebody who acts or is acted on. `ids` are codes such as iso3 and cow."""

    name: str
    aliases: tuple[str, ...] = ()
    ids: dict[str, str | int] = {}
    kind: Literal["state", "organisation", "group", "person", "bloc"] = "state"
    note: str = ""


class Tie(Grounded):
    """A signed, directed tie of one kind, over a stretch of time."""

    from_: str = Field(alias="from")
    to: str
    kind: TieKind = "political"
    sign: Literal["+", "-"]
    strength: Literal["weak", "medium", "strong"] = "medium"
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str = ""


class Dependence(Grounded):
    """What `of` needs and gets from `on`: the share of the need met, and how replaceable it is."""

    of: str
    on: str
    need: str
    share: float | None = Field(default=None, ge=0, le=1)  # None: unknown, and stays so
    replaceable: Literal["easily", "with difficulty", "hardly", "unknown"] = "unknown"
    note: str = ""
