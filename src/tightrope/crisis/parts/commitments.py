"""What was promised in writing: treaties, their clauses and what became of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tightrope.crisis.parts.atoms import ActorId, FormulaText, Grounded, Said, YesNo
from tightrope.dates import PartialDate

# The first five are those of the Alliance Treaty Obligations and Provisions project.
ObligationKind = Literal[
    "defence", "offence", "neutrality", "non_aggression", "consultation", "arms", "intelligence",
    "economic", "trade", "transit", "water", "territory", "ceasefire", "non_proliferation",
]  # fmt: skip


class Obligation(Grounded):
    """One clause of a treaty: who owes what to whom, when, and what honours it."""

    kind: ObligationKind
    """What is owed: one of the five kinds of alliance obligations, or of those beyond alliances."""
    by: ActorId | None = None
    """The party that owes it; left out: every party but the one it is owed to."""
    to: ActorId | None = None
    """The party it is owed to; left out: every other party."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """A formula over options that triggers it; left out, it is owed at all times in force."""
    requires: FormulaText | dict[ActorId, FormulaText] | None = None
    """A formula that holds where it is honoured, or one for each party that owes it."""
    forbids: FormulaText | dict[ActorId, FormulaText] | None = None
    """A formula that holds where it is broken, or one for each party that owes it."""
    article: str = ""
    """Where it stands in the text."""
    text: str = ""
    """What it says, in a few words."""
    area: str = ""
    """The region or field to which it is limited."""

    def required_of(self, party: str) -> str | None:
        """Gives the formula that holds where this party honours the clause."""
        return self.requires.get(party) if isinstance(self.requires, dict) else self.requires

    def forbidden_to(self, party: str) -> str | None:
        """Gives the formula that holds where this party breaks the clause."""
        return self.forbids.get(party) if isinstance(self.forbids, dict) else self.forbids


class Membership(Grounded):
    """When and how far one party is bound, where that differs from the treaty's own dates."""

    signed: PartialDate | None = None
    """When this party signed."""
    ratified: PartialDate | None = None
    """When this party ratified; it need not be bound yet."""
    since: PartialDate | None = None
    """From when this party is bound: entry into force for it, or accession."""
    until: PartialDate | None = None
    """The last date on which it was bound: denunciation took effect, withdrawal."""
    reserves: tuple[Said, ...] = ()
    """Articles or kinds of obligation that a reservation takes out for this party."""


class Suspension(Grounded):
    """A stretch of time in which clauses do not bind though the treaty has not ended."""

    by: ActorId | None = None
    """Whose obligations rest; left out: everybody's."""
    towards: ActorId | None = None
    """Towards whom they rest; left out: towards all parties."""
    since: PartialDate
    """From when."""
    until: PartialDate | None = None
    """The last date; left out: still."""
    state: Literal["suspended", "in abeyance"] = "suspended"
    """Suspended by declaration, or left unapplied without one (in abeyance)."""
    text: str = ""
    """What happened, in a few words."""


class Breach(Grounded):
    """An act by which a party broke the treaty on a day on which it was bound."""

    on: PartialDate
    """When; on that date the treaty still was in force."""
    by: ActorId
    """The party that broke it."""
    of: tuple[Said, ...] = ()
    """Articles or kinds of obligation that were broken; left out: all the party owed."""
    ends: YesNo = False
    """Whether the treaty ended with it."""
    text: str = ""
    """What happened, in a few words."""


class Treaty(Grounded):
    """An instrument between parties: its dates, what it obliges, what it is called."""

    name: str = ""
    """The name that answers use."""
    parties: tuple[ActorId, ...]
    """Everybody who is or was bound by it, two or more."""
    signed: PartialDate | None = None
    """When it was signed."""
    ratified: PartialDate | None = None
    """When the last ratification needed was given."""
    in_force: PartialDate | None = None
    """When it entered into force."""
    ended: PartialDate | None = None
    """The last date on which it was in force: expiry, denunciation, replacement."""
    members: dict[ActorId, Membership] = {}
    """Parties whose dates or reservations differ from those of the treaty."""
    suspensions: tuple[Suspension, ...] = ()
    """Stretches of time in which clauses do not bind."""
    breaches: tuple[Breach, ...] = ()
    """Acts by which a party broke it, as facts; what would break it in a state is computed."""
    obliges: tuple[ObligationKind | Obligation, ...] = ()
    """Its clauses: kinds of obligation that all owe all, or clauses written out."""
    called: str = ""
    """What sources call it, where that differs from what it obliges."""
    note: str = ""
    """A remark for readers of the file."""

    @property
    def clauses(self) -> tuple[Obligation, ...]:
        """Its clauses; a kind alone is a clause that all owe all."""
        return tuple(
            clause if isinstance(clause, Obligation) else Obligation(kind=clause)
            for clause in self.obliges
        )

    @property
    def clause_names(self) -> frozenset[str]:
        """What reservations and breaches may call a clause: its article or its kind."""
        named = {name for clause in self.clauses for name in (clause.kind, clause.article)}
        return frozenset(named - {""})
