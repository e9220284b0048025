"""Values of a YAML file that people write, checked against their type; mistakes with their line."""

from __future__ import annotations

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from tightrope.crisis.yaml_tree import YamlTree
from tightrope.errors import Unreadable

__all__ = ["validate"]

T = TypeVar("T")


def validate(
    adapter: TypeAdapter[T],
    tree: YamlTree,
    name: str,
    mistake: type[Unreadable],
    *,
    allowed: str | None = None,
) -> T:
    """Gives the values as typed; raises `mistake` with the line of the first that does not fit."""
    try:
        return adapter.validate_python(tree.data)
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        while place and place not in tree.lines:
            place = place[:-1]
        raise mistake(
            f"{'.'.join(map(str, first['loc']))}: {first['msg']}",
            where=f"{name}:{tree.lines.get(place, 1)}",
            value=first["input"],
            allowed=allowed,
        ) from None
