"""The results of the verbs that are no room's own; each says the exit code a shell leaves with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tightrope.analysis.facts import Difference, Fact
from tightrope.analysis.questions import Answer
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy import LeastChange
from tightrope.analysis.strategy.told import ToldOutcome
from tightrope.app.coders import Suggested
from tightrope.app.result import Result
from tightrope.crisis import Finding
from tightrope.errors import TightropeError
from tightrope.evidence import Claim, Counts, Decision
from tightrope.words import Names

__all__ = [
    "Analysed",
    "Began",
    "Checked",
    "Decided",
    "Diffed",
    "Expected",
    "Exported",
    "Least",
    "Prompts",
    "ReadInto",
    "Schema",
    "Waiting",
    "WhatIf",
    "Written",
]


@dataclass(frozen=True, repr=False)
class Began(Result):
    """A folder begun."""

    schema = "init/1"
    folder: Path
    example: str | None


@dataclass(frozen=True, repr=False)
class ReadInto(Result):
    """What one `read` did, and what the folder holds after it."""

    schema = "read/1"
    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[TightropeError, ...]
    counts: Counts
    suggested: Suggested | None  # by another coder


@dataclass(frozen=True, repr=False)
class Prompts(Result):
    """What a language model would be asked."""

    schema = "prompts/1"
    prompts: tuple[str, ...]
    refused: tuple[TightropeError, ...]


@dataclass(frozen=True, repr=False)
class Waiting(Result):
    """The claims nobody has decided yet; `stale` are suggestions whose documents have changed."""

    schema = "review/1"
    frame_of = "waiting"
    waiting: tuple[Claim, ...]
    stale: int


@dataclass(frozen=True, repr=False)
class Decided(Result):
    """What was decided, and what was refused since somebody else had decided it meanwhile."""

    schema = "decide/1"
    frame_of = "decided"
    decided: tuple[Decision, ...]
    refused: tuple[TightropeError, ...]
    waiting: int
    stale: int = 0


@dataclass(frozen=True, repr=False)
class Checked(Result):
    """What the named checks find, errors first."""

    schema = "check/1"
    frame_of = "findings"
    ok: bool
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """3 where the model does not hold together."""
        return 0 if self.ok else 3


@dataclass(frozen=True, repr=False)
class Analysed(Result):
    """The base and its facts, and one scenario against it when it was asked for."""

    schema = "analyse/1"
    frame_of = "facts"
    base: Analysis
    facts: tuple[Fact, ...]
    outcomes: tuple[ToldOutcome, ...]  # of the scenario where one was asked for; today's first
    scenario: ScenarioResult | None
    suggested_ties: int  # ties that the evidence suggests, where no person wrote any
    names: Names  # how its sentences name things; left out of the JSON, which has ids

    @property
    def body(self) -> Mapping[str, object]:
        """Its fields but the names."""
        return {name: value for name, value in super().body.items() if name != "names"}


@dataclass(frozen=True, repr=False)
class WhatIf(Result):
    """The changes in words, what they alter (empty: no effect), and the analysis after them."""

    schema = "whatif/1"
    frame_of = "differences"
    changed: tuple[str, ...]
    differences: tuple[Difference, ...]
    effect: str  # "no effect" or "N differences"
    analysis: Analysis
    facts: tuple[Fact, ...] = ()  # of the base


@dataclass(frozen=True, repr=False)
class Least(Result):
    """The least change of priorities after which an outcome holds."""

    schema = "least-change/1"
    least: LeastChange

    @property
    def body(self) -> Mapping[str, object]:
        """The change itself."""
        return {each.name: getattr(self.least, each.name) for each in fields(self.least)}


@dataclass(frozen=True, repr=False)
class Expected(Result):
    """The numbered expectations of a folder, answered; and the same as a page in Markdown."""

    schema = "expectations/1"
    frame_of = "answers"
    answers: tuple[Answer, ...]
    page: str


@dataclass(frozen=True, repr=False)
class Written(Result):
    """Where the brief is, and what could not be read for it."""

    schema = "brief/1"
    folder: Path
    path: Path
    size: int
    unreadable: tuple[TightropeError, ...]


@dataclass(frozen=True, repr=False)
class Diffed(Result):
    """How two crisis files differ: a sentence for each element."""

    schema = "diff/1"
    frame_of = "changes"
    changes: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Exported(Result):
    """Passages or claims: how many were written where, or the records themselves."""

    schema = "export/1"
    frame_of = "records"
    what: str
    out: Path | None
    lines: int
    records: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, repr=False)
class Schema(Result):
    """The JSON Schema of the crisis file."""

    schema = "schema/1"
    json_schema: dict[str, Any]
