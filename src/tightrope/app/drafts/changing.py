"""What a machine proposes to change in the crisis file, or to take out of it. A person decides on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tightrope.app.drafts.drafting import is_untouched, stamped, with_proposed
from tightrope.app.drafts.limits import (
    UNCITED,
    check_claims,
    check_room,
    check_section,
    check_size,
    known_claims,
)
from tightrope.app.drafts.proposing import ProposedElement, begun, check_fits, cited, edits_into
from tightrope.app.errors import AlreadyProposed, Ungrounded, UnknownElement
from tightrope.app.evidence.reading import Reading
from tightrope.app.model.editing import edit_text, parsed
from tightrope.app.store.folder import open_folder, read_text, write_inside
from tightrope.app.store.lock import writing
from tightrope.crisis import Finding
from tightrope.crisis.edit import Edit, edit_yaml
from tightrope.crisis.errors import CrisisInvalid
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft import Proposal
from tightrope.draft.change import Change, change_to, changed
from tightrope.draft.proposal import Placed, elements_of
from tightrope.draft.read import DraftFile, Origin, read_draft
from tightrope.errors import UsageMistake, nearest
from tightrope.words.edits import diff_models

_MOST_NAMES = 12  # that an error lists


def propose_change(
    path: Path,
    reading: Reading,
    section: str,
    name: str,
    value: Mapping[str, Any] | None,
    *,
    cites: Sequence[str] = (),
    by: str,
    note: str = "",
) -> ProposedElement:
    """Puts a change of an element of the crisis file into the draft, checked like a person's edit.

    name: what the element is called (`iran-russia-arms` of ties); value: the keys that change, None
    for one that goes; None: the element is taken out. It rests on claims (`cites`), an `assumption`
    in the value, or, where something is taken out, on the reason in `note`. Raises UsageMistake,
    UnknownElement, Ungrounded, UnknownClaim, AlreadyProposed, ProposalTooLarge, CrisisInvalid where
    `check` would name an error (what leads to an element that goes, say); nothing is written then.
    """
    check_size(section, [name, value, list(cites), note])
    cites = cited(value or {}, cites)
    folder = open_folder(path)
    known = known_claims(folder, reading)
    check_section(section)
    check_claims(cites, known)
    _check_grounds(section, value, cites, note)
    with writing(folder, "adding to the draft"):
        text = read_text(folder.draft) or stamped(begun(folder))
        draft = read_draft(text, folder.draft.name)
        crisis = read_text(folder.crisis)
        place = _placed(read_yaml(crisis, folder.crisis.name).data, section, name)
        change = change_to(place, None if value is None else _after(place, value, cites))
        one = _proposal(change, place)
        _check_new(change, draft)
        check_room(sum(own.by == by for own in draft.proposed), by)
        try:
            check_fits(one, draft, crisis, known)
        except CrisisInvalid as error:
            raise CrisisInvalid.of(_at_elements(error.findings, one, crisis)) from None
        why = note or str((value or {}).get("assumption") or "")
        origin = Origin(element=one.id, by=by, note=why, claims=tuple(cites))
        after = _with(text, change, origin, draft)
        read_draft(after, folder.draft.name)
        write_inside(folder, folder.draft, after.encode())
    look = f"tightrope draft {folder.path.name} --list"
    what = effect_of(one, crisis)
    return ProposedElement(one.id, by, one.value, tuple(cites), look, one.how, what)


def effect_of(change: Proposal, crisis: str) -> tuple[str, ...]:
    """Gives what a change would make different in a crisis file (its text), in sentences."""
    after = edit_text(crisis, edits_into(crisis, change))
    return diff_models(parsed(crisis).model, parsed(after).model)


def with_value(draft: DraftFile, element: str, crisis: str, value: Mapping[str, Any]) -> DraftFile:
    """Gives a draft whose change of an element is to make it `value`, as a person has rewritten it."""
    data = read_yaml(crisis, "crisis.yaml").data
    place = next(one for one in elements_of(data) if one.proposal.id == element)
    changes = tuple(
        change_to(place, value) if (one.element, one.how) == (element, "change") else one
        for one in draft.changes
    )
    return replace(draft, changes=changes)


def _check_grounds(
    section: str, value: Mapping[str, Any] | None, cites: Sequence[str], note: str
) -> None:
    if cites or (value or {}).get("assumption") or (value is None and note.strip()):
        return
    reason = "state why in `note`" if value is None else "state `assumption` in the value"
    raise Ungrounded(
        "a proposal rests on something", where=section, hint=f"cite claims, or {reason}"
    )


def _placed(data: Mapping[str, Any], section: str, name: str) -> Placed:
    there = [one for one in elements_of(data) if one.proposal.section == section]
    names = [one.proposal.id.removeprefix(f"{section}.") for one in there]
    wanted = name.removeprefix(f"{section}.")
    found = [one for one, own in zip(there, names, strict=True) if own == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageMistake(
            "several elements are called this", value=wanted,
            hint="a person tells them apart in the file",
        )  # fmt: skip
    listed = ", ".join(names[:_MOST_NAMES]) + ", …" * (len(names) > _MOST_NAMES)
    raise UnknownElement(
        f"crisis.yaml has no such element of {section}",
        value=wanted,
        allowed=listed or None,
        hint=nearest(wanted, names),
    )


def _after(place: Placed, value: Mapping[str, Any], cites: Iterable[str]) -> dict[str, Any]:
    """The element with the keys that change; the claims are cited beside those it cites."""
    own = {key: part for key, part in value.items() if key != "cites"}
    made = {key: part for key, part in {**place.proposal.value, **own}.items() if part is not None}
    rests_on = list(dict.fromkeys((*place.proposal.claims, *cites)))
    if rests_on and place.proposal.section not in UNCITED:
        made["cites"] = rests_on
    if place.proposal.section in UNCITED:
        made.pop("assumption", None)
    return made


def _at_elements(findings: Sequence[Finding], one: Proposal, crisis: str) -> list[Finding]:
    """The findings in the file as it would be, by the element they stand in: its lines are no file's."""
    after = read_yaml(edit_text(crisis, edits_into(crisis, one)), "crisis.yaml")
    starts = sorted((after.lines[own.path], own.proposal.id) for own in elements_of(after.data))
    told = []
    for finding in findings:
        line = finding.where.rpartition(":")[2]
        above = [name for start, name in starts if line.isdecimal() and start <= int(line)]
        hint = finding.hint or "take this out or change it first"
        told.append(replace(finding, where=above[-1] if above else finding.where, hint=hint))
    return told


def _proposal(change: Change, place: Placed) -> Proposal:
    found = next(changed([change], [place]), None)
    if found is None or (change.how == "change" and not (change.value or change.drops)):
        raise AlreadyProposed(
            "the element says this already", value=change.element, hint="name a key that differs"
        )
    return found


def _check_new(change: Change, draft: DraftFile) -> None:
    kept = next((one for one in draft.changes if one.id == change.id), None)
    if kept is None:
        return
    if change.id not in draft.rejected:
        raise AlreadyProposed(
            "this waits in the draft already", value=change.id, hint="leave it to a person"
        )
    if kept == change:
        raise AlreadyProposed(
            "a person did not want this change",
            value=change.id,
            hint="leave it, or propose another",
        )


def _with(text: str, change: Change, origin: Origin, draft: DraftFile) -> str:
    """The draft with the change in it, in the place of one that was rejected."""
    untouched = is_untouched(text)
    edits = [
        Edit("remove", (section, at))
        for section, names in (
            ("rejected", draft.rejected),
            ("changes", [one.id for one in draft.changes]),
            ("proposed", [one.element for one in draft.proposed]),
        )
        for at, name in reversed(list(enumerate(names)))
        if name == change.id
    ]
    after = with_proposed(edit_yaml(text, edits, "draft.yaml"), [origin], [change])
    return stamped(after.partition("\n")[2]) if untouched else after
