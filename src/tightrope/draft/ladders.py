"""Options: what each actor did to another, threatened or might do, as a ladder of a few levels.

There are three ladders: what is done against another, what is done for it, and talks. A rung is
there only if a claim speaks of it; where only one is, the option is yes or no. The present level is
that of the last dated act, each rise and fall a move; without dated acts, the highest that is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from tightrope.dates import PartialDate
from tightrope.draft.claimed import Claimed, ids_of, is_done, is_fact, is_spoken_of
from tightrope.draft.proposal import Gap, Proposal
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES, Relation

MOST_STATES = 20_000  # combinations of levels up to which a draft takes options in

_RUNGS: dict[str, tuple[tuple[str, str, tuple[Relation, ...]], ...]] = {
    "against": (
        ("sanctions", "put sanctions on {t}", ("sanction",)),
        ("pressure", "put {t} under pressure short of violence", ("coercion",)),
        ("show_of_force", "show force to {t}", ("show_of_force",)),
        ("force", "use force against {t}", ("military_action",)),
    ),
    "for": (
        ("words", "back {t} in words", ("diplomatic_support",)),
        ("goods", "give {t} money, trade or energy", ("aid", "economic_cooperation", "energy_trade")),
        (
            "arms",
            "give {t} arms or military help",
            ("arms_transfer", "military_aid_offer", "intelligence_sharing", "military_cooperation"),
        ),
    ),
    "talks_with": (
        ("talks", "talk with {t}", ("negotiation", "personal_diplomacy", "mediation_offer")),
        ("settlement", "settle with {t}", ("settlement", "deconfliction", "concession")),
    ),
}  # fmt: skip
RUNG_OF: Mapping[Relation, tuple[str, int]] = {
    relation: (ladder, place)
    for ladder, rungs in _RUNGS.items()
    for place, (_, _, relations) in enumerate(rungs)
    for relation in relations
}
_WITHHELD: Mapping[Relation, Relation] = {  # refusals of a thing, and the thing
    "arms_withheld": "arms_transfer",
    "military_aid_refused": "military_aid_offer",
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A dated act that put an option at another level."""

    option: str
    day: PartialDate
    from_: str
    to: str
    claim: Claim


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
        return ("none", *(_RUNGS[self.kind][place][0] for place in self.rungs))

    def at_least(self, place: int) -> str:
        """A formula that holds where this rung is reached."""
        if len(self.rungs) == 1:
            return self.name
        return f"{self.name} >= {self.levels[self.rungs.index(place) + 1]}"

    def text(self, name: str) -> str:
        """What the option is in words, rung by rung; `name` is what the target is called."""
        told = "; ".join(_RUNGS[self.kind][place][1].format(t=name) for place in self.rungs)
        return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True)
class Course:
    """What an option did over time: its level now, the dated moves that led there, what has no date."""

    now: str
    shifts: tuple[Shift, ...]
    undated: tuple[Claim, ...]


def rung_of(relation: Relation) -> tuple[str, int] | None:
    """Gives ladder and rung of what a relation does; None where it is no act that an option stands for."""
    return RUNG_OF.get(_WITHHELD.get(relation, relation))


def condition_of(claim: Claim, claimed: Claimed) -> Claim | None:
    """Gives the deed of the one spoken to that a threat or an offer hangs on, told in the same sentence."""
    found = (
        other
        for other in claimed.beside(claim)
        if other.modality in ("hypothetical", "predicted")
        and other.source_actor == claim.target_actor
        and is_deed(other)
    )
    return next(found, None)


def is_deed(claim: Claim) -> bool:
    """Whether an option can stand for what it tells: one does to another what a ladder has a rung for."""
    ends = claim.source_actor, claim.target_actor
    return rung_of(claim.relation) is not None and None not in ends and ends[0] != ends[1]


def announced(claim: Claim, claimed: Claimed) -> tuple[str, str, Relation] | None:
    """Gives what a threat or demand names as its matter: who would do what to whom.

    Harm is threatened to the one spoken to; help goes to the one whom its deed would hit. What is
    asked for would be done for the one who asks.
    """
    one, other, content = claim.source_actor, claim.target_actor, claim.content
    if not one or not other or content is None or rung_of(content) is None:
        return None
    if claim.relation == "demand":
        return (other, one, content) if claim.polarity == 0 else None
    if RULES[content].polarities[0] < 0:
        return one, other, content
    hit = condition_of(claim, claimed)
    if hit is None or hit.target_actor in (None, one):
        return None
    return one, str(hit.target_actor), content


def find_ladders(claimed: Claimed) -> dict[tuple[str, str, str], Ladder]:
    """Gives every option that the claims speak of, by actor, ladder and target; best founded first."""
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
    return dict(sorted(ladders.items(), key=lambda item: _rank(item[1], claimed)))


def _rank(ladder: Ladder, claimed: Claimed) -> tuple[int, int, str]:
    return -claimed.count_origins(ladder.claims), -len(ladder.claims), ladder.name


def _acts(claim: Claim, claimed: Claimed) -> Iterator[tuple[str, str, Relation]]:
    """Who does what to whom by a claim: its deed, or what it threatens, or asks, to be done."""
    one, other = claim.source_actor, claim.target_actor
    if not one or not other or one == other or not is_spoken_of(claim):
        return
    if claim.relation in ("warning_threat", "red_line", "demand"):
        told = announced(claim, claimed)
        if told is not None:
            yield told
        return
    yield one, other, claim.relation
    if RULES[claim.relation].is_mutual:
        yield other, one, claim.relation


def follow(ladder: Ladder, claimed: Claimed) -> Course:
    """Gives the course of an option: its dated rises and falls, and where it stands after them."""
    told = [claim for claim in ladder.claims if _tells(claim) is not None and _is_of(claim, ladder)]
    dated = [(day, claim) for claim in told if (day := claimed.day(claim)) is not None]
    undated = tuple(claim for claim in told if claimed.day(claim) is None)
    dated.sort(key=lambda one: (one[0].last, len(one[0]), one[1].id))
    shifts: list[Shift] = []
    level = start = _before(ladder, dated[0][1]) if dated else 0
    for place, (day, claim) in enumerate(dated):
        level = _after(ladder, level, claim)
        last_of_day = place + 1 == len(dated) or dated[place + 1][0].last != day.last
        before = shifts[-1].to if shifts else ladder.levels[start]
        if last_of_day and ladder.levels[level] != before:
            shifts.append(Shift(ladder.name, day, before, ladder.levels[level], claim))
    if not dated:
        for claim in undated:
            level = max(level, _after(ladder, 0, claim))
        if any(_tells(claim) is False for claim in undated):
            level = 0
    return Course(ladder.levels[level], tuple(shifts), undated)


def _before(ladder: Ladder, first: Claim) -> int:
    """The level before the first act that is told: what is undone must have been there."""
    rung = rung_of(first.relation)
    return ladder.rungs.index(rung[1]) + 1 if rung and not _tells(first) else 0


def _is_of(claim: Claim, ladder: Ladder) -> bool:
    """Whether the claim tells of the act itself, and not of a threat or a wish for it."""
    rung = rung_of(claim.relation)
    return rung is not None and rung[0] == ladder.kind and rung[1] in ladder.rungs


def _tells(claim: Claim) -> bool | None:
    """True: it is done; False: it has been undone; None: neither is told as so."""
    if claim.relation in _WITHHELD:
        return False if is_done(claim) else None
    if is_done(claim):
        return True
    return False if is_fact(claim) and claim.phase == "ended" else None


def _after(ladder: Ladder, level: int, claim: Claim) -> int:
    """The level after an act: up to its rung, or down below it where that is undone."""
    rung = rung_of(claim.relation)
    if rung is None:
        return level
    place = ladder.rungs.index(rung[1]) + 1
    return max(level, place) if _tells(claim) else min(level, place - 1)


def choose(
    ladders: Mapping[tuple[str, str, str], Ladder], needed: Iterable[str], most: int = MOST_STATES
) -> tuple[list[Ladder], list[Ladder]]:
    """Gives the options that are drafted and those left out, so that not too many states arise.

    `needed` are options that a red line, offer or demand names; they come first, then those with
    most independent origins.
    """
    wanted = set(needed)
    ordered = sorted(ladders.values(), key=lambda one: one.name not in wanted)
    taken: list[Ladder] = []
    left: list[Ladder] = []
    for one in ordered:
        fits = prod(len(own.levels) for own in (*taken, one)) <= most
        (taken if fits else left).append(one)
    return taken, left


def draft_options(
    claimed: Claimed, taken: Sequence[Ladder], left: Sequence[Ladder]
) -> tuple[list[Proposal], list[Gap], dict[str, Course]]:
    """Gives the options as elements, what is left to a person, and the course of each."""
    proposals: list[Proposal] = []
    gaps: list[Gap] = []
    courses: dict[str, Course] = {}
    for one in sorted(taken, key=lambda one: [own.actor for own in taken].index(one.actor)):
        course = courses[one.name] = follow(one, claimed)
        value: dict[str, object] = {"text": one.text(claimed.name(one.target))}
        if len(one.rungs) > 1:
            value["levels"] = list(one.levels)
        cites = ids_of(one.claims)
        value |= {"now": course.now, "cites": list(cites)}
        key = (one.actor, one.key)
        proposals.append(Proposal("options", key, value, cites))
        if course.shifts and course.undated:
            says = "acts without a date are told beside dated ones: place them, or leave them out"
            gaps.append(Gap(place=f"options.{one.name}", says=says, claims=ids_of(course.undated)))
    for one in left:
        says = f"left out, since the options would make more than {MOST_STATES:,} states"
        gaps.append(Gap(place=f"options.{one.name}", says=says, claims=ids_of(one.claims)))
    return proposals, gaps, courses
