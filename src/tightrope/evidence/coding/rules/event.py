"""What the rules find in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.claims.codebook import Modality, Polarity, Relation
from tightrope.evidence.coding.rules.discourse import Who

__all__ = ["Event", "Extraction", "distinct"]


class Event(NamedTuple):
    """What the rules found at one cue; offsets are code points into the document."""

    start: int
    end: int
    source: Who
    relation: Relation
    target: Who | None
    polarity: Polarity
    negated: bool
    modality: Modality
    speaker: Who | None
    rule: str
    cues: tuple[tuple[int, int], ...]
    clause: int
    within: int  # the event's clause hangs on this clause; -1 for none
    is_explicit: bool  # both ends stand with the cue, none was inferred


class Extraction(NamedTuple):
    """The events of a sentence, or why there are none."""

    events: list[Event]
    skipped: str  # the reason; empty where there are events
    unattributed: list[tuple[int, int]]  # quotations without a speaker
    names: list[str]  # unknown capitalised names


def distinct(events: list[Event]) -> list[Event]:
    """Gives one event for each clause, dyad and relation: the first."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for event in events:
        key = (event.start, event.source, event.relation, event.target)
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept
