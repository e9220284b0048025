"""What a claim tells of the world, so that two claims can be compared: who, what, how far, when.

Two claims report the same event if their ends, the kind of act, how far it has come and what it
is about are the same, their dates can be the same, and their sentences have enough telling words
in common. The same two doing the same kind of thing twice is two events.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log2
from typing import Literal

from tightrope.corpus.document import Document, Sentence
from tightrope.dates import days_meant
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES, UNDONE, Relation
from tightrope.evidence.text.quantities import Quantity, differ, find_quantities
from tightrope.evidence.text.words import FUNCTION_WORDS, stem

__all__ = ["Act", "EventRules", "Stage", "act_kind", "make_acts", "sentence_texts"]

Stage = Literal["planned", "real", "ended", "refused"]


@dataclass(frozen=True, slots=True)
class EventRules:
    """When two claims are taken to report the same event."""

    before: int = 30  # days before a document appeared in which an act it leaves undated was done
    denied_before: int = 120  # the same of a denial: it speaks of what has been told for a while
    close: int = 7  # days; a window no longer than this says when an act was done
    told: float = 0.3  # telling words in common where dates do not place both acts
    denied: float = 0.18  # the same between a deed and its denial, which repeats little
    placed: float = 0.12  # the same where both are placed within `close` days
    near: int = 300  # code points; what is told so close by in one document is taken up again
    common: int = 2  # telling words in common at least, unless something else places both acts
    least: float = 0.5  # bits that any word tells, though all sentences have it
    sentences: int = 40  # words are weighed as if there were so many sentences at least
    reach: int = 100  # acts of one group an act is compared with: three origins settle a grade


_KINDS: Mapping[Relation, str] = {  # relations in which the same act may be told
    "arms_withheld": "arms_transfer",
    "military_aid_refused": "military_aid_offer",
    "personal_diplomacy": "negotiation",
}
_WITHHELD: frozenset[Relation] = frozenset(("arms_withheld", "military_aid_refused"))
_LOOSE: frozenset[Relation] = frozenset(("other", "influence_interest"))  # no tie of one kind
_FACTS = frozenset(("asserted", "reported"))
_HEDGED = re.compile(
    r"\b(?:unconfirmed|unverified|alleg\w+|reportedly|rumou?r\w*|purport\w+|supposed(?:ly)?|apparently|"
    r"may have|might have|could have|is (?:said|believed|thought) to|are (?:said|believed|thought) to)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True)
class Act:
    """One claim with its sentence, as it is compared with others."""

    claim: Claim
    text: str  # the sentence it stands in
    words: Mapping[str, float]  # stems of the sentence and how much each tells
    window: tuple[date, date]  # the days on which it can have been so
    rules: EventRules

    @cached_property
    def kind(self) -> str:
        """The kind of act, whichever relation it is told as."""
        return act_kind(self.claim)

    @cached_property
    def ends(self) -> tuple[str, str]:
        """Who and whom; sorted where neither does it to the other."""
        one, other = (
            _end(self.claim.source_actor, self.claim.source_text),
            _end(self.claim.target_actor, self.claim.target_text),
        )
        return (
            (other, one) if RULES[self.claim.relation].is_mutual and other < one else (one, other)
        )

    @cached_property
    def stage(self) -> Stage:
        """How far it has come; what is withheld is the thing refused."""
        phase = self.claim.phase
        if self.claim.relation in _WITHHELD:
            return "real" if phase in UNDONE else "refused"
        if phase in ("planned", "ended", "refused"):
            return phase
        return "real"

    @cached_property
    def told(self) -> Hashable:
        """What makes another act the same for every comparison: copies are compared once."""
        claim = self.claim
        said = (claim.relation, claim.phase, claim.held, claim.modality, claim.content, claim.event)
        return (self.ends, said, self.window, self.is_placed, frozenset(self.words), self.quantities,
                self.is_hedged)  # fmt: skip

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers its sentence gives."""
        return find_quantities(self.text)

    @property
    def is_fact(self) -> bool:
        """Whether it is told as so: neither expected, supposed, opined nor denied."""
        return self.claim.modality in _FACTS and self.claim.held == "yes"

    @property
    def is_denial(self) -> bool:
        """Whether it is told as not so: negated, or somebody calls it false."""
        if self.claim.modality == "denied":
            return self.claim.held == "yes"
        return self.claim.modality in _FACTS and self.claim.held == "no"

    @cached_property
    def is_hedged(self) -> bool:
        """Whether its own words keep a distance: such a claim confirms nothing."""
        return _HEDGED.search(self.text) is not None

    @property
    def is_tie(self) -> bool:
        """Whether it is a lasting tie of one kind, which needs no date and no words to be the same."""
        return self.claim.event == "STATE" and self.claim.relation not in _LOOSE

    def overlaps(self, other: Act) -> bool:
        """Whether their dates can be the same."""
        return self.window[0] <= other.window[1] and other.window[0] <= self.window[1]

    @cached_property
    def is_placed(self) -> bool:
        """Whether its words say within a few days when it was."""
        days = days_meant(self.claim.time_resolved or "")
        return days is not None and (days[1] - days[0]).days < self.rules.close

    @cached_property
    def weight(self) -> float:
        """How much its sentence tells in all."""
        return sum(self.words.values())

    def likeness(self, other: Act) -> float:
        """Gives how much of what the less telling sentence tells stands in both, 0 to 1."""
        common = sum(self.words[word] for word in self.words.keys() & other.words.keys())
        least = min(self.weight, other.weight)
        return common / least if least else 0.0

    def matches(self, other: Act) -> bool:
        """Whether both speak of the same deed or tie, whatever they say became of it."""
        if self.kind != other.kind or not self.overlaps(other):
            return False
        contents = {self.claim.content, other.claim.content} - {None}
        if len(contents) > 1:
            return False
        if self.is_tie and other.is_tie:
            return True
        near, denied = (
            self.is_near(other),
            "denied"
            in (
                self.claim.modality,
                other.claim.modality,
            ),
        )
        if near and denied:  # "The ministry calls it an invention": no word need be repeated
            return True
        if near or (self.is_placed and other.is_placed):
            return self.likeness(other) >= self.rules.placed
        denies = self.is_denial != other.is_denial
        if not denies and len(self.words.keys() & other.words.keys()) < self.rules.common:
            return False
        return self.likeness(other) >= (self.rules.denied if denies else self.rules.told)

    def is_near(self, other: Act) -> bool:
        """Whether the two stand close by in one document."""
        apart = abs(self.claim.anchor.start - other.claim.anchor.start)
        return self.claim.document == other.claim.document and apart <= self.rules.near

    def tells_the_same(self, other: Act) -> bool:
        """Whether both report the same event as a fact, with no number that cannot agree."""
        return (
            self.is_fact
            and other.is_fact
            and self.ends == other.ends
            and self.stage == other.stage
            and self.matches(other)
            and not self.counts_otherwise(other)
        )

    def counts_otherwise(self, other: Act) -> bool:
        """Whether the two count the same thing and their numbers cannot both be right."""
        pairs = [(a, b) for a in self.quantities for b in other.quantities if a.counted & b.counted]
        return bool(pairs) and all(differ(a, b) for a, b in pairs)


def make_acts(
    claims: Iterable[Claim],
    texts: Mapping[str, str],
    published: Mapping[str, date],
    rules: EventRules | None = None,
) -> tuple[Act, ...]:
    """Gives the claims as acts, in order of place.

    `texts` holds the sentence of each claim by id (its quote stands in where there is none),
    `published` the dates of documents by name. The rarer a word is in these sentences, the
    more it tells; the names of the two it is about tell nothing.
    """
    rules = rules or EventRules()
    ordered = sorted(claims, key=lambda c: (c.document, c.anchor.start, c.anchor.end, c.id))
    said = [texts.get(claim.id) or claim.anchor.exact for claim in ordered]
    stems = {text: _stems(text) for text in said}
    counts = Counter(word for own in stems.values() for word in own)
    total = max(len(stems), rules.sentences) + 1
    return tuple(
        Act(
            claim,
            text,
            {
                word: max(log2(total / counts[word]), rules.least)
                for word in stems[text]
                if word not in _names(claim)
            },
            _window(claim, published.get(claim.document), rules),
            rules,
        )
        for claim, text in zip(ordered, said, strict=True)
    )


def act_kind(claim: Claim) -> str:
    """Gives the kind of act a claim tells of, the same for relations that tell the same act."""
    return _KINDS.get(claim.relation, claim.relation)


def sentence_texts(
    claims: Iterable[Claim], documents: Iterable[Document], sentences: Iterable[Sentence]
) -> dict[str, str]:
    """Gives the text of the sentence each claim's quote starts in, by claim id."""
    texts = {document.sha256: document.text for document in documents}
    spans: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        spans[sentence.document].append(sentence)
    for own in spans.values():
        own.sort(key=lambda sentence: sentence.start)
    found = {}
    for claim in claims:
        own = spans.get(claim.anchor.sha256, [])
        place = bisect_right(own, claim.anchor.start, key=lambda sentence: sentence.start) - 1
        if place >= 0 and claim.anchor.end <= own[place].end:
            found[claim.id] = texts[own[place].document][own[place].start : own[place].end]
    return found


def _end(actor: str | None, text: str | None) -> str:
    return actor or f"“{(text or '').casefold()}”"


def _names(claim: Claim) -> set[str]:
    """The stems of the words that name its ends."""
    named = (claim.source_actor, claim.target_actor, claim.source_text, claim.target_text)
    return {stem(word) for name in named for word in _WORD.findall((name or "").replace("_", " "))}


def _stems(text: str) -> Sequence[str]:
    return sorted({stem(w) for w in _WORD.findall(text) if w.casefold() not in FUNCTION_WORDS})


def _window(claim: Claim, published: date | None, rules: EventRules) -> tuple[date, date]:
    days = days_meant(claim.time_resolved or "")
    if days is not None:
        return days[0], _LAST if claim.phase == "ongoing" else days[1]
    if published is None or claim.event == "STATE" or claim.phase in ("ongoing", "planned"):
        return _FIRST, _LAST
    is_denied = claim.held == "no" or claim.modality == "denied"
    earliest = published.toordinal() - (rules.denied_before if is_denied else rules.before)
    return date.fromordinal(max(1, earliest)), published
