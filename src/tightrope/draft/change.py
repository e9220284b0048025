"""Changes and removals that machines propose of elements which the crisis file has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from tightrope.crisis.edit import Edit
from tightrope.crisis.edit_data import plain
from tightrope.crisis.errors import EditMisplaced
from tightrope.crisis.parts.atoms import Element, Said
from tightrope.draft.proposal import Placed, Proposal
from tightrope.findings import KeyPath


class Change(Element):
    """A change or removal of an element of the crisis file, for a person to accept or reject."""

    element: Said
    """The element, as it is called."""
    how: Literal["change", "remove"]
    """Whether keys of it change, or the whole is taken out."""
    value: dict[str, Any] = Field(default_factory=dict)
    """The keys that change, with what they are to be."""
    drops: tuple[str, ...] = ()
    """The keys that go."""
    was: dict[str, Any] = Field(default_factory=dict)
    """What stood there when it was proposed; a key that is not here was not there."""

    @property
    def id(self) -> str:
        """What it is called when it is accepted or rejected: `change.ties.iran-russia-arms`."""
        return f"{self.how}.{self.element}"


def change_to(one: Placed, value: Mapping[str, Any] | None) -> Change:
    """Gives the change that makes an element `value`, key by key; None: that takes it out."""
    if value is None:
        return Change(element=one.proposal.id, how="remove", was=one.proposal.value)
    before, after = one.proposal.value, plain(value)
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Change(
        element=one.proposal.id,
        how="change",
        value={key: after[key] for key in keys if key in after},
        drops=tuple(key for key in keys if key not in after),
        was={key: before[key] for key in keys if key in before},
    )


def changed(changes: Iterable[Change], there: Iterable[Placed]) -> Iterator[Proposal]:
    """Gives the changes that can still be made, each with the element as it would be after it.

    A change that is made already, or whose place somebody has changed since, is none any more; so is
    one of an element whose name another has too.
    """
    places: dict[str, list[Placed]] = {}
    for one in there:
        places.setdefault(one.proposal.id, []).append(one)
    for change in changes:
        found = places.get(change.element, [])
        if len(found) == 1 and _stands(change, found[0].proposal.value):
            yield _after(change, found[0].proposal)


def edits_of(change: Proposal, there: Iterable[Placed]) -> tuple[Edit, ...]:
    """Gives the edits that make a change of an element in a file that has these. Raises EditMisplaced
    where the element is gone."""
    found = next((one for one in there if one.proposal.id == change.element), None)
    if found is None:
        raise EditMisplaced("this element is not in the file any more", value=change.element)
    if change.how == "remove":
        return (Edit("remove", found.path),)
    return tuple(_edits(found.path, found.proposal.value, change.value))


def _stands(change: Change, now: Mapping[str, Any]) -> bool:
    if change.how == "remove":
        return bool(now == plain(change.was))
    was = plain(change.was)
    return all(now.get(key) == was.get(key) for key in (*change.value, *change.drops))


def _after(change: Change, now: Proposal) -> Proposal:
    made = {**now.value, **plain(change.value)}
    value = {key: part for key, part in made.items() if key not in change.drops}
    cites = () if change.how == "remove" else tuple(value.get("cites", ()))
    return Proposal(now.section, now.key, value, cites, change.how, change.element)


def _edits(path: KeyPath, now: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Edit]:
    for key, value in after.items():
        if key not in now:
            yield Edit("add", (*path, key), value)
        elif now[key] != plain(value):
            yield Edit("set", (*path, key), value)
    yield from (Edit("remove", (*path, key)) for key in now if key not in after)
