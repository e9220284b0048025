"""Decisions written under the lock: what another decided meanwhile stays, and is told."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.app.errors import AlreadyDecided
from tightrope.app.folder import Folder
from tightrope.app.lock import writing
from tightrope.errors import TightropeError
from tightrope.evidence import Decision, append_decisions, read_decisions, withdraw_decisions

__all__ = ["add_decisions", "already_decided", "take_back"]


def add_decisions(
    folder: Folder, made: Sequence[Decision], *, together: bool = False
) -> tuple[tuple[Decision, ...], tuple[TightropeError, ...]]:
    """Adds decisions to the folder; gives those written and, with the reason, those refused.

    A claim that stands decided in the file is refused. `together`: all are written or none.
    """
    if not made:
        return (), ()
    with writing(folder, "deciding claims"):
        settled = {d.claim.id: d for d in read_decisions(folder.decisions)}
        refused = tuple(already_decided(settled[d.claim.id]) for d in made if d.claim.id in settled)
        fresh = tuple(d for d in made if d.claim.id not in settled)
        if refused and together:
            fresh = ()
        append_decisions(folder.decisions, fresh)
    return fresh, refused


def take_back(folder: Folder, made: tuple[Decision, ...]) -> None:
    """Takes back decisions of one's own; what another has changed since stays."""
    if not made:
        return
    with writing(folder, "taking a decision back"):
        standing = {d.claim.id: d for d in read_decisions(folder.decisions)}
        for own in made:
            found = standing.get(own.claim.id)
            if found is not None and found != own:
                raise already_decided(found)
        withdraw_decisions(folder.decisions, {own.claim.id for own in made})


def already_decided(decision: Decision) -> AlreadyDecided:
    who = decision.by or "somebody"
    when = f" at {decision.at}" if decision.at else ""
    return AlreadyDecided(
        f"{who} {decision.judgement} this claim{when}",
        value=decision.claim.id,
        hint="what they decided stays",
    )
