"""A coder on a spaCy pipeline that the user has installed and names.

The pipeline parses; relations are read off the shared lexicon of cue words along subject and
object arcs (Universal Dependencies or ClearNLP labels), so that the claims compare with the
rule coder's. Actors come from the same index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.errors import MissingExtra
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Modality
from tightrope.evidence.coding.actors import ActorIndex, Mention
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.coding.rules.lexicon import Family, lexicon
from tightrope.evidence.errors import CoderNotConfigured
from tightrope.evidence.time.when import find_times

__all__ = ["SpacyCoder"]

_SUBJECT = frozenset({"nsubj", "csubj", "agent"})
_PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
_OBJECT = frozenset({"dobj", "obj", "iobj", "dative", "attr", "oprd", "obl"})
_PREPOSITION = frozenset({"prep", "agent", "dative"})
_SAYING = frozenset({"say", "tell", "state", "report", "claim", "announce", "declare", "argue",
                     "note", "add", "insist", "warn", "suggest"})  # fmt: skip
_MODALS: dict[str, Modality] = {
    "will": "predicted",
    "shall": "predicted",
    "would": "hypothetical",
    "could": "hypothetical",
    "may": "hypothetical",
    "might": "hypothetical",
}
_PROPOSED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


class _Token(Protocol):
    """What is used of a spaCy token."""

    text: str
    lemma_: str
    dep_: str
    pos_: str
    idx: int

    @property
    def head(self) -> _Token: ...

    @property
    def children(self) -> Iterable[_Token]: ...

    @property
    def subtree(self) -> Iterable[_Token]: ...


@dataclass(frozen=True, slots=True)
class SpacyCoder:
    """Codes with the named spaCy pipeline, loaded at the first document."""

    pipeline: str
    _loaded: list[Any] = field(default_factory=list, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The coder's name, with the pipeline."""
        return f"spacy:{self.pipeline}"

    @property
    def version(self) -> str:
        """The version of the reading of parses."""
        return "1"

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document's sentences.

        Raises `MissingExtra` without spaCy and `CoderNotConfigured` without the pipeline.
        """
        parse = self._parser()
        claims: dict[str, Claim] = {}
        skipped: Counter[str] = Counter()
        proposed: Counter[str] = Counter()
        for sentence in sentences:
            text = document.text[sentence.start : sentence.end]
            parsed, mentions = parse(text), actors.find_in(text, at=document.metadata.published)
            found = [
                _claim(self, document, sentence, reading) for reading in _readings(parsed, mentions)
            ]
            if not found:
                skipped["no relation between actors" if mentions else "no actor"] += 1
            claims |= {claim.id: claim for claim in found}
            _propose(parsed, mentions, proposed)
        ordered = sorted(claims.values(), key=lambda c: (c.anchor.start, c.anchor.end, c.id))
        return Coded(
            tuple(ordered), dict(sorted(skipped.items())), (), dict(sorted(proposed.items()))
        )

    def _parser(self) -> Any:
        if not self._loaded:
            self._loaded.append(_load(self.pipeline))
        return self._loaded[0]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One relation read off a parse; offsets inside the sentence."""

    start: int
    end: int
    source: str
    target: str
    family: Family
    negated: bool
    modality: Modality
    speaker: str | None
    cue: tuple[int, int]


def _load(pipeline: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra("the spaCy coder", "spacy") from error
    try:
        return spacy.load(pipeline)
    except OSError as error:
        raise CoderNotConfigured(
            "spaCy has no pipeline of this name",
            value=pipeline,
            hint=f"install it with: python -m spacy download {pipeline}",
        ) from error


def _readings(parsed: Iterable[Any], mentions: Sequence[Mention]) -> Iterator[_Reading]:
    nouns = [m for m in mentions if m.form != "demonym"]  # adjectives are not actors
    for token in parsed:
        family = _family(token)
        if family is None:
            continue
        source, target = _ends(token, nouns)
        if source is None or target is None or source.acts_for == target.acts_for:
            continue
        speaker = _speaker(token, nouns)
        places = (
            source.start,
            source.end,
            target.start,
            target.end,
            token.idx,
            token.idx + len(token.text),
        )
        yield _Reading(
            min(places),
            max(places),
            source.acts_for,
            target.acts_for,
            family,
            any(child.dep_ == "neg" or child.lemma_ == "never" for child in token.children),
            _modality(token, speaker),
            speaker,
            (token.idx, token.idx + len(token.text)),
        )


def _family(token: _Token) -> Family | None:
    """The relation a verb names, where the lexicon lists it as a verb by itself."""
    if token.pos_ != "VERB":
        return None
    for _, _, readings in lexicon().cues.matches([token.text.lower()]):
        for reading in readings:
            if reading.kind == "verb":
                return reading.family
    return None


def _ends(verb: _Token, mentions: Sequence[Mention]) -> tuple[Mention | None, Mention | None]:
    """Source and target of a verb; a passive's subject is its target."""
    source = target = None
    for child in verb.children:
        if child.dep_ in _PASSIVE:
            target = target or _mention(child, mentions)
        elif child.dep_ in _SUBJECT:
            source = source or _mention(child, mentions)
        elif child.dep_ in _OBJECT:
            target = target or _mention(child, mentions)
    for child in verb.children:
        if child.dep_ in _PREPOSITION and child.dep_ not in _SUBJECT:
            target = target or _mention(child, mentions)
    if source is None and verb.dep_ == "conj":  # "condemned and sanctioned": one subject for both
        source = _ends(verb.head, mentions)[0] if verb.head is not verb else None
    return source, target


def _mention(token: _Token, mentions: Sequence[Mention]) -> Mention | None:
    """The actor named at a token or in the phrase under it, the token itself first."""
    for word in (token, *token.subtree):
        for mention in mentions:
            if mention.start <= word.idx < mention.end:
                return mention
    return None


def _modality(verb: _Token, speaker: str | None) -> Modality:
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lemma_.lower() in _MODALS:
            return _MODALS[child.lemma_.lower()]
        if child.dep_ == "mark" and child.lemma_.lower() in ("if", "unless", "should"):
            return "hypothetical"
    return "reported" if speaker else "asserted"


def _speaker(verb: _Token, mentions: Sequence[Mention]) -> str | None:
    head = verb.head
    if verb.dep_ == "ccomp" and head is not verb and head.lemma_ in _SAYING:
        for child in head.children:
            if child.dep_ in _SUBJECT and (mention := _mention(child, mentions)):
                return mention.actor
    return None


def _claim(coder: SpacyCoder, document: Document, sentence: Sentence, reading: _Reading) -> Claim:
    start, end = sentence.start + reading.start, sentence.start + reading.end
    text = document.text[start:end]
    times = find_times(text, document.metadata.published)
    time = times[0] if len(times) == 1 else None
    return with_id(
        Claim(
            id="",
            document=document.name,
            anchor=make_anchor(document, start, end),
            source_actor=reading.source,
            relation=reading.family.relation,
            target_actor=reading.target,
            polarity=reading.family.polarity,
            held="no" if reading.negated else "yes",
            modality=reading.modality,
            speakers=(reading.speaker,) if reading.speaker else (),
            time_stated=time.said if time else None,
            time_resolved=time.resolved if time else None,
            coder=coder.name,
            coder_version=coder.version,
            rule=f"parse/{reading.family.rule}",
            cues=((sentence.start + reading.cue[0], sentence.start + reading.cue[1]),),
        )
    )


def _propose(parsed: Any, mentions: Sequence[Mention], proposed: Counter[str]) -> None:
    """Named entities the actor index does not know."""
    for entity in getattr(parsed, "ents", ()):
        known = any(m.start < entity.end_char and entity.start_char < m.end for m in mentions)
        if entity.label_ in _PROPOSED and not known:
            proposed[entity.text] += 1
