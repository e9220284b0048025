"""Checks of a folder's crisis file, and the difference between two."""

from __future__ import annotations

from pathlib import Path

from tightrope.conflict import check_game
from tightrope.crisis import CrisisFile, Finding, check_crisis, diff_models, read_crisis
from tightrope.evidence import read_decisions
from tightrope.workspace.folder import Folder, open_folder

__all__ = ["check_folder", "diff_crises", "load_crisis"]


def load_crisis(folder: Folder) -> CrisisFile:
    """Reads the crisis file of a folder; raises one clear error naming every line that is wrong."""
    return read_crisis(folder.crisis)


def check_folder(path: Path) -> tuple[Finding, ...]:
    """Gives what every named check finds, errors first, in file order."""
    folder = open_folder(path)
    file = load_crisis(folder)
    accepted = {
        decision.claim.id
        for decision in (read_decisions(folder.decisions) if folder.decisions.is_file() else ())
        if decision.verdict == "accepted"
    }
    findings = check_crisis(file, accepted)
    if not any(f.severity == "error" for f in findings):
        findings += check_game(file)
    return tuple(sorted(findings, key=lambda f: f.severity != "error"))


def diff_crises(before: Path, after: Path) -> tuple[str, ...]:
    """Gives a sentence for each element that differs between two crisis folders or files."""
    return diff_models(_model_at(before).model, _model_at(after).model)


def _model_at(path: Path) -> CrisisFile:
    return read_crisis(path) if path.is_file() else load_crisis(open_folder(path))
