"""The claims a draft is drawn from, with their sentences and days, as the drafting rules ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tightrope.dates import PartialDate, days_meant
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.text.words import dateline_of

_FACTS = frozenset(("asserted", "reported"))
_BULLET = re.compile(r"[-*•‣·–—] +")
_LONGEST = 160  # characters of a quote that stand for it


@dataclass(frozen=True, repr=False)
class Claimed:
    """Claims and what is known around them.

    sentences: claim id -> its sentence; published: document -> day; origins: claim id -> independent
    origin; name: an actor's display name; form: what the words for an actor are to it (name, capital,
    person …), None where they do not name it.
    """

    claims: tuple[Claim, ...]
    sentences: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, date] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict)
    name: Callable[[str], str] = str
    form: Callable[[str, str], str | None] = lambda actor, words: None

    @cached_property
    def _by_sentence(self) -> Mapping[tuple[str, str], list[Claim]]:
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.claims:
            found.setdefault((claim.document, self.sentence(claim)), []).append(claim)
        return found

    @cached_property
    def between(self) -> Mapping[frozenset[str], list[Claim]]:
        """The claims between each two actors, whoever of them acts."""
        found: dict[frozenset[str], list[Claim]] = {}
        for claim in self.claims:
            one, other = claim.source_actor, claim.target_actor
            if one and other and one != other:
                found.setdefault(frozenset((one, other)), []).append(claim)
        return found

    @cached_property
    def ends(self) -> frozenset[str]:
        """The actors that do something, or to whom something is done, by any claim."""
        ends = (end for c in self.claims for end in (c.source_actor, c.target_actor))
        return frozenset(end for end in ends if end)

    def sentence(self, claim: Claim) -> str:
        """Gives the sentence a claim stands in; its quote where that is not known."""
        return self.sentences.get(claim.id) or claim.anchor.exact

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """Gives the other claims of the same sentence."""
        own = self._by_sentence[claim.document, self.sentence(claim)]
        return tuple(other for other in own if other.id != claim.id)

    def day(self, claim: Claim) -> PartialDate | None:
        """Gives when it was, as a day, a month or a year; None where the text does not say it so closely,
        or where what is told as done would have been done only after the text appeared."""
        day, told = day_of(claim), self.published.get(claim.document)
        is_later = day is not None and told is not None and day.first > told
        return None if is_later and claim.phase != "planned" else day

    def count_origins(self, claims: Iterable[Claim]) -> int:
        """Gives how many independent origins stand behind the claims."""
        return len({self.origins.get(claim.id, claim.document) for claim in claims})


def is_fact(claim: Claim) -> bool:
    """Whether it is told as so: neither expected, supposed, opined, denied nor negated."""
    return claim.modality in _FACTS and claim.held == "yes"


def is_done(claim: Claim) -> bool:
    """Whether the act is told as one that took place, or the tie as one that stands."""
    return is_fact(claim) and claim.phase in ("done", "begun", "ongoing", "resumed")


def is_spoken_of(claim: Claim) -> bool:
    """Whether the act is told at all, be it as a plan, a threat, a possibility or a refusal."""
    return claim.modality != "denied"


def day_of(claim: Claim) -> PartialDate | None:
    """Gives the time that a text ties to what it tells, as a day, a month or a year; else None."""
    days = days_meant(claim.time_resolved or "")
    if days is None:
        return None
    first, last = days[0].isoformat(), days[1].isoformat()
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            return PartialDate(first[:length])
    return None


def quote_of(claim: Claim) -> str:
    """Gives its quote on one line, without a dateline or the bullet of a list, cut where it is long."""
    text = " ".join(claim.anchor.exact[dateline_of(claim.anchor.exact) :].split())
    bullet = _BULLET.match(text)
    text = text[bullet.end() if bullet else 0 :].strip('"“” ')
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def ids_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Gives the ids of claims, each once, in their order."""
    return tuple(dict.fromkeys(claim.id for claim in claims))
