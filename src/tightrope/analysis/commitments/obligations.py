"""What treaties oblige whom to, on a date and in a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.commitments.report import Answer, ObligationStatus
from tightrope.consequences import Clause, Standing, clauses
from tightrope.crisis import CrisisModel
from tightrope.dates import PartialDate

_RESTING = ("suspended", "in abeyance")
_MAY_BIND = ("in force", "date unknown")


def judge_obligations(
    model: CrisisModel,
    levels: Mapping[str, int],
    as_of: PartialDate | None,
    expected: Mapping[str, int] | None = None,
) -> tuple[ObligationStatus, ...]:
    """Gives each obligation of each party: in force, triggered, honoured in a state.

    One entry for each debtor, and another where the clause rests towards some of those it is owed
    to (suspended, in abeyance). `levels` is empty where the model has no options; then conditions
    are not judged. In the levels `expected` only whether they are honoured is judged, apart.
    """
    return tuple(
        _judged(clause, found, towards, levels, as_of, expected or {})
        for clause in clauses(model)
        for found, towards in _by_standing(clause, as_of)
    )


def _by_standing(
    clause: Clause, as_of: PartialDate | None
) -> Iterator[tuple[Standing, tuple[str, ...]]]:
    """Those it is owed to, put together by how it stands towards them.

    Where it binds or rests towards some, those who are no members (any more) are left out; where
    it does neither, all that do not count for the same reason stand together.
    """
    found = clause.standings(as_of)
    groups: dict[str, list[str]] = {}
    for creditor, how in found.items():
        groups.setdefault(how.status, []).append(creditor)
    living = [status for status in groups if status in ("in force", *_RESTING)]
    for status in living or [max(groups, key=lambda status: len(groups[status]))]:
        towards = tuple(groups[status])
        yield _shared([found[creditor] for creditor in towards]), towards


def _shared(standings: list[Standing]) -> Standing:
    """One standing for several: the first date; whose doing it is where it is one party's."""
    dates = [found.date for found in standings if found.date is not None]
    by = {found.by for found in standings}
    return Standing(
        standings[0].status,
        min(dates, key=lambda date: date.last, default=None),
        next(iter(by)) if len(by) == 1 else None,
    )


def _judged(
    clause: Clause,
    found: Standing,
    towards: tuple[str, ...],
    levels: Mapping[str, int],
    as_of: PartialDate | None,
    expected: Mapping[str, int],
) -> ObligationStatus:
    written, treaty = clause.written, clause.of
    owed = found.status in _MAY_BIND  # what does not bind is neither honoured nor broken
    broken = [b for b in clause.breaches if as_of is not None and b.on.has_come(as_of)]
    return ObligationStatus(
        treaty=clause.treaty,
        obligation=clause.kind,
        party=clause.debtor,
        towards=towards,
        status=found.status,
        triggered=_triggered(clause, levels),
        honoured=_honoured(clause, levels, as_of) if owed else "not judged",
        article=written.article,
        cites=written.cites or treaty.cites,
        assumption=written.assumption or (None if written.cites else treaty.assumption),
        says=written.text,
        area=written.area,
        condition=None if clause.condition is None else str(clause.condition),
        signed=treaty.signed,
        date=found.date,
        by=found.by,
        clause=clause.number,
        broken_on=broken[-1].on if broken else None,
        honoured_expected=_behaves(clause, expected) if owed else "not judged",
    )


def _triggered(clause: Clause, levels: Mapping[str, int]) -> Answer:
    if clause.condition is None:
        return "yes"
    return _answer(clause.triggered(levels)) if levels else "not judged"


def _honoured(clause: Clause, levels: Mapping[str, int], as_of: PartialDate | None) -> Answer:
    """Not on the day of an act that the file names as its breach; else as the formulas say."""
    if as_of is not None and any(breach.on.last == as_of.last for breach in clause.breaches):
        return "no"
    return _behaves(clause, levels)


def _behaves(clause: Clause, levels: Mapping[str, int]) -> Answer:
    """Whether the debtor keeps to it at some levels, by its formulas; where it is triggered."""
    if _triggered(clause, levels) != "yes" or not levels or not clause.is_judged:
        return "not judged"
    return _answer(clause.kept(levels))


def _answer(holds: bool) -> Answer:
    return "yes" if holds else "no"
