"""The options of a draft as elements of the crisis file, and what of them is left to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.draft.claimed import Claimed, ids_of
from tightrope.draft.course import Course, follow
from tightrope.draft.ladders import MOST_STATES, Ladder
from tightrope.draft.proposal import Gap, Proposal


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
        against = course.denials if course.disputed else ()
        cites = ids_of((*one.claims, *against))
        value |= {"now": course.now, "cites": list(cites)}
        key = (one.actor, one.key)
        proposals.append(Proposal("options", key, value, cites))
        gaps += _open(f"options.{one.name}", course)
    for one in left:
        says = f"left out, since the options would make more than {MOST_STATES:,} states"
        gaps.append(Gap(place=f"options.{one.name}", says=says, claims=ids_of(one.claims)))
    return proposals, gaps, courses


def _open(place: str, course: Course) -> Iterator[Gap]:
    """What the course of an option leaves to a person: acts without a date, and what is disputed."""
    if course.disputed:
        says = "only hearsay, and denied: it is not counted as done; say what is so"
        claims = ids_of((*course.disputed, *course.denials))
        yield Gap(place=place, says=says, claims=claims)
    elif course.denials:
        yield Gap(place=place, says="it is denied too", claims=ids_of(course.denials))
    if course.shifts and course.undated:
        says = "acts without a date are told beside dated ones: place them, or leave them out"
        yield Gap(place=place, says=says, claims=ids_of(course.undated))
