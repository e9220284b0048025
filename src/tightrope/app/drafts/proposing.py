"""What a machine proposes: a claim into the inbox, an element into the draft. A person decides on both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from tightrope.app.drafts.drafting import is_untouched, stamped, with_proposed
from tightrope.app.drafts.limits import (
    LISTS,
    UNCITED,
    check_claims,
    check_room,
    check_section,
    check_size,
    known_claims,
)
from tightrope.app.errors import (
    AlreadyProposed,
    NoSuchSuggestions,
    Ungrounded,
)
from tightrope.app.evidence.claiming import document_of
from tightrope.app.evidence.exporting import claim_record
from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.suggested import place_of, read_suggested
from tightrope.app.model.editing import checked_edit, parsed
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, check_inside, open_folder, read_text, write_inside
from tightrope.app.store.lock import already_decided, writing
from tightrope.crisis.edit import Edit, edit_yaml
from tightrope.crisis.errors import CrisisInvalid, EditMisplaced
from tightrope.crisis.yaml_text import render
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft import Proposal
from tightrope.draft.read import DraftFile, Origin, edits_for, missing, read_draft
from tightrope.errors import UsageMistake
from tightrope.evidence import Claim, Stated, claim_of_person, read_decisions
from tightrope.evidence.claims.anchor import says_the_same, with_id
from tightrope.evidence.claims.records import write_claims

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?\Z")
_SIGNS = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, repr=False)
class ProposedClaim(Result):
    """A claim that was proposed; nobody has decided it."""

    schema = "proposed-claim/1"
    claim: dict[str, Any]
    """The claim, as `export claims` writes it; its status is possible."""
    waits_in: str
    """How a person gets to see it."""


@dataclass(frozen=True, repr=False)
class ProposedElement(Result):
    """An element that was proposed for the crisis file; nobody has decided it."""

    schema = "proposed-element/1"
    element: str
    """What it is called in the draft."""
    by: str
    """Who proposed it."""
    value: Mapping[str, Any]
    """The element, in the form of the crisis file."""
    claims: tuple[str, ...]
    """The claims it rests on."""
    waits_in: str
    """How a person gets to see it."""
    how: Literal["add", "change", "remove"] = "add"
    """Whether it is new, changes an element of the file, or takes it out."""
    what: tuple[str, ...] = ()
    """Of a change: what would be different in the file, in sentences."""


def machine_name(kind: str, name: str) -> str:
    """Gives how a machine signs: `assistant:some-client`, whatever it calls itself."""
    plain = _SIGNS.sub("-", name.lower()).strip("-.")[:40]
    return f"{kind}:{plain or 'unnamed'}"


def propose_claim(
    folder: Folder, reading: Reading, document: str, said: Stated, *, by: str
) -> ProposedClaim:
    """Puts a claim into the inbox as a suggestion of the coder `by`; its quote is verified.

    It is possible only, whatever `by` thinks of it. Raises what a person's own claim does
    (UnknownSource, AnchorBroken, ClaimFieldWrong), AlreadyDecided where a person decided the same
    claim, AlreadyProposed where it waits already, ProposalTooLarge.
    """
    check_size(said.__class__.__name__, [getattr(said, name) for name in Stated.__slots__])
    at = document_of(folder, reading, document)
    stated = claim_of_person(said, reading.documents[at], reading.sentences[at], reading.actors)
    claim = with_id(replace(stated, id="", coder=by, confidence=0.0))
    with writing(folder, "adding a suggestion"):
        for decision in read_decisions(folder.decisions):
            if says_the_same(decision.claim, claim):
                raise already_decided(decision)
        waiting: tuple[Claim, ...] = ()
        with suppress(NoSuchSuggestions):
            waiting = read_suggested(folder, by)
        if any(one.id == claim.id for one in waiting):
            raise AlreadyProposed(
                "this claim waits in the inbox already", value=claim.id, hint="leave it to a person"
            )
        check_room(len(waiting), by)
        place = place_of(folder, by)
        check_inside(folder, place)
        write_claims(place, [*waiting, claim])
    look = f"tightrope review {folder.path.name} --coder {by}"
    return ProposedClaim(claim_record(claim), look)


def propose_element(
    path: Path,
    reading: Reading,
    section: str,
    value: Mapping[str, Any],
    *,
    name: str = "",
    cites: Sequence[str] = (),
    by: str,
    note: str = "",
) -> ProposedElement:
    """Puts an element into the draft, checked like a person's edit of the crisis file.

    section: one of SECTIONS; name: the id of an actor, treaty, indicator or scenario, `actor.option`
    of an option, the actor of an interest, nothing else. It rests on claims (`cites`) or says its
    `assumption`. Raises UsageMistake, Ungrounded, UnknownClaim, AlreadyProposed, ProposalTooLarge,
    CrisisInvalid, or what the draft that is there makes reading it raise; nothing is written then.
    """
    check_size(section, [name, value, list(cites), note])
    cites = cited(value, cites)
    folder = open_folder(path)
    known = known_claims(folder, reading)
    one = _proposal(section, name, value, cites, known)
    with writing(folder, "adding to the draft"):
        text = read_text(folder.draft) or stamped(begun(folder))
        draft = read_draft(text, folder.draft.name)
        crisis = read_text(folder.crisis)
        _check_new(one, draft, crisis)
        check_room(sum(own.by == by for own in draft.proposed), by)
        check_fits(one, draft, crisis, known)
        why = note or str(value.get("assumption") or "")
        after = _with(text, one, Origin(element=one.id, by=by, note=why, claims=tuple(cites)))
        read_draft(after, folder.draft.name)
        write_inside(folder, folder.draft, after.encode())
    look = f"tightrope draft {folder.path.name} --list"
    return ProposedElement(one.id, by, one.value, tuple(cites), look)


def cited(value: Mapping[str, Any], cites: Sequence[str]) -> tuple[str, ...]:
    """Gives the claims a proposal rests on: those told beside it, and those in it as in the file."""
    inside = value.get("cites") or []
    if not isinstance(inside, list) or not all(isinstance(one, str) for one in inside):
        raise UsageMistake("cites is a list of ids of claims", value=str(inside)[:80])
    return tuple(dict.fromkeys((*cites, *inside)))


def _proposal(
    section: str,
    name: str,
    value: Mapping[str, Any],
    cites: Sequence[str],
    known: Mapping[str, frozenset[str]],
) -> Proposal:
    check_section(section)
    check_claims(cites, known)
    own = {key: part for key, part in value.items() if key != "cites"}
    if not cites and not own.get("assumption"):
        raise Ungrounded(
            "a proposal rests on something",
            where=section,
            hint="cite claims, or state `assumption`",
        )
    if cites and section not in UNCITED:
        own["cites"] = list(dict.fromkeys(cites))
    elif section in UNCITED:
        own.pop("assumption", None)
    return Proposal(section, _key(section, name), own, tuple(cites))


def _key(section: str, name: str) -> tuple[str, ...]:
    parts = tuple(name.split(".")) if name else ()
    wanted = 0 if section in LISTS else 2 if section == "options" else 1
    if len(parts) != wanted or (name and not _NAME.match(name)):
        allowed = {
            0: "no name: the element says what it is",
            1: "one id in small letters, such as iran",
            2: "actor.option, such as iran.retaliate",
        }[wanted]
        raise UsageMistake(f"{section} take another name", value=name, allowed=allowed)
    return parts


def _check_new(one: Proposal, draft: DraftFile, crisis: str) -> None:
    if one.id in draft.rejected:
        raise AlreadyProposed(
            "a person did not want this element", value=one.id, hint="leave it, or propose another"
        )
    if any(own.id == one.id for own in draft.proposals):
        raise AlreadyProposed(
            "an element of this name waits in the draft already", value=one.id,
            hint="leave it to a person",
        )  # fmt: skip
    alone = replace(draft, proposals=(one,), rejected=())
    if not missing(alone, crisis):
        raise AlreadyProposed(
            "the crisis file has this element already", value=one.id,
            hint="propose a change of it, or what is missing",
        )  # fmt: skip


def check_fits(
    one: Proposal, draft: DraftFile, crisis: str, known: Mapping[str, frozenset[str]]
) -> None:
    """Checks it against the crisis file; where it does not fit, against the file with the draft.

    Raises CrisisInvalid with what `check` would name.
    """
    try:
        checked_edit(crisis, edits_into(crisis, one), known, "crisis.yaml")
    except (CrisisInvalid, EditMisplaced) as alone:
        text = crisis
        for other in missing(draft, crisis):
            with suppress(CrisisInvalid, EditMisplaced):
                text = checked_edit(text, edits_into(text, other), known, "crisis.yaml")
        try:
            checked_edit(text, edits_into(text, one), known, "crisis.yaml")
        except (CrisisInvalid, EditMisplaced):
            raise alone from None


def edits_into(crisis: str, one: Proposal) -> tuple[Edit, ...]:
    """Gives the edits that put an element into the text of a crisis file, or change it there."""
    return edits_for(one, parsed(crisis).model, read_yaml(crisis, "crisis.yaml").data)


def _with(text: str, one: Proposal, origin: Origin) -> str:
    """The draft with the element in it; a draft that nobody has touched stays so."""
    untouched = is_untouched(text)
    data = read_yaml(text, "draft.yaml").data
    place: tuple[str | int, ...] = (one.section, *one.key)
    if one.section == "interests":
        place = (*place, len((data.get("interests") or {}).get(one.key[0]) or ()))
    elif not one.key:
        place = (one.section, len(data.get(one.section) or ()))
    after = with_proposed(edit_yaml(text, [Edit("add", place, one.value)], "draft.yaml"), [origin])
    return stamped(after.partition("\n")[2]) if untouched else after


def begun(folder: Folder) -> str:
    """Gives a draft without elements, for a folder that has none."""
    title = read_yaml(read_text(folder.crisis), "crisis.yaml").data["title"]
    return f"title: {render(title)}\n"
