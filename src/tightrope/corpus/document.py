"""What the corpus stage gives: documents, labelled passages and sentences, with exact offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Label = Literal[
    "content", "heading", "nav", "toc", "link_list", "profile", "caption", "teaser",
    "call_to_action", "byline", "footnote", "not_english",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)
NOISE_LABELS: frozenset[Label] = frozenset(LABELS) - {"content", "heading"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; None means unknown, never guessed."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the format itself says a stretch of text is (a heading, a list item); text[start:end]."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch written on a day of its own, as in a live blog; None where its day is not known."""

    start: int
    end: int
    written: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read. All offsets in the project are code points into `text`.

    `text` of a plain-text file is the decoded file, unchanged; of other formats, what the
    reader drew out of it (deterministically, so that anchors can be checked again).
    """

    sha256: str  # of the bytes as they came
    name: str  # file name inside sources/
    text: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    reader: str = "text/1"
    metadata: Metadata = field(default_factory=Metadata)
    flags: tuple[str, ...] = ()  # e.g. "template placeholder: [public event or meeting]"
    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()

    def written_on(self, offset: int) -> date | None:
        """Gives the day the text at an offset was written: its entry's, else the document's."""
        for entry in self.entries:
            if entry.start <= offset < entry.end:
                return entry.written
        return self.metadata.published


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of one document: text[start:end]. Passages do not overlap."""

    document: str  # sha256
    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside a content passage: text[start:end]."""

    document: str
    start: int
    end: int
