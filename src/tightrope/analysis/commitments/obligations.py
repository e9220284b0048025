"""What treaties oblige whom to, on a date and in a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.commitments.report import ObligationStatus
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import Obligation, Treaty

__all__ = ["Clause", "clauses", "in_force", "judge_obligations"]

Status = Literal["in force", "signed, not in force", "ended", "date unknown", "not yet signed"]
Answer = Literal["yes", "no", "not judged"]


@dataclass(frozen=True)
class Clause:
    """One obligation of one party, with its formulas read."""

    treaty: str
    kind: str
    party: str
    towards: tuple[str, ...]
    condition: Formula | None
    requires: Formula | None
    forbids: Formula | None
    written: Obligation

    def honoured(self, levels: Mapping[str, int]) -> Answer:
        """Tells whether behaviour in a state honours the clause; not judged without formulas."""
        if self.requires is None and self.forbids is None:
            return "not judged"
        kept = self.requires is None or bool(self.requires.evaluate(levels))
        broken = self.forbids is not None and bool(self.forbids.evaluate(levels))
        return "yes" if kept and not broken else "no"


def clauses(model: CrisisModel) -> Iterator[Clause]:
    """Gives every obligation of every party, in file order."""
    options = option_levels(model)

    def read(text: str | None) -> Formula | None:
        return None if text is None else parse_formula(text, options)

    for name, treaty in model.treaties.items():
        for given in treaty.obliges:
            clause = given if isinstance(given, Obligation) else Obligation(kind=given)
            parties = treaty.parties if clause.by is None else (clause.by,)
            for party in parties:
                others = tuple(p for p in treaty.parties if p != party)
                yield Clause(
                    treaty=name,
                    kind=clause.kind,
                    party=party,
                    towards=others if clause.to is None else (clause.to,),
                    condition=read(clause.if_),
                    requires=read(clause.required_of(party)),
                    forbids=read(clause.forbidden_to(party)),
                    written=clause,
                )


def in_force(treaty: Treaty, as_of: str | None) -> Status:
    """Gives a treaty's status on a date; partial dates decide only as far as they go."""
    if as_of is None:
        return "date unknown"
    if _reached(treaty.ended, as_of) == "yes":
        return "ended"
    begun = _reached(treaty.in_force, as_of)
    if begun == "yes":
        return "in force" if _reached(treaty.ended, as_of) == "no" else "date unknown"
    signed = _reached(treaty.signed, as_of)
    if signed == "no" and treaty.signed is not None:
        return "not yet signed"
    if begun == "no" and treaty.in_force is not None and signed == "yes":
        return "signed, not in force"
    return "date unknown"


def _reached(date: str | None, as_of: str) -> Literal["yes", "no", "unsure"]:
    """Whether a date has come by `as_of`; a date that is not given has not."""
    if date is None:
        return "no"
    shared = min(len(date), len(as_of))
    if date[:shared] != as_of[:shared]:
        return "yes" if date[:shared] < as_of[:shared] else "no"
    return "yes" if len(date) == len(as_of) else "unsure"


def judge_obligations(
    model: CrisisModel, levels: Mapping[str, int], as_of: str | None
) -> tuple[ObligationStatus, ...]:
    """Gives each obligation of each party: in force, triggered, honoured in a state.

    `levels` is empty where the model has no options; then conditions are not judged.
    """
    return tuple(_judged(model, clause, levels, as_of) for clause in clauses(model))


def _judged(
    model: CrisisModel, clause: Clause, levels: Mapping[str, int], as_of: str | None
) -> ObligationStatus:
    treaty = model.treaties[clause.treaty]
    status = in_force(treaty, as_of)
    triggered = _triggered(clause, levels)
    honoured = clause.honoured(levels) if triggered == "yes" and levels else "not judged"
    written = clause.written
    return ObligationStatus(
        treaty=clause.treaty,
        obligation=clause.kind,
        party=clause.party,
        towards=clause.towards,
        status=status,
        triggered=triggered,
        honoured=honoured,
        article=written.article,
        cites=written.cites or treaty.cites,
        assumption=written.assumption or (None if written.cites else treaty.assumption),
        says=written.text,
        area=written.area,
        condition=None if clause.condition is None else str(clause.condition),
        signed=treaty.signed,
        in_force=treaty.in_force,
        ended=treaty.ended,
    )


def _triggered(clause: Clause, levels: Mapping[str, int]) -> Answer:
    if clause.condition is None:
        return "yes"
    if not levels:
        return "not judged"
    return "yes" if clause.condition.evaluate(levels) else "no"
