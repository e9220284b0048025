"""Imported ties that cite claims: only what the folder has accepted itself can be cited in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any


def on_own_claims(
    ties: Sequence[Mapping[str, Any]], accepted: Collection[str]
) -> tuple[list[dict[str, Any]], int]:
    """Gives the ties as they can stand in a folder with these accepted claims, and how many cited
    others: these say so as an assumption instead."""
    entries, changed = [], 0
    for tie in ties:
        foreign = [claim for claim in tie.get("cites", ()) if claim not in accepted]
        changed += bool(foreign)
        entries.append(_assuming(tie, foreign) if foreign else dict(tie))
    return entries, changed


def _assuming(tie: Mapping[str, Any], foreign: Sequence[str]) -> dict[str, Any]:
    own = [claim for claim in tie["cites"] if claim not in foreign]
    said = f"rests elsewhere on the claims {', '.join(foreign)}"
    reason = "; ".join(filter(None, (tie.get("assumption"), said)))
    kept = {key: value for key, value in tie.items() if key not in ("cites", "assumption")}
    return kept | ({"cites": own} if own else {}) | {"assumption": reason}
