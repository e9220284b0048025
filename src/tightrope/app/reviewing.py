"""A review of the folder's suggested claims: what is undecided, and decisions written at once."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tightrope.app.coders import read_suggested
from tightrope.app.errors import UnknownClaim
from tightrope.app.folder import Folder, open_folder
from tightrope.app.reading import Reading, note_on, read_folder
from tightrope.errors import nearest
from tightrope.evidence import Claim, Decision, append_decisions, check_anchor, read_decisions
from tightrope.evidence.claims.claim import Judgement
from tightrope.evidence.claims.review import Review, record_step, start_review

__all__ = ["Session", "decide_claims", "open_review", "signature"]


@dataclass(slots=True)
class Session:
    """One review: the state now, and the file that every step is written to."""

    folder: Folder
    reading: Reading
    state: Review
    stale: int = 0  # suggestions of another coder whose quotes stand in no document any more

    def step(self, move: Callable[[Review], Review]) -> None:
        """Makes one step and writes what it decided, or takes back what an undo undid."""
        after = move(self.state)
        record_step(self.folder.decisions, self.state, after)
        self.state = after  # only once it is written

    def context(self, claim: Claim, around: int = 160) -> tuple[str, str, str]:
        """Gives the text before the quote, the quote, and the text after it."""
        anchor = claim.anchor
        text = next((d.text for d in self.reading.documents if d.sha256 == anchor.sha256), "")
        start, end = anchor.start, anchor.end
        return text[max(0, start - around) : start], anchor.exact, text[end : end + around]


def open_review(
    path: Path, coder: str | None = None, *, on_step: Callable[[str], None] = lambda name: None
) -> Session:
    """Begins or resumes the review of a folder: the claims nobody has decided yet.

    They are the rules' and those accepted before; with `coder`, what that coder suggested.
    """
    folder = open_folder(path)
    suggested = None if coder is None else read_suggested(folder, coder)
    reading = read_folder(folder, on_step=on_step)
    decisions = read_decisions(folder.decisions)
    if suggested is None:
        state = start_review(reading.report.claims, decisions, reading.report.grades)
        return Session(folder, reading, state)
    documents = {document.name: document for document in reading.documents}
    sound = [
        c for c in suggested if c.document in documents and check_anchor(c, documents[c.document])
    ]
    grades = {c.id: (note_on(reading.notes, c.document).reliability, 6) for c in sound}
    state = start_review(sound, decisions, grades)
    return Session(folder, reading, state, stale=len(suggested) - len(sound))


def decide_claims(
    session: Session, ids: Iterable[str], judgement: Judgement, *, note: str = ""
) -> tuple[Decision, ...]:
    """Accepts or rejects claims by id (or every undecided one, for `all`), with suggested grades."""
    by, at = signature()
    claims = {claim.id: claim for claim in session.state.queue}
    wanted = list(claims) if (asked := list(ids)) == ["all"] else asked
    for name in wanted:
        if name not in claims:
            raise UnknownClaim(
                "no undecided claim has this id",
                value=name,
                hint=nearest(name, claims) if claims else "every claim is decided",
            )
    grades = session.state.grades
    made = tuple(
        Decision(claims[name], judgement, *grades.get(name, ("F", 6)), by, at, note)
        for name in wanted
    )
    append_decisions(session.folder.decisions, made)
    return made


def signature() -> tuple[str, str]:
    """Gives who decides and when, as decisions bear it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        user = ""
    return user, datetime.now(UTC).replace(microsecond=0).isoformat()
