"""A person as coder: a claim of one's own, its quote verified, with all that the codebook knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from tightrope.corpus.document import Document, Sentence
from tightrope.dates import days_meant
from tightrope.errors import nearest
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim, Span
from tightrope.evidence.claims.codebook import (
    EVENTS,
    HELD,
    MODALITIES,
    PHASES,
    RELATIONS,
    RULES,
    EventType,
    Phase,
    Polarity,
    Relation,
    event_of,
    needs_both_ends,
)
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.errors import AnchorBroken, ClaimFieldWrong
from tightrope.evidence.text.words import find_quote
from tightrope.evidence.time.when import find_times

__all__ = ["PERSON", "Stated", "check_stated", "claim_of_person", "with_known_ends"]

PERSON = "person"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says a sentence claims; what is left out is as the codebook has it usually."""

    quote: str
    source: str  # an actor's id or name; words in quotation marks for an unknown one
    relation: str
    target: str | None = None
    event: str | None = None
    phase: str | None = None
    polarity: int | None = None
    held: str = "yes"
    modality: str = "asserted"
    content: str | None = None
    speakers: tuple[str, ...] = ()
    time: str | None = None  # words of the sentence, or an ISO date
    note: str = ""


def claim_of_person(
    said: Stated, document: Document, sentences: Sequence[Sentence], actors: ActorIndex
) -> Claim:
    """Gives the claim a person states about a document.

    Raises `AnchorBroken` where the quote does not stand in the document, or stands there more
    than once, and `ClaimFieldWrong` for a field that may not have its value.
    """
    start, end = _place(said.quote, document)
    relation = _one_of("relation", said.relation, RELATIONS)
    source, source_text = _end("source", said.source, actors)
    target, target_text = (
        (None, None) if said.target is None else _end("target", said.target, actors)
    )
    if source is not None and source == target:
        raise ClaimFieldWrong("a claim has two different ends", value=source)
    stated, resolved = _time(said.time, document, start)
    own = next((s for s in sentences if s.start <= start < s.end), None)
    lines = (own.start, own.end) if own else (start, end)
    polarity = _polarity(said.polarity, relation)
    event, phase = _event(said, relation, polarity)
    if target is None and needs_both_ends(relation, event):
        raise ClaimFieldWrong(
            f"{relation} ({event}) needs both ends", hint="name the target, as the text does"
        )
    return with_id(
        Claim(
            id="",
            document=document.name,
            anchor=make_anchor(document, start, end),
            source_actor=source,
            relation=relation,
            target_actor=target,
            polarity=polarity,
            event=event,
            phase=phase,
            held=_one_of("held", said.held, HELD),
            modality=_one_of("modality", said.modality, MODALITIES),
            content=None if said.content is None else _one_of("content", said.content, RELATIONS),
            speakers=_speakers(said, relation, source or source_text, actors),
            time_stated=stated,
            time_resolved=resolved,
            source_text=source_text,
            target_text=target_text,
            source_kind="unknown" if source is None else None,
            source_span=_mention(source, document, lines, actors),
            target_span=_mention(target, document, lines, actors),
            coder=PERSON,
            confidence=1.0,
            note=said.note,
        )
    )


def check_stated(field: str, value: str, document: Document, actors: ActorIndex) -> None:
    """Raises what `claim_of_person` would of this one field of `Stated`, before the others are known."""
    if field == "quote":
        _place(value, document)
    elif field in ("source", "target"):
        _end(field, value, actors)
    elif field in _OPTIONS:
        _one_of(field, value, _OPTIONS[field])
    elif field == "time":
        _time(value, document, 0)


_OPTIONS: Mapping[str, Sequence[str]] = {
    "relation": RELATIONS,
    "content": RELATIONS,
    "phase": PHASES,
    "held": HELD,
    "modality": MODALITIES,
}


def _polarity(said: int | None, relation: Relation) -> Polarity:
    signs: tuple[Polarity, ...] = (-1, 0, 1)
    return RULES[relation].polarities[0] if said is None else _one_of("polarity", said, signs)


def _event(said: Stated, relation: Relation, polarity: Polarity) -> tuple[EventType, Phase]:
    """The event and phase as stated; else as the relation usually has them."""
    phase = None if said.phase is None else _one_of("phase", said.phase, PHASES)
    if said.event is None:
        event = event_of(relation, phase or "done", polarity)
    else:
        event = _one_of("event", said.event.upper(), EVENTS)
    return event, phase or ("ongoing" if event == "STATE" else "done")


def _speakers(
    said: Stated, relation: Relation, source: str | None, actors: ActorIndex
) -> tuple[str, ...]:
    """Who vouches for it; a speech act is vouched for by whose it is."""
    if not said.speakers and RULES[relation].is_verbal and source:
        return (source,)
    return tuple(_known(name, actors) or name for name in said.speakers)


def _place(quote: str, document: Document) -> Span:
    found = find_quote(document.text, quote)
    if not found:
        lines = [line.strip() for line in document.text.splitlines() if line.strip()]
        near = get_close_matches(quote, lines, n=1, cutoff=0.3)
        hint = f"nearest: “{near[0][:80]}”" if near else "quote the document's own words"
        raise AnchorBroken(
            "the quote does not stand in the document",
            where=document.name,
            value=quote[:80],
            hint=hint,
        )
    if len(found) > 1:
        raise AnchorBroken(
            f"the quote stands {len(found)} times in the document",
            where=document.name,
            value=quote[:80],
            hint="quote more of its sentence",
        )
    return found[0]


def _one_of(name: str, value: object, allowed: Sequence[T]) -> T:
    for option in allowed:
        if option == value:
            return option
    known = [str(option) for option in allowed]
    raise ClaimFieldWrong(
        f"no such {name}",
        value=value,
        allowed=", ".join(known),
        hint=nearest(str(value), known),
    )


def _end(name: str, said: str, actors: ActorIndex) -> tuple[str | None, str | None]:
    """An actor's id; for an unknown source, named in quotation marks, its words."""
    words = said.strip()
    if len(words) > 2 and words[0] in "\"“'" and words[-1] in "\"”'":
        if name == "target":
            raise ClaimFieldWrong("only a source may be unknown", value=words)
        return None, words[1:-1]
    unknown = "" if name == "target" else ", or put unknown words in quotation marks"
    return _actor(name, words, actors, unknown), None


def _actor(name: str, words: str, actors: ActorIndex, otherwise: str = "") -> str:
    known = _known(words, actors)
    if known is None:
        raise ClaimFieldWrong(
            f"no such {name} actor",
            value=words,
            hint=nearest(words, actors.names()) or f"add it to the crisis file{otherwise}",
        )
    return known


def with_known_ends(changes: Mapping[str, Any], actors: ActorIndex) -> dict[str, Any]:
    """Gives edits of a claim with each end they name as the id of an actor.

    Raises `ClaimFieldWrong` for an end that is no actor.
    """
    named = {field: changes.get(f"{field}_actor") for field in ("source", "target")}
    ends = {f"{field}_actor": _actor(field, said, actors) for field, said in named.items() if said}
    return {**changes, **ends}


def _known(name: str, actors: ActorIndex) -> str | None:
    if actors.knows(name):
        return name
    mentions = actors.find_in(name)
    whole = [m for m in mentions if m.start == 0 and m.end == len(name)]
    return whole[0].acts_for if whole else None


def _mention(actor: str | None, document: Document, lines: Span, actors: ActorIndex) -> Span | None:
    """Where the sentence names the actor, if it does."""
    start, end = lines
    for mention in actors.find_in(document.text[start:end], at=document.metadata.published):
        if actor in (mention.actor, mention.acts_for):
            return start + mention.start, start + mention.end
    return None


def _time(said: str | None, document: Document, at: int) -> tuple[str | None, str | None]:
    if said is None:
        return None, None
    if days_meant(said) is not None:
        return said, said
    found = [t.resolved for t in find_times(said, document.written_on(at)) if t.resolved]
    if not found and not find_quote(document.text, said):
        raise ClaimFieldWrong(
            "this time is no date, and its words do not stand in the document",
            value=said,
            allowed="words of the sentence, or a date such as 2025-06-13",
        )
    return said, found[0] if found else None
