"""What was promised and what was threatened: treaties and red lines."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import PartialDate, YesNo
from tightrope.crisis.parts.element import Grounded

__all__ = ["Obligation", "ObligationKind", "RedLine", "Treaty"]

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


class Obligation(Grounded):
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


class Treaty(Grounded):
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


class RedLine(Grounded):
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
