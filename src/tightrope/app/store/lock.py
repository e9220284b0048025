"""The lock of a crisis folder: one writes at a time, readers never wait; decisions written under it."""

from __future__ import annotations

import getpass
import os
import platform
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tightrope.app.errors import AlreadyDecided, FolderBusy
from tightrope.app.store.folder import Folder
from tightrope.errors import TightropeError
from tightrope.evidence import Decision, append_decisions, read_decisions, withdraw_decisions

WAIT = 10.0  # seconds a writer waits for another; a decision takes milliseconds
ABANDONED = 3600.0  # seconds after which a temporary file in the derived part is a killed run's


@contextmanager
def writing(folder: Folder, what: str, *, wait: float | None = None) -> Iterator[None]:
    """Holds the folder for writing while `what` is done; may be taken again by who holds it.

    Raises FolderBusy, which names who holds it, where another goes on for longer than `wait`
    seconds (WAIT). What a killed run left half-written is cleaned away by the next one that writes.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder.lock.absolute(), is_singleton=True)
    try:
        lock.acquire(timeout=WAIT if wait is None else wait)
    except Timeout as error:
        raise FolderBusy(
            "somebody else is writing to this folder",
            where=str(folder.path),
            value=_holder(folder),
            hint="try again when that is done",
        ) from error
    try:
        if lock.lock_counter == 1:
            folder.holder.write_text(_card(what), encoding="utf-8")
            _sweep(folder)
        yield
    finally:
        if lock.lock_counter == 1:
            folder.holder.unlink(missing_ok=True)
        lock.release()


def signature() -> tuple[str, str]:
    """Gives who decides and when, as decisions bear it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        user = ""
    return user, datetime.now(UTC).replace(microsecond=0).isoformat()


def _card(what: str) -> str:
    user, at = signature()
    return f"{user or 'somebody'} on {platform.node()}, process {os.getpid()}, {what}, since {at}"


def _holder(folder: Folder) -> str | None:
    """Who holds the folder, as they wrote it; None in the moment between taking it and writing."""
    try:
        return folder.holder.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _sweep(folder: Folder) -> None:
    """Removes half-written files of killed runs: nobody else writes people's files now."""
    for place in (folder.path, folder.sources):
        for left in place.glob(".*.new"):
            left.unlink(missing_ok=True)
    before = time.time() - ABANDONED
    for left in folder.derived.rglob(".*"):
        remove_abandoned(left, before)


def remove_abandoned(left: Path, before: float) -> None:
    """Removes a temporary file or folder that was last written to before then."""
    with suppress(OSError):  # another run may have just finished with it
        if left.stat().st_mtime < before:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


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
        refused = tuple(
            already_decided(settled[d.claim.id], folder, d.by)
            for d in made
            if d.claim.id in settled
        )
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
        _check_unchanged(folder, made)
        withdraw_decisions(folder.decisions, {own.claim.id for own in made})


def change_decisions(folder: Folder, changed: Sequence[tuple[Decision, Decision]]) -> None:
    """Puts decisions in the place of others: of each pair the one that stands, and the new one.

    Raises AlreadyDecided where one was changed meanwhile; nothing is written then.
    """
    if not changed:
        return
    with writing(folder, "changing a decision"):
        _check_unchanged(folder, [old for old, _ in changed])
        append_decisions(folder.decisions, [new for _, new in changed])


def _check_unchanged(folder: Folder, made: Sequence[Decision]) -> None:
    """Raises AlreadyDecided where a claim stands decided otherwise than it was."""
    standing = {d.claim.id: d for d in read_decisions(folder.decisions)}
    for own in made:
        found = standing.get(own.claim.id)
        if found is not None and found != own:
            raise already_decided(found)


def _day_and_time(at: str) -> str:
    """A moment as `signature` writes it, to the minute; other text as it is."""
    try:
        return f"{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%d at %H:%M} UTC"
    except ValueError:
        return at


def already_decided(
    decision: Decision, folder: Folder | None = None, by: str = ""
) -> AlreadyDecided:
    """Gives the refusal of a second decision on a claim: who decided it, how and when.

    Who decided it (`by`) is told how to take that back.
    """
    who = decision.by or "somebody"
    when = f" on {_day_and_time(decision.at)}" if decision.at else ""
    hint = "what they decided stays"
    if folder is not None and by and by == decision.by:
        back = f"tightrope review {folder.path} --undo {decision.claim.id}"
        hint = f"take your decision back with: {back}"
    return AlreadyDecided(
        f"{who} {decision.judgement} this claim{when}", value=decision.claim.id, hint=hint
    )
