"""Ties the evidence suggests, laid over a model that has none of its own."""

from __future__ import annotations

from typing import get_args

from tightrope.crisis import CrisisModel
from tightrope.crisis.model import Actor, Tie, TieKind
from tightrope.evidence import EvidenceReport, SuggestedTie

__all__ = ["with_suggested_ties"]


def with_suggested_ties(model: CrisisModel, report: EvidenceReport) -> CrisisModel:
    """Gives the model with the suggested ties, where people wrote none; else the model as it is.

    Each tie says in its assumption that it is a suggestion and how many origins speak for it.
    """
    if model.ties or not report.ties:
        return model
    ties = tuple(_tie(tie) for tie in report.ties if tie.sign != 0)
    named = {end for tie in ties for end in (tie.from_, tie.to)}
    actors = {name: Actor(name=name.replace("_", " ").title()) for name in sorted(named)}
    return model.model_copy(update={"ties": ties, "actors": {**actors, **model.actors}})


def _tie(tie: SuggestedTie) -> Tie:
    strength = ("weak", "medium", "strong")[min(tie.origins, 3) - 1]
    return Tie.model_validate(
        {
            "from": tie.source,
            "to": tie.target,
            "kind": tie.kind if tie.kind in get_args(TieKind) else "other",
            "sign": "+" if tie.sign > 0 else "-",
            "strength": strength,
            "cites": tie.claims,
            "assumption": f"Suggested by {len(tie.claims)} claims of {tie.origins} origins",
        }
    )
