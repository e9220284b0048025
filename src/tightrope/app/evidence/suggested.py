"""What is suggested and not decided: claims of other coders, each kept in a file, and ties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from tightrope.app.errors import NoSuchSuggestions
from tightrope.app.store.folder import Folder
from tightrope.crisis.model import Actor, CrisisModel, Tie, TieKind
from tightrope.errors import nearest
from tightrope.evidence import Claim, EvidenceReport, SuggestedTie, read_decisions
from tightrope.evidence.claims.anchor import Sayings
from tightrope.evidence.claims.records import read_claims

_PREFIX = "suggested-"
ASSISTANT = "assistant"  # kind of those who may propose; what they say makes no coder surer


def place_of(folder: Folder, coder: str) -> Path:
    """Gives the file in which a coder's suggestions are kept."""
    return folder.derived / f"{_PREFIX}{_label(coder)}.parquet"


def suggested_by(folder: Folder) -> tuple[str, ...]:
    """Gives the labels of the coders whose suggestions are kept in the folder."""
    return tuple(
        sorted(path.stem[len(_PREFIX) :] for path in folder.derived.glob(f"{_PREFIX}*.parquet"))
    )


def coders_that_read(folder: Folder) -> tuple[str, ...]:
    """Gives those of them that read by themselves: an assistant has seen what it agrees with."""
    return tuple(name for name in suggested_by(folder) if not name.startswith(f"{ASSISTANT}-"))


def read_suggested(folder: Folder, name: str) -> tuple[Claim, ...]:
    """Gives what a coder suggested: by its whole name, or by its kind where that is clear."""
    kept = {p.stem[len(_PREFIX) :]: p for p in sorted(folder.derived.glob(f"{_PREFIX}*.parquet"))}
    label = _label(name)
    alike = [known for known in kept if known.startswith(f"{label}-")]
    if label not in kept and len(alike) == 1:
        label = alike[0]
    if label not in kept:
        raise NoSuchSuggestions(
            "no coder of this name has read this folder",
            value=name,
            hint=nearest(label, kept)
            if kept
            else "a coder reads first (tightrope read --coder), an assistant proposes first",
        )
    return read_claims(kept[label])


def proposed_besides(folder: Folder, listed: Sequence[Claim]) -> dict[str, int]:
    """Gives how many undecided claims others propose that none of the listed says, by who proposes them."""
    known = Sayings((*listed, *(one.claim for one in read_decisions(folder.decisions))))
    found: Counter[str] = Counter()
    for name in suggested_by(folder):
        for claim in read_suggested(folder, name):
            if claim not in known:
                found[claim.coder] += 1
    return dict(found)


def _label(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")


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
