"""The crisis file as a screen needs it to be shaped: its values, words, checks, counts and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tightrope.app.model.checking import accepted_claims, check_folder
from tightrope.app.model.editing import findings_of, parsed
from tightrope.app.model.history import Edited, read_history, told
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, read_text
from tightrope.app.store.lock import signature
from tightrope.app.workbench.layout import Layout, read_layout
from tightrope.conflict.counted import Counted, count_left
from tightrope.crisis import CrisisModel
from tightrope.crisis.elements import mentions
from tightrope.crisis.errors import CrisisInvalid
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.errors import TightropeError
from tightrope.findings import Finding, KeyPath
from tightrope.words import ByName

_SHOWN = 50  # edits told of the journal


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding of `check`, and the place in the file that it speaks of."""

    finding: Finding
    """What is wrong."""
    path: KeyPath
    """The keys that lead there; empty: the file as a whole."""


@dataclass(frozen=True, slots=True)
class Done:
    """An edit in the history, told in a line."""

    id: str
    """By which it is undone."""
    way: str
    """edit, undo or redo."""
    at: str
    """When."""
    by: str
    """Who."""
    what: str
    """What."""


@dataclass(frozen=True, slots=True)
class Named:
    """How elements are called in words, by id."""

    actors: dict[str, str]
    """Actors."""
    options: dict[str, str]
    """Options, with their owners."""
    indicators: dict[str, str]
    """Indicators."""
    treaties: dict[str, str]
    """Treaties."""


@dataclass(frozen=True, repr=False)
class Shaped(Result):
    """A crisis file as it stands, with all that a person needs to shape it."""

    schema = "model/1"
    text: str
    """Its text; an edit says which text it was chosen for."""
    data: dict[str, Any]
    """Its values, as they stand in it."""
    as_read: CrisisModel | None
    """The model they make, with what is left out filled in; null: it cannot be read."""
    findings: tuple[Placed, ...]
    """What the checks of the file itself say, at its place; `place_findings` gives all."""
    states: Counted | None
    """How many states the rules leave; null: it cannot be said."""
    words: dict[str, str]
    """Formula -> the same in words."""
    names: Named | None
    """How elements are called."""
    levels: dict[str, tuple[str, ...]]
    """Option -> its levels, lowest first."""
    undo: tuple[Done, ...]
    """One's own edits that can be undone, the last first."""
    redo: tuple[Done, ...]
    """One's own edits that can be done again."""
    history: tuple[Done, ...]
    """What all have done, the last first."""
    layout: Layout
    """Where things stand on maps."""


def shape_model(folder: Folder, by: str = "", browser: str = "") -> Shaped:
    """Gives the crisis file of a folder for a screen; one that cannot be read with what is wrong.

    Raises CrisisNotYaml where its text is no YAML: then only an editor helps.
    """
    text = read_text(folder.crisis)
    tree = read_yaml(text, folder.crisis.name)
    model, found = _checked(folder, text)
    history = read_history(folder, by or signature()[0], browser)
    return Shaped(
        text,
        tree.data,
        model,
        _placed(found, tree.lines, folder.crisis.name),
        _counted(model),
        words_of(model) if model else {},
        names_of(model) if model else None,
        {option: model.levels(option) for option in model.option_names} if model else {},
        tuple(map(_done, history.undo[:_SHOWN])),
        tuple(map(_done, history.redo[:_SHOWN])),
        tuple(map(_done, reversed(history.all[-_SHOWN:]))),
        read_layout(folder),
    )


@dataclass(frozen=True, repr=False)
class Found(Result):
    """What `check` says of a folder, each finding at its place in the crisis file."""

    schema = "found/1"
    findings: tuple[Placed, ...]
    """Errors first."""


def place_findings(folder: Folder) -> Found:
    """Gives all that `check` finds in a folder; more than `shape_model`, and slower."""
    text = read_text(folder.crisis)
    lines = read_yaml(text, folder.crisis.name).lines
    return Found(_placed(check_folder(folder.path), lines, folder.crisis.name))


def words_of(model: CrisisModel) -> dict[str, str]:
    """Gives every formula of a model in words."""
    names = ByName(model)
    said = {one.text for one in mentions(model, "formula", "cause")}
    said -= set(model.indicators)
    return {text: names.formula(text) for text in sorted(said)}


def names_of(model: CrisisModel) -> Named:
    """Gives what actors, options, indicators and treaties are called."""
    names = ByName(model)
    return Named(
        {id_: names.name(id_) for id_ in model.actors},
        {id_: names.option(id_) for id_ in model.option_names},
        {id_: one.name for id_, one in model.indicators.items()},
        {id_: one.name or id_ for id_, one in model.treaties.items()},
    )


def _checked(folder: Folder, text: str) -> tuple[CrisisModel | None, tuple[Finding, ...]]:
    try:
        return parsed(text).model, findings_of(text, accepted_claims(folder))
    except CrisisInvalid as error:
        return None, error.findings


def _counted(model: CrisisModel | None) -> Counted | None:
    try:
        return count_left(model) if model else None
    except TightropeError:  # a formula that cannot be read: among the findings
        return None


def _placed(
    found: Sequence[Finding], lines: Mapping[KeyPath, int], name: str
) -> tuple[Placed, ...]:
    return tuple(Placed(one, _path(one, lines, name)) for one in found)


def _path(finding: Finding, lines: Mapping[KeyPath, int], name: str) -> KeyPath:
    """The innermost element that begins on the finding's line or, where none does, before it."""
    file, _, line = finding.where.rpartition(":")
    if file != name or not line.isdecimal():
        return ()
    return _at_line(int(line), sorted(lines.items(), key=lambda item: (item[1], len(item[0]))))


def _at_line(line: int, places: Sequence[tuple[KeyPath, int]]) -> KeyPath:
    here = [path for path, at in places if at == line and path]
    if here:
        return here[0]
    before = [path for path, at in places if at < line]
    return before[-1] if before else ()


def _done(edit: Edited) -> Done:
    return Done(edit.id, edit.way, edit.at, edit.by, told(edit))
