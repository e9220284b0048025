"""The clauses of treaties, debtor by debtor: when they bind, what triggers and what breaks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tightrope.consequences.standing import Standing, standing
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import Breach, Obligation, Treaty
from tightrope.dates import PartialDate


@dataclass(frozen=True)
class Clause:
    """One obligation of one debtor towards one or more creditors, with its formulas read.

    `requires` and `forbids` are there only where they speak of what the debtor does: nobody breaks
    a clause by what another does, least of all by being attacked.
    """

    treaty: str
    kind: str
    debtor: str
    creditors: tuple[str, ...]
    condition: Formula | None
    requires: Formula | None
    forbids: Formula | None
    written: Obligation
    of: Treaty
    number: int  # its place among the clauses of the treaty, from 1

    def standings(self, on: PartialDate | None) -> dict[str, Standing]:
        """Gives each creditor -> whether the clause binds towards it on a date."""
        return {
            creditor: standing(self.of, self.written, self.debtor, creditor, on)
            for creditor in self.creditors
        }

    def is_binding(self, on: PartialDate | None) -> bool:
        """Tells whether the clause binds towards at least one creditor on a date."""
        return any(found.status == "in force" for found in self.standings(on).values())

    @property
    def is_judged(self) -> bool:
        """Whether the file says what honours it."""
        return self.requires is not None or self.forbids is not None

    def triggered(self, levels: Mapping[str, Any]) -> Any:
        """Gives where it is owed: a bool, or bools over states as `Formula.evaluate` gives them."""
        return True if self.condition is None else self.condition.evaluate(levels)

    def kept(self, levels: Mapping[str, Any]) -> Any:
        """Gives where behaviour is as the clause wants it, triggered or not."""
        held: Any = True
        if self.requires is not None:
            held = held & self.requires.evaluate(levels)
        if self.forbids is not None:
            held = held & (self.forbids.evaluate(levels) ^ True)
        return held

    def broken(self, levels: Mapping[str, Any]) -> Any:
        """Gives where it is triggered and not kept; nowhere where nothing says what honours it."""
        return self.triggered(levels) & (self.kept(levels) ^ True)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """The acts, as facts of the file, by which its debtor broke it."""
        names = {self.kind, self.written.article}
        return tuple(
            breach
            for breach in self.of.breaches
            if breach.by == self.debtor and (not breach.of or names & set(breach.of))
        )


def clauses(model: CrisisModel) -> Iterator[Clause]:
    """Gives every clause of every treaty for each party that owes it, in the order of the file.

    A party is never a debtor of what is owed to it.
    """
    options = option_levels(model)
    for name, treaty in model.treaties.items():
        for number, clause in enumerate(treaty.clauses, 1):
            debtors = [p for p in treaty.parties if clause.by in (None, p) and p != clause.to]
            for debtor in debtors:
                others = tuple(p for p in treaty.parties if p != debtor)
                yield Clause(
                    treaty=name,
                    kind=clause.kind,
                    debtor=debtor,
                    creditors=others if clause.to is None else (clause.to,),
                    condition=_read(clause.if_, options),
                    requires=_own(clause.required_of(debtor), debtor, debtors, options),
                    forbids=_own(clause.forbidden_to(debtor), debtor, debtors, options),
                    written=clause,
                    of=treaty,
                    number=number,
                )


def _read(text: str | None, options: Mapping[str, tuple[str, ...]]) -> Formula | None:
    return None if text is None else parse_formula(text, options)


def _own(
    text: str | None, debtor: str, debtors: list[str], options: Mapping[str, tuple[str, ...]]
) -> Formula | None:
    """The formula where it speaks of this debtor's options and of no other debtor's."""
    formula = _read(text, options)
    if formula is None:
        return None
    owners = {option.partition(".")[0] for option in formula.options}
    return formula if owners & set(debtors) == {debtor} else None
