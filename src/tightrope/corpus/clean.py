"""Labels every stretch of a document: the article's own text, and what the page put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tightrope.corpus.blocks import Block, fold, split_blocks, trimmed
from tightrope.corpus.cues import mark_cues, mark_edges, mark_languages, mark_stated
from tightrope.corpus.document import Document, Label, Passage
from tightrope.corpus.lexicon import exact, found
from tightrope.corpus.runs import (
    mark_glued_captions,
    mark_lists,
    mark_prose,
    mark_repeated,
    mark_runs,
)
from tightrope.corpus.sentences import sentence_spans
from tightrope.corpus.sheet import Sheet, glue_points
from tightrope.corpus.zones import (
    mark_biographies,
    mark_contents_table,
    mark_drift,
    mark_front_matter,
    mark_other_stories,
    mark_profiles,
)

_LONGEST = 160  # code points of a glued heading
_LONG = 20_000  # code points of a block that is not searched for biographies and appeals
_APPEAL = 2500  # code points at the end of a block searched for appeals
_JUNCTION = re.compile(r"[a-z?](?=[A-Z][a-z]*[ ,'’])")
_CLOSE = re.compile(r"[.!。…][\"'”’)\]]*$")

Piece = tuple[int, int, Label]


def contents_entries(sheet: Sheet) -> frozenset[str]:
    """Gives the folded lines of the tables of contents, which are the document's headings."""
    return frozenset(
        block.key
        for block, label in zip(sheet.blocks, sheet.labels, strict=True)
        if label == "toc" and block.key not in exact("toc")
    )


def split_content(sheet: Sheet, block: Block, entries: frozenset[str]) -> Iterator[Piece]:
    """Gives the pieces of a content block in order, covering all of it but blanks."""
    text = sheet.document.text
    start = block.start
    for left, right in [*_headings(text, block, entries), (block.end, block.end)]:
        if left > start:
            yield from _appeals(text, *trimmed(text, start, left))
        if right > left:
            a, b = trimmed(text, left, right)
            yield a, b, "heading"
        start = right


def _headings(text: str, block: Block, entries: frozenset[str]) -> list[tuple[int, int]]:
    spans = []
    front = _front_heading(text, block, entries)
    if front:
        spans.append((block.start, front))
    for point in glue_points(text, block.start, block.end):
        if spans and point < spans[-1][1]:
            continue
        end = _heading_end(text, point, block.end, entries)
        if end:
            spans.append((point, end))
    spaced = _spaced_tail(text, block, entries)
    if spaced and (not spans or spans[-1][1] <= spaced):
        spans.append((spaced, block.end))
    return spans


def _front_heading(text: str, block: Block, entries: frozenset[str]) -> int | None:
    """End of a known heading run into the sentence after it ("ConclusionThe alliance ...")."""
    junction = _JUNCTION.search(text, block.start, min(block.end, block.start + _LONGEST))
    if not junction:
        return None
    key = fold(text[block.start : junction.end()])
    return junction.end() if key in entries or key in exact("heading") else None


def _heading_end(text: str, point: int, end: int, entries: frozenset[str]) -> int | None:
    """Where the heading that starts at a glue point ends, or None when a sentence starts there."""
    tail = text[point : min(end, point + _LONGEST + 1)]
    if end - point <= _LONGEST and (fold(tail) in entries or _looks_like_heading(tail)):
        return end
    for junction in _JUNCTION.finditer(tail):
        head = tail[: junction.end()]
        if fold(head) in entries or fold(head) in exact("heading") or _titled(head, least=3):
            return point + junction.end()
    folded = fold(tail)
    for entry in sorted(entries):
        if (
            len(entry) >= 12
            and folded.startswith(entry + " ")
            and len(fold(tail[: len(entry)])) == len(entry)
        ):
            return point + len(entry)
    return None


def _spaced_tail(text: str, block: Block, entries: frozenset[str]) -> int | None:
    """Start of a known heading that follows the last full stop after a blank."""
    tail = text[max(block.start, block.end - _LONGEST) : block.end]
    stop = max(tail.rfind(mark) for mark in (". ", ".” ", '." ', "? ", "! "))
    last = tail[stop:].lstrip('.?!”" ') if stop >= 0 else ""
    known = fold(last) in entries or fold(last) in exact("heading")
    return block.end - len(last) if last and known else None


def _looks_like_heading(tail: str) -> bool:
    if _CLOSE.search(tail) or len(tail.split()) > 18:
        return False
    return fold(tail).rstrip(":") in exact("heading") or _titled(tail, least=2)


def _titled(words: str, *, least: int) -> bool:
    """Title case: nearly all longer words start with a capital."""
    parts = words.split()
    long = [w.lstrip("\"'“‘(") for w in parts if len(w) > 3]
    if len(parts) < least or not long:
        return len(parts) == 1 and least == 1
    return sum(w[0].isupper() or w[0].isdigit() for w in long if w) >= 0.75 * len(long)


def _appeals(text: str, start: int, end: int) -> Iterator[Piece]:
    """Splits what is asked of the reader, and who some source's reporter is, from the text."""
    if start >= end:
        return
    near = text[max(start, end - _APPEAL) : end].casefold()
    if end - start > _LONG or not any(map(near.__contains__, exact("hints"))):
        yield start, end, "content"
        return
    spans = list(sentence_spans(text, start, end))
    labels = _sentence_labels([fold(text[a:b])[:400] for a, b in spans])
    if not any(label != "content" for label in labels):
        yield start, end, "content"
        return
    first = 0
    for n in range(1, len(spans) + 1):
        if n == len(spans) or labels[n] != labels[first]:
            until = spans[n][0] if n < len(spans) else end
            yield *trimmed(text, spans[first][0] if first else start, until), labels[first]
            first = n


def _sentence_labels(keys: list[str]) -> list[Label]:
    labels: list[Label] = [
        "profile" if "," in key and found("profile", key, "sentences") else "content"
        for key in keys
    ]
    n = len(keys) - 1
    while n >= 0 and found("call_to_action", keys[n], "sentences"):
        labels[n] = "call_to_action"
        n -= 1
    return labels


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
