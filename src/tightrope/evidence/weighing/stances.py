"""Statements that take a side on a dimension on which accounts of a crisis differ.

Coded claims say who does what to whom; much of what sources contradict each other in is said
otherwise: whether a pact binds, whether a warning is meant, whether an actor counts. The
dimensions and the words of their sides stand in `data/stances.toml`. A statement is anchored
like a claim and carries the coder name "stances"; it takes part in contradictions only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any, Literal

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.text.data import read_data

__all__ = ["LONGEST", "STANCE_CODER", "Dimension", "Statement", "dimensions", "find_statements"]

STANCE_CODER = "stances"
_BREAK = re.compile(
    r"[,;:—]\s|\s[–-]\s|\s(?=(?:but|while|although|though|whereas|yet|however|despite)\s)",
    re.IGNORECASE,
)
LONGEST = 4000  # code points; what is longer is no sentence
_SHORTEST = 24  # code points; a shorter clause takes its neighbour in
_ACTORS = 3  # of a sentence that a statement may be about


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing accounts differ on, with the words of its two sides."""

    name: str
    verdict: Literal["contradicts", "pulls against"]
    weight: float
    relation: Relation
    says: str
    actors: int  # how many two statements must have in common
    alike: bool  # both sides speak alike, of different things
    subject: Literal["", "first", "nearest"]  # the one actor it is about, if it is about one
    affirms: re.Pattern[str]
    denies: re.Pattern[str] | None
    among: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that takes a side."""

    dimension: Dimension
    affirms: bool
    claim: Claim
    keys: tuple[Hashable, ...]  # actors, or pairs of actors, it is about
    own: int  # how many of them the clause itself names
    plain: float  # 0 to 1: how plainly its words take the side


@cache
def dimensions() -> tuple[Dimension, ...]:
    """Gives the dimensions of `data/stances.toml`, compiled once a process."""
    return tuple(_dimension(raw) for raw in read_data("stances.toml")["dimension"])


def _dimension(raw: Mapping[str, Any]) -> Dimension:
    return Dimension(
        name=raw["name"],
        verdict=raw["verdict"],
        weight=raw["weight"],
        relation=raw["relation"],
        says=raw["says"],
        actors=raw.get("actors", 1),
        alike=raw.get("alike", False),
        subject=raw.get("subject", ""),
        affirms=_any_of(raw["affirms"]),
        denies=_any_of(raw["denies"]) if raw["denies"] else None,
        among=_any_of(raw["among"]) if "among" in raw else None,
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern of all, each in a group of its own so that a match tells which it was."""
    return re.compile(r"\b(?:" + "|".join(f"({pattern})" for pattern in patterns) + ")")


def _plainness(cue: re.Match[str]) -> float:
    """From 1 for the first pattern of a side, the plainest, to 0 for its last."""
    count = cue.re.groups
    return 1 - ((cue.lastindex or 1) - 1) / (count - 1) if count > 1 else 1.0


def find_statements(
    documents: Iterable[Document], sentences: Iterable[Sentence], actors: ActorIndex
) -> tuple[Statement, ...]:
    """Gives the statements of all documents, in order.

    A sentence that names too few actors is read as being about those of the sentence before
    it and, failing that, those its document speaks of most.
    """
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document].append(sentence)
    found: list[Statement] = []
    for document in documents:
        own = by_document.get(document.sha256, [])
        named = [_actors_in(document, s.start, s.end, actors) for s in own]
        chief = tuple(a for a, _ in Counter(a for one in named for a in one).most_common(2))
        before: tuple[str, ...] = ()
        for sentence, here in zip(own, named, strict=True):
            about = tuple(dict.fromkeys((*here, *before)))
            about = about if len(about) > 1 else tuple(dict.fromkeys((*about, *chief)))
            found += _statements(document, sentence, here, about, actors)
            before = here or before
    return tuple(found)


def _actors_in(document: Document, start: int, end: int, actors: ActorIndex) -> tuple[str, ...]:
    text = document.text[start:end]
    mentions = actors.find_in(text, at=document.metadata.published)
    return tuple(
        dict.fromkeys(
            m.acts_for for m in mentions if not _in_compound(text, m.form, m.start, m.end)
        )
    )


def _in_compound(text: str, form: str, start: int, end: int) -> bool:
    """Whether a demonym is half of a compound ("Sino-Indian", "French-backed"): no actor of a clause."""
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return form == "demonym" and any(mark in beside for mark in "-–")


def _statements(
    document: Document,
    sentence: Sentence,
    here: tuple[str, ...],
    about: tuple[str, ...],
    actors: ActorIndex,
) -> Iterator[Statement]:
    text = document.text[sentence.start : sentence.end].lower()
    if not about or len(text) != sentence.end - sentence.start or len(text) > LONGEST:
        return  # no actor at all, a letter that changes length in lower case, or no sentence
    clauses = _clauses(text)
    for dimension in dimensions():
        if dimension.among is not None and not dimension.among.search(text):
            continue
        for affirms, cue, (start, end) in _sides(dimension, text, clauses):
            inside = _actors_in(document, sentence.start + start, sentence.start + end, actors)
            if dimension.subject == "nearest":
                first, last = sentence.start + start, sentence.start + cue.start()
                inside = _actors_in(document, first, last, actors)[-1:] or inside[:1]
            chosen = (inside or here or about) if dimension.subject else about
            yield Statement(
                dimension,
                affirms,
                _claim(document, dimension, affirms, sentence.start, (start, end), cue, chosen),
                _keys(dimension, inside, chosen),
                len(inside),
                _plainness(cue),
            )


def _sides(
    dimension: Dimension, text: str, clauses: Sequence[tuple[int, int]]
) -> list[tuple[bool, re.Match[str], tuple[int, int]]]:
    """The first cue in each clause with its side; in one clause the denial is what is meant."""
    found: dict[tuple[int, int], tuple[bool, re.Match[str], tuple[int, int]]] = {}
    for affirms, pattern in ((False, dimension.denies), (True, dimension.affirms)):
        for cue in pattern.finditer(text) if pattern else ():
            clause = _clause_of(cue, clauses)
            if not any(known[0] < clause[1] and clause[0] < known[1] for known in found):
                found[clause] = (affirms, cue, clause)
    return [found[clause] for clause in sorted(found)]


def _clause_of(cue: re.Match[str], clauses: Sequence[tuple[int, int]]) -> tuple[int, int]:
    start, end = next(c for c in clauses if c[0] <= cue.start() < c[1])
    return start, max(end, cue.end())


def _clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a sentence without the space around them; short ones joined to the next."""
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    joined: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if joined and (end - start < _SHORTEST or joined[-1][1] - joined[-1][0] < _SHORTEST):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _keys(
    dimension: Dimension, inside: tuple[str, ...], about: tuple[str, ...]
) -> tuple[Hashable, ...]:
    """What the statement is grouped by: actors, or pairs the clause names both or one of.

    Where a dimension is about one actor, `inside` begins with it.
    """
    if dimension.subject and inside:
        return inside[:1]
    actors = tuple(dict.fromkeys((*inside, *about)))[:_ACTORS]
    if dimension.actors == 1:
        return actors
    if len(inside) > 1:
        actors = inside[:_ACTORS]
    pairs = combinations(actors, 2)
    return tuple(
        tuple(sorted(pair))
        for pair in pairs
        if not inside or pair[0] in inside or pair[1] in inside
    )


def _claim(
    document: Document,
    dimension: Dimension,
    affirms: bool,
    offset: int,
    clause: tuple[int, int],
    cue: re.Match[str],
    about: Sequence[str],
) -> Claim:
    start, end = offset + clause[0], offset + clause[1]
    while end > start + 1 and document.text[end - 1] in " \t\n,;:—–-":
        end -= 1
    end = max(end, offset + cue.end())
    return with_id(
        Claim(
            id="",
            document=document.name,
            anchor=make_anchor(document, start, end),
            source_actor=about[0],
            relation=dimension.relation,
            target_actor=about[1] if len(about) > 1 else None,
            polarity=1 if affirms else -1,
            modality="opinion",
            coder=STANCE_CODER,
            coder_version="1",
            rule=f"stance/{dimension.name}",
            cues=((offset + cue.start(), offset + cue.end()),),
        )
    )
