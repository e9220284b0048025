"""The working sheet of the classifier: blocks, the labels found so far, and what rules look up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from tightrope.corpus.blocks import Block, fold
from tightrope.corpus.document import Document, Label
from tightrope.corpus.lexicon import exact, topic_of

# A sentence end with no blank before the next capital: "stability.Moscow's".
_GLUE = re.compile(r"[.!?][\"'”’)\]*_]{0,6}(?=[\"“‘']?[A-Z0-9][\w'’-]*[ \n:,]|[A-Z][a-z]+$)")
_BEFORE_GLUE = re.compile(r"[a-z0-9%\"'”’)\]]")
_BARE_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+")
_MAX_TAIL = 160


def glue_points(text: str, start: int, end: int) -> list[int]:
    """Gives the offsets in text[start:end] where a new piece begins without a blank after a full stop."""
    return [m.end() for m in _GLUE.finditer(text, start, end) if not _inside_word(text, m.start())]


def _inside_word(text: str, stop: int) -> bool:
    """True for the dot of an address, a number or a short abbreviation."""
    if not _BEFORE_GLUE.match(text[stop - 1 : stop]):
        return True
    word = text[max(0, stop - 30) : stop].rpartition(" ")[2]
    after = text[stop + 1 : stop + 2]
    return (
        "://" in word or "www." in word or "@" in word or (word[-1:].isdigit() and after.isdigit())
        or (len(word) < 3 and word.isalpha())
    )  # fmt: skip


@dataclass(slots=False)
class Sheet:
    """Labels are filled in by one rule after another; a rule only fills what is still open."""

    document: Document
    blocks: list[Block]
    repeated: frozenset[str]
    labels: list[Label | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.labels = [None] * len(self.blocks)

    def set(self, position: int, label: Label) -> None:
        """Labels a block unless an earlier rule has done so."""
        if self.labels[position] is None:
            self.labels[position] = label

    def open(self, position: int) -> bool:
        """Whether there is a block at this place that no rule has labelled yet."""
        return 0 <= position < len(self.blocks) and self.labels[position] is None

    def running(self, position: int) -> bool:
        """True for running text no rule has called noise."""
        return (
            0 <= position < len(self.blocks)
            and self.blocks[position].prose
            and self.labels[position] in (None, "content")
        )

    @cached_property
    def keys(self) -> Counter[str]:
        """How often each folded line stands in the document."""
        return Counter(block.key for block in self.blocks)

    @cached_property
    def prose(self) -> list[int]:
        """Positions of whole running text by shape, excerpts left out."""
        return [n for n, block in enumerate(self.blocks) if block.prose and not block.truncated]

    @cached_property
    def topic(self) -> frozenset[str]:
        """What the longest stretch of the document is about; the title counts as said twice."""
        texts = [self.blocks[n].shown for n in self.prose]
        title = next((b.body for b in self.blocks[:8] if 4 <= len(b.words) <= 25), "")
        return topic_of([*texts, title, title])

    @cached_property
    def hashed(self) -> bool:
        """True when the document marks its headings itself (Markdown)."""
        return sum(block.marker == "hash" for block in self.blocks) >= 2

    @cached_property
    def first_text(self) -> int:
        """Position of the first content; to be asked for once running text has its label."""
        found = (n for n, label in enumerate(self.labels) if label == "content")
        return next(found, len(self.blocks))

    @cached_property
    def last_text(self) -> int:
        """Position of the last content, -1 without any."""
        return max((n for n, label in enumerate(self.labels) if label == "content"), default=-1)

    @cached_property
    def tails(self) -> frozenset[str]:
        """Folded ends of lines that are glued to the sentence before them: likely headings."""
        text = self.document.text
        found: set[str] = set()
        for block in self.blocks:
            if block.prose:
                points = glue_points(text, max(block.start, block.end - _MAX_TAIL), block.end)
                found.update(fold(text[point : block.end]) for point in points)
        return frozenset(found)

    def recurs(self, position: int) -> bool:
        """True when the line comes back later: as a line of its own or glued to a paragraph."""
        return any(
            self.keys[key] > (key == self.blocks[position].key) or key in self.tails
            for key in self.spellings(position)
        )

    def spellings(self, position: int) -> tuple[str, ...]:
        """The line as it is, and without a bare number before it ("3 What came next")."""
        key = self.blocks[position].key
        bare = _BARE_NUMBER.sub("", key)
        return (key,) if bare == key else (key, bare)

    def is_known_heading(self, position: int) -> bool:
        """True for headings any article may have, such as a conclusion."""
        return self.blocks[position].key in exact("heading")
