"""Published base rates of honouring and joining, shown beside a case and never mixed into it."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tightrope.analysis.commitments.report import ReferenceClass
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import Obligation

__all__ = ["reference_classes"]


def reference_classes(model: CrisisModel) -> tuple[ReferenceClass, ...]:
    """Gives the base rates for the kinds of obligation in a crisis; empty without treaties.

    Rates of honouring are published; rates of joining are counted over public conflict data and
    measure behaviour with a pact on the books, not compliance with a triggered obligation.
    """
    if not model.treaties:
        return ()
    kinds = {
        clause.kind if isinstance(clause, Obligation) else clause
        for treaty in model.treaties.values()
        for clause in treaty.obliges
    }
    return tuple(
        ReferenceClass(
            question=entry["question"],
            measure=entry["measure"],
            rate=entry["rate"],
            interval=None if entry["interval"] is None else tuple(entry["interval"]),
            n=entry["n"],
            source=entry["source"],
        )
        for entry in _facts()
        if entry["kind"] is None or entry["kind"] in kinds
    )


@lru_cache(maxsize=1)
def _facts() -> tuple[dict[str, Any], ...]:
    text = files("tightrope.analysis.commitments").joinpath("base_rates.json").read_text("utf-8")
    return tuple(json.loads(text)["rates"])
