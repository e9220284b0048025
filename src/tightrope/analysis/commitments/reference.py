"""Published base rates of honouring and joining, shown beside a case and never mixed into it."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tightrope.analysis.commitments.report import ReferenceClass
from tightrope.crisis import CrisisModel
from tightrope.dates import PartialDate

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
