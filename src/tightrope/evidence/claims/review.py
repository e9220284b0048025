"""A review session: undecided claims one after the other, each step a new frozen state.

No terminal code here: a shell shows `current`, calls one method for each key pressed and writes
what the step decided (`made`) before it goes on. Stopping at any moment loses nothing; starting
again goes on with what is undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tightrope.dates import days_meant
from tightrope.errors import nearest
from tightrope.evidence.claims.anchor import Sayings, says_the_same, with_id
from tightrope.evidence.claims.claim import Claim, Decision, Judgement, check_grade
from tightrope.evidence.claims.codebook import EVENTS, HELD, MODALITIES, PHASES, RELATIONS
from tightrope.evidence.errors import ClaimFieldWrong, NothingToReview, NothingToUndo


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of claims; what is left out does not narrow it."""

    actor: str | None = None  # at either end, or speaking
    relation: str | None = None
    document: str | None = None
    least: float = 0.0  # confidence
    words: str | None = None  # of the quote or of the words for its ends, in any case

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return self != Selection()

    def holds(self, claim: Claim) -> bool:
        """Whether the claim is among those meant."""
        ends = (claim.source_actor, claim.target_actor, *claim.speakers)
        texts = (claim.anchor.exact, claim.source_text, claim.target_text)
        return (
            (self.actor is None or self.actor in ends)
            and (self.relation is None or self.relation == claim.relation)
            and (self.document is None or self.document == claim.document)
            and claim.confidence >= self.least
            and (self.words is None or _among(self.words, texts))
        )


def _among(words: str, texts: tuple[str | None, ...]) -> bool:
    wanted = " ".join(words.split()).casefold()
    return any(wanted in " ".join((text or "").split()).casefold() for text in texts)


EDITABLE = (
    "source_actor", "event", "relation", "content", "target_actor", "phase", "polarity", "held",
    "modality", "speakers", "time_stated", "time_resolved",
)  # fmt: skip
_ALLOWED: Mapping[str, tuple[object, ...]] = {
    "relation": RELATIONS,
    "modality": MODALITIES,
    "polarity": (-1, 0, 1),
    "event": EVENTS,
    "content": (*RELATIONS, None),
    "phase": PHASES,
    "held": HELD,
}


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a session. Methods give the next state and leave this one as it is."""

    queue: tuple[Claim, ...]  # what this session goes through
    position: int = 0
    made: tuple[Decision, ...] = ()  # by the last step
    draft: Claim | None = None  # the current claim as edited so far
    reliability: str = "F"
    credibility: int = 6
    grades: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # suggested, by claim id
    aside: tuple[Claim, ...] = ()  # waiting too, but not meant by the present choice
    drafts: Mapping[str, Claim] = field(default_factory=dict)  # edits of claims left for later
    previous: Review | None = field(default=None, repr=False, compare=False)

    @property
    def current(self) -> Claim | None:
        """The claim to be decided next, with the edits made so far; None at the end."""
        return self.draft or self.suggested

    @property
    def suggested(self) -> Claim | None:
        """The current claim as it was suggested."""
        return self.queue[self.position] if self.position < len(self.queue) else None

    @property
    def waiting(self) -> int:
        """How many claims are still to be decided."""
        return len(self.queue) - self.position

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of this session, oldest first."""
        steps: list[tuple[Decision, ...]] = []
        state: Review | None = self
        while state is not None:
            steps.append(state.made)
            state = state.previous
        return tuple(decision for step in reversed(steps) for decision in step)

    def accept(self, *, by: str = "", at: str = "", note: str = "") -> Review:
        """Accepts the current claim; an edited one as the person's own, its model rejected."""
        return self._decide("accepted", by, at, note)

    def reject(self, *, by: str = "", at: str = "", note: str = "") -> Review:
        """Rejects the current claim as it was suggested."""
        return self._decide("rejected", by, at, note)

    def skip(self) -> Review:
        """Puts the current claim behind the others, undecided."""
        self._claim()
        return self._next((*self.queue, self.queue[self.position]), ())

    def only(self, chosen: Selection) -> Review:
        """Goes through the waiting claims that are meant, in their order; the others stay aside."""
        waiting = sorted((*self.queue[self.position :], *self.aside), key=_place)
        queue = tuple(claim for claim in waiting if chosen.holds(claim))
        aside = tuple(claim for claim in waiting if not chosen.holds(claim))
        return self._at(queue, 0, (), aside)

    def with_own(self, own: Decision) -> Review:
        """Takes in a person's own claim, decided at once: what says the same waits no longer."""
        kept = [not says_the_same(claim, own.claim) for claim in self.queue]
        queue = tuple(claim for claim, stays in zip(self.queue, kept, strict=True) if stays)
        aside = tuple(claim for claim in self.aside if not says_the_same(claim, own.claim))
        return self._at(queue, sum(kept[: self.position]), (own,), aside)

    def jump(self, to: str) -> Review:
        """Makes a waiting claim the current one, by its id or its number in the queue from 1."""
        waiting = self.queue[self.position :]
        known = [claim.id for claim in waiting]
        at = int(to) - 1 if to.isdecimal() else known.index(to) if to in known else -1
        if not 0 <= at < len(waiting):
            raise ClaimFieldWrong(
                "no such claim waits", value=to, allowed=f"1 to {len(waiting)}, or an id",
                hint=nearest(to, known),
            )  # fmt: skip
        queue = (*self.queue[: self.position], waiting[at], *waiting[:at], *waiting[at + 1 :])
        return self._at(queue, self.position, (), self.aside)

    def edit(self, **changes: Any) -> Review:
        """Changes fields of the current claim (see `EDITABLE`); its quote stays where it stands."""
        for name, value in changes.items():
            if name not in EDITABLE:
                raise ClaimFieldWrong(
                    "this field of a claim cannot be edited",
                    value=name,
                    hint=nearest(name, EDITABLE),
                )
            allowed = _ALLOWED.get(name)
            if allowed is not None and value not in allowed:
                known = [str(option) for option in allowed]
                raise ClaimFieldWrong(
                    f"no such {name}", value=value, hint=nearest(str(value), known)
                )
        if "source_actor" in changes and not changes["source_actor"]:
            raise ClaimFieldWrong("a claim needs a source actor", value=changes["source_actor"])
        day = changes.get("time_resolved")
        if day and days_meant(day) is None:
            raise ClaimFieldWrong(
                "the date that is meant is no date",
                value=day,
                allowed="2025, 2025-06 or 2025-06-13",
            )
        return replace(self, draft=replace(self._claim(), **changes), made=(), previous=self)

    def grade(self, reliability: str, credibility: int) -> Review:
        """Grades the current claim (Admiralty A-F, 1-6); kept with the decision that follows."""
        self._claim()
        check_grade(reliability, credibility)
        return replace(
            self, reliability=reliability, credibility=credibility, made=(), previous=self
        )

    def undo(self) -> Review:
        """Gives the state before the last step; `NothingToUndo` at the beginning."""
        if self.previous is None:
            raise NothingToUndo(
                "there is no step of this session to take back",
                hint="an earlier decision is taken back with: tightrope review FOLDER --undo ID",
            )
        return self.previous

    def _claim(self) -> Claim:
        claim = self.current
        if claim is None:
            raise NothingToReview("every claim is decided")
        return claim

    def _decide(self, judgement: Judgement, by: str, at: str, note: str) -> Review:
        claim, suggested = self._claim(), self.queue[self.position]
        made = [Decision(suggested, judgement, self.reliability, self.credibility, by, at, note)]
        if judgement == "accepted" and claim != suggested:
            own = with_id(
                replace(claim, coder="person", coder_version="1", rule="", confidence=1.0)
            )
            made = [
                Decision(suggested, "rejected", "F", 6, by, at, edited_to(own)),
                Decision(own, "accepted", self.reliability, self.credibility, by, at, note),
            ]
        return self._next(self.queue, tuple(made))

    def _next(self, queue: tuple[Claim, ...], made: tuple[Decision, ...]) -> Review:
        return self._at(queue, self.position + 1, made, self.aside)

    def _at(
        self,
        queue: tuple[Claim, ...],
        position: int,
        made: tuple[Decision, ...],
        aside: tuple[Claim, ...],
    ) -> Review:
        """Another place in the queue; what was edited and not decided is kept for when it comes again."""
        letter, figure = _grade_at(queue, position, self.grades)
        drafts = dict(self.drafts)
        if self.draft is not None and self.suggested is not None:
            drafts[self.suggested.id] = self.draft
        for decision in made:
            drafts.pop(decision.claim.id, None)
        draft = drafts.get(queue[position].id) if position < len(queue) else None
        return Review(
            queue, position, made, draft, letter, figure, self.grades, aside, drafts, self
        )


def edited_to(own: Claim) -> str:
    """Gives the note of a suggestion that was rejected since a person edited it to this claim."""
    return f"edited to {own.id}"


def start_review(
    claims: Iterable[Claim],
    decisions: Iterable[Decision] = (),
    grades: Mapping[str, tuple[str, int]] | None = None,
) -> Review:
    """Gives a session over the claims nobody has decided yet, in the order they come.

    `grades` are the suggested Admiralty grades by claim id; the person's grade replaces them.
    """
    settled = [decision.claim for decision in decisions]
    said, ids = Sayings(settled), {(own.document, own.id) for own in settled}
    queue = tuple(
        claim for claim in claims if (claim.document, claim.id) not in ids and claim not in said
    )
    known = dict(grades or {})
    letter, figure = _grade_at(queue, 0, known)
    return Review(queue, reliability=letter, credibility=figure, grades=known)


def _place(claim: Claim) -> tuple[bool, str, int, int, str]:
    """Proposed claims come before those that are only possible, each in document order."""
    return not claim.is_proposed, claim.document, claim.anchor.start, claim.anchor.end, claim.id


def _grade_at(
    queue: tuple[Claim, ...], position: int, grades: Mapping[str, tuple[str, int]]
) -> tuple[str, int]:
    return grades.get(queue[position].id, ("F", 6)) if position < len(queue) else ("F", 6)
