"""A crisis as a notebook meets it: one frozen object, one method per question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy import Conflict
from tightrope.app.folder import open_folder
from tightrope.app.gather import Gathered
from tightrope.app.results import WhatIf
from tightrope.conflict import build_game
from tightrope.crisis import CrisisFile, CrisisModel, apply_scenario, read_crisis

__all__ = ["Crisis", "open_crisis"]


def open_crisis(path: str | Path) -> Crisis:
    """Gives the crisis of a folder (or of a crisis file), read and checked for its form."""
    place = Path(path)
    return Crisis(read_crisis(place if place.is_file() else open_folder(place).crisis))


@dataclass(frozen=True)
class Crisis:
    """A crisis file, read. `model` is its content; the methods ask the engines."""

    file: CrisisFile

    @property
    def model(self) -> CrisisModel:
        """The content of the crisis file."""
        return self.file.model

    def conflict(self, scenario: str | None = None) -> Conflict:
        """Gives the option game of the base, or of a scenario."""
        return Conflict.from_game(build_game(self._model(scenario)))

    @cached_property
    def gathered(self) -> Gathered:
        """The model with everything the engines say of it."""
        return Gathered(None, self.model)

    @property
    def analysis(self) -> Analysis:
        """What every engine says of the base."""
        return self.gathered.analysis

    def scenario(self, name: str) -> ScenarioResult:
        """Gives a scenario, analysed, against the base."""
        return self.gathered.scenario(name)

    def what_if(self, *changes: str) -> WhatIf:
        """Gives the difference some changes make, e.g. `usa.strike=yes`."""
        return self.gathered.what_if(changes)

    def _model(self, scenario: str | None) -> CrisisModel:
        return self.model if scenario is None else apply_scenario(self.model, scenario)

    def __repr__(self) -> str:
        model = self.model
        return (
            f"<Crisis {model.title!r}: {len(model.actors)} actors, {len(model.ties)} ties, "
            f"{len(model.option_names)} options, {len(model.scenarios)} scenarios>"
        )

    def _repr_html_(self) -> str:
        model = self.model
        rows = "".join(
            f"<tr><td>{escape(option)}</td><td>{escape(str(model.levels(option)))}</td></tr>"
            for option in model.option_names
        )
        return f"<p><b>{escape(model.title)}</b></p><table>{rows}</table>"
