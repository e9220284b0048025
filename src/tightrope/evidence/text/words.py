"""Words of a text with their places, phrases of them, and where a quote stands."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from tightrope.corpus.document import NOISE_LABELS, Document, Passage

# Possessives and contracted negations are words of their own, hyphens too: "Iran-Israel" names two.
_TOKEN = re.compile(
    r"[A-Z](?:\.[A-Z])+\.?|[^\W\d]+?(?=n['’]t\b)|n['’]t\b|['’]s\b|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]"
)

T = TypeVar("T")


class Token(NamedTuple):
    """One word or mark: as written, in lower case, and where."""

    text: str
    low: str
    start: int
    end: int


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Gives the tokens of text[start:end] with offsets into `text`."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group().replace("’", "'")
        tokens.append(Token(word, word.lower(), match.start(), match.end()))
    return tokens


def split_words(phrase: str) -> tuple[str, ...]:
    """Gives the words of a phrase exactly as `tokenise` would cut them."""
    return tuple(token.text for token in tokenise(phrase, 0, len(phrase)))


_LETTERS = str.maketrans("øØłŁđĐıß", "oOlLdDis")


def plain(word: str) -> str:
    """Gives a word without its accents: names are written with and without them."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


class Phrases(Generic[T]):
    """Values kept under sequences of words, and where those stand in a text."""

    def __init__(self, items: Iterable[tuple[tuple[str, ...], T]]) -> None:
        """Takes (words, value) pairs; the last one of the same words wins."""
        self._values = {words: value for words, value in items if words}
        lengths: dict[str, set[int]] = {}
        for words in self._values:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(own, reverse=True) for first, own in lengths.items()}

    def matches(self, words: list[str]) -> Iterator[tuple[int, int, T]]:
        """Gives (first, last + 1, value) from left to right, longest first, without overlap."""
        at = 0
        while at < len(words):
            for length in self._lengths.get(words[at], ()):
                key = tuple(words[at : at + length])
                if len(key) == length and key in self._values:
                    yield at, at + length, self._values[key]
                    at += length
                    break
            else:
                at += 1


_SAME = str.maketrans(
    "‘’‚‛′`´“”„‟″«»‐‑‒–—―−\u00a0\u2009\u202f\u2007", "'" * 7 + '"' * 7 + "-" * 7 + " " * 4
)


def find_quote(
    text: str, quote: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Gives the stretches of text[start:end] that are the quote, in order; none where there is none.

    Marks, dashes and runs of white space count as the same whichever is written; letters, their
    case and figures do not.
    """
    words = quote.translate(_SAME).replace("…", "...").split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word).replace(r"\.\.\.", r"(?:\.\.\.|…)") for word in words)
    same = text.translate(_SAME)  # one character for one: places stay
    return [
        m.span()
        for m in re.compile(pattern).finditer(same, start, len(text) if end is None else end)
    ]


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_END = re.compile(r"[.!?](?!\w)|\n")
_STEM_LENGTH = 6

_FUNCTION_WORDS = """a about above across after again against albeit all along already also although always am amid
    among an and another any are around as at away back be became because become been before being
    below between beyond both but by can cannot come could despite did do does doing done down due
    during each either else even ever every few for from further get give given go had has have
    having he hence her here him himself his how however i if in including indeed instead into is
    it its itself just last least less let like likely made make many may me might more most much
    must my near neither never new next no nor not now of off often on once one only onto or other
    others our out over own particularly per perhaps quite rather s said same say says see seen
    several shall she should since so some still such t take than that the their them themselves
    then there therefore these they this those though through throughout thus to together too
    toward towards two under until up upon us very was way we well were what when where whether
    which while who whom whose why will with within without would yet you your"""
FUNCTION_WORDS: frozenset[str] = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One content word: where it stands and the stem it is compared by."""

    start: int
    end: int
    stem: str
    sentence: int  # number of the sentence it stands in; runs do not cross its end
    is_name: bool  # capitalised inside a sentence: shared by topic more than by copying


def stem(word: str) -> str:
    """Gives the form a word is compared by: lower case, no possessive, the first letters.

    Truncation joins "prevent" with "prevention" and needs no language's rules
    (Frakes 1992 on truncation as conflation).
    """
    return _POSSESSIVE.sub("", word.casefold())[:_STEM_LENGTH]


def group_passages(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Gives the passages of each document, by its SHA-256."""
    grouped: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        grouped[passage.document].append(passage)
    return grouped


def content_words(document: Document, passages: Iterable[Passage]) -> tuple[Word, ...]:
    """Gives the content words of a document's passages that are not noise, in order."""
    words: list[Word] = []
    text, sentence = document.text, 0
    for passage in passages:
        if passage.label in NOISE_LABELS:
            continue
        sentence, last = sentence + 1, passage.start
        for match in _WORD.finditer(text, passage.start, passage.end):
            starts = last == passage.start or _END.search(text, last, match.start()) is not None
            sentence += starts
            last = match.end()
            if match[0].casefold() not in FUNCTION_WORDS:
                is_name = match[0][0].isupper() and not starts
                words.append(Word(match.start(), last, stem(match[0]), sentence, is_name))
    return tuple(words)


_DATELINE = re.compile(r"[A-Z][A-Z.'’ ]+(?:,[^–—\-]{3,40})?\s[–—-]\s+")  # ANKARA, 2 October 1998 -


def dateline_of(text: str) -> int:
    """Gives how long the dateline is with which a sentence opens, where it opens with one; else 0.

    The day in it is that of the telling, not of what is told.
    """
    found = _DATELINE.match(text)
    return found.end() if found else 0
