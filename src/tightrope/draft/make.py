"""From claims to a first model of a crisis: main function `draft_crisis`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tightrope.crisis.elements import mentions
from tightrope.crisis.levels import options_in
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import RESERVED, parse_formula
from tightrope.draft.causes import draft_causes
from tightrope.draft.claimed import Claimed, ids_of, is_fact
from tightrope.draft.happened import draft_events, last_day
from tightrope.draft.ladders import MOST_STATES, choose, find_ladders
from tightrope.draft.options import draft_options
from tightrope.draft.proposal import Draft, Gap, Proposal
from tightrope.draft.rungs import is_doubtful
from tightrope.draft.signals import Signal, draft_signals
from tightrope.draft.texts import draft_treaties
from tightrope.draft.ties import draft_ties
from tightrope.draft.who import draft_actors, draft_needs

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_TELLS_OF_WANTS = (
    "influence_interest", "dependence", "regime_change_goal", "territorial_claim", "demand",
    "red_line", "warning_threat", "refusal", "mediation_offer",
)  # fmt: skip


def draft_crisis(
    claimed: Claimed, *, as_of: str | None = None, most_states: int = MOST_STATES
) -> Draft:
    """Gives a first model in the crisis file's own form; each element is drawn from claims and cites them.

    Actors with aliases, ties, needs, treaties, red lines, offers and demands as said, options as
    ladders with their present level, dated events with the moves they make, indicators with causal
    links. What each side wants cannot be read from what it does: that is a gap, with the claims that
    speak to it. `as_of`: the date it is to speak for; None: that of the last document. `most_states`:
    options are left out beyond so many states, first those between two of whom least is told.
    """
    claimed = _usable(claimed)
    acts, doubtful = _sound(claimed)
    ladders = find_ladders(acts)
    signals, unsaid = draft_signals(acts, ladders)
    needed = {option for signal in signals for option in signal.options}
    taken, left = choose(ladders, needed, most_states)
    options, undated, courses = draft_options(acts, taken, left)
    names = frozenset(ladder.name for ladder in taken)
    said, more = _said(signals, names)
    more += _given_already(said, {one.name: (one.levels, courses[one.name].now) for one in taken})
    days = [day for c in claimed.claims if is_fact(c) and (day := claimed.day(c)) is not None]
    as_of = as_of or last_day(claimed, days)
    events, unplaced = draft_events(claimed, courses, as_of)
    treaties, unread = draft_treaties(claimed)
    needs, unneeded = draft_needs(claimed)
    levels = {ladder.name: ladder.levels for ladder in taken}
    causes = _linked(draft_causes(acts, ladders), levels)
    body = (*draft_ties(acts), *needs, *treaties, *options, *said, *causes, *events)
    actors, unused = draft_actors(claimed, _used(body))
    movers = list(dict.fromkeys(ladder.actor for ladder in taken))
    gaps = (*unused, *unneeded, *unread, *doubtful, *undated, *unsaid, *more, *unplaced)
    return Draft(_title(claimed), as_of, (*actors, *body), (*gaps, *_wants(claimed, movers)))


def _title(claimed: Claimed) -> str:
    """The two between whom most is told, the one that acts more often first."""
    pairs = claimed.between
    if not pairs:
        return "A crisis"
    pair = min(
        pairs, key=lambda one: (-claimed.count_origins(pairs[one]), -len(pairs[one]), sorted(one))
    )
    acting = Counter(claim.source_actor for claim in pairs[pair])
    return " and ".join(
        claimed.name(one) for one in sorted(pair, key=lambda one: (-acting[one], one))
    )


def _sound(claimed: Claimed) -> tuple[Claimed, list[Gap]]:
    """The claims without those of work together that is read as military against the words."""
    doubtful = [c for c in claimed.claims if is_doubtful(c, claimed.sentence(c))]
    if not doubtful:
        return claimed, []
    says = "read as military, while nothing in the sentence calls it so: say what it is"
    rest = tuple(claim for claim in claimed.claims if claim not in doubtful)
    gap = Gap(place="options", says=says, claims=ids_of(doubtful))
    return replace(claimed, claims=rest), [gap]


def _usable(claimed: Claimed) -> Claimed:
    """Leaves out claims about ends whose id could not stand in a crisis file."""
    fit = tuple(
        claim
        for claim in claimed.claims
        if all(
            end is None or (_ID.match(end) and end not in RESERVED)
            for end in (claim.source_actor, claim.target_actor)
        )
    )
    return replace(claimed, claims=fit)


def _said(signals: Sequence[Signal], names: frozenset[str]) -> tuple[list[Proposal], list[Gap]]:
    """The signals over options that were drafted, section by section, and the others as a gap."""
    said = [one.proposal for one in signals if names.issuperset(one.options)]
    left = [one.proposal for one in signals if not names.issuperset(one.options)]
    order = ("red_lines", "offers", "demands")
    gaps = [
        Gap(place=section, says="said of options that were left out", claims=claims)
        for section in order
        if (claims := tuple(c for one in left if one.section == section for c in one.claims))
    ]
    return sorted(said, key=lambda one: order.index(one.section)), gaps


def _given_already(
    said: Iterable[Proposal], options: Mapping[str, tuple[Sequence[str], str]]
) -> list[Gap]:
    """The red lines whose answer is being given already, which adds nothing to it."""
    levels = {name: tuple(all_) for name, (all_, _) in options.items()}
    now = {name: levels[name].index(level) for name, (_, level) in options.items()}
    return [
        Gap(
            place=f"red_lines.{one.value['id']}",
            says="what is threatened is done already: say what would be done beyond it",
            claims=one.claims,
        )
        for one in said
        if one.section == "red_lines"
        and (answer := one.value.get("then"))
        and parse_formula(answer, levels).evaluate(now)
    ]


def _linked(causes: Iterable[Proposal], levels: Mapping[str, tuple[str, ...]]) -> list[Proposal]:
    """Links from options that were drafted, and the indicators that they lead to."""
    links = [
        one for one in causes if one.section == "effects" and options_in(one.value["from"], levels)
    ]
    reached = {link.value["to"] for link in links}
    found = [one for one in causes if one.section == "indicators" and one.key[0] in reached]
    return [*found, *links]


def _wants(claimed: Claimed, actors: Iterable[str]) -> list[Gap]:
    """What each decision maker wants, and how much, is left to a person, with what speaks to it."""
    return [
        Gap(
            place=f"interests.{actor}",
            says=f"what {claimed.name(actor)} wants, and how much, is for a person to say",
            claims=ids_of(
                claim
                for claim in claimed.claims
                if claim.source_actor == actor and claim.relation in _TELLS_OF_WANTS
            ),
        )
        for actor in actors
    ]


def _used(body: Iterable[Proposal]) -> frozenset[str]:
    """The actors that elements name, whatever the key."""
    model = CrisisModel.model_validate({"title": "draft", **sections(body)})
    return frozenset(mention.text for mention in mentions(model, "actor"))


def sections(proposals: Iterable[Proposal]) -> dict[str, Any]:
    """Gives elements as the sections of a crisis file."""
    found: dict[str, Any] = {}
    for one in proposals:
        if not one.key:
            found.setdefault(one.section, []).append(one.value)
            continue
        here = found.setdefault(one.section, {})
        for key in one.key[:-1]:
            here = here.setdefault(key, {})
        here[one.key[-1]] = one.value
    return found
