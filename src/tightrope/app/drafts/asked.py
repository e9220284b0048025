"""What is asked for of a draft by name: an element, all of a section, or `all`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tightrope.app.errors import UnknownElement
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft import Proposal
from tightrope.draft.proposal import elements_of
from tightrope.draft.read import DraftFile
from tightrope.errors import nearest


def names_passed(
    asked: Sequence[str], waiting: Collection[Proposal], draft: DraftFile, crisis: str
) -> tuple[str, ...]:
    """Gives the names of which nothing waits, as their elements are in the crisis file or were rejected.

    Raises UnknownElement for a name that no element has.
    """
    there = (placed.proposal for placed in elements_of(read_yaml(crisis, "crisis.yaml").data))
    known = [*waiting, *draft.proposals, *there]
    gone = [name for name in asked if not any(_is_meant(name, one) for one in waiting)]
    for name in gone:
        if name not in ("all", *draft.rejected) and not any(_is_meant(name, one) for one in known):
            sections = {one.section for one in waiting}
            raise UnknownElement(
                "no element of the draft that waits is called this",
                value=name,
                hint=_nearest(name, sections, {one.id for one in waiting}),
            )
    return tuple(dict.fromkeys(name for name in gone if name != "all"))


def _nearest(name: str, sections: Collection[str], names: Collection[str]) -> str:
    """What may have been meant, else what may be named: a whole section, or one of its elements."""
    near = nearest(name, {*sections, *names})
    if not sections or not near.startswith("allowed"):
        return near
    return f"allowed: all, {', '.join(sorted(sections))}, or one element of them"


def elements_meant(waiting: Iterable[Proposal], asked: Sequence[str]) -> list[Proposal]:
    """Gives the elements that names mean, in the order in which they wait."""
    found = list(waiting)
    return [one for one in found if any(_is_meant(name, one) for name in asked)]


def _is_meant(name: str, one: Proposal) -> bool:
    return name == "all" or one.id == name or one.id.startswith(f"{name}.")
