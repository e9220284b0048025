"""Validation errors of the model's types, told as lines of the crisis file."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tightrope.crisis.finding import Finding
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.yaml_tree import KeyPath
from tightrope.errors import nearest

__all__ = ["model_at", "translate"]

_SHOULD_BE = {
    "model_type": "should be a mapping of keys",
    "dict_type": "should be a mapping of names",
    "tuple_type": "should be a list",
    "string_type": "should be text (put it in quotes)",
    "bool_type": "should be yes or no",
    "bool_parsing": "should be yes or no",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "greater_than_equal": "should be between 0 and 1",
    "less_than_equal": "should be between 0 and 1",
    "string_pattern_mismatch": "should be a date: 2025, 2025-06 or 2025-06-18",
}
_LEVEL_KEYS = frozenset({"now", "moves", "assume", "expect"})


def translate(error: ValidationError, lines: Mapping[KeyPath, int], name: str) -> list[Finding]:
    """Gives one finding for each mistake, in file order, each with its line, value and remedy."""
    told: dict[KeyPath, Finding] = {}
    for problem in error.errors(include_url=False):
        path = _path_in_file(problem["loc"], lines)
        finding = _finding(problem, path, lines, name)
        if problem["type"] == "missing":  # one per key, though all stand at the element's line
            path = (*path, problem["loc"][-1])
        told.setdefault(path, finding)
    branches = {path[:cut] for path in told for cut in range(len(path))}
    kept = [path for path in told if path not in branches]
    return [told[path] for path in sorted(kept, key=lambda path: _line(path, lines))]


def _path_in_file(loc: tuple[int | str, ...], lines: Mapping[KeyPath, int]) -> KeyPath:
    """Drops what the validator adds to a location (names of union branches)."""
    path: KeyPath = ()
    for key in loc:
        if (*path, key) in lines:
            path = (*path, key)
    return path


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _finding(
    problem: Mapping[str, Any], path: KeyPath, lines: Mapping[KeyPath, int], name: str
) -> Finding:
    where = f"{name}:{_line(path, lines)}"
    kind, value = problem["type"], problem["input"]
    place = _spoken(path)
    if kind == "missing":
        key = str(problem["loc"][-1])
        shown = f"{place} lacks the key '{key}'" if place else f"the key '{key}' is missing"
        return Finding("missing-key", "error", where, shown)
    if kind == "extra_forbidden":
        owner = model_at(path[:-1])
        hint = nearest(str(path[-1]), _keys(owner)) if owner else ""
        return Finding("unknown-key", "error", where, f"unknown key '{path[-1]}'", hint)
    if kind == "literal_error":
        expected = str(problem["ctx"]["expected"]).replace(" or ", ", ")
        allowed = [word.strip().strip("'") for word in expected.split(",")]
        message = f"{place} cannot be {_short(value)}"
        hint = nearest(value, allowed) if isinstance(value, str) else f"allowed: {expected}"
        return Finding("wrong-value", "error", where, message, hint)
    should = _SHOULD_BE.get(kind, f"cannot be used: {problem['msg']}")
    if kind.startswith("bool") and _LEVEL_KEYS.intersection(path[-2:]):
        should = "should be yes, no or the name of a level"
    return Finding(
        "wrong-value", "error", where, f"{place or 'the file'} {should}: {_short(value)}"
    )


def _spoken(path: KeyPath) -> str:
    return ".".join(str(key) for key in path)


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def model_at(path: KeyPath, root: type[BaseModel] = CrisisModel) -> type[BaseModel] | None:
    """Gives the type that describes the mapping at a key path; None where there is none."""
    here: Any = root
    for key in path:
        here = _inside(here, key)
        if here is None:
            return None
    return next((part for part in _branches(here) if _is_model(part)), None)


def _inside(annotation: Any, key: str | int) -> Any:
    for part in _branches(annotation):
        if _is_model(part):
            for name, field in part.model_fields.items():
                if key in {name, field.alias}:
                    return field.annotation
        elif get_origin(part) is dict:
            return get_args(part)[1]
        elif get_origin(part) is tuple and isinstance(key, int):
            return get_args(part)[0]
    return None


def _branches(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from _branches(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            yield from _branches(part)
    else:
        yield annotation


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)
