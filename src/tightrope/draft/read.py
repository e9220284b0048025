"""A draft file read back, and what of it a crisis file does not have yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tightrope.crisis.edit import Edit
from tightrope.crisis.errors import CrisisInvalid
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.atoms import ClaimId, Element, Said
from tightrope.crisis.read import CrisisFile, read_typed
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.dates import PartialDate
from tightrope.draft.change import Change, changed, edits_of
from tightrope.draft.proposal import Gap, Proposal, elements_of


class Origin(Element):
    """An element that no rule of the draft and no person put there, and who proposed it."""

    element: Said
    """The element, as it is called."""
    by: Said
    """Who proposed it: `model:NAME` or `assistant:NAME`."""
    note: str = ""
    """Why, in its words."""
    claims: tuple[ClaimId, ...] = ()
    """The claims it rests on."""


class DraftModel(CrisisModel):
    """A crisis file with four sections more: what is left to a person, what a person did not want, what
    machines proposed, and what they would change of the crisis file."""

    gaps: tuple[Gap, ...] = ()
    """What could not be drafted."""

    rejected: tuple[Said, ...] = ()
    """Elements that are not proposed again, as they are called."""
    proposed: tuple[Origin, ...] = ()
    """Elements that a language model or an assistant proposed."""
    changes: tuple[Change, ...] = ()
    """Changes and removals of elements that the crisis file has."""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it stands in the folder, perhaps edited by hand."""

    file: CrisisFile
    proposals: tuple[Proposal, ...]
    rejected: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()
    proposed: tuple[Origin, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def by(self) -> dict[str, str]:
        """Element -> who proposed it, where that was a machine."""
        return {one.element: one.by for one in self.proposed}


def read_draft(text: str, name: str = "draft.yaml") -> DraftFile:
    """Gives the elements of a draft file. Raises CrisisNotYaml, or CrisisInvalid with all findings."""
    typed = read_typed(text, name, DraftModel, CrisisInvalid)
    file = CrisisFile(typed.value, name, typed.lines, text)
    found = tuple(one.proposal for one in elements_of(read_yaml(text, name).data))
    model = typed.value
    return DraftFile(file, found, model.rejected, model.gaps, model.proposed, model.changes)


def missing(draft: DraftFile, crisis: str, name: str = "crisis.yaml") -> tuple[Proposal, ...]:
    """Gives the elements of a draft that a crisis file (its text) has not, and nobody has rejected;
    after them the changes of elements that it has.

    An element is there if one is called the same, or if an element of the section cites all its
    claims. They come in an order in which each can be added; of events the latest first, so that
    the moves up to the present always end where the options stand.
    """
    data = read_yaml(crisis, name).data
    placed = list(elements_of(data))
    there = [one.proposal for one in placed]
    names = {one.id for one in there}
    cited = [(one.section, frozenset(one.claims)) for one in there if not one.key and one.claims]
    found = [
        one
        for one in draft.proposals
        if one.id not in names
        and one.id not in draft.rejected
        and not (one.section == "as_of" and data.get("as_of"))
        and not any(
            section == one.section and one.claims and claims.issuperset(one.claims)
            for section, claims in cited
        )
    ]
    events = [one for one in found if one.section == "events"]
    events.sort(key=lambda one: PartialDate(str(one.value["date"])).last, reverse=True)
    changes = (one for one in draft.changes if one.id not in draft.rejected)
    others = (one for one in found if one.section != "events")
    return (*others, *events, *changed(changes, placed))


def edits_for(proposal: Proposal, model: CrisisModel, texts: Mapping[str, Any]) -> tuple[Edit, ...]:
    """Gives the edits that put an element into a crisis file whose model and plain values these are,
    or that change it there.

    Moves of options that the file does not have are left out; an event goes where its date says.
    """
    value = proposal.value
    if proposal.how != "add":
        return edits_of(proposal, elements_of(texts))
    if proposal.section == "as_of":
        how = "set" if "as_of" in texts else "add"
        return (Edit("set" if how == "set" else "add", ("as_of",), value["as_of"]),)
    if proposal.section == "interests":
        own = (texts.get("interests") or {}).get(proposal.key[0]) or ()
        return (Edit("add", ("interests", *proposal.key, len(own)), value),)
    if proposal.key:
        return (Edit("add", (proposal.section, *proposal.key), value),)
    place = len(texts.get(proposal.section) or ())
    if proposal.section == "events":
        known = frozenset(model.option_names)
        moves = {o: move for o, move in value.get("moves", {}).items() if o in known}
        value = {**value, "moves": moves} if moves else _without(value, "moves")
        day = PartialDate(str(value["date"])).last
        place = sum(event.date.last <= day for event in model.events)
    return (Edit("add", (proposal.section, place), value),)


def _without(value: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: part for name, part in value.items() if name != key}
