"""Labels every stretch of a document: the article's own text, and what the page put around it."""

from __future__ import annotations

from tightrope.corpus.blocks import split_blocks
from tightrope.corpus.cues import mark_cues, mark_edges
from tightrope.corpus.document import Document, Passage
from tightrope.corpus.runs import (
    mark_glued_captions,
    mark_lists,
    mark_prose,
    mark_repeated,
    mark_runs,
)
from tightrope.corpus.sheet import Sheet
from tightrope.corpus.split import contents_entries, split_content
from tightrope.corpus.stated import mark_languages, mark_stated
from tightrope.corpus.zones import (
    mark_biographies,
    mark_contents_table,
    mark_drift,
    mark_front_matter,
    mark_other_stories,
    mark_profiles,
)

__all__ = ["clean"]

_RULES = (
    mark_front_matter,
    mark_languages,
    mark_profiles,
    mark_contents_table,
    mark_cues,
    mark_other_stories,
    mark_edges,
    mark_stated,
    mark_glued_captions,
    mark_repeated,
    mark_biographies,
    mark_drift,
    mark_prose,
    mark_lists,
    mark_runs,
)


def clean(document: Document, *, repeated: frozenset[str] = frozenset()) -> tuple[Passage, ...]:
    """Gives passages in order, without overlap, that cover every non-blank stretch of the text.

    Rules go from the surest to the vaguest, and none overrules an earlier one: zones with a title
    (front matter, profile, contents, other stories), lines that name themselves, what the format says
    of them, repetition, running text by shape, and last the runs of short lines in between, by position and by what the document
    is about. `repeated` comes from `repeated_lines` over the corpus. Linear in the text.
    """
    sheet = Sheet(document, split_blocks(document.text), repeated)
    for rule in _RULES:
        rule(sheet)
    entries = contents_entries(sheet)
    passages = []
    for block, label in zip(sheet.blocks, sheet.labels, strict=True):
        pieces = (
            split_content(sheet, block, entries)
            if label == "content"
            else [(block.start, block.end, label or "content")]
        )
        passages += [Passage(document.sha256, start, end, kind) for start, end, kind in pieces]
    return tuple(passages)
