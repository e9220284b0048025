"""From the documents of a folder to its evidence: read, clean, code, weigh; each document once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property, partial
from itertools import chain, compress
from pathlib import Path

from tightrope.app.evidence.sources import SourceNote, note_on, read_source_notes
from tightrope.app.evidence.suggested import coders_that_read, read_suggested
from tightrope.app.how import OnStep, quiet, read_date
from tightrope.app.store.folder import Folder
from tightrope.app.store.kept import Cleaned, Kept, digest_of
from tightrope.corpus import (
    Document,
    Passage,
    Sentence,
    clean,
    describe,
    find_files,
    inspect,
    read_file,
    repeated_lines,
    split_sentences,
)
from tightrope.crisis import CrisisModel
from tightrope.dates import PartialDate
from tightrope.errors import TightropeError
from tightrope.evidence import (
    ActorIndex,
    Coded,
    Coder,
    Decision,
    EvidenceReport,
    KnownActor,
    LearnedCoder,
    read_decisions,
    weigh,
    with_agreement,
)

CODER: Callable[..., Coder] = LearnedCoder  # the coder that reads without being asked for by name
ARCHIVE_CODER = partial(LearnedCoder, is_quick=True)  # an archive has millions of sentences


@dataclass(frozen=True, repr=False)
class Reading:
    """Everything drawn from the documents of one folder. Lists run in the order of `documents`."""

    documents: tuple[Document, ...]
    passages: tuple[tuple[Passage, ...], ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    coded: tuple[Coded, ...]
    actors: ActorIndex
    notes: dict[str, SourceNote]
    report: EvidenceReport
    unreadable: tuple[TightropeError, ...]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each document, by the digest that anchors name."""
        return {document.sha256: document.text for document in self.documents}

    def __repr__(self) -> str:
        counts = self.report.counts
        return f"<Reading: {counts.documents} documents, {len(self.report.claims)} claims>"


def read_evidence(
    folder: Folder,
    model: CrisisModel | None,
    *,
    notes: dict[str, SourceNote] | None = None,
    as_of: str | None = None,
    on_step: OnStep = quiet,
) -> Reading:
    """Gives the evidence of the folder's documents, with people's decisions laid over it.

    Documents and what the coder finds in them are kept under `.tightrope/`; only what is new, or
    is read with other actors, is read again. `notes` are those of `sources.yaml` where they have
    been read already; a date or title a person noted stands above what the document says. What was
    published after `as_of` is not seen, and what was decided on it neither.
    """
    notes = read_source_notes(folder) if notes is None else notes
    decisions = read_decisions(folder.decisions)
    known = known_actors(model)
    kept, unreadable = Kept(folder.kept), list[TightropeError]()
    found = _documents(folder, kept, unreadable)
    cleaned = _clean(found, kept)
    documents = tuple(
        _described(document, own, note_on(notes, document.name), document.name in notes)
        for document, own in zip(found, cleaned, strict=True)
    )
    actors = ActorIndex.build(known)
    who = digest_of("actors", *map(astuple, known))
    coded = _code(documents, cleaned, actors, kept, who, on_step)
    coded = _with_agreement(coded, folder, decisions)
    kept.drop_unused()
    if as_of is not None:
        seen = [_is_seen(document, read_date(as_of)) for document in documents]
        documents = tuple(compress(documents, seen))
        cleaned, coded = tuple(compress(cleaned, seen)), tuple(compress(coded, seen))
        names = {document.name for document in documents}
        decisions = tuple(d for d in decisions if d.claim.document in names)
    noted = {document.name: note_on(notes, document.name) for document in documents}
    passages = tuple(own.passages for own in cleaned)
    sentences = tuple(own.sentences for own in cleaned)
    if documents:
        on_step("weighing what they say")
    report = weigh(
        documents,
        list(chain.from_iterable(passages)),
        list(chain.from_iterable(sentences)),
        coded,
        decisions,
        reliability={name: note.reliability for name, note in noted.items()},
        actors=actors,
        rests_on={name: [one.key for one in note.rests_on] for name, note in noted.items()},
    )
    return Reading(documents, passages, sentences, coded, actors, notes, report, tuple(unreadable))


def _with_agreement(
    coded: tuple[Coded, ...], folder: Folder, decisions: Sequence[Decision]
) -> tuple[Coded, ...]:
    """What other coders suggest too is as sure as people found such claims to be."""
    others = [claim for name in coders_that_read(folder) for claim in read_suggested(folder, name)]
    if not others:
        return coded
    claims = [claim for one in coded for claim in one.claims]
    drawn = iter(with_agreement(claims, others, decisions, alone=False))
    return tuple(replace(one, claims=tuple(next(drawn) for _ in one.claims)) for one in coded)


def known_actors(model: CrisisModel | None) -> list[KnownActor]:
    """Gives the crisis file's actors; their names come before the shipped ones."""
    if model is None:
        return []
    return [KnownActor(name, actor.name, actor.aliases) for name, actor in model.actors.items()]


def _is_seen(document: Document, day: PartialDate) -> bool:
    """Whether it was out by then; an undated document is taken to have been."""
    published = document.metadata.published
    return published is None or published <= day.last


def _documents(
    folder: Folder, kept: Kept, unreadable: list[TightropeError]
) -> tuple[Document, ...]:
    """Gives the documents of `sources/` in name order."""
    if not folder.sources.is_dir():
        return ()
    found: list[Document] = []
    for path, name in find_files([folder.sources], unreadable.append):
        try:
            found += _of_file(path, name, kept, unreadable)
        except TightropeError as error:  # one bad file never ends a batch
            unreadable.append(error)
    return tuple(found)


def _of_file(
    path: Path, name: str, kept: Kept, unreadable: list[TightropeError]
) -> tuple[Document, ...]:
    bad: list[TightropeError] = []
    with path.open("rb") as stream:
        key = digest_of("documents", name, hashlib.file_digest(stream, "sha256").hexdigest())

    def read() -> tuple[Document, ...]:
        return tuple(read_file(path, name, on_error=bad.append))

    documents = kept.get(tuple[Document, ...], key, read, keep=lambda: not bad)
    unreadable += bad
    return documents


def _described(document: Document, cleaned: Cleaned, note: SourceNote, own: bool) -> Document:
    """Gives the document with what its lines say of it; what a person noted stands above that.

    A message quoted in another has only a note of its `own`.
    """
    said = cleaned.metadata
    if document.media_type == "message/rfc822" and "#" in document.name and not own:
        return replace(document, metadata=said, flags=cleaned.flags)  # another message, another day
    metadata = replace(
        said,
        title=note.title or said.title,
        author=note.author or said.author,
        publisher=note.publisher or said.publisher,
        published=note.day or said.published,
        url=note.url or said.url,
    )
    return replace(document, metadata=metadata, flags=cleaned.flags)


def _clean(documents: Sequence[Document], kept: Kept) -> tuple[Cleaned, ...]:
    """Cleans each document; lines that stand in several documents bear on how."""
    repeated = repeated_lines(documents)
    lines = digest_of("lines", sorted(repeated))

    def clean_one(document: Document) -> Cleaned:
        passages = clean(document, repeated=repeated)
        flags = tuple(
            dict.fromkeys((*document.flags, *inspect(document, passages, repeated=repeated)))
        )
        sentences = split_sentences(document, passages)
        return Cleaned(describe(document, passages), flags, passages, sentences)

    return tuple(
        kept.get(
            Cleaned, digest_of("cleaned", _told(document), lines), partial(clean_one, document)
        )
        for document in documents
    )


def _code(
    documents: Sequence[Document],
    cleaned: Sequence[Cleaned],
    actors: ActorIndex,
    kept: Kept,
    who: str,
    on_step: OnStep,
) -> tuple[Coded, ...]:
    """Codes each document, unless its passages were coded before with the same actors."""
    coder = CODER()
    coded = []
    for document, own in zip(documents, cleaned, strict=True):
        on_step(document.name)
        passages = [(p.start, p.end, p.label) for p in own.passages]
        key = digest_of("coded", coder.name, coder.version, who, _told(document), passages)
        part = partial(_tell_part, on_step, document.name)
        make = partial(CODER(on_part=part).code, document, own.passages, own.sentences, actors)
        coded.append(kept.get(Coded, key, make))
    return tuple(coded)


def _tell_part(on_step: OnStep, name: str, share: float) -> None:
    on_step(f"{share:.0%} of {name}")


def _told(document: Document) -> tuple[str, ...]:
    """What a document's cleaning and coding follow from: its bytes, name, reader and metadata."""
    metadata = [str(part) for part in astuple(document.metadata)]
    return (document.sha256, document.name, document.reader, *metadata)
