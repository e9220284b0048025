"""A published conflict: its model, where it was seen, and the answers published for it.

The cases are JSON files beside this module, filed by citation. States are written one letter per
option, Y (on) or N (off), under the labels the publication uses.
"""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tightrope.analysis.strategy import Conflict
from tightrope.catalog.errors import UnknownCase
from tightrope.conflict import Ranking
from tightrope.errors import nearest

Question = Literal[
    "equilibria", "stable", "equilibria with a coalition", "rankings that make it stable"
]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(_Data):
    """One published answer, and how sure it is that it was published so.

    `published` are state labels, or a number of rankings. `certainty`: "seen" in the publication,
    "fixture" of a program's tests, "recalled" from memory and not checked. `among` limits the
    states the answer is about. `verdict` says who is right where the computed answer differs.
    """

    question: Question
    concept: str
    published: tuple[str, ...] | int
    where: str
    certainty: Literal["seen", "fixture", "recalled"]
    among: tuple[str, ...] | None = None
    decision_maker: str | None = None
    members: tuple[str, ...] = ()
    state: str | None = None
    verdict: str = ""


class Case(_Data):
    """A conflict as it was published."""

    title: str
    citation: str
    seen_in: str
    about: str
    decision_makers: dict[str, tuple[str, ...]]
    irreversible: dict[str, Literal["up", "down"]]
    states: dict[str, str]
    preferences: dict[str, tuple[tuple[str, ...], ...]]  # best first, ties together
    status_quo: str | None
    answers: tuple[Answer, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The publication's names of the states, in the order of their indices."""
        return tuple(self.states)

    def index(self, label: str) -> int:
        """Gives the index of a state in the conflict from its label."""
        return self.labels.index(label)

    def conflict(self) -> Conflict:
        """Gives the case as a conflict that can be asked."""
        levels = [tuple(int(on == "Y") for on in text) for text in self.states.values()]
        rankings = {
            dm: Ranking([{self.index(label) for label in tied} for tied in places])
            for dm, places in self.preferences.items()
        }
        return Conflict(
            {dm: list(options) for dm, options in self.decision_makers.items()},
            levels,
            rankings,
            irreversible=self.irreversible,
            status_quo=None if self.status_quo is None else self.index(self.status_quo),
        )


def case_names() -> tuple[str, ...]:
    """Gives the names of all cases: first author, year and subject, in alphabetical order."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


def read_case(name: str) -> Case:
    """Gives one case. Raises UnknownCase."""
    if name not in case_names():
        raise UnknownCase("there is no such case", value=name, hint=nearest(name, case_names()))
    text = (_folder() / f"{name}.json").read_text(encoding="utf-8")
    return Case.model_validate(json.loads(text))


def _folder() -> Traversable:
    return files("tightrope.catalog") / "cases"
