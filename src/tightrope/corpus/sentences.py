"""Sentences by rule: abbreviations, initials, decimals, quotes, and full stops without a blank after them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from tightrope.corpus.blocks import INVISIBLE, trimmed
from tightrope.corpus.document import Document, Label, Passage, Sentence

__all__ = ["sentence_spans", "split_sentences"]

_END = re.compile(
    r"(?P<stop>[.!?…]{1,12}|[。！？])(?P<close>[\"'”’»)\]*_]{0,6})"
    r"(?:(?P<gap>\s{1,40})(?=(?P<next>[\"'“‘«(\[*_—–-]{0,4}\w))|(?=(?P<glued>[\"“‘(]?[A-Z][\w'’]*))|\Z)"
    r"|(?P<blank>\n[ \t\r]*\n\s{0,40})"
)
_SHORTENED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "cpt",
        "maj",
        "adm",
        "cmdr",
        "brig",
        "sen",
        "rep",
        "gov",
        "pres",
        "sec",
        "hon",
        "rev",
        "fr",
        "st",
        "jr",
        "sr",
        "messrs",
        "mme",
        "mlle",
        "amb",
        "min",
        "del",
        "vs",
        "etc",
        "al",
        "cf",
        "eg",
        "ie",
        "viz",
        "approx",
        "no",
        "nos",
        "vol",
        "vols",
        "fig",
        "figs",
        "pp",
        "ed",
        "eds",
        "ch",
        "sect",
        "art",
        "para",
        "dept",
        "univ",
        "assn",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "llc",
        "plc",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "ave",
        "blvd",
        "rd",
        "mt",
        "ft",
        "lbs",
        "km",
        "cm",
        "mm",
        "kg",
        "hrs",
        "mins",
        "secs",
        "est",
        "tel",
        "ext",
        "esp",
        "incl",
        "resp",
        "v",
        "op",
        "cit",
        "ibid",
        "ca",
        "bn",
        "mn",
        "tn",
        "supt",
        "insp",
        "det",
        "cpl",
        "pvt",
        "gov't",
        "int'l",
        "nat'l",
    ]
)
# Abbreviations after which a sentence rarely starts, even before a capital.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "cpt",
        "maj",
        "adm",
        "cmdr",
        "brig",
        "sen",
        "rep",
        "gov",
        "pres",
        "hon",
        "rev",
        "messrs",
        "mme",
        "mlle",
        "amb",
        "st",
        "mt",
        "ft",
        "no",
        "nos",
        "vol",
        "fig",
        "figs",
        "pp",
        "vs",
        "cf",
        "eg",
        "ie",
        "viz",
        "approx",
        "art",
        "sect",
        "ch",
        "ca",
        "supt",
        "insp",
        "det",
        "cpl",
        "pvt",
        "v",
    ]
)
_STARTERS = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "our",
        "my",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "as",
        "if",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "after",
        "before",
        "but",
        "and",
        "so",
        "yet",
        "however",
        "moreover",
        "furthermore",
        "meanwhile",
        "nevertheless",
        "therefore",
        "thus",
        "then",
        "there",
        "here",
        "what",
        "who",
        "why",
        "how",
        "where",
        "which",
        "such",
        "some",
        "many",
        "most",
        "all",
        "both",
        "each",
        "no",
        "not",
        "one",
        "another",
        "despite",
        "instead",
        "also",
        "even",
        "still",
        "only",
        "once",
        "under",
        "over",
        "during",
        "according",
        "additionally",
        "similarly",
        "conversely",
        "officials",
        "analysts",
        "critics",
        "experts",
    ]
)
_INITIALS = re.compile(r"(?:^|[\s\"'“‘(\[*_/-])((?:[A-Za-z]\.){1,6}[A-Za-z]|[A-Z])$")
_WORD = re.compile(r"[\w'’&.-]+$")
_DOMAIN = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "info",
        "io",
        "co",
        "uk",
        "de",
        "ru",
        "js",
        "py",
        "html",
        "php",
        "pdf",
    ]
)
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
    stretch = text[start:end]
    if stretch.isascii() or not INVISIBLE.search(stretch):
        yield from _spans(text, start, end)
        return
    seen, places = _without_invisible(stretch)
    for left, right in _spans(seen, 0, len(seen)):
        last = places[right] if right < len(seen) else len(stretch)
        a, b = trimmed(stretch, places[left], last)
        yield start + a, start + b


def _without_invisible(stretch: str) -> tuple[str, list[int]]:
    """The visible characters and where each stood; a sentence end keeps what is hidden after it."""
    places: list[int] = []
    position = 0
    kept = []
    for match in INVISIBLE.finditer(stretch):
        places.extend(range(position, match.start()))
        kept.append(stretch[position : match.start()])
        position = match.end()
    places.extend(range(position, len(stretch)))
    kept.append(stretch[position:])
    return "".join(kept), places


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, end):
        stop = match.start("blank") if match.group("blank") else match.end("close")
        if stop > first and stop < end and _is_boundary(text, first, match):
            left, right = trimmed(text, first, stop)
            if left < right:
                yield left, right
                first = stop
    left, right = trimmed(text, first, end)
    if left < right:
        yield left, right


def _is_boundary(text: str, first: int, match: re.Match[str]) -> bool:
    if match.group("blank"):
        return True
    stop, close = match.group("stop"), match.group("close")
    before = text[max(first, match.start() - _LOOK_BACK) : match.start()]
    if match.group("glued"):
        return _is_glued_boundary(before, close, match.group("glued"))
    following = match.group("next")
    if not following:
        return stop in "。！？"
    opened = following.lstrip("\"'“‘«([*_—–-")
    word = _word_at(text, match.end() + len(following) - len(opened))
    if opened.islower():
        return False
    if stop == "." and not close.strip("*_"):
        return _ends_after_word(before, word, text[first : first + 12])
    if stop == "." and ")" in close and _WORD.search(before) is None:
        return False
    return not (stop.startswith("..") and opened.isdigit())


def _word_at(text: str, position: int) -> str:
    match = re.compile(r"[\w'’-]+").match(text, position, position + _LOOK_BACK)
    return match.group() if match else ""


def _ends_after_word(before: str, following: str, head: str) -> bool:
    """Whether a single full stop after `before` ends a sentence, given the word that follows."""
    starts = following.casefold() in _STARTERS and following[:1].isupper()
    initials = _INITIALS.search(before)
    if initials:
        name = initials.group(1)
        return starts and (len(name) > 1 or name == "I") and name.casefold() not in ("e.g", "i.e")
    match = _WORD.search(before)
    word = match.group().casefold().strip(".") if match else ""
    if word in _TITLES:
        return starts and word == "no"
    if word in _SHORTENED:
        return starts
    return not (word.isdigit() and len(word) <= 2 and head.strip().startswith(word + "."))


def _is_glued_boundary(before: str, close: str, glued: str) -> bool:
    """Whether a sentence ends before a capital without a blank between them."""
    token = before.rpartition(" ")[2]
    if "://" in token or "www." in token or "@" in token or "/" in token:
        return False
    following = glued.lstrip('"“‘(')
    if following.casefold() in _DOMAIN or (len(following) == 1 and following not in "AI"):
        return False
    if close.strip("*_"):
        return bool(re.search(r"[\w%]$", before))
    word = re.search(r"[\w'’%)-]+$", token)
    if not word or "." in token.rstrip("."):
        return False
    lower = word.group()
    return len(lower) >= 2 and (lower[-1].islower() or lower[-1] in "%)0123456789'’")
