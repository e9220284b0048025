"""The analysis of a folder: the base, and a scenario against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.app.checking import load_model
from tightrope.app.comparing import run_scenario
from tightrope.app.folder import open_folder
from tightrope.app.questioning import with_questions

__all__ = ["FolderAnalysis", "analyse_folder"]


@dataclass(frozen=True, slots=True)
class FolderAnalysis:
    """The base, and one scenario against it when it was asked for."""

    base: Analysis
    scenario: ScenarioResult | None


def analyse_folder(
    path: Path,
    scenario: str | None = None,
    *,
    draws: int = 200,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> FolderAnalysis:
    """Analyses the crisis file of a folder, and one of its scenarios when named."""
    model = load_model(open_folder(path))
    on_step("base")
    base = analyse_model(model, draws=draws, seed=seed)
    if scenario is None:
        on_step("asking what would have to change")
        return FolderAnalysis(with_questions(model, base, draws=draws, seed=seed), None)
    on_step(scenario)
    return FolderAnalysis(base, run_scenario(model, scenario, base, draws=draws, seed=seed))
