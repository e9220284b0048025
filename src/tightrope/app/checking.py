"""Checks of a folder's crisis file."""

from __future__ import annotations

from pathlib import Path

from tightrope.analysis.effects import check_effects
from tightrope.app.folder import Folder, open_folder
from tightrope.app.folder_checks import check_other_files
from tightrope.conflict import check_game
from tightrope.crisis import (
    CrisisFile,
    CrisisModel,
    Finding,
    check_crisis,
    read_crisis,
)
from tightrope.crisis.errors import CrisisInvalid
from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.claims.decide import decision_lines

__all__ = ["check_folder", "load_model", "model_at"]


def load_model(folder: Folder) -> CrisisModel:
    """Reads the crisis file for an analysis; an error any named check finds is raised, all of them told."""
    file = read_crisis(folder.crisis)
    errors = tuple(f for f in _all_checks(file, _accepted(folder)) if f.severity == "error")
    if errors:
        raise CrisisInvalid.of(errors)
    return file.model


def check_folder(path: Path) -> tuple[Finding, ...]:
    """Gives what is wrong in any file of the folder, errors first, file by file in their order."""
    folder = open_folder(path)
    model: CrisisModel | None = None
    findings: tuple[Finding, ...]
    try:
        file = read_crisis(folder.crisis)
        model = file.model
        findings = _all_checks(file, _accepted(folder))
    except CrisisInvalid as error:
        findings = error.findings
    findings = (*findings, *check_other_files(folder, model))
    return tuple(sorted(findings, key=lambda f: f.severity != "error"))


def _all_checks(file: CrisisFile, accepted: dict[str, frozenset[str]]) -> tuple[Finding, ...]:
    """Runs the checks of the file, and those of its game and effects once the file itself has no error."""
    findings = check_crisis(file, accepted, accepted)
    if any(f.severity == "error" for f in findings):
        return findings
    return findings + check_game(file) + check_effects(file)


def _accepted(folder: Folder) -> dict[str, frozenset[str]]:
    """The ids of accepted claims, each with those who say or do what it says."""
    lines = (line for _, line in decision_lines(folder.decisions))
    return {
        d.claim.id: frozenset({*d.claim.speakers, d.claim.source_actor} - {None})  # type: ignore[arg-type]
        for d in lines
        if isinstance(d, Decision) and d.judgement == "accepted"
    }


def model_at(path: Path) -> CrisisModel:
    """Gives the model of a crisis folder, or of a crisis file."""
    return read_crisis(path if path.is_file() else open_folder(path).crisis).model
