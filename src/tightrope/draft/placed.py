"""The elements of a crisis file or a draft, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tightrope.crisis.edit import SECTIONS
from tightrope.draft.proposal import Proposal
from tightrope.findings import KeyPath

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
