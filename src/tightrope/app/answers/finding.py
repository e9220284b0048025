"""Claims looked for and looked at: those that are meant, and one with its text, its twins, its opponents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tightrope.app.errors import NotACrisisFolder, UnknownClaim
from tightrope.app.evidence.choosing import checked_choice
from tightrope.app.evidence.exporting import claim_record, claim_records
from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.suggested import suggested_by
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import Line, Result, plain, table, tell
from tightrope.app.store.folder import Folder
from tightrope.errors import UsageMistake, counted, nearest
from tightrope.evidence import Decision, Selection, read_decisions

STATES = ("accepted", "suggested", "possible")
AROUND = 400  # code points of the document that stand before and after a quote


@dataclass(frozen=True, repr=False)
class Found(Result):
    """The claims of a folder that were meant, as `export claims` writes them."""

    schema = "claims-found/1"
    frame_of = "claims"
    claims: tuple[dict[str, Any], ...]
    """The claims, in document order."""


@dataclass(frozen=True, repr=False)
class ClaimCard(Result):
    """One claim with what a person would look at before deciding it."""

    schema = "claim-card/1"
    claim: dict[str, Any]
    """The claim, as `export claims` writes it."""
    before: str
    """The text of the document before the quote."""
    after: str
    """The text after it."""
    decision: dict[str, Any] | None
    """Who decided it, when and how; null: nobody has."""
    same_origin: tuple[str, ...]
    """Claims that rest on the same origin: they are not independent of it."""
    contradictions: tuple[dict[str, Any], ...]
    """What speaks against it: the other claim's id, the kind, and how they stand to each other."""


def find_claims(gathered: Gathered, chosen: Selection, state: str | None = None) -> Found:
    """Gives the claims that are meant; state: accepted, suggested or possible ones only.

    An actor is meant by its id or its name. Raises UsageMistake for another state, and for an actor,
    relation or document that there is none of.
    """
    if state is not None and state not in STATES:
        raise UsageMistake("no such state of a claim", value=state, allowed=", ".join(STATES))
    folder, reading = _evidence(gathered)
    report = reading.report
    claims = (*report.claims, *report.possible)
    chosen = checked_choice(chosen, reading, claims)
    meant = {claim.id for claim in claims if chosen.holds(claim)}
    return Found(
        tuple(
            record
            for record in claim_records(folder, reading, meant=meant)
            if state in (None, record["status"])
        )
    )


def show_claim(gathered: Gathered, name: str) -> ClaimCard:
    """Gives one claim by its id, a rejected one too. Raises UnknownClaim."""
    folder, reading = _evidence(gathered)
    decided = {d.claim.id: d for d in read_decisions(folder.decisions)}
    made = decided.get(name)
    if made is not None and made.judgement == "rejected":
        grade = (made.reliability, made.credibility)
        record: dict[str, Any] | None = claim_record(made.claim, grade=grade) | {
            "status": "rejected"
        }
    else:
        record = next(_records(folder, reading, name), None)
    if record is None:
        known = [c.id for c in (*reading.report.claims, *reading.report.possible)]
        raise UnknownClaim(
            "no claim of this folder has this id", value=name, hint=_near(name, known)
        )
    text = next((d.text for d in reading.documents if d.name == record["source"]), "")
    start, end = record["start"], record["end"]
    origin = reading.report.origin_of_claim
    own = origin.get(name)
    return ClaimCard(
        claim=record,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        decision=_decision(made),
        same_origin=tuple(
            c.id
            for c in reading.report.claims
            if own is not None and c.id != name and origin.get(c.id) == own
        ),
        contradictions=tuple(_contradictions(reading, name)),
    )


def _records(folder: Folder, reading: Reading, name: str) -> Iterator[dict[str, Any]]:
    """A claim by its id among those that are weighed, then among what others suggest."""
    for coder in (None, *suggested_by(folder)):
        yield from claim_records(folder, reading, coder, meant={name})


def _near(name: str, known: list[str]) -> str:
    return nearest(name, known) if known else "read documents first: tightrope read"


def _decision(made: Decision | None) -> dict[str, Any] | None:
    if made is None:
        return None
    return {key: value for key, value in plain(made).items() if key != "claim"}


def _contradictions(reading: Reading, name: str) -> Iterator[dict[str, Any]]:
    for one in reading.report.contradictions:
        if name in (one.a.id, one.b.id):
            other = one.b if one.a.id == name else one.a
            yield {"claim": other.id, "kind": one.kind, "relation_to": one.relation_to}


def _evidence(gathered: Gathered) -> tuple[Folder, Reading]:
    """The folder and what was read there; a model that stands for itself has neither."""
    if gathered.folder is None or gathered.reading is None:
        raise NotACrisisFolder("this model was read from a file alone, without documents")
    return gathered.folder, gathered.reading


@tell.register
def _(result: Found) -> Iterator[Line]:
    yield table(
        counted(len(result.claims), "claim"),
        ("id", "status", "source", "relation", "target", "quote"),
        [
            (
                c["id"], c["status"], c["source_actor"] or c["source_text"] or "", c["relation"],
                c["target_actor"] or "", c["quote"],
            )
            for c in result.claims
        ],
    )  # fmt: skip


@tell.register
def _(result: ClaimCard) -> Iterator[Line]:
    claim = result.claim
    ends = f"{claim['source_actor'] or claim['source_text']} → {claim['target_actor'] or 'nobody named'}"
    yield f"{claim['id']} · {claim['source']} · {claim['status']} · coder {claim['coder']}"
    yield f"{ends}, {claim['event']} {claim['relation']}, {claim['phase']}, {claim['modality']}"
    yield f"…{result.before}⟦{claim['quote']}⟧{result.after}…"
    if result.decision is not None:
        made = result.decision
        yield f"{made['judgement']} by {made['by'] or 'somebody'}, grade {made['reliability']}{made['credibility']}"
    if result.same_origin:
        yield f"Of the same origin: {', '.join(result.same_origin)}"
    for one in result.contradictions:
        yield f"{one['relation_to']} {one['claim']} ({one['kind']})"
