"""Actors as they were seen, and who needs what from whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tightrope.draft.claimed import Claimed, ids_of, is_done
from tightrope.draft.proposal import Gap, Proposal
from tightrope.evidence.claims.claim import Claim

_KINDS = {"state": "state", "body": "organisation", "group": "group", "person": "person"}
_ALIASES = frozenset(("name", "capital", "seat", "demonym"))
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
