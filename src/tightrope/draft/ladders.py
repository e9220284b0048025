"""Options: what each actor did to another, threatened or might do, as a ladder of a few levels.

There are four ladders: what is done against another, what is done for it, talks, and relations. A
rung is there only if a claim speaks of it; where only one is, the option is yes or no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from tightrope.draft.announced import THREATS, announced
from tightrope.draft.claimed import Claimed, is_spoken_of
from tightrope.draft.rungs import LEADS, RUNGS, rung_of
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES, Relation

MOST_STATES = 20_000  # combinations of levels up to which a draft takes options in


@dataclass(frozen=True, slots=True)
class Ladder:
    """An option: an actor, what it may do to another, and the rungs that claims speak of."""

    actor: str
    kind: str
    target: str
    rungs: tuple[int, ...]
    claims: tuple[Claim, ...]

    @property
    def key(self) -> str:
        """Its name among the options of its actor: `against_iran`."""
        return f"{self.kind}_{self.target}"

    @property
    def name(self) -> str:
        """The option it becomes: `actor.key`."""
        return f"{self.actor}.{self.key}"

    @property
    def levels(self) -> tuple[str, ...]:
        """Its levels, lowest first; no and yes where there is one rung."""
        if len(self.rungs) == 1:
            return ("no", "yes")
        return ("none", *(RUNGS[self.kind][place][0] for place in self.rungs))

    def at_least(self, place: int) -> str:
        """A formula that holds where this rung is reached."""
        if len(self.rungs) == 1:
            return self.name
        return f"{self.name} >= {self.levels[self.rungs.index(place) + 1]}"

    def text(self, name: str) -> str:
        """What the option is in words, rung by rung; `name` is what the target is called."""
        told = "; ".join(RUNGS[self.kind][place][1].format(t=name) for place in self.rungs)
        if len(self.rungs) > 1:  # what stands before the colon is told, with the name of a level
            told = f"{LEADS[self.kind].format(t=name)}: {told}"
        return told[:1].upper() + told[1:]


def find_ladders(claimed: Claimed) -> dict[tuple[str, str, str], Ladder]:
    """Gives every option that the claims speak of, by actor, ladder and target.

    Those between the two of whom most is told come first.
    """
    found: dict[tuple[str, str, str], list[tuple[int, Claim]]] = defaultdict(list)
    for claim in claimed.claims:
        for actor, target, relation in _acts(claim, claimed):
            rung = rung_of(relation)
            if rung is not None:
                found[actor, rung[0], target].append((rung[1], claim))
    ladders = {
        key: Ladder(*key, tuple(sorted({place for place, _ in own})), tuple(c for _, c in own))
        for key, own in found.items()
    }
    between = defaultdict(list, claimed.between)
    return dict(sorted(ladders.items(), key=lambda item: _rank(item[1], between, claimed)))


def _rank(
    ladder: Ladder, between: Mapping[frozenset[str], list[Claim]], claimed: Claimed
) -> tuple[int, int, bool, int, int, int, str]:
    """By what speaks of the two, then of the option itself, then by how much it does."""
    pair = between[frozenset((ladder.actor, ladder.target))]
    return (
        -claimed.count_origins(pair),
        -len(pair),
        ladder.kind == "relations_with",  # say least of what one does
        -claimed.count_origins(ladder.claims),
        -len(ladder.claims),
        list(RUNGS).index(ladder.kind),
        ladder.name,
    )


def _acts(claim: Claim, claimed: Claimed) -> Iterator[tuple[str, str, Relation]]:
    """Who does what to whom by a claim: its deed, or what it threatens, or asks, to be done."""
    one, other = claim.source_actor, claim.target_actor
    if not one or not other or one == other or not is_spoken_of(claim):
        return
    if claim.relation in THREATS or claim.relation == "demand":
        told = announced(claim, claimed)
        if told is not None:
            yield told.by, told.to, told.relation
        return
    yield one, other, claim.relation
    if (
        RULES[claim.relation].is_mutual and claim.relation != "diplomatic_ties"
    ):  # one can break them
        yield other, one, claim.relation


def choose(
    ladders: Mapping[tuple[str, str, str], Ladder], needed: Iterable[str], most: int = MOST_STATES
) -> tuple[list[Ladder], list[Ladder]]:
    """Gives the options that are drafted and those left out, so that not too many states arise.

    `needed` are options that a red line, offer or demand names; they come first, then those between
    two of whom most is told.
    """
    wanted = set(needed)
    ordered = sorted(ladders.values(), key=lambda one: one.name not in wanted)
    taken: list[Ladder] = []
    left: list[Ladder] = []
    for one in ordered:
        fits = prod(len(own.levels) for own in (*taken, one)) <= most
        (taken if fits else left).append(one)
    return taken, left
