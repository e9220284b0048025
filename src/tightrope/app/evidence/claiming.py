"""A person's own claims: stated, verified against the document, accepted at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tightrope.app.errors import UnknownSource
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.how import OnStep, quiet
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, open_folder
from tightrope.app.store.lock import add_decisions, signature
from tightrope.crisis import read_crisis
from tightrope.errors import nearest
from tightrope.evidence import Decision, Stated, claim_of_person

_NOT_CODED = {"not_english": "not in English", "footnote": "a footnote"}


@dataclass(frozen=True, repr=False)
class Claimed(Result):
    """A claim of a person's own, accepted."""

    schema = "claim/1"
    decision: Decision
    """The decision that accepts it, with the claim."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that gave no claim, and why."""

    document: str
    """Its file name in `sources/`."""
    start: int
    """Where the sentence begins, in code points of the document's text."""
    end: int
    """Where it ends, exclusive."""
    reason: str
    """Why it gave no claim."""
    text: str
    """The sentence."""


@dataclass(frozen=True, repr=False)
class PassedOver(Result):
    """The sentences of a folder that gave no claim, in document order."""

    schema = "skipped/1"
    sentences: tuple[Passed, ...]
    """The sentences, each with the reason."""


def add_claim(
    path: Path,
    document: str,
    said: Stated,
    *,
    by: str | None = None,
    on_step: OnStep = quiet,
) -> Claimed:
    """Adds a person's claim on a document of the folder, and accepts it.

    Raises UnknownSource where no document has this name, AnchorBroken where the quote does not
    stand in it, ClaimFieldWrong for a field that may not have its value, AlreadyDecided where
    the same claim stands decided.
    """
    folder = open_folder(path)
    reading = read_evidence(folder, read_crisis(folder.crisis).model, on_step=on_step)
    return Claimed(state_claim(folder, reading, document, said, by=by))


def state_claim(
    folder: Folder, reading: Reading, document: str, said: Stated, *, by: str | None = None
) -> Decision:
    """Adds a person's claim on a document that was read; gives the decision as written."""
    at = document_of(folder, reading, document)
    claim = claim_of_person(said, reading.documents[at], reading.sentences[at], reading.actors)
    reliability = reading.notes[document].reliability if document in reading.notes else "F"
    user, now = signature()
    decision = Decision(claim, "accepted", reliability, 6, by or user, now)
    _, refused = add_decisions(folder, [decision])
    if refused:
        raise refused[0]
    return decision


def document_of(folder: Folder, reading: Reading, name: str) -> int:
    """Gives the place of a document among those that were read. Raises UnknownSource."""
    names = [one.name for one in reading.documents]
    if name not in names:
        raise UnknownSource(
            "no document of the folder has this name",
            where=str(folder.sources),
            value=name,
            hint=nearest(name, names) if names else "tightrope read it into the folder first",
        )
    return names.index(name)


def list_passed(reading: Reading) -> PassedOver:
    """Gives the sentences no claim was found in, and the passages that are not coded, with their text."""
    return PassedOver(
        tuple(
            Passed(document.name, start, end, reason, document.text[start:end])
            for document, coded, passages in zip(
                reading.documents, reading.coded, reading.passages, strict=True
            )
            for start, end, reason in sorted(
                (
                    *coded.passed,
                    *(
                        (p.start, p.end, _NOT_CODED[p.label])
                        for p in passages
                        if p.label in _NOT_CODED
                    ),
                )
            )
        )
    )
