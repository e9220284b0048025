"""The fields of a request, read strictly: a wrong one is a mistake of the request, told as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from tightrope.errors import UsageMistake

T = TypeVar("T")


def take(body: Mapping[str, Any], name: str, kind: type[T], default: T | None = None) -> T:
    """Gives a field of the type; the default where it is missing. Raises UsageMistake."""
    value = body.get(name, default)
    if isinstance(value, bool) and kind is not bool:
        value = None
    if not isinstance(value, kind):
        said = "missing" if name not in body else f"no {_NAMES.get(kind, kind.__name__)}"
        raise UsageMistake(f"{name} is {said}", value=body.get(name))
    return value


def take_texts(body: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Gives a list of texts; none where the field is missing. Raises UsageMistake."""
    found = take(body, name, list, [])
    if not all(isinstance(one, str) for one in found):
        raise UsageMistake(f"{name} is a list of texts", value=found)
    return tuple(found)


def take_text(body: Mapping[str, Any], name: str) -> str | None:
    """Gives a text; None where the field is missing or null. Raises UsageMistake."""
    return None if body.get(name) is None else take(body, name, str)


def known_only(body: Mapping[str, Any], *names: str) -> None:
    """Raises UsageMistake where a request has a field that it cannot have."""
    for name in body:
        if name not in names:
            raise UsageMistake("no such field here", value=name, allowed=", ".join(names))


_NAMES: Mapping[type, str] = {
    str: "text", int: "whole number", list: "list", dict: "object", bool: "yes or no",
}  # fmt: skip
