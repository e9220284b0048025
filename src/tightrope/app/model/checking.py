"""Checks of a folder: its crisis file, and the files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tightrope.analysis.dynamics.check import check_dynamics
from tightrope.analysis.effects import check_effects
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.evidence.sources import read_source_file
from tightrope.app.evidence.suggested import read_suggested, suggested_by
from tightrope.app.how import read_date
from tightrope.app.model.draft_checks import check_draft
from tightrope.app.model.expectation_checks import check_expectations
from tightrope.app.model.hindsight import read_sealed
from tightrope.app.model.link_signs import LINK_CHECKS, GivenSentences, cited_by_links
from tightrope.app.store.folder import Folder, open_folder, read_text
from tightrope.conflict import ReplyCount, examine_game
from tightrope.conflict.errors import TooManyStates
from tightrope.corpus import Document, Limits, read_documents
from tightrope.crisis import (
    CrisisFile,
    CrisisModel,
    check_crisis,
    option_levels,
    read_crisis,
)
from tightrope.crisis.checks.named_elsewhere import unknown_names
from tightrope.crisis.elements import mentions
from tightrope.crisis.errors import CrisisInvalid
from tightrope.errors import TightropeError, UsageMistake, counted
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.decide import check_decisions, decision_lines
from tightrope.evidence.errors import BadRecord
from tightrope.findings import Finding, findings_of


def check_other_files(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    """Gives what is wrong in the files beside crisis.yaml; what names the model only where it is read."""
    yield from _told(lambda: _sources(folder))
    yield from _told(lambda: _expectations(folder, model))
    yield from _told(lambda: _sealed(folder, model))
    yield from _told(lambda: _decisions(folder))
    yield from _told(lambda: _draft(folder, model))


def _told(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check finds; a file that cannot be read is a finding, or as many as it has mistakes."""
    try:
        yield from check()
    except TightropeError as error:
        yield from findings_of(error)


def _sources(folder: Folder) -> Iterator[Finding]:
    file = read_source_file(folder)
    there = _names(folder)
    for name in file.value:
        if name.partition("#")[0] not in there:
            said = f"there is no document '{name}' in sources/"
            yield Finding("no-such-document", "warning", file.where(name), said)


def _expectations(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    path = folder.expectations

    def text_of(name: str) -> str | None:
        document = _document(folder, name)
        return None if document is None else document.text

    yield from check_expectations(read_text(path), path.name, model, text_of)


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


def _draft(folder: Folder, model: CrisisModel | None) -> Iterator[Finding]:
    """What is wrong in the draft; what it says of claims and leaves open only where the model is read."""
    text = read_text(folder.draft)
    if not text:
        return
    crisis = "" if model is None else read_text(folder.crisis)
    for finding in check_draft(
        text, folder.draft.name, crisis, lambda cited: _known_claims(folder, model, cited)
    ):
        if model is not None or finding.severity == "error":
            yield finding


def _known_claims(
    folder: Folder, model: CrisisModel | None, cited: frozenset[str]
) -> frozenset[str] | None:
    """The claims there are, decided ones and, where others are cited, those that are proposed; None
    where the evidence cannot be read, which has findings of its own."""
    try:
        decided = frozenset(
            line.claim.id
            for _, line in decision_lines(folder.decisions)
            if isinstance(line, Decision)
        )
        if model is None or cited <= decided:
            return None if model is None else decided
        report = read_evidence(folder, model).report
        others = (claim for name in suggested_by(folder) for claim in read_suggested(folder, name))
        return decided.union(claim.id for claim in (*report.claims, *report.possible, *others))
    except TightropeError:
        return None


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


def load_model(folder: Folder, *, listed: bool = True) -> CrisisModel:
    """Reads the crisis file for an analysis; an error any named check finds is raised, all of them told.

    Not `listed`: that there are too many states to list is no error then.
    """
    model, errors = model_as_it_stands(folder)
    if not listed:
        errors = tuple(f for f in errors if f.check != TooManyStates.code)
    if errors:
        raise CrisisInvalid.of(errors)
    return model


def model_as_it_stands(folder: Folder) -> tuple[CrisisModel, tuple[Finding, ...]]:
    """Reads the crisis file as far as it is; gives the errors that named checks find beside it.

    Raises CrisisInvalid where its form is wrong, and what reading the decisions does.
    """
    file = read_crisis(folder.crisis)
    for _, line in decision_lines(folder.decisions):
        if isinstance(line, BadRecord):
            raise line
    found, _ = _all_checks(folder, file)
    return file.model, tuple(f for f in found if f.severity == "error")


def errors_in(folder: Folder | None) -> tuple[Finding, ...]:
    """Gives the errors that named checks find in a crisis file; of no folder none."""
    return () if folder is None else model_as_it_stands(folder)[1]


@dataclass(frozen=True, slots=True)
class FolderExamined:
    """What is wrong in the files of a folder, and how often each side's best reply changes."""

    findings: tuple[Finding, ...]
    replies: tuple[ReplyCount, ...]  # none where the crisis file is not sound enough for a game
    model: CrisisModel | None


def check_folder(path: Path) -> tuple[Finding, ...]:
    """Gives what is wrong in any file of the folder, errors first, file by file in their order."""
    return examine_folder(path).findings


def examine_folder(path: Path) -> FolderExamined:
    """Gives what `check_folder` gives, the replies of the game, and the model where it can be read."""
    folder = open_folder(path)
    model: CrisisModel | None = None
    findings: tuple[Finding, ...]
    replies: tuple[ReplyCount, ...] = ()
    try:
        file = read_crisis(folder.crisis)
        model = file.model
        findings, replies = _all_checks(folder, file)
        findings += _link_signs(folder, file)
    except CrisisInvalid as error:
        findings = error.findings
    findings = (*findings, *check_other_files(folder, model))
    return FolderExamined(tuple(sorted(findings, key=_order)), replies, model)


def _order(finding: Finding) -> tuple[bool, bool]:
    """Errors first; of these what keeps decisions from being read, on which citations rest."""
    return finding.severity != "error", finding.check != BadRecord.code


def _all_checks(
    folder: Folder, file: CrisisFile
) -> tuple[tuple[Finding, ...], tuple[ReplyCount, ...]]:
    """Runs the checks of the file, and those of its game and effects once the file itself has no error."""
    findings = _of_the_file(folder, file)
    if any(f.severity == "error" for f in findings):
        return findings, ()
    game = examine_game(file)
    found = game.findings + check_dynamics(file) + check_effects(file)
    return findings + found, game.replies


def _of_the_file(folder: Folder, file: CrisisFile) -> tuple[Finding, ...]:
    """The checks of the file; where decisions cannot be read, or are all gone, not of each citation."""
    path = folder.decisions
    lines = [line for _, line in decision_lines(path)]
    if any(isinstance(line, BadRecord) for line in lines):
        return check_crisis(file)
    cited = len({mention.text for mention in mentions(file.model, "claim")})
    if lines or not cited or not path.exists():
        accepted = accepted_claims(folder)
        return check_crisis(file, accepted, accepted)
    said = f"this file holds no decision, and crisis.yaml cites {counted(cited, 'claim')}"
    hint = "take its last good version from version control, or review the claims again"
    return (Finding(BadRecord.code, "error", path.name, said, hint), *check_crisis(file))


def _link_signs(folder: Folder, file: CrisisFile) -> tuple[Finding, ...]:
    """What the sentences cited say against the signs of links."""
    cited = cited_by_links(file.model, _accepted(folder), lambda name: _document(folder, name))
    given = GivenSentences(file, option_levels(file.model), cited=cited)
    return tuple(found for check in LINK_CHECKS for found in check.run(given))


def _accepted(folder: Folder) -> Iterator[Claim]:
    for _, line in decision_lines(folder.decisions):
        if isinstance(line, Decision) and line.judgement == "accepted":
            yield line.claim


def accepted_claims(folder: Folder) -> dict[str, frozenset[str]]:
    """The ids of accepted claims, each with those who say or do what it says."""
    return {
        claim.id: frozenset({*claim.speakers, claim.source_actor} - {None})  # type: ignore[arg-type]
        for claim in _accepted(folder)
    }


def model_at(path: Path) -> CrisisModel:
    """Gives the model of a crisis folder, or of a crisis file."""
    return read_crisis(path if path.is_file() else open_folder(path).crisis).model


def check_day(folder: Folder | None, as_of: str | None) -> None:
    """Refuses a day of which the file knows nothing: later than its date and all its events.

    To wait until then would be read as nobody moving. Raises UsageMistake.
    """
    if as_of is None or folder is None:
        return
    file = load_model(folder)
    days = [event.date.last for event in file.events]
    known = max(days if file.as_of is None else [*days, file.as_of.last], default=None)
    if known is not None and read_date(as_of).first > known:
        raise UsageMistake(
            "the file knows nothing of so late a day", value=as_of, allowed=f"up to {known}",
            hint="enter what happened since as dated events",
        )  # fmt: skip
