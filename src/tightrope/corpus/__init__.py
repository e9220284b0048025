"""Documents in, labelled passages and sentences out. Knows nothing of politics.

Takes bytes, files and folders; gives `Document`, `Passage` and `Sentence` with exact offsets.
Start at `read_documents`, `clean` and `split_sentences`.
"""

from tightrope.corpus.clean import clean
from tightrope.corpus.describe import describe
from tightrope.corpus.document import (
    LABELS,
    NOISE_LABELS,
    Document,
    Label,
    Metadata,
    Passage,
    Sentence,
)
from tightrope.corpus.flags import inspect
from tightrope.corpus.limits import Limits
from tightrope.corpus.read import find_files, read_bytes, read_documents, read_file
from tightrope.corpus.repeat import repeated_lines
from tightrope.corpus.sentences import split_sentences

__all__ = [
    "LABELS",
    "NOISE_LABELS",
    "Document",
    "Label",
    "Limits",
    "Metadata",
    "Passage",
    "Sentence",
    "clean",
    "describe",
    "find_files",
    "inspect",
    "read_bytes",
    "read_documents",
    "read_file",
    "repeated_lines",
    "split_sentences",
]
