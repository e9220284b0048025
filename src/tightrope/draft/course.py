"""What an option did over time: its dated rises and falls, what is told to stand, and what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tightrope.dates import PartialDate
from tightrope.draft.announced import THREATS, announced
from tightrope.draft.claimed import Claimed, is_done, is_fact
from tightrope.draft.ladders import Ladder
from tightrope.draft.rungs import WITHHELD, rung_of
from tightrope.evidence.claims.claim import Claim

Told = Literal["rises", "falls", "stands"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A dated act that put an option at another level."""

    option: str
    day: PartialDate
    from_: str
    to: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Course:
    """What an option did over time: its level now, the dated moves that led there, what has no date,
    what is only hearsay and denied, with the denials of what is told as done."""

    now: str
    shifts: tuple[Shift, ...]
    undated: tuple[Claim, ...]
    disputed: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class _Act:
    """What a claim tells of a ladder: a rise to a place, a fall below it, or that it is reached."""

    claim: Claim
    told: Told
    place: int
    day: PartialDate | None
    seen: PartialDate | None  # the day, else that on which its text appeared


def follow(ladder: Ladder, claimed: Claimed) -> Course:
    """Gives the course of an option: its dated rises and falls, and where it stands after them.

    What is only hearsay and denied moves nothing. What is told to go on, not to be
    ended, or to end only if something happens, stands on the day its text appeared; where no act
    before that day has brought it about or undone it, it stood from the beginning.
    """
    acts = [act for claim in ladder.claims if (act := _act(claim, ladder, claimed)) is not None]
    denials = _denials(ladder, acts, claimed)
    disputed = tuple(act.claim for act in acts if _is_disputed(act, denials, claimed))
    acts = [act for act in acts if act.claim not in disputed]
    moves = [act for act in acts if act.told != "stands" and act.day is not None]
    moves.sort(key=lambda act: (act.day.last, len(act.day), act.claim.id) if act.day else ())
    standing = [act for act in acts if act.told == "stands"]
    undated = tuple(act.claim for act in acts if act.told != "stands" and act.day is None)
    if not moves:
        level = _undated_level(acts)
        return Course(ladder.levels[level], (), undated, disputed, tuple(denials))
    start = max(_before(moves[0]), *(_stood(act, moves) for act in standing), 0)
    shifts = _shifts(ladder, start, moves)
    now = shifts[-1].to if shifts else ladder.levels[start]
    return Course(now, tuple(shifts), undated, disputed, tuple(denials))


def _shifts(ladder: Ladder, start: int, moves: Sequence[_Act]) -> list[Shift]:
    """The moves that change the level; of several on one day the last level counts."""
    shifts: list[Shift] = []
    level = start
    for number, act in enumerate(moves):
        level = _after(level, act)
        day = act.day
        assert day is not None  # noqa: S101 - a move has a day
        following = moves[number + 1].day if number + 1 < len(moves) else None
        before = shifts[-1].to if shifts else ladder.levels[start]
        last_of_day = following is None or following.last != day.last
        if last_of_day and ladder.levels[level] != before:
            shifts.append(Shift(ladder.name, day, before, ladder.levels[level], act.claim))
    return shifts


def _undated_level(acts: Sequence[_Act]) -> int:
    """Without dates the highest that is told stands, unless it is undone."""
    if any(act.told == "falls" for act in acts):
        return 0
    return max((act.place for act in acts), default=0)


def _before(first: _Act) -> int:
    """The level before the first act that is told: what is undone must have been there."""
    return first.place if first.told == "falls" else 0


def _stood(act: _Act, moves: Sequence[_Act]) -> int:
    """The place that what stands shows to have been reached from the beginning; 0: it does not."""
    earlier = [
        move
        for move in moves
        if act.seen is None or (move.day is not None and move.day.first <= act.seen.last)
    ]
    touched = any(
        move.place >= act.place if move.told == "rises" else move.place <= act.place
        for move in earlier
    )
    return 0 if touched else act.place


def _act(claim: Claim, ladder: Ladder, claimed: Claimed) -> _Act | None:
    relation, told = claim.relation, _tells(claim)
    threat = announced(claim, claimed) if claim.relation in THREATS and is_fact(claim) else None
    if threat is not None and threat.ends:
        relation, told = threat.relation, "stands"  # only what is there can be ended
    rung = rung_of(relation)
    if told is None or rung is None or rung[0] != ladder.kind or rung[1] not in ladder.rungs:
        return None
    day = claimed.day(claim)
    if told == "rises" and day is None and claim.phase == "ongoing":
        told = "stands"
    published = claimed.published.get(claim.document)
    seen = PartialDate(published.isoformat()) if published else None
    if told != "stands" and day is not None:
        seen = day
    return _Act(claim, told, ladder.rungs.index(rung[1]) + 1, day, seen)


def _tells(claim: Claim) -> Told | None:
    """Whether the act is told as done, undone or going on; None: neither is told as so."""
    if claim.relation in WITHHELD:
        return "falls" if is_done(claim) else None
    if is_done(claim):
        return "rises"
    if claim.phase == "ended" and claim.modality not in ("denied", "opinion"):
        if is_fact(claim):
            return "falls"
        return "stands" if claim.held == "no" or not _is_told_as_fact(claim) else None
    is_to_go_on = claim.phase == "ongoing" and claim.modality == "predicted"
    return "stands" if is_to_go_on and claim.held == "yes" else None


def _is_told_as_fact(claim: Claim) -> bool:
    return claim.modality in ("asserted", "reported")


def _after(level: int, act: _Act) -> int:
    """The level after an act: up to its rung, or down below it where that is undone."""
    return max(level, act.place) if act.told == "rises" else min(level, act.place - 1)


def _denials(ladder: Ladder, acts: Sequence[_Act], claimed: Claimed) -> list[Claim]:
    """The claims that deny an act told as done, or say that it was not done."""
    done = {rung_of(act.claim.relation) for act in acts if act.told == "rises"}
    return [
        claim
        for claim in claimed.claims
        if (claim.source_actor, claim.target_actor) == (ladder.actor, ladder.target)
        and rung_of(claim.relation) in done
        and claim.phase != "ended"
        and (claim.modality == "denied" or (claim.held == "no" and _is_told_as_fact(claim)))
    ]


def _is_disputed(act: _Act, denials: Sequence[Claim], claimed: Claimed) -> bool:
    """Whether neither the writer nor a third actor vouches for it, and a denial may be of that act."""
    claim = act.claim
    if act.told != "rises" or claim.modality != "reported":
        return False
    if any(speaker in claimed.ends for speaker in claim.speakers if speaker not in _ends(claim)):
        return False
    return any(
        rung_of(denial.relation) == rung_of(claim.relation)
        and (day is None or act.day is None or day == act.day)
        for denial in denials
        for day in (claimed.day(denial),)
    )


def _ends(claim: Claim) -> tuple[str | None, str | None]:
    return claim.source_actor, claim.target_actor
