"""The relations a claim can name: what each covers, its usual events, its sign, whether it has sides.

Events are those of PLOVER (Political Language Ontology for Verifiable Event Records), with STATE
for a tie that is no event; relations marked `verbal` are speech acts and name their matter in
`Claim.content`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Relation = Literal[
    "alliance", "treaty", "defence_obligation", "arms_transfer", "arms_withheld",
    "military_aid_offer", "military_aid_refused", "military_cooperation", "intelligence_sharing",
    "nuclear_cooperation", "energy_trade", "economic_cooperation", "aid", "diplomatic_support",
    "diplomatic_ties", "mediation_offer", "negotiation", "personal_diplomacy", "deconfliction",
    "settlement", "concession", "demand", "refusal", "condemnation", "warning_threat", "red_line",
    "protest", "sanction", "coercion", "show_of_force", "military_action", "territorial_claim",
    "regime_change_goal", "rivalry", "dependence", "influence_interest", "other",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATE",
]  # fmt: skip
Phase = Literal["done", "planned", "begun", "ongoing", "ended", "resumed", "refused"]
Held = Literal["yes", "no", "open"]
Modality = Literal["asserted", "reported", "predicted", "hypothetical", "denied", "opinion"]
Polarity = Literal[-1, 0, 1]
EndKind = Literal["state", "body", "group", "person", "region", "unknown"]
Zone = Literal["headline", "body"]

RELATIONS: tuple[Relation, ...] = get_args(Relation)
EVENTS: tuple[EventType, ...] = get_args(EventType)
PHASES: tuple[Phase, ...] = get_args(Phase)
HELD: tuple[Held, ...] = get_args(Held)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
KINDS: tuple[EndKind, ...] = get_args(EndKind)
UNDONE: frozenset[Phase] = frozenset(("ended", "refused"))


@dataclass(frozen=True, slots=True)
class RelationRule:
    """What the codebook says of one relation."""

    covers: str
    events: tuple[EventType, ...]  # the usual one first
    polarities: tuple[Polarity, ...]  # the usual one first
    is_mutual: bool = False  # neither end does it to the other
    is_verbal: bool = False  # a speech act with a matter of its own


def _rule(covers: str, events: str, signs: str, mark: str = "") -> RelationRule:
    known: dict[str, EventType] = {event: event for event in EVENTS}
    polarity: dict[str, Polarity] = {"+": 1, "-": -1, "0": 0}
    return RelationRule(
        covers,
        tuple(known[event] for event in events.split()) or EVENTS,
        tuple(polarity[sign] for sign in signs),
        "s" in mark,
        "v" in mark,
    )


RULES: Mapping[Relation, RelationRule] = {
    "alliance": _rule("ally, bloc, close ties", "STATE SUPPORT AGREE", "+", "s"),
    "treaty": _rule("an agreement signed or sought", "SUPPORT AGREE STATE", "+", "s"),
    "defence_obligation": _rule("a duty to defend", "STATE AGREE", "+"),
    "arms_transfer": _rule("arms given or sold", "AID COOPERATE AGREE", "+"),
    "arms_withheld": _rule("arms refused, delayed or stopped", "SANCTION REJECT", "-"),
    "military_aid_offer": _rule(
        "troops, training or cover, offered or given", "AGREE AID STATE", "+"
    ),
    "military_aid_refused": _rule("the same refused", "REJECT SANCTION", "-"),
    "military_cooperation": _rule(
        "joint drills, bases, know-how", "COOPERATE AGREE STATE", "+", "s"
    ),
    "intelligence_sharing": _rule("intelligence passed on", "COOPERATE AID AGREE STATE", "+"),
    "nuclear_cooperation": _rule(
        "work together on nuclear matters", "COOPERATE AID AGREE STATE", "+"
    ),
    "energy_trade": _rule("oil, gas or power traded", "COOPERATE AGREE STATE", "+"),
    "economic_cooperation": _rule("trade and finance", "COOPERATE AGREE STATE", "+", "s"),
    "aid": _rule("civil money, relief or asylum", "AID AGREE", "+"),
    "diplomatic_support": _rule("backs, praises, shields", "SUPPORT AGREE STATE", "+"),
    "diplomatic_ties": _rule("recognition, embassies, envoys", "SUPPORT AGREE STATE", "+", "s"),
    "mediation_offer": _rule("mediates or offers to", "AGREE CONSULT", "+"),
    "negotiation": _rule("talks on an issue", "CONSULT AGREE", "+", "s"),
    "personal_diplomacy": _rule("leaders meet, call or visit", "CONSULT AGREE", "+", "s"),
    "deconfliction": _rule("an arrangement to avoid clashes", "COOPERATE AGREE STATE", "+", "s"),
    "settlement": _rule("ceasefire, peace, exchange of prisoners", "AGREE SUPPORT YIELD", "+", "s"),
    "concession": _rule("release, access, apology, a demand dropped", "YIELD AGREE", "+"),
    "demand": _rule("asks, calls on, demands", "REQUEST", "-0", "v"),
    "refusal": _rule("rejects a demand, a plan or a ruling", "REJECT", "-", "v"),
    "condemnation": _rule("criticises, accuses, sues", "ACCUSE", "-", "v"),
    "warning_threat": _rule("a threat or warning to the target", "THREATEN", "-", "v"),
    "red_line": _rule("if you do that, we do this", "THREATEN STATE", "-", "v"),
    "protest": _rule("marches, strikes, boycotts by civilians", "PROTEST", "-"),
    "sanction": _rule("sanctions, tariffs, an embargo", "SANCTION COERCE", "-"),
    "coercion": _rule(
        "expels, arrests, seizes, shuts a border or airspace, blocks ships, hacks",
        "COERCE SANCTION",
        "-",
    ),
    "show_of_force": _rule("deploys against, alert, a lone drill, a missile test", "MOBILIZE", "-"),
    "military_action": _rule("attack, occupation, armed blockade, war", "ASSAULT STATE", "-"),
    "territorial_claim": _rule("claims or disputes land", "STATE REJECT COERCE", "-"),
    "regime_change_goal": _rule("wants its government gone", "STATE REQUEST THREATEN", "-"),
    "rivalry": _rule("enemies, strained ties", "STATE", "-", "s"),
    "dependence": _rule("the source needs the target", "STATE", "0"),
    "influence_interest": _rule("sway sought or held over the target", "STATE", "0"),
    "other": _rule("a real relation that is none of these", "", "0-+"),
}


_TIES: frozenset[Relation] = frozenset(
    (
        *(relation for relation, rule in RULES.items() if rule.events[0] == "STATE"),
        "diplomatic_ties",
    )
)
_BOTH_ENDS: frozenset[EventType] = frozenset(("AID", "COOPERATE", "SANCTION"))


def needs_both_ends(relation: Relation, event: EventType) -> bool:
    """Whether a claim of this kind says nothing without a target: a tie, aid, cooperation, a sanction."""
    is_tie = relation in _TIES or (event == "STATE" and relation != "red_line")
    return is_tie or event in _BOTH_ENDS


def event_of(relation: Relation, phase: Phase = "done", polarity: Polarity = 1) -> EventType:
    """Gives the usual event of a relation: undoing harm yields, undoing good is a sanction."""
    if relation == "other":
        return "STATE"
    usual = RULES[relation].events[0]
    if phase == "ended":
        return "YIELD" if polarity < 0 else "SANCTION"
    if phase == "refused":
        return "REJECT"
    return "AGREE" if phase == "planned" and polarity > 0 else usual
