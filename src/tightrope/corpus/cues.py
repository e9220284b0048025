"""Lines that tell what they are: by the format they came in, by their language, by their own words."""

from __future__ import annotations

import re
from bisect import bisect_right

from tightrope.corpus.blocks import Block, fold
from tightrope.corpus.dates import DATE_WORDS, find_date
from tightrope.corpus.document import Label
from tightrope.corpus.languages import language_of
from tightrope.corpus.lexicon import exact, found
from tightrope.corpus.sentences import sentence_spans
from tightrope.corpus.sheet import Sheet

_SAMPLE = 20_000  # code points of running text that tell the language of a document


def mark_stated(sheet: Sheet) -> None:
    """Headings, items and notes as the format states them, where the line's own words say nothing else."""
    marks = sorted(sheet.document.marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    for position, block in enumerate(sheet.blocks):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.start < marks[at].end:
            foreign = marks[at].label == "content" and block.key in sheet.repeated
            if not foreign:
                sheet.set(position, marks[at].label)


def mark_languages(sheet: Sheet) -> None:
    """Lines in another language than English, which is the one that is coded; short ones go with the document."""
    shown = [block.shown for block in sheet.blocks]
    whole = language_of(" ".join(shown)[:_SAMPLE]) or "en"
    for position, line in enumerate(shown):
        if (language_of(line) or whole) != "en":
            sheet.set(position, "not_english")


_PARAGRAPH = 500  # and of one that is still no paragraph of an article
_SHORT = 160  # code points of a folded line that whole-line patterns look at
_BY = re.compile(r"^(?:by|von|par|por|written by|words by|story by)[ :]+\S", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-Z][\w'’.-]*|de|van|von|der|al|bin|and|&|,|\|)$")
_SEPARATORS = re.compile(r"\s+(?:[|>»›·•/]|::)\s+")
_URL_LINE = re.compile(
    r"^(?:[\w ,'&-]{0,60}[:\-–] ?)?(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+$|^\[[^\]]{1,120}\]\(\S+\)$|^\S+@\S+\.\w+$"
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'/-]{2,40},? +(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b"
)
_CALENDAR = re.compile(r"\d{4}|\d{1,2}[:/.]\d{2}|\b\d{1,2}(?:st|nd|rd|th)?\b")
_LABELS: tuple[Label, ...] = ("nav", "call_to_action", "byline", "caption", "teaser")


def mark_cues(sheet: Sheet) -> None:
    """Labels lines by what they say, wherever they stand."""
    for position, block in enumerate(sheet.blocks):
        if sheet.open(position):
            label = _cue(block)
            if label is not None and not _is_title(sheet, position, label):
                sheet.set(position, label)


def _is_title(sheet: Sheet, position: int, label: Label) -> bool:
    """A heading of running text may begin with the words of a cue; exact matches never do."""
    block = sheet.blocks[position]
    if block.marker == "hash" and len(block.words) > 1:
        return True
    return label in ("call_to_action", "caption") and position == 0 and len(block.words) > 5


def _cue(block: Block) -> Label | None:
    if not block.key:
        return "nav"  # a rule of dashes or stars
    for label in _LABELS:
        if block.key in exact(label):
            return label
    short = _short_cue(block) if len(block.key) <= _SHORT else None
    return short or (_long_cue(block) if len(block.key) <= _PARAGRAPH else None)


def _short_cue(block: Block) -> Label | None:
    if is_byline(block):
        return "byline"
    for label in _LABELS:
        if found(label, block.key) and not (block.prose and label in ("byline", "call_to_action")):
            return label
    if _URL_LINE.match(block.body):
        return "link_list"
    return "nav" if _is_menu(block) else None


def _long_cue(block: Block) -> Label | None:
    if len(block.key) >= 20 and _is_appeal(block):
        return "call_to_action"
    if found("caption", block.key, "long"):
        return "caption"
    return "nav" if found("nav", block.key, "long") else None


def _is_appeal(block: Block) -> bool:
    """True when every sentence of a short paragraph asks the reader for something."""
    if not found("call_to_action", block.key, "sentences"):
        return False
    text = block.shown
    spans = sentence_spans(text, 0, len(text))
    return all(found("call_to_action", fold(text[a:b]), "sentences") for a, b in spans)


def is_byline(block: Block) -> bool:
    """True for a line that holds only who wrote the text or when."""
    text = block.body
    if _BY.match(text) and len(block.words) <= 14:
        rest = [w for w in block.words[1:] if not _CALENDAR.search(w)]
        named = sum(1 for word in rest if _NAME.match(word.strip(",;:")))
        return not block.closed and bool(rest) and named >= 0.6 * len(rest)
    if _DATELINE.match(text) and len(block.words) <= 7 and not block.closed:
        return True
    if not _CALENDAR.search(text) or len(block.words) > 14:
        return False
    return len(text) >= 6 and DATE_WORDS.search(text) is not None and len(_undated(text)) <= 3


def _undated(text: str) -> str:
    """The letters of a line beside its date, its time and a name after "by"."""
    dated = re.sub(r"\bby\s(?:\S+\s?){1,4}$", "", text, flags=re.IGNORECASE)
    return re.sub(r"[\W\d_]+", "", DATE_WORDS.sub("", dated))


def _is_menu(block: Block) -> bool:
    parts = _SEPARATORS.split(block.body)
    longest = 5 if len(parts) > 3 else 3
    return len(parts) >= 3 and not block.closed and max(len(p.split()) for p in parts) <= longest


def mark_edges(sheet: Sheet) -> None:
    """Section names are menu entries before the first and after the last running text."""
    if not sheet.prose:
        return
    first, last = sheet.prose[0], sheet.prose[-1]
    for position, block in enumerate(sheet.blocks):
        if first < position <= last or not sheet.open(position):
            continue
        if block.key in exact("nav", "sections"):
            sheet.set(position, "nav")
        elif _is_dateline(block):
            sheet.set(position, "byline")


def _is_dateline(block: Block) -> bool:
    """A date with a word or two beside it: a place, a section, a name."""
    short = len(block.words) <= 8 and not block.closed
    return short and find_date(block.body) is not None and len(_undated(block.body)) <= 20
