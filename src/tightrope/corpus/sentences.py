"""Sentences by rule: abbreviations, initials, decimals, quotes, and full stops without a blank after them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator

from tightrope.corpus.blocks import INVISIBLE, trimmed
from tightrope.corpus.document import Document, Label, Passage, Sentence
from tightrope.corpus.lexicon import words

# Starts with a class of characters, so that the engine skips to the next stop at once. Stops and
# blanks are taken for good (+): what may follow them is neither, so giving some back cannot help.
_END = re.compile(
    r"[.!?…。！？](?P<more>[.!?…]{0,11}+)(?P<close>[\"'”’»)\]*_]{0,6})"
    r"(?:(?P<gap>\s{1,40}+)(?=(?P<next>[\"'“‘«(\[*_—–-]{0,4}\w))|(?=(?P<glued>[\"“‘(]?[A-Z][\w'’]*))"
    r"|(?<=[。！？”’」])(?=\w))"
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_INITIALS = re.compile(r"(?:^|[\s\"'“‘(\[*_/-])((?:[A-Za-z]\.){1,6}[A-Za-z]|[A-Z])$")
# What goes on after "5 p.m.": a day, a month, a zone, "Moscow time".
_HOUR_GOES_ON = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|May"
    r"|GMT|UTC|[ECMP][SD]?T|CES?T|BST|MSK|IST|JST|(?:[A-Z][a-z]+\s){1,3}(?:[Tt]ime|hours))\b"
)
_WORD = re.compile(r"[\w'’&.-]+$")
_FOLLOWING = re.compile(r"[\w'’-]+")
_LOOK_BACK = 40
_CONTENT: tuple[Label, ...] = ("content",)


def split_sentences(
    document: Document,
    passages: Iterable[Passage],
    *,
    labels: Collection[Label] = _CONTENT,
) -> tuple[Sentence, ...]:
    """Gives the sentences of the passages with one of `labels`, in order, with exact offsets. Linear time."""
    return tuple(
        Sentence(document.sha256, start, end)
        for passage in passages
        if passage.label in labels
        for start, end in sentence_spans(document.text, passage.start, passage.end)
    )


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Gives the (start, end) of each sentence in text[start:end]; they cover all of it but blanks.

    Characters nobody sees do not move a boundary: where there are any, the visible text is split and
    the offsets are carried back.
    """
    if text.isascii() or not INVISIBLE.search(text, start, end):
        yield from _spans(text, start, end)
        return
    seen, cuts, removed = _without_invisible(text[start:end])
    for left, right in _spans(seen, 0, len(seen)):
        first = start + left + removed[bisect_right(cuts, left)]
        last = start + right + removed[bisect_left(cuts, right)]
        yield first, end if right == len(seen) else last


def _without_invisible(stretch: str) -> tuple[str, list[int], list[int]]:
    """The visible text, where in it something was left out, and how much had been by then."""
    kept: list[str] = []
    cuts: list[int] = []
    removed = [0]
    position = 0
    for match in INVISIBLE.finditer(stretch):
        kept.append(stretch[position : match.start()])
        cuts.append(match.start() - removed[-1])
        removed.append(removed[-1] + match.end() - match.start())
        position = match.end()
    kept.append(stretch[position:])
    return "".join(kept), cuts, removed


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0:
        yield from _paragraph(text, start, end)
        return
    first = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        yield from _paragraph(text, first, blank.start())
        first = blank.end()
    yield from _paragraph(text, first, end)


def _paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, end):
        stop = match.end("close")
        if first < stop < end and _is_boundary(text, first, match):
            left, right = trimmed(text, first, stop)
            if left < right:
                yield left, right
                first = stop
    left, right = trimmed(text, first, end)
    if left < right:
        yield left, right


def _is_boundary(text: str, first: int, match: re.Match[str]) -> bool:
    start = match.start()
    following, close = match.group("next"), match.group("close")
    if following is None:
        glued = match.group("glued")
        before = text[max(first, start - _LOOK_BACK) : start]
        return glued is None or _is_glued_boundary(before, close, glued)
    opened = following[-1]
    if opened.islower():
        return False
    single = text[start] == "." and not match.group("more")
    if single and not close.strip("*_"):
        before = text[max(first, start - _LOOK_BACK) : start]
        position = match.end() + len(following) - 1
        if before.endswith((" a.m", " p.m")):
            return opened.isupper() and not _HOUR_GOES_ON.match(text, position)
        return _ends_after_word(before, _word_at(text, position), text[first : first + 12])
    return single or not (match.group("more") and opened.isdigit())


def _word_at(text: str, position: int) -> str:
    match = _FOLLOWING.match(text, position, position + _LOOK_BACK)
    return match.group() if match else ""


def _ends_after_word(before: str, following: str, head: str) -> bool:
    """Whether a single full stop after `before` ends a sentence, given the word that follows."""
    starts = following[:1].isupper() and following.casefold() in words("starters")
    initials = _INITIALS.search(before)
    if initials:
        name = initials.group(1)
        return starts and (len(name) > 1 or name == "I") and name.casefold() not in ("e.g", "i.e")
    match = _WORD.search(before)
    word = match.group().strip(".") if match else ""
    lower = word.casefold()
    if lower in words("titles") and word[:1].isupper():
        return False
    if lower in words("numbered"):
        return not following[:1].isdigit()
    if lower in words("never"):
        return False
    if lower in words("shortened"):
        return starts
    return not (word.isdigit() and len(word) <= 2 and head.strip().startswith(word + "."))


def _is_glued_boundary(before: str, close: str, glued: str) -> bool:
    """Whether a sentence ends before a capital without a blank between them."""
    token = before.rpartition(" ")[2]
    if "://" in token or "www." in token or "@" in token or "/" in token:
        return False
    following = glued.lstrip('"“‘(')
    if following.casefold() in words("domains") or (len(following) == 1 and following not in "AI"):
        return False
    if close.strip("*_"):
        return bool(re.search(r"[\w%]$", before))
    word = re.search(r"[\w'’%)-]+$", token)
    if not word or "." in token.rstrip("."):
        return False
    lower = word.group()
    return len(lower) >= 2 and (lower[-1].islower() or lower[-1] in "%)0123456789'’")
