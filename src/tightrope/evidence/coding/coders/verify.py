"""Looks a proposed claim up in its document: quote, cue, ends, time. What does not stand there is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim, Span
from tightrope.evidence.claims.codebook import EndKind, EventType
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.coders.answer import ProposedClaim
from tightrope.evidence.text.words import FUNCTION_WORDS, find_quote
from tightrope.evidence.time.when import find_times

__all__ = ["Refused", "Verifier"]

REACH = 3  # sentences back in which an antecedent may stand
_BOTH: frozenset[EventType] = frozenset(("STATE", "AID", "COOPERATE", "SANCTION"))


class Refused(Exception):
    """A proposed claim that does not stand in the document, with the reason it is counted under."""

    def __init__(self, reason: str, unknown: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unknown = unknown  # a name nobody knows: to be proposed as an actor


@dataclass(frozen=True, slots=True)
class _End:
    actor: str | None
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Verifier:
    """The document and its sentences, against which claims are held."""

    document: Document
    sentences: Sequence[Sentence]
    actors: ActorIndex
    coder: str
    version: str
    headlines: Sequence[Sentence] = ()

    def claim(self, one: ProposedClaim, part: Sequence[Sentence]) -> tuple[Claim, Sentence]:
        """Gives the claim and its sentence; raises `Refused` where it does not stand in `part`."""
        sentence, (start, end) = self._place(one, part)
        source = self._end(one.source, one.source_kind, sentence)
        target = self._end(one.target, one.target_kind, sentence) if one.target else None
        if target is not None and source.actor is not None and source.actor == target.actor:
            raise Refused("one actor at both ends")
        if target is not None and target.actor is None:
            raise Refused("unknown actor")
        if target is None and one.event in _BOTH:
            raise Refused("a tie or an exchange without its other end")
        self._check_cue(start, end, source, target)
        said, resolved = self._time(one.time, sentence)
        claim = Claim(
            id="",
            document=self.document.name,
            anchor=make_anchor(self.document, start, end),
            source_actor=source.actor,
            relation=one.relation,
            target_actor=target.actor if target else None,
            polarity=one.polarity,
            event=one.event,
            phase=one.phase,
            held=one.held,
            modality=one.modality,
            content=one.content,
            speakers=tuple(self._speaker(name) for name in one.speakers),
            time_stated=said,
            time_resolved=resolved,
            source_text=source.text,
            target_text=target.text if target else None,
            source_kind=one.source_kind,
            target_kind=one.target_kind,
            source_span=source.span,
            target_span=target.span if target else None,
            coder=self.coder,
            coder_version=self.version,
            rule="model",
        )
        return with_id(claim), sentence

    def _place(self, one: ProposedClaim, part: Sequence[Sentence]) -> tuple[Sentence, Span]:
        """The sentence the quote stands in: the one named, else the first that holds it."""
        named = part[one.sentence - 1 : one.sentence] if one.sentence >= 1 else ()
        for sentence in (*named, *part):
            found = find_quote(self.document.text, one.quote, sentence.start, sentence.end)
            if found:
                return sentence, found[0]
        raise Refused("quote not in the document")

    def _end(self, name: str, kind: EndKind | None, sentence: Sentence) -> _End:
        """Who is meant, with the mention that names it here, up to three sentences back, or above all."""
        known = self._known(name)
        own = (sentence.start, sentence.end)
        here = find_quote(self.document.text, name, *own)
        if known is None:
            if here and (kind == "unknown" or name[:1].islower()):
                return _End(None, name, here[0])
            raise Refused("unknown actor", " ".join(name.split()))
        at = next(n for n, s in enumerate(self.sentences) if s.start == sentence.start)
        within = [sentence, *self.sentences[max(0, at - REACH) : at][::-1], *self.headlines]
        for where in within:
            span = self._mention(known, where)
            if span is not None:
                return _End(known, name, span)
        raise Refused("an end that stands nowhere near")

    def _known(self, name: str) -> str | None:
        if self.actors.knows(name):
            return name
        mentions = self.actors.find_in(name, at=self.document.metadata.published)
        return mentions[0].acts_for if mentions else None

    def _mention(self, actor: str, sentence: Sentence) -> Span | None:
        text = self.document.text[sentence.start : sentence.end]
        for one in self.actors.find_in(text, at=self.document.metadata.published):
            if actor in (one.actor, one.acts_for):
                return sentence.start + one.start, sentence.start + one.end
        return None

    def _check_cue(self, start: int, end: int, source: _End, target: _End | None) -> None:
        """A quote says something only by a word that is neither small nor one of the names."""
        quote = self.document.text[start:end]
        words = [w.strip(".,;:!?\"'“”‘’()").casefold() for w in quote.split()]
        naming = {
            w.casefold() for m in self.actors.find_in(quote) for w in quote[m.start : m.end].split()
        }
        naming |= {w.casefold() for e in (source, target) if e for w in e.text.split()}
        if not any(w and w not in naming and w not in FUNCTION_WORDS for w in words):
            raise Refused("a quote that says nothing")

    def _speaker(self, name: str) -> str:
        return self._known(name) or " ".join(name.split())

    def _time(self, said: str | None, sentence: Sentence) -> tuple[str | None, str | None]:
        """The time as the document says it, where it stands in the sentence, and as resolved."""
        found = find_quote(self.document.text, said, sentence.start, sentence.end) if said else []
        if not found:
            return None, None
        words = self.document.text[slice(*found[0])]
        times = find_times(words, self.document.written_on(sentence.start))
        return words, next((time.resolved for time in times if time.resolved), None)
