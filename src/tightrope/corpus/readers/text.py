"""Plain text and Markdown: the text is the decoded file, unchanged."""

from __future__ import annotations

from hashlib import sha256

from tightrope.corpus.dates import entries_of
from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document
from tightrope.corpus.flags import hidden_marks
from tightrope.corpus.frontmatter import read_front_matter
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import check_text, guessed


def read_text(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    """Gives the document of a text file; a front-matter header becomes its metadata."""
    text, encoding = decode(data, name)
    check_text(text, name, limits)
    metadata = read_front_matter(text)
    return Document(
        sha256=sha256(data).hexdigest(),
        name=name,
        text=text,
        encoding=encoding,
        media_type=media_type,
        reader="text/1",
        metadata=metadata,
        flags=(*guessed(encoding), *hidden_marks(text)),
        entries=entries_of(text, metadata.published),
    )
