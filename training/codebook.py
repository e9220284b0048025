"""The codebook's table of relations: the events, phases and signs that a claim may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PHASES: Final = ("done", "planned", "begun", "ongoing", "ended", "resumed", "refused")
MODALITIES: Final = ("asserted", "reported", "opinion", "predicted", "hypothetical", "denied")
SPEECH_ACTS: Final = ("condemnation", "demand", "red_line", "refusal", "warning_threat")
NEGATING: Final = ("ended", "refused")  # the phases that reverse a relation's sign


@dataclass(frozen=True)
class Relation:
    """A relation of the codebook: the events it takes, the usual one first, and its sign.

    `polarity` is None where the claim itself decides (a demand, `other`).
    """

    events: tuple[str, ...]
    polarity: int | None


def _relations(rows: str) -> dict[str, Relation]:
    signs = {"+": 1, "-": -1, "0": 0, "?": None}
    cells = (row.split() for row in rows.strip().splitlines())
    return {name: Relation(tuple(events), signs[sign]) for name, sign, *events in cells}


RELATIONS: Final = _relations("""
alliance + STATE SUPPORT AGREE
treaty + SUPPORT AGREE STATE
defence_obligation + STATE AGREE
arms_transfer + AID COOPERATE AGREE
arms_withheld - SANCTION REJECT
military_aid_offer + AGREE AID STATE
military_aid_refused - REJECT SANCTION
military_cooperation + COOPERATE AGREE STATE
intelligence_sharing + COOPERATE AID AGREE STATE
nuclear_cooperation + COOPERATE AID AGREE STATE
energy_trade + COOPERATE AGREE STATE
economic_cooperation + COOPERATE AGREE STATE
aid + AID AGREE
diplomatic_support + SUPPORT AGREE STATE
diplomatic_ties + SUPPORT AGREE STATE
mediation_offer + AGREE CONSULT
negotiation + CONSULT AGREE
personal_diplomacy + CONSULT AGREE
deconfliction + COOPERATE AGREE STATE
settlement + AGREE SUPPORT YIELD
concession + YIELD AGREE
demand ? REQUEST
refusal - REJECT
condemnation - ACCUSE
warning_threat - THREATEN
red_line - THREATEN STATE
protest - PROTEST
sanction - SANCTION COERCE
coercion - COERCE SANCTION
show_of_force - MOBILIZE
military_action - ASSAULT STATE
territorial_claim - STATE REJECT COERCE
regime_change_goal - STATE REQUEST THREATEN COERCE
rivalry - STATE
dependence 0 STATE
influence_interest 0 STATE
other ? STATE AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
""")


def allowed_events(relation: str, phase: str) -> frozenset[str]:
    """Gives the events that a relation takes in a phase: its own, and those of its undoing."""
    entry = RELATIONS[relation]
    events = set(entry.events)
    if phase in ("planned", "resumed", "ended"):  # the source's own promise, also of an undoing
        events.add("AGREE")
    if phase == "refused":
        events.add("REJECT")
    if phase == "ended":
        events.add("YIELD" if entry.polarity == -1 else "SANCTION")
        if relation == "settlement":  # a broken truce
            events.add("ASSAULT")
    return frozenset(events)


def is_negated(held: str, phase: str) -> bool:
    """Tells two-valued readers whether the relation as named is absent or undone."""
    return (held == "no") != (phase in NEGATING)


def usual_event(relation: str, phase: str) -> str:
    """Gives the event that a relation has in a phase unless the text shows another."""
    entry = RELATIONS[relation]
    if phase == "refused":
        return "REJECT"
    if phase == "ended":
        return "YIELD" if entry.polarity == -1 else "SANCTION"
    if phase == "planned" and entry.polarity == 1:
        return "AGREE"
    return entry.events[0]


def usual_phase(relation: str, event: str) -> str:
    """Gives the phase that an event has unless the text shows another: ties go on, acts are done."""
    if relation == "mediation_offer" and event == "AGREE":
        return "planned"
    return "ongoing" if event == "STATE" else "done"
