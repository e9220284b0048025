"""A review of suggested claims: what is undecided, and decisions written at once, by several people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tightrope.app.errors import UnknownClaim
from tightrope.app.evidence.choosing import checked_choice
from tightrope.app.evidence.claiming import document_of, list_passed, state_claim
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.evidence.sources import note_on
from tightrope.app.evidence.suggested import read_suggested
from tightrope.app.how import OnStep, quiet
from tightrope.app.store.folder import Folder, open_folder
from tightrope.app.store.lock import add_decisions, signature, take_back
from tightrope.crisis import read_crisis
from tightrope.evidence import (
    Claim,
    Decision,
    Stated,
    check_anchor,
    check_stated,
    read_decisions,
    with_agreement,
    with_known_ends,
)
from tightrope.evidence.claims.phrases import HELD_BACK_SINCE, ends_and_relation, told_confidence
from tightrope.evidence.claims.review import EDITABLE, Review, Selection, start_review

_HELD = {"yes": "it is so", "no": "negated", "open": "left open"}


@dataclass(slots=True)
class Session:
    """One person's review: the state now, and the folder that every step is written to."""

    folder: Folder
    reading: Reading
    state: Review
    coder: str | None = None  # whose suggestions, where they are not the built-in coder's
    stale: int = 0  # suggestions of another coder whose quotes stand in no document any more
    by: str = ""  # who decides, where that is not the user

    def signed(self) -> tuple[str, str]:
        """Gives who decides in this session, and when: now."""
        user, at = signature()
        return self.by or user, at

    @property
    def waiting(self) -> tuple[Claim, ...]:
        """The claims still to be decided in this session."""
        return self.state.queue[self.state.position :]

    @property
    def edited(self) -> bool:
        """Whether the current claim was edited and not yet decided."""
        return self.state.draft is not None and self.state.draft != self.state.suggested

    @property
    def edited_elsewhere(self) -> int:
        """How many claims that were left for later are edited and not decided."""
        later = (*self.state.queue[self.state.position + 1 :], *self.state.aside)
        return sum(claim.id in self.state.drafts for claim in later)

    def step(self, move: Callable[[Review], Review]) -> None:
        """Makes one step and writes what it decided, or takes back what an undo undid.

        Raises AlreadyDecided where somebody else decided the claim meanwhile; it then waits no
        longer, and what they decided stays.
        """
        before, after = self.state, move(self.state)
        if before.previous is after:
            take_back(self.folder, before.made)
        elif after.made:
            self._decide(before, after.made)
        self.state = after  # only once it is written

    def accept(self) -> None:
        """Accepts the current claim; an edited one as the person's own."""
        by, at = self.signed()
        self.step(lambda state: state.accept(by=by, at=at))

    def reject(self) -> None:
        """Rejects the current claim as it was suggested."""
        by, at = self.signed()
        self.step(lambda state: state.reject(by=by, at=at))

    def only(self, chosen: Selection) -> int:
        """Goes through the claims that are meant only; gives how many there are.

        Raises UsageMistake for an actor, relation or document that there is none of.
        """
        told = checked_choice(chosen, self.reading, (*self.waiting, *self.state.aside))
        self.step(lambda state: state.only(told))
        return self.state.waiting

    def add(self, said: Stated) -> str:
        """Adds a claim of the person's own on the current claim's document; gives its id."""
        claim = self.state.current
        if claim is None:
            raise UnknownClaim("no claim waits, so there is no document at hand")
        by = self.by or None
        decision = state_claim(self.folder, self.reading, claim.document, said, by=by)
        self.state = self.state.with_own(decision)
        return decision.claim.id

    def check(self, field: str, value: str) -> None:
        """Raises what is wrong with one field of a new claim on the current claim's document."""
        claim = self.state.current
        if claim is not None:
            at = document_of(self.folder, self.reading, claim.document)
            check_stated(field, value, self.reading.documents[at], self.reading.actors)

    def listed(self, most: int) -> Iterator[str]:
        """Gives a line for each claim that waits, with the number that it is jumped to by."""
        waiting = self.waiting
        for number, claim in enumerate(waiting[:most], start=1):
            sure, ends = told_confidence(claim), ends_and_relation(claim)
            quote = _flat(claim.anchor.exact)
            yield f"{number:>4}  {claim.id}  {sure}  {ends}: {quote[:60]}{'…' * (len(quote) > 60)}"
        if len(waiting) > most:
            yield f"… and {len(waiting) - most:,} more: go through some only, with f or /"

    @property
    def editable(self) -> tuple[str, ...]:
        """The fields of a claim that a person may edit."""
        return EDITABLE

    def passed(self) -> Iterator[str]:
        """Gives a line for each sentence in which no claim was found."""
        for one in list_passed(self.reading).sentences:
            yield f"{one.document} ({one.reason}): {_flat(one.text)}"

    def jump(self, to: str) -> None:
        """Makes a waiting claim the current one, by its id or its number."""
        self.step(lambda state: state.jump(to))

    def skip(self) -> None:
        """Puts the current claim behind the others, undecided."""
        self.step(lambda state: state.skip())

    def undo(self) -> tuple[Decision, ...]:
        """Takes back the last step of this session; gives what it had decided. Another's decision stays."""
        made = self.state.made
        self.step(lambda state: state.undo())
        return made

    def edit(self, field: str, value: str) -> None:
        """Edits a field given as text: nothing for an unknown target, speakers parted by `;`."""
        typed: object = value or None
        if field == "polarity" and value in {"-1", "0", "1", "+1"}:
            typed = int(value)
        elif field == "speakers":
            typed = tuple(name.strip() for name in value.split(";") if name.strip())
        changes = with_known_ends({field: typed}, self.reading.actors)
        self.step(lambda state: state.edit(**changes))

    def grade(self, grade: str) -> None:
        """Grades the current claim, as in `B2`."""
        figure = int(grade[1:]) if grade[1:].isdecimal() else 0
        self.step(lambda state: state.grade(grade[:1], figure))

    def card(self) -> tuple[str, ...]:
        """Gives the current claim in lines: how many wait, its quote in place, what it claims."""
        state, claim = self.state, self.state.current
        if claim is None:
            return ("no claim waits",)
        before, quote, after = map(_flat, self.context(claim))
        aside = f" (and {len(state.aside)} aside)" if state.aside else ""
        sure = "" if claim.is_proposed or self.coder else f" · possible only{_why_not(claim)}"
        sure += " · edited" if self.edited else ""
        head = f"{state.waiting} waiting{aside} · {claim.document} · {claim.id}"
        said = (
            ends_and_relation(claim),
            f"{claim.event} · {claim.phase} · {_HELD[claim.held]} · {claim.modality}",
            *([f"about {claim.content}"] if claim.content else []),
            f"speaker {claim.speaker or 'the author'}",
            *(
                [f"{claim.time_stated or 'dated'}: {claim.time_resolved}"]
                if claim.time_resolved
                else []
            ),
            f"grade {state.reliability}{state.credibility}",
        )
        return (
            f"\n{head} · confidence {told_confidence(claim)}{sure}",
            f"  …{before}⟦{quote}⟧{after}…",
            f"  {' · '.join(said)}",
        )

    def context(self, claim: Claim, around: int = 160) -> tuple[str, str, str]:
        """Gives the text before the quote, the quote, and the text after it."""
        anchor = claim.anchor
        text = self.reading.texts.get(anchor.sha256, "")
        start, end = anchor.start, anchor.end
        return text[max(0, start - around) : start], anchor.exact, text[end : end + around]

    def _decide(self, before: Review, made: tuple[Decision, ...]) -> None:
        _, refused = add_decisions(self.folder, made, together=True)
        if refused:
            queue = (*before.queue[: before.position], *before.queue[before.position + 1 :])
            self.state = replace(before, queue=queue, draft=None)
            raise refused[0]


def open_review(
    path: Path, coder: str | None = None, *, by: str = "", on_step: OnStep = quiet
) -> Session:
    """Begins or resumes the review of a folder: the claims nobody has decided yet.

    They are what the learned coder proposes, and then what it holds possible; with `coder`, what
    that coder suggested.
    """
    folder = open_folder(path)
    suggested = None if coder is None else read_suggested(folder, coder)
    reading = read_evidence(folder, read_crisis(folder.crisis).model, on_step=on_step)
    decisions = read_decisions(folder.decisions)
    if suggested is None:
        found = (*reading.report.claims, *reading.report.possible)
        state = start_review(found, decisions, reading.report.grades)
        return Session(folder, reading, state, by=by)
    learned = [claim for coded in reading.coded for claim in coded.claims]
    suggested = with_agreement(suggested, learned, decisions)
    documents = {document.name: document for document in reading.documents}
    sound = [
        c for c in suggested if c.document in documents and check_anchor(c, documents[c.document])
    ]
    grades = {c.id: (note_on(reading.notes, c.document).reliability, 6) for c in sound}
    state = start_review(sound, decisions, grades)
    return Session(folder, reading, state, coder, len(suggested) - len(sound), by)


def _why_not(claim: Claim) -> str:
    """Why a claim is possible only that would be proposed else, as far as it bears that."""
    return f": {HELD_BACK_SINCE}" if claim.is_held_back else ""


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
