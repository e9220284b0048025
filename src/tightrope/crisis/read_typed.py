"""Any YAML file that people write, read into its type; every mistake told with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from tightrope.crisis.yaml_tree import read_yaml
from tightrope.findings import KeyPath, WithFindings, misfits

__all__ = ["Typed", "read_typed"]

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Typed(Generic[T]):
    """What a file says, and for each part of it the line it stands on."""

    value: T
    name: str
    lines: Mapping[KeyPath, int] = field(repr=False)

    def where(self, *keys: str | int) -> str:
        """Gives `crisis.yaml:57` for a key path such as ("ties", 3, "to").

        A path that goes deeper than the file gives the line of the deepest part that exists.
        """
        path = tuple(key.rstrip("_") if isinstance(key, str) else key for key in keys)
        for wanted in (keys, path):
            if wanted in self.lines:
                return f"{self.name}:{self.lines[wanted]}"
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_typed(text: str, name: str, root: type[T], mistake: type[WithFindings]) -> Typed[T]:
    """Gives the file that `text` is, as a value of `root`; a key with nothing after it is left out.

    `name` stands in front of line numbers. Raises CrisisNotYaml, CrisisFileTooLarge, or `mistake`
    with every value that does not fit.
    """
    tree = read_yaml(text, name)
    try:
        value = TypeAdapter(root).validate_python(_without_blanks(tree.data))
    except ValidationError as error:
        raise mistake.of(misfits(error, root, tree.lines, name)) from None
    return Typed(value, name, tree.lines)


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_blanks(part) for part in value]
    return value
