"""What other coders suggested, each in a file of its own below `.tightrope/`."""

from __future__ import annotations

import re
from pathlib import Path

from tightrope.app.errors import NoSuchSuggestions
from tightrope.app.folder import Folder
from tightrope.errors import nearest
from tightrope.evidence import Claim
from tightrope.evidence.claims.records import read_claims

_PREFIX = "suggested-"


def place_of(folder: Folder, coder: str) -> Path:
    """Gives the file in which a coder's suggestions are kept."""
    return folder.derived / f"{_PREFIX}{_label(coder)}.parquet"


def suggested_by(folder: Folder) -> tuple[str, ...]:
    """Gives the labels of the coders whose suggestions are kept in the folder."""
    return tuple(
        sorted(path.stem[len(_PREFIX) :] for path in folder.derived.glob(f"{_PREFIX}*.parquet"))
    )


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
            hint=nearest(label, kept) if kept else "read with it first: tightrope read --coder",
        )
    return read_claims(kept[label])


def _label(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")
