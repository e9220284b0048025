"""Denials and what they deny: an explicit denial against a sentence that says the thing.

Coded claims meet where a coder read both; a denial often names a thing that no coder coded
("denied that any aircraft had been lost"). Sentences are found through an inverted index of
their rarer words, so a denial is compared only with those that speak of the same thing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.text.words import FUNCTION_WORDS, stem
from tightrope.evidence.weighing.stances import LONGEST, STANCE_CODER

__all__ = ["Denial", "find_denials"]

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)\b|refut\w+|repudiat\w+|no truth\b|did(?: not|n.t) (?:happen|take place)"
    r"|(?:dismiss|reject)\w*(?: \S+){0,3} (?:claims?|reports?|accusations?|allegations?|suggestions?)"
    r"|no (?:\w+ )?(?:part(?:y|ies)|one|evidence|involvement) (?:was|were|had|has|have|in|of|that)|falsely)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAYING_WORDS = """claim claims report reports statement accusation allegation denied deny denies
    involvement evidence told according announced official officials ministry spokesman"""
_SAYING = frozenset(map(stem, _SAYING_WORDS.split()))
_POSTINGS = 40  # sentences a word may stand in and still lead from a denial to what it denies
_PER_DENIAL = 2
_FEWEST = 2  # words in common besides names; one is enough if it is rare
_BESIDE = 2  # sentences before or after a denial that it may answer
_RARE = 3  # sentences a rare word stands in


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence, a sentence that denies it, and how much they have in common (bits)."""

    said: Claim
    denied: Claim
    bits: float


@dataclass(frozen=True, slots=True)
class _Line:
    document: Document
    sentence: Sentence
    stems: frozenset[str]
    actors: tuple[str, ...]
    cue: tuple[int, int] | None  # of a denial, in the document


def find_denials(
    documents: Iterable[Document], sentences: Iterable[Sentence], actors: ActorIndex
) -> tuple[Denial, ...]:
    """Gives each denial with the sentences that say most nearly what it denies.

    The two have an actor and two of the less frequent words, or a rare one, in common; a
    denial is not set against another denial.
    """
    by_hash = {document.sha256: document for document in documents}
    lines = [
        _line(by_hash[s.document], s, actors)
        for s in sentences
        if s.document in by_hash and s.end - s.start <= LONGEST
    ]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for word in sorted(line.stems):
            postings[word].append(number)
    return tuple(
        denial
        for number, line in enumerate(lines)
        if line.cue is not None
        for denial in _denied_by(number, lines, postings)
    )


def _line(document: Document, sentence: Sentence, actors: ActorIndex) -> _Line:
    text = document.text[sentence.start : sentence.end]
    mentions = actors.find_in(text, at=document.metadata.published)
    names = [(m.start, m.end) for m in mentions]
    stems = frozenset(
        stem(match[0])
        for match in _WORD.finditer(text)
        if match[0].casefold() not in FUNCTION_WORDS
        and not any(start <= match.start() < end for start, end in names)
    )
    cue = _DENIES.search(text)
    place = (sentence.start + cue.start(), sentence.start + cue.end()) if cue else None
    about = tuple(dict.fromkeys(mention.acts_for for mention in mentions))
    return _Line(document, sentence, stems - _SAYING, about, place)


def _denied_by(
    number: int, lines: Sequence[_Line], postings: Mapping[str, Sequence[int]]
) -> list[Denial]:
    denial = lines[number]
    bits: dict[int, float] = defaultdict(float)
    common: Counter[int] = Counter()
    for word in sorted(denial.stems):
        places = postings[word]
        if len(places) > _POSTINGS:
            continue
        for other in places:
            bits[other] += log2((len(lines) + 1) / len(places))
            common[other] += _FEWEST if len(places) <= _RARE else 1
    found = [
        other
        for other in common
        if common[other] >= _FEWEST and other != number and _says_it(lines, number, other)
    ]
    found.sort(key=lambda other: (not _is_beside(lines, number, other), -bits[other], other))
    return [
        Denial(_claim(lines[other], affirms=True), _claim(denial, affirms=False), bits[other])
        for other in found[:_PER_DENIAL]
    ]


def _says_it(lines: Sequence[_Line], denial: int, other: int) -> bool:
    """Whether a line may be what is denied: about the same actor, or just beside the denial."""
    one, two = lines[denial], lines[other]
    return (
        two.cue is None
        and bool(one.actors and two.actors)
        and (_is_beside(lines, denial, other) or bool(set(one.actors) & set(two.actors)))
    )


def _is_beside(lines: Sequence[_Line], denial: int, other: int) -> bool:
    same = lines[denial].document is lines[other].document
    return same and abs(denial - other) <= _BESIDE


def _claim(line: _Line, *, affirms: bool) -> Claim:
    return with_id(
        Claim(
            id="",
            document=line.document.name,
            anchor=make_anchor(line.document, line.sentence.start, line.sentence.end),
            source_actor=line.actors[0],
            relation="other",
            target_actor=line.actors[1] if len(line.actors) > 1 else None,
            polarity=1 if affirms else -1,
            modality="asserted" if affirms else "denied",
            coder=STANCE_CODER,
            coder_version="1",
            rule="stance/said and denied",
            cues=(line.cue,) if line.cue else (),
        )
    )
