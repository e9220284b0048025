"""What speaks against a text: marks of tampering, placeholders left in, quotes cut off, one phrase hammered in.

Flags never change how a document is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tightrope.corpus.blocks import fold
from tightrope.corpus.document import NOISE_LABELS, Document, Passage
from tightrope.corpus.languages import language_of, name_of
from tightrope.corpus.lexicon import exact
from tightrope.corpus.lexicon import words as listed
from tightrope.errors import counted

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ZERO = re.compile(
    "[\u200b-\u200d\u2060-\u2064\u00ad\U000e0000-\U000e0fff]|(?<=.)\ufeff", re.DOTALL
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")


def hidden_marks(text: str) -> tuple[str, ...]:
    """Gives a flag, with the count, for direction overrides, invisible and control characters."""
    flags = []
    if not text.isascii():
        for pattern, kind in ((_DIRECTION, "direction overrides"), (_ZERO, "invisible characters")):
            count = sum(1 for _ in pattern.finditer(text))
            if count:
                flags.append(f"{kind}: {count}")
    count = sum(1 for _ in _CONTROL.finditer(text))
    if count:
        flags.append(f"control characters: {count}")
    return tuple(flags)


_LONGEST_LINE = 700  # code points of a line that is compared with those of other documents
_MOST = 5  # findings of a kind that are written out
_WORDS = re.compile(r"[^\W_][\w'-]*")
_STUFFED = 6  # times a phrase must stand in a text
_EXAMINED = 100_000  # words of a document that are looked at for it
_RATE = 0.0035  # and its share of the words
_OPEN_QUOTE = re.compile(r"[\"“”]")
_CUT = re.compile(
    r"(?:\b(?:the|a|an|of|in|on|at|to|for|from|by|with|and|or|but|is|are|was|were|that|which|its|their|his|several|"
    r"these|those|such|between|into|has|have|will|would|could|can|may|who))$",
    re.IGNORECASE,
)


def inspect(
    document: Document, passages: Iterable[Passage], *, repeated: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Gives flags for the document's source, each `kind: what`, most telling first.

    Kinds: not English, template placeholder, truncated quote, keyword stuffing, made-up profile,
    repeated in other documents (`repeated`, as given to `clean`). The reader's own flags
    (`Document.flags`) are not repeated.
    """
    parts = list(passages)
    content = [document.text[p.start : p.end] for p in parts if p.label == "content"]
    kinds = (
        ("not English, not coded", _foreign(document, parts)),
        ("template placeholder", _placeholders(content)),
        ("truncated quote", _cut_quotes(content)),
        ("keyword stuffing", _stuffing(content)),
        ("made-up profile", _profiles(document, parts)),
        ("repeated in other documents, not coded", _again(document, parts, repeated)),
    )
    flags: list[str] = []
    for kind, found in kinds:
        distinct = list(dict.fromkeys(found))
        flags += [f"{kind}: {what}" for what in distinct[:_MOST]]
        if len(distinct) > _MOST:
            flags.append(f"{kind}: {len(distinct) - _MOST} more")
    return tuple(flags)


def _foreign(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    """The languages of the passages that are not English, each with how much of the text it is."""
    foreign = [document.text[p.start : p.end] for p in passages if p.label == "not_english"]
    if foreign:
        whole = language_of(" ".join(foreign)) or "und"
        counts = Counter(name_of(language_of(text) or whole) for text in foreign)
        for name, count in counts.most_common():
            yield f"{name}, {count} of {len(passages)} passages"


def _again(
    document: Document, passages: Sequence[Passage], repeated: frozenset[str]
) -> Iterator[str]:
    lines = [
        text
        for p in passages
        if p.label in NOISE_LABELS and p.end - p.start <= _LONGEST_LINE
        if fold(text := document.text[p.start : p.end]).rstrip(": ") in repeated
    ]
    if lines:
        yield f"{counted(len(lines), 'line')} (“{' '.join(lines[0].split())[:60]}”)"


def _placeholders(content: Iterable[str]) -> Iterator[str]:
    for text in content:
        for pattern in _placeholder_patterns():
            for match in pattern.finditer(text):
                yield " ".join(match.group().split())


def _placeholder_patterns() -> list[re.Pattern[str]]:
    return [re.compile(p) for p in sorted(exact("flags", "placeholders"))]


def _cut_quotes(content: Iterable[str]) -> Iterator[str]:
    """Quotes that break off before their sentence does: `"condemned the strikes on several" targets`."""
    for text in content:
        for quote in _quotes(text):
            inner = quote.strip('"“” ')
            if _CUT.search(inner) and len(inner.split()) >= 3:
                words = inner.split()
                yield "… " + " ".join(words[-6:]) if len(words) > 6 else inner


def _quotes(text: str) -> Iterator[str]:
    opened = -1
    for match in _OPEN_QUOTE.finditer(text):
        mark, at = match.group(), match.start()
        if opened < 0:
            opened = at if mark != "”" else -1
        elif mark == "“":
            opened = at
        else:
            if at - opened <= 1000:
                yield text[opened : at + 1]
            opened = -1


def _stuffing(content: Iterable[str]) -> Iterator[str]:
    """Phrases of three or four words said far more often than a text needs them."""
    counts: Counter[tuple[str, ...]] = Counter()
    total = 0
    function = listed("function", "topic")
    for text in content:
        found = (match.group() for match in _WORDS.finditer(fold(text)))
        words = list(islice(found, _EXAMINED + 1 - total))
        if total + len(words) > _EXAMINED:
            break
        total += len(words)
        for size in (3, 4):
            for window in zip(*(words[n:] for n in range(size)), strict=False):
                if function.isdisjoint(window):
                    counts[window] += 1
    floor = max(_STUFFED, total * _RATE)
    stuffed = sorted((c, w) for w, c in counts.items() if c >= floor)
    for count, window in reversed(stuffed):
        longer = any(
            other != window and _within(window, other) and c >= count for c, other in stuffed
        )
        if not longer:
            yield f"'{' '.join(window)}' {count} times in {total:,} words"


def _within(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    return any(large[n : n + len(small)] == small for n in range(len(large) - len(small) + 1))


def _profiles(document: Document, passages: Iterable[Passage]) -> Iterator[str]:
    keys = Counter(
        fold(document.text[p.start : p.end]).lstrip("•-* ").partition(":")[0].strip()
        for p in passages
        if p.label == "profile"
    )
    if keys["username"] and (keys["birthdate"] or keys["phone"] or keys["address"]):
        yield "an author card with address, birthdate or phone"
