"""Documents in, claims decided, records out: the verbs of the evidence wing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tightrope.app.evidence.exporting import Exported
from tightrope.app.how import OnStep, quiet
from tightrope.errors import TightropeError, UsageMistake, nearest

if TYPE_CHECKING:
    from tightrope.app import results
    from tightrope.app.answers.finding import ClaimCard, Found
    from tightrope.app.evidence.archive import ArchiveCounts
    from tightrope.app.evidence.claiming import Claimed, PassedOver
    from tightrope.app.evidence.coders import CoderChoice, Prompts
    from tightrope.app.evidence.reviewing import Session
    from tightrope.evidence import Selection, Stated

MOST_PIPED = 50 * 2**20 + 1  # bytes of standard input that are looked at: one above the limit


def read(
    path: Path,
    paths: Iterable[Path],
    *,
    piped: bytes | None = None,
    coder: CoderChoice | None = None,
    on_step: OnStep = quiet,
) -> results.ReadInto:
    """Takes documents into the folder, notes what they say of themselves, codes what they claim.

    `piped` are the bytes of standard input, one more document. With `coder` another coder reads
    too, and its suggestions are kept apart. What cannot be read is told as refused, and the rest
    is read; documents already there are left alone. Raises FolderBusy, or what is wrong in the
    folder before anything is written to it.
    """
    from tightrope.app.evidence.coders import make_coder, suggest
    from tightrope.app.evidence.reading import read_evidence
    from tightrope.app.evidence.sources import add_notes, add_sources, read_source_notes
    from tightrope.app.results import ReadInto
    from tightrope.app.store.folder import open_folder
    from tightrope.crisis import read_crisis
    from tightrope.evidence import read_decisions

    folder = open_folder(path)
    model = read_crisis(folder.crisis).model  # what is wrong in the folder shows before it is
    notes = read_source_notes(folder)  # written to, and what a coder lacks
    read_decisions(folder.decisions)
    other = None if coder is None else make_coder(folder, coder)
    done = add_sources(folder, paths, piped=piped, on_step=on_step)
    reading = read_evidence(folder, model, notes=notes, on_step=on_step)
    add_notes(folder, reading.documents, notes)
    suggested = None if other is None else suggest(folder, other, reading, on_step=on_step)
    remarks = {
        document.name: (*document.flags, *(() if coded.claims else ("no claim was found in it",)))
        for document, coded in zip(reading.documents, reading.coded, strict=True)
        if document.name.partition("#")[0] in done.added and (document.flags or not coded.claims)
    }
    counts = reading.report.counts
    return ReadInto(done.added, done.known, done.refused, counts, remarks, suggested, path)


def prompts(path: Path, paths: Sequence[Path], coder: CoderChoice) -> Prompts:
    """Gives what a language model would be asked of the documents; asks and writes nothing."""
    from tightrope.app.evidence.coders import Prompts, show_prompts
    from tightrope.app.store.folder import open_folder
    from tightrope.corpus import read_documents

    refused: list[TightropeError] = []
    named = list(paths) or [open_folder(path).sources]
    documents = tuple(read_documents(named, on_error=refused.append))
    return Prompts(show_prompts(documents, coder), tuple(refused))


def archive(
    path: Path,
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    on_step: OnStep = quiet,
) -> ArchiveCounts:
    """Codes many documents where they are, by all cores or a Dask scheduler; resumable.

    Raises MissingExtra where Dask is asked for and not installed.
    """
    from tightrope.app.evidence.archive import archive_into
    from tightrope.app.store.folder import open_folder

    return archive_into(open_folder(path), paths, jobs=jobs, scheduler=scheduler, on_step=on_step)


def review(
    path: Path, *, coder: str | None = None, by: str | None = None, on_step: OnStep = quiet
) -> Session:
    """Begins or resumes a review, step by step; each decision is written at once, in the name of
    the user, or `by`."""
    from tightrope.app.evidence.reviewing import open_review

    return open_review(path, coder, by=by or "", on_step=on_step)


def waiting(
    path: Path,
    *,
    coder: str | None = None,
    chosen: Mapping[str, Any] | None = None,
    on_step: OnStep = quiet,
) -> results.Waiting:
    """Gives the claims nobody has decided yet: the coder's suggestions, in document order.

    `chosen` narrows them: actor, relation, document, least (confidence), words.
    """
    from tightrope.app.evidence.suggested import proposed_besides
    from tightrope.app.results import Waiting
    from tightrope.app.store.folder import open_folder

    session = review(path, coder=coder, on_step=on_step)
    others = {} if coder else proposed_besides(open_folder(path), session.waiting)
    session.only(selection(**(chosen or {})))
    sure = tuple(c for c in session.waiting if c.is_proposed or coder is not None)
    possible = tuple(c for c in session.waiting if not (c.is_proposed or coder is not None))
    return Waiting(sure, possible, session.stale, others, path)


def skipped(path: Path, *, on_step: OnStep = quiet) -> PassedOver:
    """Gives the sentences of the folder in which no claim was found, with the reason and the text."""
    from tightrope.app.evidence.claiming import list_passed

    return list_passed(review(path, on_step=on_step).reading)


def selection(**chosen: Any) -> Selection:
    """Gives which claims are meant: actor, relation, document, least (confidence), words."""
    from tightrope.evidence import Selection

    return Selection(**chosen)


def stated(**fields: Any) -> Stated:
    """Gives what a person states of a sentence: quote, source, relation, and what goes beside them."""
    from tightrope.evidence import Stated

    return Stated(**fields)


def claim(
    path: Path, document: str, said: Stated, *, by: str | None = None, on_step: OnStep = quiet
) -> Claimed:
    """Adds a person's own claim on a document of the folder, its quote verified, accepted at once.

    Raises UnknownSource, AnchorBroken or ClaimFieldWrong, which say what to mend, and
    AlreadyDecided where the same claim stands decided.
    """
    from tightrope.app.evidence.claiming import add_claim

    return add_claim(path, document, said, by=by, on_step=on_step)


def find_claims(path: Path, chosen: Selection, *, state: str | None = None) -> Found:
    """Gives the claims that are meant, with grade and origin; `state` narrows them further."""
    from tightrope.app.answers.finding import find_claims as found
    from tightrope.app.gathered.gather import gather

    return found(gather(path), chosen, state)


def show_claim(path: Path, name: str) -> ClaimCard:
    """Gives one claim with its text, its decision, and what contradicts it. Raises UnknownClaim."""
    from tightrope.app.answers.finding import show_claim as shown
    from tightrope.app.gathered.gather import gather

    return shown(gather(path), name)


def decide(
    path: Path,
    accept: Sequence[str] = (),
    reject: Sequence[str] = (),
    *,
    undo: Sequence[str] = (),
    note: str = "",
    coder: str | None = None,
    by: str | None = None,
    on_step: OnStep = quiet,
) -> results.Decided:
    """Accepts and rejects claims by id (`all`: every proposed one), or takes decisions back (`undo`).

    One's own earlier decision is changed; a claim that somebody else decided is told as refused.
    Raises UnknownClaim, or UsageMistake where one is both accepted and rejected, or decided and
    taken back at once; nothing is decided then.
    """
    from tightrope.app.evidence.deciding import decide_claims, undo_claims

    if undo and (accept or reject):
        raise UsageMistake("claims are decided or taken back, not both at once", value=undo[0])
    session = review(path, coder=coder, by=by, on_step=on_step)
    return undo_claims(session, undo) if undo else decide_claims(session, accept, reject, note=note)


def export_records(
    path: Path,
    what: str,
    *,
    archive: bool = False,
    coder: str | None = None,
    on_step: OnStep = quiet,
) -> Iterator[dict[str, Any]]:
    """Gives documents, passages or claims (suggested ones too) as records; of an archive, its claims.

    With `coder`, the claims that this coder suggested.
    """
    from tightrope.app.evidence.exporting import RECORDS, archive_records, claim_records
    from tightrope.app.evidence.reading import read_evidence
    from tightrope.app.store.folder import open_folder
    from tightrope.crisis import read_crisis

    folder = open_folder(path)
    if (archive or coder is not None) and what != "claims":
        raise UsageMistake("an archive and other coders keep claims only", value=what)
    if archive:
        return archive_records(folder)
    known = (*RECORDS, "claims")
    if what not in known:
        raise UsageMistake(
            "there is no such thing to export", value=what, hint=nearest(what, known)
        )
    reading = read_evidence(folder, read_crisis(folder.crisis).model, on_step=on_step)
    return claim_records(folder, reading, coder) if what == "claims" else RECORDS[what](reading)


def export(
    path: Path,
    what: str,
    out: Path | None = None,
    *,
    form: str | None = None,
    archive: bool = False,
    coder: str | None = None,
    on_step: OnStep = quiet,
) -> Exported:
    """Writes documents, passages or claims to `out`, whole; without it gives the records, or the
    text of a format that is no table. Raises UnknownExport where the format does not fit."""
    from tightrope.app.evidence.exporting import (
        Exported,
        checked_form,
        left_out_of,
        record_lines,
        write_records,
    )

    chosen = checked_form(what, form, to_file=out is not None)
    records = export_records(path, what, archive=archive, coder=coder, on_step=on_step)
    if out is not None:
        written = write_records(path, records, out, chosen)
        return Exported(what, out, written, left_out=left_out_of(what, chosen))
    given = tuple(records)
    text = "\n".join(record_lines(given, chosen)) if chosen in ("csl", "bibtex") else ""
    return Exported(what, None, len(given), given, text, left_out_of(what, chosen))


def left_out_of_records(what: str) -> str:
    """Gives what lines of documents, passages or claims have no place for; empty: nothing."""
    from tightrope.app.evidence.exporting import left_out_of

    return left_out_of(what, "jsonl")


def record_lines(
    records: Iterable[dict[str, Any]], form: Literal["jsonl", "csv"] = "jsonl"
) -> Iterator[str]:
    """Gives records as lines of JSON, or of CSV below a line of names."""
    from tightrope.app.evidence import exporting

    return exporting.record_lines(records, form)
