"""The journal of edits, `edits.jsonl`: who changed the crisis file and how, to be undone and done again.

A line is an edit, an undo or a redo, with the lines of text it put in the place of others; none is
ever taken out. It is written after the crisis file, under the folder's lock: what a killed program
left out of it can no longer be undone, and is not lost. A person undoes only what is their own; of
two browsers or tabs under one name, each only what was done in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal
from uuid import uuid4

from tightrope.app.errors import BadJournal, CannotTakeBack
from tightrope.app.model.patches import Hunk, Patch, apply_patch, make_patch, reverse
from tightrope.app.store.folder import Folder, read_text, write_inside
from tightrope.app.store.lock import signature, writing
from tightrope.errors import counted

VERSION = 1
Way = Literal["edit", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Edited:
    """One change of the crisis file."""

    id: str
    """By which it is undone."""
    way: Way
    """An edit, the undoing of one, or doing it again."""
    of: str
    """The edit that is undone or done again; of an edit its own id."""
    at: str
    """When, in ISO 8601."""
    by: str
    """Who made it."""
    what: tuple[str, ...]
    """What it changed, in sentences."""
    patch: Patch
    """What it did to the text."""
    browser: str = ""
    """In which browser, and which of its tabs, it was made, where that is known."""


@dataclass(frozen=True, slots=True)
class History:
    """What one person can undo and do again, the last first, and what all have done."""

    undo: tuple[Edited, ...]
    redo: tuple[Edited, ...]
    all: tuple[Edited, ...]


def read_history(folder: Folder, by: str, browser: str = "") -> History:
    """Gives the edits of a folder, and those that a person can undo or do again. Raises BadJournal.

    What was done under the same name in another browser than `browser` is not theirs.
    """
    made = tuple(_read(folder))
    own = {
        one.id: one
        for one in made
        if one.way == "edit" and one.by == by and (not browser or one.browser in ("", browser))
    }
    done: list[str] = []
    undone: list[str] = []
    for one in made:
        if one.of not in own:
            continue
        if one.way == "edit":
            done, undone = [*done, one.id], []
        elif one.way == "undo":
            done, undone = [id_ for id_ in done if id_ != one.of], [*undone, one.of]
        else:
            done, undone = [*done, one.of], [id_ for id_ in undone if id_ != one.of]
    undo, redo = (tuple(own[id_] for id_ in reversed(ids)) for ids in (done, undone))
    return History(undo, redo, made)


def edits_since(folder: Folder, seen: str, now: str) -> tuple[Edited, ...]:
    """Gives what made the text `now` of the text `seen`, the last first; none where it is not known.

    Raises BadJournal.
    """
    made = tuple(_read(folder))
    edits = {one.id: one for one in made if one.way == "edit"}
    since: list[Edited] = []
    for one in reversed(made):
        if now == seen or one.of not in edits:
            break
        patch = edits[one.of].patch
        before = apply_patch(now, patch if one.way == "undo" else reverse(patch))
        if before is None:
            return ()
        since.append(one)
        now = before
    return tuple(since) if now == seen else ()


def record_edit(
    folder: Folder, before: str, after: str, by: str, what: Iterable[str], browser: str = ""
) -> Edited:
    """Adds an edit to the journal; the folder is held for writing."""
    id_ = uuid4().hex[:12]
    made = Edited(
        id_, "edit", id_, signature()[1], by, tuple(what), make_patch(before, after), browser
    )
    _add(folder, made)
    return made


def turned_back(
    folder: Folder, by: str, way: Literal["undo", "redo"], id_: str = "", browser: str = ""
) -> Edited:
    """Gives the edit that is to be undone or done again: the last one, or the one named.

    Raises CannotTakeBack where there is none of one's own.
    """
    history = read_history(folder, by, browser)
    choices = history.undo if way == "undo" else history.redo
    found = next((one for one in choices if id_ in ("", one.id)), None)
    if found is None:
        said = "undo" if way == "undo" else "do again"
        raise CannotTakeBack(f"there is nothing of yours to {said}", value=id_ or None)
    return found


def turn(text: str, edit: Edited, way: Literal["undo", "redo"]) -> str:
    """Gives the text with an edit undone or done again. Raises CannotTakeBack where it does not fit."""
    patch = reverse(edit.patch) if way == "undo" else edit.patch
    found = apply_patch(text, patch)
    if found is None:
        raise CannotTakeBack(
            "what this edit changed has been changed since",
            value="; ".join(edit.what[:1]) or None,
            hint="change it by hand, or take back the later edits first",
        )
    return found


def record_turn(folder: Folder, edit: Edited, way: Way, by: str) -> Edited:
    """Adds an undo or redo to the journal; the folder is held for writing."""
    made = Edited(uuid4().hex[:12], way, edit.id, signature()[1], by, edit.what, ())
    _add(folder, made)
    return made


def _read(folder: Folder) -> Iterable[Edited]:
    for number, line in enumerate(read_text(folder.journal).splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            parts = {"what": tuple(record["what"]), "patch": _patch(record)}
            yield _edited(**{**record, **parts})
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadJournal(
                "this line is no edit", where=f"{folder.journal.name}:{number}", value=line[:60],
                hint="take the line out; the crisis file itself is as it is",
            ) from error  # fmt: skip


def _edited(version: int, **told: Any) -> Edited:
    if version != VERSION:
        raise ValueError(f"version {version}")
    return Edited(**told)


def _patch(record: dict[str, Any]) -> Patch:
    return tuple(
        Hunk(int(one["line"]), *(tuple(map(str, one[part])) for part in _PARTS))
        for one in record["patch"]
    )


_PARTS = ("above", "old", "new", "below")


def _add(folder: Folder, made: Edited) -> None:
    line = json.dumps({"version": VERSION, **asdict(made)}, ensure_ascii=False) + "\n"
    with writing(folder, "noting an edit"):
        old = read_text(folder.journal)
        between = "\n" if old and not old.endswith("\n") else ""
        write_inside(folder, folder.journal, (old + between + line).encode())


def told(edit: Edited) -> str:
    """Gives an edit in a line."""
    first, *more = edit.what or ("layout of the text only",)
    return first + (f" (and {counted(len(more), 'more change')})" if more else "")
