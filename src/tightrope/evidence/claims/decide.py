"""A person's decisions in `evidence.jsonl`: read, added to, taken back; never lost.

One decision a line, sorted by document and place so that version control shows small
differences. A write goes to a temporary file, is synced and renamed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tightrope.atomic import write_atomic
from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.claims.records import decision_from_record, parse_line, to_line
from tightrope.evidence.errors import BadRecord

__all__ = [
    "append_decisions",
    "decision_lines",
    "read_decisions",
    "withdraw_decisions",
    "write_decisions",
]


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

    Raises `BadRecord` where the file is not UTF-8.
    """
    for number, line in enumerate(_lines(path) if path.exists() else (), start=1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            yield where, decision_from_record(parse_line(line, where), where)
        except BadRecord as error:
            yield where, error


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds decisions to a file; a new decision on a claim takes the place of the old one."""
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
    try:
        return path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadRecord(
            "the decisions file is not UTF-8", where=path.name, value=f"byte {error.start}"
        ) from error
