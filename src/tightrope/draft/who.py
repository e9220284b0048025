"""Actors as they were seen, ties as they are told, and who needs what from whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tightrope.dates import days_meant
from tightrope.draft.claimed import Claimed, ids_of, is_done, is_fact
from tightrope.draft.proposal import Gap, Proposal
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import SuggestedTie
from tightrope.evidence.weighing.ties import TIE_KINDS, suggest_ties

_KINDS = {"state": "state", "body": "organisation", "group": "group", "person": "person"}
_ALIASES = frozenset(("name", "capital", "seat", "demonym"))
_CLOSE = frozenset(("alliance", "defence_obligation", "military_action"))
_SPOKEN = frozenset(("condemnation", "warning_threat", "red_line", "diplomatic_support", "protest"))
_NEEDS = re.compile(
    r"\b(natural gas|gas|crude oil|oil|fuel|electricity|power|coal|uranium|grain|wheat|food|water|arms|"
    r"weapons|ammunition|spare parts|trade|exports|imports|transit|loans|credit|money|aid|investment|"
    r"remittances|labour|medicines|chips|rare earths|minerals|security|protection)\b",
    re.IGNORECASE,
)


def draft_actors(claimed: Claimed, used: Iterable[str]) -> tuple[list[Proposal], list[Gap]]:
    """Gives the actors that the rest of the draft names: what texts call them, and why that is they."""
    wanted = frozenset(used)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    claims: dict[str, list[Claim]] = defaultdict(list)
    unnamed: list[Claim] = []
    for claim in claimed.claims:
        for actor, text, kind in _ends(claim):
            if actor is None:
                unnamed += [claim] if text else []
                continue
            claims[actor].append(claim)
            words[actor][" ".join((text or "").split())] += 1
            kinds[actor][_KINDS.get(kind, "group") if kind else "state"] += 1
    proposals = [
        _actor(actor, words[actor], kinds[actor], claims[actor], claimed)
        for actor in sorted(claims, key=lambda one: (-len(claims[one]), one))
        if actor in wanted
    ]
    said = [claim for actor, own in claims.items() if actor not in wanted for claim in own]
    gaps = []
    if said:
        names = ", ".join(sorted(actor for actor in claims if actor not in wanted))
        gaps.append(
            Gap(
                place="actors",
                says=f"seen, but in nothing that was drafted: {names}",
                claims=ids_of(said),
            )
        )
    if unnamed:
        says = "ends of claims that no known name stands for: give them an actor, or leave them"
        gaps.append(Gap(place="actors", says=says, claims=ids_of(unnamed)))
    return proposals, gaps


def _ends(claim: Claim) -> Iterator[tuple[str | None, str | None, str | None]]:
    yield claim.source_actor, claim.source_text, claim.source_kind
    yield claim.target_actor, claim.target_text, claim.target_kind


def _actor(
    actor: str, words: Counter[str], kinds: Counter[str], claims: list[Claim], claimed: Claimed
) -> Proposal:
    name = claimed.name(actor)
    if name == actor:
        name = actor.replace("_", " ").title()
    aliases: list[str] = []
    why: list[str] = []
    for text, count in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        plain = re.sub(r"^(?:the|The) ", "", text)
        form = claimed.form(actor, plain) if plain else None
        if form is None:
            continue
        why.append(f"“{text}” ({form}, {count})")
        if form in _ALIASES and plain.casefold() not in {a.casefold() for a in (name, *aliases)}:
            aliases.append(plain)
    value: dict[str, object] = {"name": name}
    if aliases:
        value["aliases"] = aliases
    kind = kinds.most_common(1)[0][0]
    if kind != "state":
        value["kind"] = kind
    if why:
        value["note"] = "matched by " + ", ".join(why[:6])
    return Proposal("actors", (actor,), value, ids_of(claims))


def draft_ties(claimed: Claimed) -> list[Proposal]:
    """Gives the ties that claims of facts speak for, the better founded sign of two.

    War and alliance are strong, what rests on words alone is weak. A tie that is told to have
    ended on a day ends there; what speaks against a tie stands in its note.
    """
    by_id = {claim.id: claim for claim in claimed.claims}
    origins = {c.id: claimed.origins.get(c.id, 0) for c in claimed.claims}
    best: dict[tuple[frozenset[str], str], SuggestedTie] = {}
    kept: list[SuggestedTie] = []
    others: dict[tuple[frozenset[str], str], list[str]] = defaultdict(list)
    for tie in suggest_ties(claimed.claims, origins):
        key = (frozenset((tie.source, tie.target)), tie.kind)
        if tie.sign == best.setdefault(key, tie).sign:
            kept.append(tie)
        else:
            others[key] += tie.claims
    return [
        _tie(
            tie,
            [by_id[one] for one in tie.claims],
            others[frozenset((tie.source, tie.target)), tie.kind],
            claimed,
        )
        for tie in kept
    ]


def _tie(
    tie: SuggestedTie, claims: list[Claim], otherwise: list[str], claimed: Claimed
) -> Proposal:
    relations = {claim.relation for claim in claims}
    value: dict[str, object] = {"from": tie.source, "to": tie.target, "kind": tie.kind}
    value["sign"] = "+" if tie.sign > 0 else "-"
    if relations & _CLOSE:
        value["strength"] = "strong"
    elif relations <= _SPOKEN:
        value["strength"] = "weak"
    since = _begun(tie, claims, claimed)
    if since is not None:
        value["since"] = since
    ended = _ended(tie, claimed)
    if ended is not None:
        value["until"] = ended
    notes = []
    if tie.against:
        notes.append(
            f"{tie.against} independent {'origin says' if tie.against == 1 else 'origins say'} otherwise"
        )
    if otherwise:
        notes.append(f"also told with the other sign: {', '.join(otherwise)}")
    if notes:
        value["note"] = "; ".join(notes)
    value["cites"] = list(tie.claims)
    return Proposal("ties", (), value, tie.claims)


def _begun(tie: SuggestedTie, claims: list[Claim], claimed: Claimed) -> str | None:
    """The day a tie is told to have begun, else that of the first dated act that it rests on.

    An act told as going on or taken up again has stood before: it leaves the beginning open.
    """
    if tie.since is not None:
        return tie.since if _may_begin(tie.since, claims, claimed) else None
    if any(claim.phase in ("ongoing", "resumed") or claim.event == "STATE" for claim in claims):
        return None
    days = [
        day
        for claim in claims
        if claim.phase in ("begun", "done") and (day := claimed.day(claim)) is not None
    ]
    return min(days, key=lambda day: day.first, default=None)


def _may_begin(since: str, claims: Iterable[Claim], claimed: Claimed) -> bool:
    """Whether a tie's beginning is a date, and none that its texts only look forward to."""
    days = days_meant(since)
    known = [day for c in claims if (day := claimed.published.get(c.document)) is not None]
    return days is not None and (not known or days[0] <= max(known))


def _ended(tie: SuggestedTie, claimed: Claimed) -> str | None:
    """The day on which it is told to have ended, after everything that speaks for it."""
    days = [
        day
        for claim in claimed.claims
        if claim.phase == "ended" and is_fact(claim) and TIE_KINDS.get(claim.relation) == tie.kind
        and {claim.source_actor, claim.target_actor} == {tie.source, tie.target}
        and claim.polarity == tie.sign and (day := claimed.day(claim)) is not None
    ]  # fmt: skip
    stood = [
        day for c in claimed.claims if c.id in tie.claims and (day := claimed.day(c)) is not None
    ]
    last = max(days, key=lambda day: day.last, default=None)
    return last if last is not None and all(day.last <= last.last for day in stood) else None


def draft_needs(claimed: Claimed) -> tuple[list[Proposal], list[Gap]]:
    """Gives who needs what from whom, where the sentence names what is needed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    parts: dict[str, dict[str, object]] = {}
    unsaid: list[Claim] = []
    for claim in claimed.claims:
        if claim.relation != "dependence" or not is_done(claim):
            continue
        if not claim.source_actor or not claim.target_actor:
            continue
        need = _NEEDS.search(claim.anchor.exact) or _NEEDS.search(claimed.sentence(claim))
        if need is None:
            unsaid.append(claim)
            continue
        value = {"of": claim.source_actor, "on": claim.target_actor, "need": need[1].lower()}
        key = "-".join(value.values())
        parts[key] = dict(value)
        found[key].append(claim)
    proposals = [
        Proposal(
            "dependence",
            (),
            {**parts[key], "cites": list(ids_of(claims))},
            ids_of(claims),
        )
        for key, claims in found.items()
    ]
    says = "claims that one depends on another, and not for what"
    return proposals, [Gap(place="dependence", says=says, claims=ids_of(unsaid))] if unsaid else []
