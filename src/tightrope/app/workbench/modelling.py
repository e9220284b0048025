"""The model changed at the workbench: edits tried, made, undone, merged with what another has done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tightrope.app.errors import EditsClash
from tightrope.app.model.checking import accepted_claims
from tightrope.app.model.editing import edit_text, new_errors, parsed, write_checked
from tightrope.app.model.history import edits_since, record_edit, record_turn, turn, turned_back
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, read_text
from tightrope.app.store.lock import signature, writing
from tightrope.app.workbench.actors_merged import merge_actors
from tightrope.app.workbench.rebase import Clash, rebase_edits
from tightrope.app.workbench.shaping import words_of
from tightrope.conflict.counted import Counted, count_left
from tightrope.crisis import Finding
from tightrope.crisis.edit import Edit
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.errors import UsageMistake
from tightrope.findings import KeyPath
from tightrope.words.edits import diff_models


@dataclass(frozen=True, repr=False)
class Changed(Result):
    """What became of edits of the crisis file."""

    schema = "edited/1"
    text: str
    """The text of the file by now."""
    what: tuple[str, ...]
    """What was changed, in sentences; empty: nothing."""
    merged: bool
    """Whether somebody else had changed the file meanwhile, and what both did stands in it."""


@dataclass(frozen=True, repr=False)
class Tried(Result):
    """What edits would do, without making them."""

    schema = "tried/1"
    what: tuple[str, ...]
    """What would be changed, in sentences."""
    findings: tuple[Finding, ...]
    """Errors that the edits would bring in; none: they can be made."""
    states: Counted
    """How many states the rules would leave."""
    words: dict[str, str]
    """Formula -> the same in words."""


def edit_model(
    folder: Folder,
    seen: str,
    edits: Sequence[Edit],
    *,
    by: str = "",
    over: bool = False,
    browser: str = "",
) -> Changed:
    """Makes edits that a person chose while `seen` was the text of the crisis file.

    Where another has changed the file since, the edits are made in what it is now. Raises EditsClash
    where both changed the same place (unless `over`: then what was wanted here stands), CrisisInvalid
    where `check` would name an error, EditMisplaced, EditImpossible; nothing is written then.
    """
    with writing(folder, "changing the crisis file"):
        now = read_text(folder.crisis)
        merged = now != seen
        if merged:
            who = dict.fromkeys(one.by for one in edits_since(folder, seen, now) if one.by)
            edits = _rebased(edits, seen, now, over=over, who=" and ".join(who))
        after = edit_text(now, edits)
        if after == now:
            return Changed(now, (), merged)
        write_checked(folder, now, after, accepted_claims(folder))
        what = _differences(now, after)
        record_edit(folder, now, after, by or signature()[0], what, browser)
    return Changed(after, what, merged)


def merge_two(
    folder: Folder, seen: str, kept: str, gone: str, *, by: str = "", browser: str = ""
) -> Changed:
    """Makes one actor of two; see `merge_actors` and `edit_model`."""
    data = read_yaml(seen, folder.crisis.name).data
    edits = merge_actors(parsed(seen).model, data, kept, gone)
    return edit_model(folder, seen, edits, by=by, browser=browser)


def try_edits(folder: Folder, seen: str, edits: Sequence[Edit]) -> Tried:
    """Gives what edits would do: the errors they would bring in, the states that would be left."""
    after = edit_text(seen, edits)
    found = new_errors(seen, after, accepted_claims(folder))
    model = parsed(after).model
    return Tried(_differences(seen, after), found, count_left(model), words_of(model))


def turn_model(
    folder: Folder,
    way: Literal["undo", "redo"],
    *,
    by: str = "",
    edit: str = "",
    browser: str = "",
) -> Changed:
    """Undoes the last edit of a person, or the one named; or does it again, in this session or later.

    Raises CannotTakeBack where there is none, or where its place has been changed since.
    """
    who = by or signature()[0]
    with writing(folder, f"{way}: an edit of the crisis file"):
        found = turned_back(folder, who, way, edit, browser)
        now = read_text(folder.crisis)
        after = write_checked(folder, now, turn(now, found, way), accepted_claims(folder))
        record_turn(folder, found, way, who)
    return Changed(after, _differences(now, after), merged=False)


def edits_from(said: Iterable[Mapping[str, Any]]) -> tuple[Edit, ...]:
    """Gives edits as a shell tells them: `how`, `path`, and `value`, or `yaml`, its text as YAML.

    Raises UsageMistake, or CrisisNotYaml where a text is no YAML.
    """
    return tuple(_edit(one) for one in said)


def _edit(said: Mapping[str, Any]) -> Edit:
    how, path = said.get("how"), said.get("path")
    if how not in ("add", "set", "remove"):
        raise UsageMistake("no such kind of edit", value=how, allowed="add, set, remove")
    if not isinstance(path, list) or not path or not all(_is_key(key) for key in path):
        raise UsageMistake("the path of an edit is a list of keys and places", value=path)
    value = said.get("value")
    if isinstance(said.get("yaml"), str):
        body = "\n".join(f"  {line}" for line in said["yaml"].splitlines())
        value = read_yaml(f"value:\n{body}\n", "what you wrote").data["value"]
    return Edit(how, tuple(path), value)


def _is_key(key: object) -> bool:
    if isinstance(key, int) and not isinstance(key, bool):
        return key >= 0
    return isinstance(key, str) and bool(key.strip())


def _rebased(edits: Sequence[Edit], seen: str, now: str, *, over: bool, who: str) -> Sequence[Edit]:
    base, theirs = (read_yaml(text, "crisis.yaml").data for text in (seen, now))
    made, clashes = rebase_edits(edits, base, theirs, over=over)
    if clashes:
        raise _clash_error(clashes, who)
    return made


def _clash_error(clashes: tuple[Clash, ...], who: str) -> EditsClash:
    error = EditsClash(
        f"{who or 'somebody'} changed the same place meanwhile",
        where="crisis.yaml",
        value=_place(clashes[0].path),
        hint="nothing was written; look at what they made of it; leave it, or put yours in its place",
    )
    error.clashes = clashes
    return error


def _place(path: KeyPath) -> str:
    return ".".join(map(str, path))


def _differences(before: str, after: str) -> tuple[str, ...]:
    return diff_models(parsed(before).model, parsed(after).model)
