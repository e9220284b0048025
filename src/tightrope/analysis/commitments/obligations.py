"""What treaties oblige whom to, on a date and in a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.commitments.report import ObligationStatus
from tightrope.analysis.commitments.wording import listed, name_of
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import Obligation, Treaty

__all__ = ["KIND_WORDS", "Clause", "clauses", "in_force", "judge_obligations"]

Status = Literal["in force", "signed, not in force", "ended", "date unknown", "not yet signed"]
Answer = Literal["yes", "no", "not judged"]

KIND_WORDS = {
    "defence": "to defend the other when it is attacked",
    "offence": "to join the other in attack",
    "neutrality": "to stay neutral and not to aid an attacker of the other",
    "non_aggression": "not to use force against the other",
    "consultation": "to consult",
    "arms": "to cooperate in arms",
    "intelligence": "to share intelligence",
    "economic": "to cooperate in the economy",
    "trade": "to let trade pass on the agreed terms",
    "transit": "to let the other's goods and people through",
    "water": "to share water as agreed",
    "territory": "to keep to the agreed frontier",
    "ceasefire": "to keep to the terms of the ceasefire",
    "non_proliferation": "not to make or pass on the arms named",
}


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
        text=_sentence(model, clause, status, triggered, honoured, as_of),
        cites=written.cites or treaty.cites,
        assumption=written.assumption or (None if written.cites else treaty.assumption),
    )


def _triggered(clause: Clause, levels: Mapping[str, int]) -> Answer:
    if clause.condition is None:
        return "yes"
    if not levels:
        return "not judged"
    return "yes" if clause.condition.evaluate(levels) else "no"


def _sentence(
    model: CrisisModel,
    clause: Clause,
    status: Status,
    triggered: Answer,
    honoured: Answer,
    as_of: str | None,
) -> str:
    treaty = model.treaties[clause.treaty]
    written = clause.written
    what = written.text or KIND_WORDS[clause.kind]
    article = f", article {written.article}" if written.article else ""
    area = f" (in {written.area})" if written.area else ""
    owed = listed([name_of(model, other) for other in clause.towards])
    kind = clause.kind.replace("_", "-")
    who = f"{treaty.name or clause.treaty}{article}: {name_of(model, clause.party)} owes {owed}"
    parts = [
        f"{who} {kind}: {what}{area}.",
        _status_words(treaty, status, as_of),
    ]
    if clause.condition is not None:
        parts.append(
            {
                "yes": f"Its condition '{clause.condition}' is met.",
                "no": f"Its condition '{clause.condition}' is not met.",
                "not judged": f"Whether '{clause.condition}' holds cannot be judged.",
            }[triggered]
        )
    if honoured != "not judged":
        parts.append("It is honoured." if honoured == "yes" else "It is not honoured.")
    return " ".join(part for part in parts if part)


def _status_words(treaty: Treaty, status: Status, as_of: str | None) -> str:
    match status:
        case "in force":
            return f"In force since {treaty.in_force}."
        case "signed, not in force":
            return f"Signed {treaty.signed}, in force only from {treaty.in_force}: not binding on {as_of}."
        case "ended":
            return f"Ended {treaty.ended}: no longer binding on {as_of}."
        case "not yet signed":
            return f"Signed only on {treaty.signed}, after {as_of}."
    if as_of is None:
        return "Whether it is in force is not judged, since the file gives no date (as_of)."
    return f"Whether it is in force on {as_of} cannot be told from the dates given."
