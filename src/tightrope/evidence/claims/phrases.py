"""Claims said in words: one short clause for each relation, for sentences about claims."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from tightrope.evidence.claims.claim import PROPOSED, Claim
from tightrope.evidence.claims.codebook import Relation

HELD_BACK_SINCE = "held back, as its words may say another sign or nobody says it"
_SIGNS = {1: "+", -1: "−", 0: "0"}
Namer = Callable[[str], str]

_PHRASES: dict[Relation, tuple[str, str]] = {
    # what is said when it holds, when it does not; {s} source, {t} target
    "alliance": ("{s} is allied with {t}", "{s} is not allied with {t}"),
    "treaty": ("{s} has a pact with {t}", "{s} has no such pact with {t}"),
    "defence_obligation": ("{s} is bound to defend {t}", "{s} is not bound to defend {t}"),
    "arms_transfer": ("{s} arms {t}", "{s} does not arm {t}"),
    "arms_withheld": ("{s} withholds arms from {t}", "{s} does not withhold arms from {t}"),
    "military_cooperation": ("{s} works with {t} militarily", "{s} does not work with {t} militarily"),
    "aid": ("{s} gives {t} aid", "{s} gives {t} no aid"),
    "diplomatic_ties": ("{s} has diplomatic ties with {t}", "{s} has no diplomatic ties with {t}"),
    "settlement": ("{s} has a settlement with {t}", "{s} has no settlement with {t}"),
    "concession": ("{s} gives way to {t}", "{s} does not give way to {t}"),
    "demand": ("{s} makes a demand of {t}", "{s} makes no demand of {t}"),
    "refusal": ("{s} turns down what {t} asks", "{s} does not turn down what {t} asks"),
    "protest": ("{s} protests against {t}", "{s} does not protest against {t}"),
    "coercion": ("{s} puts pressure on {t} by force short of violence", "{s} does not put pressure on {t} by force"),
    "show_of_force": ("{s} shows its force to {t}", "{s} does not show its force to {t}"),
    "territorial_claim": ("{s} claims land of {t}", "{s} does not claim land of {t}"),
    "rivalry": ("{s} is at odds with {t}", "{s} is not at odds with {t}"),
    "military_action": ("{s} uses force, aimed at {t}", "{s} does not use force on {t}"),
    "military_aid_offer": ("{s} gives {t} military aid", "{s} gives {t} no military aid"),
    "military_aid_refused": ("{s} refuses {t} military aid", "{s} does not refuse {t} military aid"),
    "intelligence_sharing": ("{s} shares intelligence with {t}", "{s} shares no intelligence with {t}"),
    "nuclear_cooperation": ("{s} works with {t} on nuclear matters", "{s} does not work with {t} on nuclear matters"),
    "energy_trade": ("{s} trades energy with {t}", "{s} does not trade energy with {t}"),
    "economic_cooperation": ("{s} works with {t} economically", "{s} does not work with {t} economically"),
    "sanction": ("{s} sanctions {t}", "{s} does not sanction {t}"),
    "diplomatic_support": ("{s} backs {t}", "{s} does not back {t}"),
    "condemnation": ("{s} condemns {t}", "{s} does not condemn {t}"),
    "warning_threat": ("{s} warns {t}", "{s} does not warn {t}"),
    "red_line": ("{s} draws a red line for {t}", "{s} draws no red line for {t}"),
    "mediation_offer": ("{s} offers {t} to mediate", "{s} does not offer {t} to mediate"),
    "negotiation": ("{s} seeks talks with {t}", "{s} does not seek talks with {t}"),
    "deconfliction": ("{s} has arrangements with {t} to avoid clashes", "{s} has no arrangements with {t} to avoid clashes"),
    "personal_diplomacy": ("{s} meets {t}", "{s} does not meet {t}"),
    "regime_change_goal": ("{s} wants the government of {t} gone", "{s} does not want the government of {t} gone"),
    "dependence": ("{s} depends on {t}", "{s} does not depend on {t}"),
    "influence_interest": ("{s} has an interest in {t}", "{s} has little say over {t}"),
    "other": ("{s} stands in some relation to {t}", "{s} does not stand in that relation to {t}"),
}  # fmt: skip


def told_confidence(claim: Claim) -> str:
    """Gives a claim's confidence to two places; to three where it would be rounded up to PROPOSED."""
    told = f"{claim.confidence:.2f}"
    if float(told) >= PROPOSED > claim.confidence:
        return f"{floor(claim.confidence * 1000) / 1000:.3f}"
    return told


def ends_and_relation(claim: Claim) -> str:
    """Gives `norland —sanction +→ sudmark`: the ends by id, the relation, what it does to the two."""
    source = claim.source_actor or claim.source_text or "?"
    target = claim.target_actor or claim.target_text or "?"
    return f"{source} —{claim.relation} {_SIGNS[claim.sign]}→ {target}"


_PHASE = {
    "planned": " (planned)",
    "begun": " (begun)",
    "ended": " (ended)",
    "resumed": " (resumed)",
    "refused": " (refused)",
}
_OPEN = {"open": " (left open)"}
_MODALITY = {
    "predicted": " (predicted)",
    "hypothetical": " (supposed)",
    "denied": " (denied)",
    "opinion": " (an opinion)",
}


def actor_text(actor: str | None) -> str:
    """Gives an actor id as words; abbreviations in capitals."""
    if not actor:
        return "others"
    words = actor.split("_")
    return " ".join(w.upper() if len(w) <= 3 and len(words) == 1 else w.capitalize() for w in words)


def say_claim(claim: Claim, name: Namer | None = None) -> str:
    """Gives what a claim says as a clause, with its modality and speaker.

    `name` gives an actor id its display name; without it the id is spelt out.
    """
    called = actor_text if name is None else _named(name)
    holds, fails = _PHRASES[claim.relation]
    clause = (fails if claim.held == "no" else holds).format(
        s=called(claim.source_actor) if claim.source_actor else claim.source_text or "somebody",
        t=called(claim.target_actor),
    )
    clause += _PHASE.get(claim.phase, "") + _OPEN.get(claim.held, "")
    clause += _MODALITY.get(claim.modality, "")
    if claim.speaker and claim.speaker != claim.source_actor:  # who does it in words says it
        clause += f", says {called(claim.speaker)}"
    return clause


def _named(name: Namer) -> Callable[[str | None], str]:
    """A namer that falls back on the spelt-out id for actors it does not know."""

    def called(actor: str | None) -> str:
        known = name(actor) if actor else ""
        return known if known and known != actor else actor_text(actor)

    return called
