"""The results of the verbs that are no room's own; each says the exit code a shell leaves with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from tightrope.analysis.facts import Difference, Fact
from tightrope.analysis.questions import Answer
from tightrope.analysis.questions.gate import Derivation
from tightrope.analysis.questions.sought import Sought
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.app.result import InWords, Result
from tightrope.conflict import ReplyCount
from tightrope.crisis import Finding
from tightrope.crisis.fold import Between
from tightrope.draft import Gap
from tightrope.errors import TightropeError
from tightrope.evidence import Claim, Counts, Decision
from tightrope.evidence.weighing.agreement import Suggested
from tightrope.words import ById, render
from tightrope.words.told import told

_FOLDER = Path("FOLDER")  # as a hint names one that is not known


@dataclass(frozen=True, repr=False)
class Began(Result):
    """A folder begun."""

    schema = "init/1"
    folder: Path
    """Where the folder is."""
    example: str | None
    """The shipped case it was begun from; null: empty."""


@dataclass(frozen=True, repr=False)
class ReadInto(Result):
    """What one `read` did, and what the folder holds after it."""

    schema = "read/1"
    added: tuple[str, ...]
    """Documents taken into `sources/`."""
    known: tuple[str, ...]
    """Files whose bytes were there already."""
    refused: tuple[TightropeError, ...]
    """What could not be read, an error each; the exit code is that of the first."""
    counts: Counts
    """What the folder holds now, counted."""
    remarks: dict[str, tuple[str, ...]]
    """Document -> what of it was not read or not coded, and what speaks against it."""
    suggested: Suggested | None
    """What another coder that was named suggests."""
    folder: Path = _FOLDER
    """The folder that was read into."""


@dataclass(frozen=True, repr=False)
class Waiting(Result):
    """The claims nobody has decided yet; `stale` are suggestions whose documents have changed."""

    schema = "review/1"
    frame_of = "waiting"
    waiting: tuple[Claim, ...]
    """The claims that are proposed, or suggested by another coder, in document order."""
    possible: tuple[Claim, ...]
    """Claims that the coder is not sure enough of to propose: they count for nothing."""
    stale: int
    """Suggestions left out since their documents have changed."""
    others: dict[str, int]
    """Other coder, or assistant -> how many of its claims wait besides these."""
    folder: Path = _FOLDER
    """The folder that they wait in."""


@dataclass(frozen=True, repr=False)
class Decided(Result):
    """What was decided, and what was refused since somebody else had decided it meanwhile."""

    schema = "decide/1"
    frame_of = "decided"
    decided: tuple[Decision, ...]
    """The decisions as they stand in `evidence.jsonl`."""
    refused: tuple[TightropeError, ...]
    """What somebody else had decided meanwhile."""
    waiting: int
    """How many claims nobody has decided yet."""
    stale: int = 0
    """Suggestions left out since their documents have changed."""
    taken_back: tuple[Decision, ...] = ()
    """The person's own decisions that stand no longer; their claims wait again."""


@dataclass(frozen=True, repr=False)
class Checked(InWords):
    """What the named checks find, errors first, and how often each side's best reply changes."""

    schema = "check/1"
    frame_of = "findings"
    ok: bool
    """Whether nothing was found that fails: no error, and no warning if warnings fail."""
    findings: tuple[Finding, ...]
    """What was found, errors first."""
    replies: tuple[ReplyCount, ...]
    """How often each side's best reply changes; empty where errors leave no game to look at."""

    @property
    def exit_code(self) -> int:
        """3 where the model does not hold together."""
        return 0 if self.ok else 3


@dataclass(frozen=True, repr=False)
class Drafted(Result):
    """A first model drawn from claims, and where it was written."""

    schema = "draft/1"
    frame_of = "gaps"
    path: Path
    """The draft, in the crisis file's own form."""
    claims: int
    """How many claims it is drawn from."""
    basis: str
    """Whether they are accepted, suggested, or both."""
    elements: dict[str, int]
    """Section -> how many elements were drafted."""
    gaps: tuple[Gap, ...]
    """What is left to a person, with the claims that speak to it."""
    findings: tuple[Finding, ...]
    """What `check` finds in the draft."""


@dataclass(frozen=True, repr=False)
class Merged(Result):
    """What of a draft was put into the crisis file, and what was not."""

    schema = "merge/1"
    accepted: tuple[str, ...]
    """Elements that stand in crisis.yaml now."""
    rejected: tuple[str, ...]
    """Elements that are not proposed again."""
    refused: tuple[TightropeError, ...]
    """Elements that would have made the file wrong, with the reason."""
    waiting: tuple[str, ...]
    """Elements that nobody has decided yet."""
    proposed: dict[str, str] = field(default_factory=dict)
    """Waiting element -> who proposed it, where that was a language model or an assistant."""
    passed: tuple[str, ...] = ()
    """Names asked for of which nothing waits: in crisis.yaml already, or rejected before."""
    gaps: tuple[Gap, ...] = ()
    """What the draft leaves to a person and crisis.yaml does not say yet."""


@dataclass(frozen=True, repr=False)
class Analysed(InWords):
    """The base and its facts, and one scenario against it when it was asked for."""

    schema = "analyse/1"
    frame_of = "facts"
    base: Analysis
    """What every engine says of the crisis as the file states it."""
    facts: tuple[Fact, ...]
    """The base as facts with typed keys."""
    outcomes: tuple[ToldOutcome, ...]
    """The few outcomes that matter, today's first; of the scenario where one was asked for."""
    scenario: ScenarioResult | None
    """The scenario that was asked for, against the base."""
    suggested_ties: int
    """How many ties the evidence suggests, where no person wrote any."""


@dataclass(frozen=True, repr=False)
class WhatIf(InWords):
    """The changes in words, what they alter (empty: no effect), and the analysis after them."""

    schema = "whatif/1"
    frame_of = "differences"
    changed: tuple[str, ...]
    """The changes, in words."""
    differences: tuple[Difference, ...]
    """The facts that they alter; empty: no effect."""
    effect: str
    """The words "no effect", or how many differences there are."""
    analysis: Analysis
    """What every engine says after the changes."""
    facts: tuple[Fact, ...] = ()
    """The facts before the changes."""
    only_held: OnlyHeld | None = None
    """What differs, and why, where options are held only as they are expected anyway; null: else."""
    held: Mapping[str, str] = field(default_factory=dict)
    """Option or indicator -> the level that the changes hold it at."""


@dataclass(frozen=True, repr=False)
class DatesCompared(InWords):
    """What one crisis file says of two dates: what is dated in between, and what is found otherwise."""

    schema = "dates-compared/2"
    frame_of = "differences"
    before: str
    """The date that is compared with."""
    after: str
    """The date that is asked of."""
    between: Between
    """What the file dates between the two."""
    in_words: str
    """The same as sentences, and that it has no effect where it has none."""
    differences: tuple[Difference, ...]
    """The facts that differ; empty: no effect."""


@dataclass(frozen=True, repr=False)
class Least(InWords):
    """Whether an outcome holds, and what would have to change where it does not."""

    schema = "least-change/2"
    least: Sought
    """What was found; the JSON has its fields at the top, and it in words as `text`."""

    @property
    def body(self) -> Mapping[str, object]:
        """What was found, and it in words by ids."""
        own = {each.name: getattr(self.least, each.name) for each in fields(self.least)}
        return own | {"text": render(told(self.least)["text"], ById())}


@dataclass(frozen=True, repr=False)
class Expected(Result):
    """The numbered expectations of a folder, answered; and the same as a page in Markdown."""

    schema = "expectations/1"
    frame_of = "expectations"
    expectations: tuple[Answer, ...]
    """An answer for each expectation."""
    page: str
    """The same as a page in Markdown."""


@dataclass(frozen=True, repr=False)
class Gated(InWords):
    """The numbered expectations of a folder before the gate: which answers are derived, and why."""

    schema = "gate/1"
    frame_of = "expectations"
    expectations: tuple[Derivation, ...]
    """What was found of each expectation."""
    derived: int
    """How many count as derived."""
    deals: int
    """In how many deals of all that is wanted each was tried."""
    draws: int
    """In how many draws of the model as stated."""
    seed: int
    """The seed of both."""


@dataclass(frozen=True, repr=False)
class Written(Result):
    """Where the brief is, and what could not be read for it."""

    schema = "brief/1"
    folder: Path
    """The crisis folder."""
    path: Path
    """Where the brief is."""
    size: int
    """How many bytes it has."""
    unreadable: tuple[TightropeError, ...]
    """Documents of the folder that could not be read for it."""


@dataclass(frozen=True, repr=False)
class Diffed(Result):
    """How two crisis files differ: a sentence for each element."""

    schema = "diff/1"
    frame_of = "changes"
    changes: tuple[str, ...]
    """A sentence for each element that was added, taken out or changed."""


@dataclass(frozen=True, repr=False)
class Schema(Result):
    """The JSON Schema of the crisis file, or of a brief."""

    schema = "schema/1"
    json_schema: dict[str, Any]
    """The schema, draft 2020-12."""
