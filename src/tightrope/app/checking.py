"""Checks of a folder's crisis file, and the difference between two."""

from __future__ import annotations

from pathlib import Path

from tightrope.app.folder import Folder, open_folder
from tightrope.conflict import check_game
from tightrope.crisis import (
    CrisisFile,
    CrisisModel,
    Finding,
    check_crisis,
    diff_models,
    read_crisis,
)
from tightrope.crisis.errors import CrisisInvalid
from tightrope.evidence import read_decisions

__all__ = ["check_folder", "diff_crises", "load_crisis", "load_model"]


def load_crisis(folder: Folder) -> CrisisFile:
    """Reads the crisis file of a folder; raises one clear error naming every line that is wrong."""
    return read_crisis(folder.crisis)


def load_model(folder: Folder) -> CrisisModel:
    """Reads the crisis file for an analysis; an error any named check finds is raised, all of them told."""
    file = load_crisis(folder)
    errors = tuple(f for f in _all_checks(file, _accepted(folder)) if f.severity == "error")
    if errors:
        raise CrisisInvalid.of(errors)
    return file.model


def check_folder(path: Path) -> tuple[Finding, ...]:
    """Gives what every named check finds, errors first, in file order."""
    folder = open_folder(path)
    findings = _all_checks(load_crisis(folder), _accepted(folder))
    return tuple(sorted(findings, key=lambda f: f.severity != "error"))


def _all_checks(file: CrisisFile, accepted: set[str]) -> tuple[Finding, ...]:
    """Runs the checks of the file, and those of its game once the file itself has no error."""
    findings = check_crisis(file, accepted)
    if any(f.severity == "error" for f in findings):
        return findings
    return findings + check_game(file)


def _accepted(folder: Folder) -> set[str]:
    decisions = read_decisions(folder.decisions) if folder.decisions.is_file() else ()
    return {d.claim.id for d in decisions if d.judgement == "accepted"}


def diff_crises(before: Path, after: Path) -> tuple[str, ...]:
    """Gives a sentence for each element that differs between two crisis folders or files."""
    return diff_models(_model_at(before).model, _model_at(after).model)


def _model_at(path: Path) -> CrisisFile:
    return read_crisis(path) if path.is_file() else load_crisis(open_folder(path))
