"""Checks of the files beside the crisis file: sources, expectations, sealed events, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tightrope.analysis.questions import parse_expectations
from tightrope.analysis.questions.question import AskForecast
from tightrope.app.folder import Folder, read_text
from tightrope.app.sealed import read_sealed
from tightrope.app.sources import read_source_file
from tightrope.corpus import Document, Limits, read_documents
from tightrope.crisis import CrisisModel, level_name, option_levels
from tightrope.crisis.checks.named_elsewhere import unknown_names
from tightrope.crisis.elements import elements
from tightrope.errors import TightropeError
from tightrope.evidence.claims.decide import check_decisions
from tightrope.findings import Finding, WithFindings

__all__ = ["check_other_files"]


def check_other_files(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    """Gives what is wrong in the files beside crisis.yaml; what names the model only where it is read."""
    yield from _told(lambda: _sources(folder))
    yield from _told(lambda: _expectations(folder, model))
    yield from _told(lambda: _sealed(folder, model))
    yield from _told(lambda: _decisions(folder))


def _told(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check finds; a file that cannot be read is a finding, or as many as it has mistakes."""
    try:
        yield from check()
    except TightropeError as error:
        if isinstance(error, WithFindings) and error.findings:
            yield from error.findings
        else:
            hint = "; ".join(part for part in (error.allowed, error.hint) if part)
            message = str(error).removeprefix(f"{error.where}: ")
            yield Finding(error.code, "error", error.where or "", message, hint if not hint else "")


def _sources(folder: Folder) -> Iterator[Finding]:
    file = read_source_file(folder)
    there = _names(folder)
    for name in file.value:
        if name.partition("#")[0] not in there:
            said = f"there is no document '{name}' in sources/"
            yield Finding("no-such-document", "warning", file.where(name), said)


def _expectations(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    path = folder.expectations
    file = parse_expectations(read_text(path), path.name)
    if model is None:
        return
    yield from unknown_names(file, model)
    levels = option_levels(model)
    for placed in elements(file.value):
        ask = placed.element
        if isinstance(ask, AskForecast) and ask.forecast in levels:
            for key, level in (
                ("is", ask.is_),
                ("at_most", ask.at_most),
                ("at_least", ask.at_least),
            ):
                if level is not None and level_name(level) not in levels[ask.forecast]:
                    said = f"'{ask.forecast}' has no level '{level_name(level)}'"
                    hint = f"its levels are {', '.join(levels[ask.forecast])}"
                    where = file.where(*placed.path, key)
                    yield Finding("unknown-level", "error", where, said, hint)


def _sealed(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    path = folder.path / "sealed.yaml"
    if path.is_file():
        file = read_sealed(path)
        if model is not None:
            yield from unknown_names(file, model)


def _decisions(folder: Folder) -> Iterator[Finding]:
    yield from check_decisions(
        folder.decisions, lambda name: _document(folder, name), _names(folder)
    )


def _names(folder: Folder) -> frozenset[str]:
    """The names of the files in sources/, with folders inside it as documents are named."""
    if not folder.sources.is_dir():
        return frozenset()
    found = (path for path in folder.sources.rglob("*") if path.is_file())
    return frozenset(path.relative_to(folder.sources).as_posix() for path in found)


def _document(folder: Folder, name: str) -> Document | None:
    """The document of that name, a record of a file included; None where it cannot be read."""
    path: Path = folder.sources / name.partition("#")[0]
    read = read_documents([path], limits=Limits(), on_error=lambda error: None)
    for document in read:
        tail = document.name.partition("#")[2]
        if tail == name.partition("#")[2]:
            return document
    return None
