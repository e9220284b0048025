"""Which clauses of treaties bind whom on a date, and in which states each is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.consequences.layout import Columns, holds_where
from tightrope.crisis.levels import option_levels
from tightrope.crisis.model import CrisisModel, Obligation, Treaty
from tightrope.crisis.parse_formula import parse_formula
from tightrope.dates import PartialDate

__all__ = ["Binding", "bindings", "broken_in"]

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Binding:
    """A clause that binds a party (its debtor) on the date; `clause` counts the treaty's from 0."""

    treaty: str
    clause: int
    debtor: str
    owed: Obligation


def bindings(model: CrisisModel) -> tuple[Binding, ...]:
    """Gives the clauses in force on the model's `as_of`, by debtor, in file order.

    The debtor is never the one a clause is owed to. A party is bound from its own date or the
    treaty's entry into force until either ends, but for what it reserves, what is suspended and
    what a breach has ended. Without `as_of` a clause binds where the treaty has entered into
    force and has not ended.
    """
    return tuple(_bindings(model))


def _bindings(model: CrisisModel) -> Iterator[Binding]:
    for name, treaty in model.treaties.items():
        for place, clause in enumerate(treaty.clauses):
            for party in treaty.parties if clause.by is None else (clause.by,):
                if party != clause.to and _binds(treaty, clause, party, model.as_of):
                    yield Binding(name, place, party, clause)


def _binds(treaty: Treaty, clause: Obligation, party: str, as_of: PartialDate | None) -> bool:
    member = treaty.members.get(party)
    since = (member and member.since) or treaty.in_force
    ends = [treaty.ended, member.until if member else None]
    if member and {clause.kind, clause.article} & set(member.reserves):
        return False
    if as_of is None:
        return since is not None and not any(ends)
    if since is None or not since.has_come(as_of):
        return False
    if any(end is not None and end.is_over(as_of) for end in ends):
        return False
    if any(breach.ends and breach.on.is_over(as_of) for breach in treaty.breaches):
        return False
    return not any(
        rest.by in (None, party)
        and rest.towards in (None, clause.to)
        and rest.since.has_come(as_of)
        and not (rest.until is not None and rest.until.is_over(as_of))
        for rest in treaty.suspensions
    )


def broken_in(model: CrisisModel, binding: Binding, columns: Columns, states: int) -> Flags:
    """Gives the states in which the debtor breaks the clause, bool (states,).

    Broken: triggered (`if`, where there is one), and `requires` does not hold or `forbids` does.
    A clause without either formula is broken nowhere: nothing says what honours it.
    """
    options = option_levels(model)

    def where(text: str | None, otherwise: bool) -> Flags:
        if text is None:
            return np.full(states, otherwise)
        return holds_where(parse_formula(text, options), columns, states)

    clause = binding.owed
    triggered = where(clause.if_, otherwise=True)
    kept = where(clause.required_of(binding.debtor), otherwise=True)
    forbidden = where(clause.forbidden_to(binding.debtor), otherwise=False)
    out: Flags = triggered & (~kept | forbidden)
    return out
