"""What the codebook allows in a claim: events and signs by relation and phase, and the usual ones."""

from __future__ import annotations

from typing import Final, cast

from tightrope.evidence.claims.codebook import (
    KINDS,
    MODALITIES,
    PHASES,
    RULES,
    UNDONE,
    Phase,
    Relation,
    RelationRule,
    event_of,
)

__all__ = [
    "KINDS",
    "MODALITIES",
    "PHASES",
    "RELATIONS",
    "SPEECH_ACTS",
    "allowed_events",
    "is_negated",
    "usual_event",
    "usual_phase",
]

RELATIONS: Final = cast("dict[str, RelationRule]", RULES)
SPEECH_ACTS: Final = frozenset(name for name, rule in RELATIONS.items() if rule.is_verbal)


def allowed_events(relation: str, phase: str) -> frozenset[str]:
    """Gives the events that a relation takes in a phase: its own, and those of its undoing."""
    rule = RELATIONS[relation]
    events: set[str] = set(rule.events)
    if phase in ("planned", "resumed", "ended"):  # the source's own promise, also of an undoing
        events.add("AGREE")
    if phase == "refused":
        events.add("REJECT")
    if phase == "ended":
        events.add("YIELD" if rule.polarities == (-1,) else "SANCTION")
        if relation == "settlement":  # a broken truce
            events.add("ASSAULT")
    return frozenset(events)


def is_negated(held: str, phase: str) -> bool:
    """Tells two-valued readers whether the relation as named is absent or undone."""
    return (held == "no") != (phase in UNDONE)


def usual_event(relation: str, phase: str) -> str:
    """Gives the event that a relation has in a phase unless the text shows another."""
    sign = RELATIONS[relation].polarities[0]
    return event_of(cast("Relation", relation), cast("Phase", phase), sign)


def usual_phase(relation: str, event: str) -> str:
    """Gives the phase that an event has unless the text shows another: ties go on, acts are done."""
    if relation == "mediation_offer" and event == "AGREE":
        return "planned"
    return "ongoing" if event == "STATE" else "done"
