"""What a draft is made of: elements in the form of the crisis file, where they stand, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from tightrope.crisis.edit import SECTIONS
from tightrope.crisis.parts.atoms import ClaimId, Element, Said
from tightrope.findings import KeyPath


@dataclass(frozen=True, slots=True)
class Proposal:
    """One element that is proposed for the crisis file, with the claims it is drawn from; or a change
    of one that the file has, as it would be after it; or its removal."""

    section: str
    """The section of the crisis file."""
    key: KeyPath
    """Its keys within the section; none in a list."""
    value: dict[str, Any]
    """The element, as plain values in the form of the file."""
    claims: tuple[str, ...]
    """The claims it is drawn from; of a draft at least one."""
    how: Literal["add", "change", "remove"] = "add"
    """Whether it is new, changes what is there, or takes it out."""
    of: str = ""
    """Of a change: what the element is called in the file; empty: what it is called itself."""

    @property
    def element(self) -> str:
        """What the element is called: `ties.iran-russia-arms`."""
        return self.of or identity(self.section, self.key, self.value)

    @property
    def id(self) -> str:
        """What it is called when it is accepted or rejected: its name, `change.` or `remove.` before it."""
        return self.element if self.how == "add" else f"{self.how}.{self.element}"


class Gap(Element):
    """What could not be drafted, and the claims that speak to it."""

    place: Said
    """The section, or the element of it, that is left to a person."""
    says: Said
    """Why it is left, in a sentence."""
    claims: tuple[ClaimId, ...] = ()
    """The claims that speak to it."""


@dataclass(frozen=True, repr=False, slots=True)
class Draft:
    """A first model of a crisis, for a person to correct."""

    title: str
    as_of: str | None
    proposals: tuple[Proposal, ...]
    gaps: tuple[Gap, ...]

    def of(self, section: str) -> tuple[Proposal, ...]:
        """Gives the elements of one section, in their order."""
        return tuple(one for one in self.proposals if one.section == section)

    def __repr__(self) -> str:
        return f"<Draft {self.title!r}: {len(self.proposals)} elements, {len(self.gaps)} gaps>"


def identity(section: str, key: KeyPath, value: Mapping[str, Any]) -> str:
    """Gives what an element is called: by its keys, its id, or what tells it from others of its kind.

    Two elements with the same identity are the same element, whoever wrote it.
    """
    apart = {
        "ties": ("from", "to", "kind"),
        "dependence": ("of", "on", "need"),
        "effects": ("from", "to"),
        "events": ("date", "actors", "text"),
    }.get(section, ("by", "against", "to", "of", "if", "then", "wants"))
    parts = [str(part) for part in key]
    if section == "interests":  # a list for each side: told apart by what it cares about
        about = value.get("in") or value.get("duty")
        return ".".join((section, *parts, *([str(about)] if about else [])))
    if not parts and value.get("id"):
        parts = [str(value["id"])]
    if not parts:
        parts = [_word(value[name]) for name in apart if value.get(name)]
    told_apart = ".".join(parts) if key else "-".join(parts)
    return f"{section}.{told_apart}" if told_apart else section


def _word(value: Any) -> str:
    text = "-".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    words = "".join(sign if sign.isalnum() or sign in "_.-" else " " for sign in text).split()
    return "_".join(words[:6])


_PLAIN = frozenset(("title", "summary", "focal", "alignment"))  # no elements: a person's own words


class Placed(NamedTuple):
    """An element and where it stands."""

    path: KeyPath
    proposal: Proposal


def elements_of(data: Mapping[str, Any]) -> Iterator[Placed]:
    """Gives the elements of a file by its plain values, section by section."""
    for section in SECTIONS:
        value = data.get(section)
        if value in (None, [], {}) or section in _PLAIN:
            continue
        if section == "as_of":
            yield Placed((section,), Proposal(section, (), {"as_of": value}, ()))
        else:
            for way, key, one in _entries(section, value):
                yield Placed((section, *way), Proposal(section, key, one, _cites(one)))


def _entries(section: str, value: Any) -> Iterator[tuple[KeyPath, KeyPath, Any]]:
    """Path below the section, keys of the element, the element."""
    if isinstance(value, list):
        yield from (((at,), (), one) for at, one in enumerate(value))
    elif section == "interests":
        for actor, wants in value.items():
            yield from (((actor, at), (actor,), one) for at, one in enumerate(wants or ()))
    elif section == "options":
        for actor, options in value.items():
            yield from (((actor, key), (actor, key), one) for key, one in options.items())
    else:
        yield from (((key,), (key,), one) for key, one in value.items())


def _cites(value: Any) -> tuple[str, ...]:
    return tuple(value.get("cites", ())) if isinstance(value, dict) else ()
