"""Codes a document into claims: the protocol every coder keeps, and the built-in rule coder."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.actors import ActorIndex
from tightrope.evidence.claim import Anchor, Claim
from tightrope.evidence.rules.extract import Event, Extraction, Extractor
from tightrope.evidence.rules.grammar import grammar
from tightrope.evidence.rules.lexicon import lexicon

__all__ = ["Coded", "Coder", "RuleCoder"]

_CONTEXT = 32  # code points kept before and after a quote


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder found in one document, and what it passed over."""

    claims: tuple[Claim, ...]
    skipped: dict[str, int]  # reason -> sentences without a claim
    findings: tuple[str, ...]
    proposed_actors: dict[str, int]  # unknown capitalised names -> times seen


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
        """Gives the claims of one document's sentences, in order."""
        extractor = Extractor(
            grammar(), lexicon(), actors, document.metadata.published, document.text
        )
        claims: list[Claim] = []
        skipped: Counter[str] = Counter()
        findings: list[str] = []
        proposed: Counter[str] = Counter()
        for sentence in sentences:
            found = extractor.extract(sentence.start, sentence.end)
            if found.skipped:
                skipped[found.skipped] += 1
            claims += self._claims(document, found)
            proposed.update(found.names)
            findings += _quotation_findings(document, found)
        return Coded(tuple(claims), dict(sorted(skipped.items())), tuple(findings), dict(sorted(proposed.items())))

    def _claims(self, document: Document, found: Extraction) -> list[Claim]:
        return [self._claim(document, event) for event in found.events]

    def _claim(self, document: Document, event: Event) -> Claim:
        anchor = _anchor(document, event.start, event.end)
        target = event.target.acts_for if event.target else None
        return Claim(
            id=_claim_id(self.name, anchor, event.source.acts_for, event.relation, target),
            document=document.name,
            anchor=anchor,
            source_actor=event.source.acts_for,
            relation=event.relation,
            target_actor=target,
            polarity=event.polarity,
            negated=event.negated,
            modality=event.modality,
            speaker=event.speaker.actor if event.speaker else None,
            coder=self.name,
            coder_version=self.version,
            rule=event.rule,
            cues=event.cues,
        )


def _anchor(document: Document, start: int, end: int) -> Anchor:
    text = document.text
    return Anchor(
        document.sha256, start, end, text[start:end],
        text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT],
    )  # fmt: skip


def _claim_id(coder: str, anchor: Anchor, source: str, relation: str, target: str | None) -> str:
    key = f"{coder}|{anchor.sha256}|{anchor.start}|{anchor.end}|{source}|{relation}|{target}"
    return "c-" + hashlib.sha256(key.encode()).hexdigest()[:10]


def _quotation_findings(document: Document, found: Extraction) -> list[str]:
    return [
        f"{document.name}: quotation without a speaker: “{document.text[start:end][:80]}”"
        for start, end in found.unattributed
    ]
