"""Words of a text with their places, as the comparison of passages sees them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.corpus.document import NOISE_LABELS, Document, Passage

__all__ = ["FUNCTION_WORDS", "Word", "content_words", "group_passages", "stem"]

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
