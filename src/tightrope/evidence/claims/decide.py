"""A person's decisions in `evidence.jsonl`: read, added to, taken back; never lost.

One decision a line, sorted by document and place so that version control shows small
differences. A write goes to a temporary file, is synced and renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tightrope.atomic import write_atomic
from tightrope.corpus.document import Document
from tightrope.dates import days_meant
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.records import (
    check_decision,
    decision_from_record,
    parse_line,
    to_line,
)
from tightrope.evidence.errors import BadRecord
from tightrope.findings import Finding

_MARK = "\ufeff"  # some editors put it in front of the text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; a claim with a fault is no evidence and weighs nothing."""

    check: str  # the stable name of the check
    said: str
    hint: str


def claim_faults(claim: Claim, document: Document | None) -> tuple[Fault, ...]:
    """Gives what is wrong with a claim; `document` is the one it names, None where there is none."""
    return (*_place_faults(claim, document), *_own_faults(claim))


def _place_faults(claim: Claim, document: Document | None) -> Iterator[Fault]:
    path = PurePosixPath(claim.document.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        said = f"its document lies outside sources/: '{claim.document}'"
        yield Fault("document-outside", said, "take the decision back with: tightrope review")
        return
    if document is None:
        hint = "bring it back, or take the decision back with: tightrope review"
        yield Fault(
            "no-such-document", f"there is no document '{claim.document}' in sources/", hint
        )
        return
    anchor = claim.anchor
    standing = document.text[anchor.start : anchor.end] if 0 <= anchor.start < anchor.end else ""
    if anchor.sha256 != document.sha256:
        said = f"'{claim.document}' is not the file that was quoted any more"
        yield Fault("anchor-broken", said, "it counts for nothing; bring that file back")
    elif standing != anchor.exact:
        said = f"the quote no longer stands in '{claim.document}' where its anchor says"
        words = " ".join(standing.split())[:60]
        yield Fault(
            "anchor-broken", said, f"there stands “{words}”" if words else "it counts for nothing"
        )


def _own_faults(claim: Claim) -> Iterator[Fault]:
    if claim.source_actor is None and not (claim.source_text or "").strip():
        yield Fault(
            "bad-evidence-record", "it has neither a source actor nor words for an unknown one", ""
        )
    for field in ("source_actor", "target_actor"):
        actor = getattr(claim, field)
        if actor is not None and not actor.strip():
            yield Fault("bad-evidence-record", f"{field} is empty", "name it, or leave it out")
    if claim.time_resolved is not None and days_meant(claim.time_resolved) is None:
        said = f"time_resolved is no date: '{claim.time_resolved}'"
        yield Fault(
            "bad-evidence-record", said, "for example 2025-06-13, 2025-06, or two with / between"
        )


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Gives the decisions of a file in its order; none where the file does not exist yet.

    Raises `BadRecord` with the line number at the first line that is not a decision, and
    where a claim is decided twice.
    """
    decisions: list[Decision] = []
    seen: dict[str, str] = {}
    for where, line in decision_lines(path):
        if isinstance(line, BadRecord):
            raise line
        first = seen.setdefault(line.claim.id, where)
        if first != where:
            raise BadRecord(
                f"this claim was already decided on {first}",
                where=where,
                value=line.claim.id,
                hint="keep the line that is meant",
            )
        decisions.append(line)
    return tuple(decisions)


def decision_lines(path: Path) -> Iterator[tuple[str, Decision | BadRecord]]:
    """Gives `file:line` and what stands there, a decision or why it is none; blank lines are skipped.

    Of a file that is not UTF-8 there is one line, the first that is not.
    """
    try:
        lines = _lines(path) if path.exists() else []
    except BadRecord as error:
        yield error.where or path.name, error
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            yield where, decision_from_record(parse_line(line, where), where)
        except BadRecord as error:
            yield where, error


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds decisions to a file; a new decision on a claim takes the place of the old one.

    Raises `BadRecord` for one that could not be read again; none is written then.
    """
    decisions = tuple(decisions)
    for decision in decisions:
        check_decision(decision)
    kept = {decision.claim.id: decision for decision in read_decisions(path)}
    new = {decision.claim.id: decision for decision in decisions}
    if new:
        write_decisions(path, {**kept, **new}.values())


def withdraw_decisions(path: Path, claims: Collection[str]) -> tuple[Decision, ...]:
    """Takes back what was decided on these claims (by id); gives what was taken back."""
    decisions = read_decisions(path)
    gone = tuple(d for d in decisions if d.claim.id in claims)
    if gone:
        write_decisions(path, [d for d in decisions if d.claim.id not in claims])
    return gone


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes a whole decisions file, sorted; an interrupted write leaves the old file whole."""
    ordered = sorted(decisions, key=_place)
    text = "".join(to_line(decision) + "\n" for decision in ordered)
    write_atomic(path, text.encode("utf-8"))


def _place(decision: Decision) -> tuple[str, int, int, str]:
    claim = decision.claim
    return claim.document, claim.anchor.start, claim.anchor.end, claim.id


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    try:
        return data.decode("utf-8").removeprefix(_MARK).split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadRecord(
            "the decisions file is not UTF-8",
            where=f"{path.name}:{line}",
            value=f"byte {error.start}",
            hint="save it as UTF-8",
        ) from error


def check_decisions(
    path: Path, document_of: Callable[[str], Document | None], names: Collection[str]
) -> Iterator[Finding]:
    """Gives a finding for each line with a mistake, in the order of the file.

    `names` are the files in `sources/`; `document_of` reads the document of a name, each once here.
    """
    read: dict[str, Document | None] = {}
    seen: dict[str, str] = {}
    for where, line in decision_lines(path):
        if isinstance(line, BadRecord):
            said = str(line).removeprefix(f"{where}: ")
            yield Finding(line.code, "error", where, said)
            continue
        first = seen.setdefault(line.claim.id, where)
        if first != where:
            said = f"the claim '{line.claim.id}' was decided on {first} already"
            yield Finding("decided-twice", "error", where, said, "keep the line that is meant")
        name = line.claim.document
        if name not in read:
            read[name] = document_of(name) if name.partition("#")[0] in names else None
        for fault in claim_faults(line.claim, read[name]):
            yield Finding(fault.check, "error", where, fault.said, fault.hint)
        if line.at and days_meant(line.at[:10]) is None:
            yield Finding(BadRecord.code, "error", where, f"at is no date: '{line.at}'")
