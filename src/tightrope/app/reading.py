"""From the documents of a folder to its evidence: read, clean, code, weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tightrope.app.folder import Folder
from tightrope.app.sources import (
    SourceNote,
    add_notes,
    add_sources,
    load_documents,
    read_source_notes,
)
from tightrope.corpus import (
    Document,
    Passage,
    Sentence,
    clean,
    repeated_lines,
    split_sentences,
)
from tightrope.crisis import CrisisModel, read_crisis
from tightrope.errors import TightropeError
from tightrope.evidence import (
    ActorIndex,
    Coded,
    Counts,
    EvidenceReport,
    KnownActor,
    RuleCoder,
    read_decisions,
    weigh,
)

__all__ = [
    "ReadInto",
    "Reading",
    "code_documents",
    "known_actors",
    "note_on",
    "read_evidence",
    "read_folder",
    "read_into",
]


@dataclass(frozen=True, slots=True)
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


def read_evidence(
    folder: Folder,
    model: CrisisModel | None,
    *,
    notes: dict[str, SourceNote] | None = None,
    on_step: Callable[[str], None] = lambda name: None,
) -> Reading:
    """Gives the evidence of the folder's documents, with people's decisions laid over it.

    `notes` are those of `sources.yaml` where they have been read already.
    """
    unreadable: list[TightropeError] = []
    notes = read_source_notes(folder) if notes is None else notes
    documents = load_documents(folder, on_error=unreadable.append)
    decisions = read_decisions(folder.decisions) if folder.decisions.is_file() else ()
    actors = ActorIndex.build(known_actors(model))
    passages, sentences, coded = code_documents(documents, actors, on_step=on_step)
    published = {
        d.name: day
        for d in documents
        if (day := note_on(notes, d.name).published or d.metadata.published) is not None
    }
    report = weigh(
        documents,
        [p for own in passages for p in own],
        [s for own in sentences for s in own],
        coded,
        decisions,
        reliability={d.name: note_on(notes, d.name).reliability for d in documents},
        published=published,
        actors=actors,
    )
    return Reading(documents, passages, sentences, coded, actors, notes, report, tuple(unreadable))


def code_documents(
    documents: Sequence[Document],
    actors: ActorIndex,
    *,
    on_step: Callable[[str], None] = lambda name: None,
) -> tuple[tuple[tuple[Passage, ...], ...], tuple[tuple[Sentence, ...], ...], tuple[Coded, ...]]:
    """Cleans each document and codes it by the rules."""
    coder = RuleCoder()
    repeated = repeated_lines(documents)
    passages: list[tuple[Passage, ...]] = []
    sentences: list[tuple[Sentence, ...]] = []
    coded: list[Coded] = []
    for document in documents:
        on_step(document.name)
        passages.append(clean(document, repeated=repeated))
        sentences.append(split_sentences(document, passages[-1]))
        coded.append(coder.code(document, passages[-1], sentences[-1], actors))
    return tuple(passages), tuple(sentences), tuple(coded)


def known_actors(model: CrisisModel | None) -> list[KnownActor]:
    """Gives the crisis file's actors; their names come before the shipped ones."""
    if model is None:
        return []
    return [KnownActor(name, actor.name, actor.aliases) for name, actor in model.actors.items()]


def note_on(notes: Mapping[str, SourceNote], name: str) -> SourceNote:
    """Gives the note on a document; a record `wire.jsonl#3` without its own has its file's."""
    return notes.get(name) or notes.get(name.partition("#")[0]) or SourceNote()


@dataclass(frozen=True, slots=True)
class ReadInto:
    """What one `read` did, and what the folder holds after it."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[TightropeError, ...]
    reading: Reading

    @property
    def counts(self) -> Counts:
        """What the folder holds now."""
        return self.reading.report.counts


def read_into(
    folder: Folder,
    paths: Iterable[Path],
    *,
    piped: bytes | None = None,
    on_step: Callable[[str], None] = lambda name: None,
) -> ReadInto:
    """Takes documents into the folder, notes what they say of themselves, and codes what they claim."""
    model = read_crisis(folder.crisis).model  # what is wrong in the folder shows before it is
    notes = read_source_notes(folder)  # written to
    read_decisions(folder.decisions)
    done = add_sources(folder, paths, piped=piped, on_step=on_step)
    reading = read_evidence(folder, model, notes=notes, on_step=on_step)
    add_notes(folder, reading.documents, reading.notes)
    return ReadInto(done.added, done.known, done.refused, reading)


def read_folder(folder: Folder, *, on_step: Callable[[str], None] = lambda name: None) -> Reading:
    """Gives the evidence of a folder, its crisis file's actor names first."""
    return read_evidence(folder, read_crisis(folder.crisis).model, on_step=on_step)
