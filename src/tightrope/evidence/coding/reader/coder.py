"""The offline coder: a learned model proposes claims, named rules say how they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.corpus.languages import language_of
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import EndKind, Modality
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.company import propose_all
from tightrope.evidence.coding.reader.dating import time_of_act
from tightrope.evidence.coding.reader.document import LONGEST, Read, read_lines
from tightrope.evidence.coding.reader.model import Model, load_model
from tightrope.evidence.coding.reader.promises import told_by
from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.quote import quote_of
from tightrope.evidence.coding.reader.refer import resolver_of
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.speakers import is_spoken
from tightrope.evidence.coding.reader.unspoken import unspoken
from tightrope.evidence.text.words import dateline_of
from tightrope.evidence.time.when import TimeExpression, find_times

__all__ = ["POSSIBLE", "LearnedCoder"]

PART = 500  # sentences after which it is told how far a document has been coded
POSSIBLE = 0.24  # confidence below which a claim is not told at all, not even as possible


class LearnedCoder:
    """The offline coder: deterministic, no network, linear time; the weights ship with the package.

    The quick one does without the encoder: less sure, four times as fast, and another version.
    """

    name = "learned"
    version = "9"

    def __init__(
        self,
        model: Model | None = None,
        on_part: Callable[[float], object] | None = None,
        *,
        is_quick: bool = False,
    ) -> None:
        """`on_part` is told, now and then, what share of a long document has been coded."""
        self._model = model
        self._is_quick = is_quick
        if is_quick:
            self.version = f"{self.version}-quick"
        self._on_part = on_part

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document's sentences, in order, with their calibrated confidence.

        Claims that are not `is_proposed` are possible only. What is not English is not coded, and said so.
        """
        if not _is_english(document.text, sentences):
            skipped = {"not English, not coded": len(sentences)} if sentences else {}
            passed = tuple((s.start, s.end, "not English, not coded") for s in sentences)
            finding = (f"{document.name}: not English, not coded",) if sentences else ()
            return Coded((), skipped, finding, {}, passed)
        model = self._model or load_model(quick=self._is_quick)
        headings = frozenset(
            s.start
            for p in passages
            if p.label == "heading"
            for s in sentences
            if p.start <= s.start < p.end
        )
        read = read_lines(document, sentences, actors, resolver_of(model), headings=headings)
        return _Coding(document, read, model, self.name, self.version).all(sentences, self._on_part)


def _is_english(text: str, sentences: Sequence[Sentence]) -> bool:
    """Tells whether sentences are English; what is too short to be told counts as English."""
    return language_of(" ".join(text[s.start : s.end] for s in sentences)) in ("en", None)


class _Coding:
    """One document being coded."""

    def __init__(
        self, document: Document, read: Read, model: Model, name: str, version: str
    ) -> None:
        self.document = document
        self.read = read
        self.model = model
        self.coder = (name, version)
        self._times: dict[tuple[int, int], tuple[str, tuple[TimeExpression, ...]]] = {}

    def all(
        self, sentences: Sequence[Sentence], on_part: Callable[[float], object] | None
    ) -> Coded:
        claims: list[Claim] = []
        passed: list[tuple[int, int, str]] = []
        for line, proposals in propose_all(self._told(on_part), self.model):
            found = [self.claim(line, p) for p in proposals if p.confidence >= POSSIBLE]
            claims += found
            if not found:
                passed.append((line.start, line.end, _why(line)))
        passed += [
            (s.start, s.end, f"longer than {LONGEST} characters")
            for s in sentences
            if s.end - s.start > LONGEST
        ]
        claims = list({c.id: c for c in claims}.values())
        counts = Counter(reason for _, _, reason in passed)
        return Coded(
            tuple(claims),
            dict(sorted(counts.items())),
            unspoken(self.document, self.read),
            self.read.people.unknown(),
            tuple(sorted(passed)),
        )

    def _told(self, on_part: Callable[[float], object] | None) -> Iterator[Line]:
        """Gives the sentences, telling now and then how far it is."""
        for number, line in enumerate(self.read.lines):
            if on_part is not None and number and number % PART == 0:
                on_part(number / len(self.read.lines))
            yield line

    def _time(self, line: Line, start: int, end: int, proposal: Proposal) -> TimeExpression | None:
        """Gives the time in a quote that dates the act; the quote may be that of several claims."""
        if (start, end) not in self._times:
            text = self.document.text
            told = start + dateline_of(text[start:end])
            self._times[start, end] = (
                text[told:end],
                find_times(text[told:end], self.document.written_on(start)),
            )
        quote, times = self._times[start, end]
        cue = proposal.cue or (proposal.source_span.first, proposal.source_span.last)
        at = line.tokens[cue[0]].start - (end - len(quote))
        undone = proposal.scope.phase in ("ended", "resumed")
        return time_of_act(quote, times, proposal.relation, at, is_undone=undone)

    def claim(self, line: Line, proposal: Proposal) -> Claim:
        """Gives the claim of a proposal, its quote and time from the text."""
        text = self.document.text
        proposal, speakers = told_by(self.read, line, proposal)
        start, end = quote_of(text, line, proposal)
        said = self._time(line, start, end, proposal)
        spans = (proposal.source_span, proposal.target_span)
        return with_id(
            Claim(
                id="",
                document=self.document.name,
                anchor=make_anchor(self.document, start, end),
                source_actor=proposal.source.acts_for,
                relation=proposal.relation,
                target_actor=proposal.target.acts_for,
                polarity=proposal.polarity,
                event=proposal.event,
                content=proposal.content,
                phase=proposal.scope.phase,
                held=proposal.scope.held,
                modality=_modality(proposal, speakers),
                speakers=speakers,
                time_stated=said.said if said else None,
                time_resolved=said.resolved if said else None,
                source_text=text[spans[0].start : spans[0].end],
                target_text=text[spans[1].start : spans[1].end],
                source_kind=_kind(proposal.source, spans[0]),
                target_kind=_kind(proposal.target, spans[1]),
                source_span=(proposal.source.start, proposal.source.end),
                target_span=(proposal.target.start, proposal.target.end),
                zone="headline" if line.zone == "headline" else "body",
                coder=self.coder[0],
                coder_version=self.coder[1],
                rule=proposal.relation,
                cues=_cues(line, proposal),
                confidence=round(proposal.confidence, 3),
            )
        )


def _modality(proposal: Proposal, speakers: tuple[str, ...]) -> Modality:
    """What somebody vouches for is reported; a speech act is done by saying it, whoever tells of it."""
    told = proposal.scope.modality
    if told == "asserted" and speakers and not is_spoken(proposal):
        return "reported"
    return told


def _cues(line: Line, proposal: Proposal) -> tuple[tuple[int, int], ...]:
    if proposal.cue is None:
        return ()
    first, last = proposal.cue
    return ((line.tokens[first].start, line.tokens[last - 1].end),)


_KINDS: dict[str, EndKind] = {
    "state": "state", "organisation": "body", "bloc": "body", "group": "group", "media": "group",
}  # fmt: skip


def _kind(who: Referent, span: Span) -> EndKind:
    if span.kind == "person" and who.actor == who.acts_for:
        return "person"
    what = what_is(who.acts_for, who.acts_for, span.kind)
    return _KINDS.get(what, "group" if span.kind == "group" else "unknown")


def _why(line: Line) -> str:
    named = {r.acts_for for s in line.spans for r in s.referents}
    if not named:
        return "no actor named"
    return "one actor named" if len(named) == 1 else "nothing claimed between the actors"
