"""Edits made for one text of the crisis file, brought to the text that somebody else made of it.

A place is followed by what stands there: an item of a list to where the same item is now. An edit of
what the other left alone holds; an edit of what the other changed, or took out, clashes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from tightrope.crisis.edit import Edit
from tightrope.crisis.edit_data import applied, has_place, plain, value_at
from tightrope.findings import KeyPath


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that two people changed."""

    path: KeyPath
    """Where."""
    was: Any
    """What both saw there; null: nothing."""
    theirs: Any
    """What the other made of it; null: took it out."""
    ours: Any
    """What was wanted here; null: to take it out."""


def rebase_edits(
    edits: Iterable[Edit], base: Any, theirs: Any, *, over: bool = False
) -> tuple[tuple[Edit, ...], tuple[Clash, ...]]:
    """Gives the edits as they are to be made in the other's values, and where the two clash.

    `over`: what the other made of a place is replaced; what the other took out is no place any more,
    and clashes all the same.
    """
    made: list[Edit] = []
    clashes: list[Clash] = []
    for edit in edits:
        path = _followed(base, theirs, edit.path, edit.how)
        clash = _clash(edit, path, base, theirs)
        if clash is not None and not (over and path is not None and clash.theirs is not None):
            clashes.append(clash)
        elif path is not None and not _is_done(edit, path, theirs):
            how = "set" if clash is not None and edit.how == "add" else edit.how
            own = replace(edit, how=how, path=path)
            made.append(own)
            theirs = applied(theirs, own.how, own.path, own.value)
        base = applied(base, edit.how, edit.path, edit.value)
    return tuple(made), tuple(clashes)


def _clash(edit: Edit, path: KeyPath | None, base: Any, theirs: Any) -> Clash | None:
    was = value_at(base, edit.path)
    now = None if path is None else value_at(theirs, path)
    wanted = None if edit.how == "remove" else plain(edit.value)
    if edit.how == "add":
        taken = isinstance(edit.path[-1], str) and now is not None and now != wanted
        return Clash(edit.path, None, now, wanted) if path is None or taken else None
    if path is not None and now in (was, wanted):
        return None
    return None if path is None and wanted is None else Clash(edit.path, was, now, wanted)


def _is_done(edit: Edit, path: KeyPath, theirs: Any) -> bool:
    """Whether the other has made the same change."""
    now = value_at(theirs, path)
    if edit.how == "remove":
        return now is None
    return (edit.how == "set" or isinstance(path[-1], str)) and now == plain(edit.value)


def _followed(base: Any, theirs: Any, path: KeyPath, how: str) -> KeyPath | None:
    """Where a place of one text is in the other; None where it is gone."""
    made: list[str | int] = []
    for depth, key in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(key, int):
            listed = (
                base if isinstance(base, list) else [],
                theirs if isinstance(theirs, list) else [],
            )
            found = _index(*listed, key, added=last and how == "add")
            if found is None:
                return None
        else:
            found = key  # type: ignore[assignment]
            if not last and has_place(base, key) and not has_place(theirs, key) and how != "add":
                return None
            if last and how != "add" and not has_place(theirs, key):
                return None
        made.append(found)  # type: ignore[arg-type]
        base, theirs = value_at(base, (key,)), value_at(theirs, (found,))  # type: ignore[arg-type]
    return tuple(made)


def _index(base: Sequence[Any], theirs: Sequence[Any], at: int, *, added: bool) -> int | None:
    """Where an item is now; of one that is added, what it comes before."""
    if at >= len(base):
        return len(theirs) if added else None
    own, other = [_key(one) for one in base], [_key(one) for one in theirs]
    for tag, i, j, k, m in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if i <= at < j:
            if tag == "equal" or (tag == "replace" and j - i == m - k):
                return k + at - i
            return k if added else None
    return len(theirs) if added else None


def _key(item: Any) -> str:
    return json.dumps(item, sort_keys=True, default=str)
