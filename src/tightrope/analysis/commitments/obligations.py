"""What treaties oblige whom to on a date and in a state, what they are called, and how often such are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np

from tightrope.analysis.commitments.question import Scene
from tightrope.analysis.commitments.report import (
    Answer,
    Clash,
    Loose,
    NamedInstrument,
    ObligationStatus,
    OwedClause,
    ReferenceClass,
)
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


def called_against_obliges(model: CrisisModel) -> tuple[NamedInstrument, ...]:
    """Gives each treaty that sources call by a name: the name, and the kinds it obliges to."""
    found = []
    for name, treaty in model.treaties.items():
        kinds = dict.fromkeys(clause.kind for clause in treaty.clauses)
        if treaty.called:
            found.append(NamedInstrument(name, treaty.called, tuple(kinds), treaty.cites))
    return tuple(found)


def clashing_obligations(scene: Scene) -> tuple[Clash, ...]:
    """Gives each pair of obligations that no feasible state honours together.

    Asked over the states in which both are triggered; only clauses with `requires` or `forbids`
    can clash.
    """
    if scene.game is None:
        return ()
    found = [clause for clause in clauses(scene.model) if clause.is_judged]
    everywhere = np.ones(scene.game.states, dtype=np.bool_)
    clashes = []
    for one, other in combinations(found, 2):
        if one.written is other.written:
            continue
        both = everywhere & one.triggered(scene.columns) & other.triggered(scene.columns)
        if both.any() and not (both & one.kept(scene.columns) & other.kept(scene.columns)).any():
            clashes.append(_clash(one, other, int(both.sum()), scene.as_of))
    return tuple(dict.fromkeys(clashes))


def _clash(one: Clause, other: Clause, states: int, as_of: PartialDate | None) -> Clash:
    loose = [_loose(clause, as_of) for clause in (one, other) if not clause.is_binding(as_of)]
    return Clash(_owed(one), _owed(other), states, tuple(dict.fromkeys(loose)))


def _loose(clause: Clause, as_of: PartialDate | None) -> Loose:
    """Why it binds towards nobody: what holds towards most of those it is owed to."""
    found = list(clause.standings(as_of).values())
    statuses = [how.status for how in found]
    why = max(found, key=lambda how: statuses.count(how.status))
    return Loose(clause.treaty, clause.debtor, why.status, why.date)


def _owed(clause: Clause) -> OwedClause:
    return OwedClause(
        clause.treaty, clause.kind, clause.debtor, clause.creditors, clause.written.article
    )


ALLIANCE = frozenset({"defence", "offence", "neutrality", "non_aggression", "consultation"})
_NO_OTHER = "; both times in one, as there is no figure for the time of the case alone"


def reference_classes(model: CrisisModel, as_of: PartialDate | None) -> tuple[ReferenceClass, ...]:
    """Gives the base rates for the kinds of obligation in a crisis and the time of its date.

    Empty without an alliance: clauses of the five kinds of the Alliance Treaty Obligations and
    Provisions project. Rates of honouring are published; rates of joining are counted over public
    conflict data and measure behaviour with a pact on the books, not compliance with a triggered
    obligation. Without a date the later time is taken. A rate over both times is given only where
    there is none of the kind for the time of the case, and its measure then says so.
    """
    kinds = {clause.kind for treaty in model.treaties.values() for clause in treaty.clauses}
    if not kinds & ALLIANCE:
        return ()
    year = 2100 if as_of is None else as_of.last.year
    shown = [
        entry
        for entry in _facts()
        if (entry["kind"] is None or entry["kind"] in kinds)
        and entry["era"][0] <= year <= entry["era"][1]
    ]
    told = {(entry["kind"], entry["measure"]) for entry in shown if not _pooled(entry)}
    return tuple(
        ReferenceClass(
            question=entry["question"],
            measure=entry["measure"] + (_NO_OTHER if _pooled(entry) else ""),
            rate=entry["rate"],
            interval=None if entry["interval"] is None else tuple(entry["interval"]),
            n=entry["n"],
            source=entry["source"],
        )
        for entry in shown
        if not _pooled(entry) or (entry["kind"], entry["measure"]) not in told
    )


def _pooled(entry: dict[str, Any]) -> bool:
    """Whether a rate is over the time before 1945 and the time after in one."""
    return bool(entry["era"][0] < 1945 <= entry["era"][1])


@lru_cache(maxsize=1)
def _facts() -> tuple[dict[str, Any], ...]:
    text = files("tightrope.analysis.commitments").joinpath("base_rates.json").read_text("utf-8")
    return tuple(json.loads(text)["rates"])
