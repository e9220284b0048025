"""Codes a document into claims: the protocol every coder keeps, and the built-in rule coder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.rules.confidence import confidence, rule_key
from tightrope.evidence.coding.rules.event import Event
from tightrope.evidence.coding.rules.extract import Extractor
from tightrope.evidence.coding.rules.grammar import grammar
from tightrope.evidence.coding.rules.lexicon import lexicon
from tightrope.evidence.time.when import TimeExpression, find_times

__all__ = ["LONGEST_SENTENCE", "Coded", "Coder", "RuleCoder"]

LONGEST_SENTENCE = 3000  # code points; what is longer is no sentence and is passed over, counted
_EMBEDDING = frozenset(("warning_threat", "condemnation", "red_line", "negotiation"))
_EMBEDDED = frozenset(("military_action", "regime_change_goal", "sanction", "arms_transfer"))


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder found in one document, and what it passed over."""

    claims: tuple[Claim, ...]
    skipped: dict[str, int]  # reason -> sentences without a claim
    findings: tuple[str, ...]
    proposed_actors: dict[str, int]  # unknown capitalised names -> times seen
    passed: tuple[tuple[int, int, str], ...] = ()  # sentences without a claim: start, end, reason


class Coder(Protocol):
    """Anything that reads a document into claims. Results carry its name and version."""

    @property
    def name(self) -> str:
        """Gives the coder's name, as it stands in `Claim.coder`."""
        ...

    @property
    def version(self) -> str:
        """Gives the coder's version, as it stands in `Claim.coder_version`."""
        ...

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document. Every quote stands verbatim in it."""
        ...


class RuleCoder:
    """The offline coder: deterministic rules over clauses, no model weights, linear time."""

    name = "rules"
    version = "1"

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document's sentences, in order.

        A clause yields a claim where a word of the lexicon names a relation and both ends can be
        told; everything else is counted in `skipped` with its reason.
        """
        extractor = Extractor(
            grammar(), lexicon(), actors, document.metadata.published, document.text
        )
        claims: list[Claim] = []
        skipped: Counter[str] = Counter()
        proposed: Counter[str] = Counter()
        findings: list[str] = []
        passed: list[tuple[int, int, str]] = []
        extractor.prime(
            [(s.start, s.end) for s in sentences if s.end - s.start <= LONGEST_SENTENCE]
        )
        for sentence in sentences:
            if sentence.end - sentence.start > LONGEST_SENTENCE:
                reason = f"longer than {LONGEST_SENTENCE} characters"
                skipped[reason] += 1
                passed.append((sentence.start, sentence.end, reason))
                continue
            found = extractor.extract(sentence.start, sentence.end)
            if found.skipped:
                skipped[found.skipped] += 1
                passed.append((sentence.start, sentence.end, found.skipped))
            proposed.update(found.names)
            claims += self._claims(document, found.events)
            findings += _quotation_findings(document, found.unattributed)
        return Coded(
            tuple(claims), dict(sorted(skipped.items())), tuple(findings),
            dict(sorted(proposed.items())), tuple(passed),
        )  # fmt: skip

    def _claims(self, document: Document, events: list[Event]) -> list[Claim]:
        times: dict[tuple[int, int], TimeExpression | None] = {}
        for event in events:
            if (event.start, event.end) not in times:
                quote = document.text[event.start : event.end]
                found = find_times(quote, document.metadata.published)
                times[event.start, event.end] = found[0] if found else None
        claims = [self._claim(document, e, times[e.start, e.end]) for e in events]
        links: list[list[str]] = [[] for _ in claims]
        for outer, event in enumerate(events):
            for inner, other in enumerate(events):
                if _embeds(event, other):
                    links[outer].append(claims[inner].id)
                    links[inner].append(claims[outer].id)
        return [
            replace(claim, linked=tuple(linked)) if linked else claim
            for claim, linked in zip(claims, links, strict=True)
        ]

    def _claim(self, document: Document, event: Event, said: TimeExpression | None) -> Claim:
        anchor = make_anchor(document, event.start, event.end)
        rule = rule_key(event.rule, is_explicit=event.is_explicit)
        return with_id(
            Claim(
                id="",
                document=document.name,
                anchor=anchor,
                source_actor=event.source.acts_for,
                relation=event.relation,
                target_actor=event.target.acts_for if event.target else None,
                polarity=event.polarity,
                held="no" if event.negated else "yes",
                modality=event.modality,
                speakers=(event.speaker.actor,) if event.speaker else (),
                time_stated=said.said if said else None,
                time_resolved=said.resolved if said else None,
                coder=self.name,
                coder_version=self.version,
                rule=rule,
                cues=event.cues,
                confidence=confidence(rule),
            )
        )


def _embeds(outer: Event, inner: Event) -> bool:
    """ "warned of a catastrophe if Israel strikes": the warning embeds the strikes."""
    if outer.relation not in _EMBEDDING or inner.relation not in _EMBEDDED:
        return False
    same = outer.clause == inner.clause and inner.modality == "hypothetical"
    return inner.within == outer.clause or same


def _quotation_findings(document: Document, spans: list[tuple[int, int]]) -> list[str]:
    return [
        f"{document.name}: quotation without a speaker: “{document.text[start:end][:80]}”"
        for start, end in spans
    ]
