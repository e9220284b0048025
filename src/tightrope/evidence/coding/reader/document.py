"""Reads a document into lines: sentences with their words, the actors in them and who is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.coding.actors import ActorIndex, Mention
from tightrope.evidence.coding.reader.about import About
from tightrope.evidence.coding.reader.issuer import issuer_of
from tightrope.evidence.coding.reader.memory import Memory
from tightrope.evidence.coding.reader.names import People
from tightrope.evidence.coding.reader.quotations import Quotations, find_quotations
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.spans import find_spans
from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.words import Token, tokenise

__all__ = ["LONGEST", "Read", "read_lines"]

LONGEST = 3000  # code points; what is longer is no sentence and is passed over
_YEAR = re.compile(r"\b(1[89]\d\d|20[0-4]\d)\b")


class Read:
    """A document as the coder sees it."""

    def __init__(self, lines: list[Line], quotations: Quotations, people: People) -> None:
        self.lines = lines
        self.quotations = quotations
        self.people = people
        self._acts_for = {
            who.actor: who.acts_for for x in lines for span in x.spans for who in span.referents
        }

    def acts_for(self, actor: str) -> str:
        """Gives the state or body that somebody of the document acts for; else the actor itself."""
        return self._acts_for.get(actor, actor)


@cache
def _kinds() -> dict[str, str]:
    return {actor: entry["kind"] for actor, entry in read_data("organisations.toml").items()}


def _latest_day(years: frozenset[str]) -> date | None:
    """Gives the middle of the latest year a text names: when an undated one was written at the earliest."""
    return date(int(max(years)), 7, 1) if years else None


def _about(lines: Sequence[Line]) -> About:
    return About(frozenset(r.acts_for for s in line.spans for r in s.referents) for line in lines)


def read_lines(
    document: Document,
    sentences: Sequence[Sentence],
    actors: ActorIndex,
    resolver: Resolver,
    *,
    headings: frozenset[int] = frozenset(),
) -> Read:
    """Gives the lines of a document in order; `headings` are the starts of those that are headings."""
    text = document.text
    quotations = find_quotations(text)
    present = actors.past_actors(text)
    years = frozenset(_YEAR.findall(text))
    day = document.metadata.published or _latest_day(years)
    people = People()
    short = [s for s in sentences if s.end - s.start <= LONGEST]
    words = [tokenise(text, s.start, s.end) for s in short]
    plainly = (m for tokens in words for m in actors.find(tokens, at=day, present=present))
    named = frozenset(m.acts_for for m in plainly)
    found: list[tuple[Sentence, list[Token], list[Mention]]] = []
    for sentence, tokens in zip(short, words, strict=True):
        mentions = actors.find(tokens, at=day, present=present, named=named, years=years)
        people.learn(tokens, mentions)
        found.append((sentence, tokens, mentions))
    lines: list[Line] = []
    for sentence, tokens, mentions in found:
        low = [t.low for t in tokens]
        line = Line(sentence.start, sentence.end, tokens, low, [stem(w) for w in low])
        line.zone = "headline" if sentence.start in headings else "body"
        line.quoted = [quotations.holds(t.start) for t in tokens]
        line.spans = find_spans(tokens, mentions, people)
        for span in line.spans:  # "No. 10" negates nothing
            line.stems[span.first : span.last] = ["ACT"] * (span.last - span.first)
        line.number = len(lines)
        lines.append(line)
    memory = Memory(_kinds(), _about(lines), issuer_of(lines))
    for line in lines:
        resolver.read(line, memory)
    about = _about(lines)
    for line in lines:
        line.about = about
    return Read(lines, quotations, people)
