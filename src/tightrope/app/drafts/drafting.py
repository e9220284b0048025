"""A first model from the folder's claims, in `draft.yaml`; and its elements one by one into crisis.yaml."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tightrope.app.errors import DraftEdited
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.how import OnStep, quiet
from tightrope.app.results import Drafted
from tightrope.app.store.folder import open_folder, read_text, write_inside
from tightrope.app.store.lock import writing
from tightrope.crisis import check_crisis, read_crisis
from tightrope.crisis.edit import LAST, Edit, edit_yaml
from tightrope.draft import Claimed, Draft, draft_crisis, draft_yaml
from tightrope.draft.change import Change
from tightrope.draft.claimed import quote_of
from tightrope.draft.read import DraftFile, Origin, read_draft
from tightrope.evidence import Claim
from tightrope.evidence.weighing.events import sentence_texts
from tightrope.words import count

_STAMP = "unchanged since it was drafted: "


def make_draft(
    path: Path, *, suggested: bool = False, least: float | None = None, on_step: OnStep = quiet
) -> Drafted:
    """Drafts a model from accepted claims and writes `draft.yaml`; gives what is in it.

    Suggested claims are taken in where nothing is accepted yet, or with `suggested`; with `least`
    also those that are possible only, from that confidence on. Raises DraftEdited where a person
    has changed the draft there is.
    """
    folder = open_folder(path)
    model = read_crisis(folder.crisis).model
    reading = read_evidence(folder, model, on_step=on_step)
    claims, basis = chosen_claims(reading, suggested=suggested, least=least)
    on_step("drafting")
    draft = draft_crisis(_claimed(reading, claims), as_of=model.as_of)
    with writing(folder, "writing the draft"):
        before = read_text(folder.draft)
        if before and not is_untouched(before):
            raise DraftEdited(
                "this draft was changed by hand, and is not written over",
                where=folder.draft.name,
                hint="merge what you want of it, then move or delete it",
            )
        kept = read_draft(before) if before else None
        draft = draft if kept is None else _with_proposed(draft, kept)
        text = _text(draft, claims, basis, kept)
        write_inside(folder, folder.draft, text.encode())
    known = {claim.id for claim in claims}
    findings = check_crisis(read_draft(text).file, known)
    counts = Counter(one.section for one in draft.proposals)
    return Drafted(folder.draft, len(claims), basis, dict(counts), draft.gaps, findings)


def chosen_claims(
    reading: Reading, *, suggested: bool, least: float | None
) -> tuple[list[Claim], str]:
    """Gives the claims a draft is drawn from, and whether they are accepted, suggested or both."""
    report = reading.report
    accepted = [c for c in report.claims if c.id in report.accepted and c.id not in report.broken]
    if accepted and not suggested and least is None:
        return accepted, "accepted"
    told = (*report.claims, *report.possible) if least is not None else report.claims
    found = [
        c
        for c in told
        if c.id not in report.broken and (c.id in report.accepted or c.confidence >= (least or 0.0))
    ]
    found.sort(key=lambda c: (c.document, c.anchor.start, c.anchor.end, c.id))
    basis = "suggested" if not accepted else "accepted and suggested"
    return found, basis


def _claimed(reading: Reading, claims: Sequence[Claim]) -> Claimed:
    sentences = [sentence for own in reading.sentences for sentence in own]
    days = {d.name: d.metadata.published for d in reading.documents if d.metadata.published}

    def form(actor: str, words: str) -> str | None:
        found = reading.actors.find_in(words)
        return next(
            (m.form for m in found if m.acts_for == actor and m.end - m.start == len(words)), None
        )

    return Claimed(
        tuple(claims),
        sentence_texts(claims, reading.documents, sentences),
        days,
        reading.report.origin_of_claim,
        reading.actors.name,
        form,
    )


def _with_proposed(draft: Draft, kept: DraftFile) -> Draft:
    """The draft with the elements that machines proposed and that it has not itself."""
    own = {one.id for one in draft.proposals}
    more = tuple(one for one in kept.proposals if one.id in kept.by and one.id not in own)
    return replace(draft, proposals=(*draft.proposals, *more))


def _text(draft: Draft, claims: Sequence[Claim], basis: str, kept: DraftFile | None) -> str:
    documents = count(len({claim.document for claim in claims}), "document")
    head = (
        f"A first draft, from {count(len(claims), f'{basis} claim')} of {documents}.\n"
        "Every element cites its claims; `gaps` says what is left to you, and which claims speak to it.\n"
        "Correct it, then put it into crisis.yaml piece by piece: tightrope draft FOLDER --merge\n"
    )
    if basis != "accepted":
        head += "Nobody has accepted the suggested claims yet: read the quotes.\n"
    rejected, proposed, changes = (
        ((), (), ()) if kept is None else (kept.rejected, kept.proposed, kept.changes)
    )
    body = draft_yaml(draft, {claim.id: quote_of(claim) for claim in claims}, head, rejected)
    return stamped(with_proposed(body, proposed, changes))


def with_proposed(text: str, origins: Iterable[Origin], changes: Iterable[Change] = ()) -> str:
    """Gives a draft's text with who proposed what, and with changes of what the crisis file has."""
    told = [*(("changes", one) for one in changes), *(("proposed", one) for one in origins)]
    edits = [
        Edit("add", (section, LAST), one.model_dump(mode="json", exclude_defaults=True))
        for section, one in told
    ]
    return edit_yaml(text, edits, "draft.yaml")


def stamped(body: str) -> str:
    """Gives a draft's text below the line that says that nobody has changed it."""
    return f"# {_STAMP}{_digest(body)}\n{body}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_untouched(text: str) -> bool:
    """Whether the draft is as the program wrote it."""
    first, _, body = text.partition("\n")
    return first == f"# {_STAMP}{_digest(body)}"
