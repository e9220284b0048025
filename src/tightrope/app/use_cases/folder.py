"""A folder begun, checked, compared; what of the machine and the file format can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tightrope.app import results
    from tightrope.app.answers.summing import Summary
    from tightrope.app.doctor import Doctored


def init(path: Path, example: str | None = None) -> results.Began:
    """Begins a crisis folder, empty or from a shipped case; all of it or nothing is written.

    Raises UnknownExample; FolderInTheWay where the folder is there and not empty.
    """
    from tightrope.app.results import Began
    from tightrope.app.store.folder import init_folder

    return Began(init_folder(path, example).path, example)


def check(path: Path, *, strict: bool = False) -> results.Checked:
    """Runs every named check over the folder's files; `strict`: warnings fail too."""
    from tightrope.app.model.checking import examine_folder
    from tightrope.app.results import Checked
    from tightrope.words import ById, ByName

    found = examine_folder(path)
    failed = any(strict or one.severity == "error" for one in found.findings)
    names = ById() if found.model is None else ByName(found.model)
    return Checked(not failed, found.findings, found.replies, names=names)


def summary(path: Path) -> Summary:
    """Gives what a folder holds, half done or not: its model by names and ids, its evidence counted,
    what waits and what is missing."""
    from tightrope.app.answers.summing import summarise
    from tightrope.app.gathered.gather import Gathered
    from tightrope.app.model.checking import model_as_it_stands
    from tightrope.app.store.folder import open_folder

    folder = open_folder(path)
    model, errors = model_as_it_stands(folder)
    return summarise(Gathered(folder, model), errors)


def diff(before: Path, after: Path) -> results.Diffed:
    """Tells how two crisis folders (or crisis files) differ, element by element."""
    from tightrope.app.model.checking import model_at
    from tightrope.app.results import Diffed
    from tightrope.words.edits import diff_models

    return Diffed(diff_models(model_at(before), model_at(after)))


def doctor() -> Doctored:
    """Tells versions and optional features of this installation; sends and changes nothing."""
    from tightrope.app.doctor import examine

    return examine()


def schema(what: Literal["crisis", "brief"] = "crisis") -> results.Schema:
    """Gives the JSON Schema of the crisis file, or of a brief as JSON."""
    from tightrope.app.results import Schema
    from tightrope.brief import brief_schema
    from tightrope.crisis import json_schema

    return Schema(brief_schema() if what == "brief" else json_schema())
