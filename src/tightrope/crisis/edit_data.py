"""What an edit of a file means for its values: the measure that the edited text is held against."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from tightrope.crisis.errors import EditMisplaced
from tightrope.findings import KeyPath


def plain(value: Any) -> Any:
    """Gives a value as it reads back from YAML text: yes and no for truth values, lists, text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def applied(
    data: Any, how: Literal["add", "set", "remove"], path: KeyPath, value: Any = None
) -> Any:
    """Gives the values after one edit. Raises EditMisplaced where the path does not lead there."""
    if not path:
        raise EditMisplaced("an edit needs a place in the file")
    data = copy.deepcopy(data)
    if how == "add":
        (*way, key), value = within_reach(data, path, value)
        _add(data, way, key, value)
        return data
    here = _at(data, path[:-1])
    key = path[-1]
    if not has_place(here, key):
        raise _nowhere(path)
    if how == "set":
        here[key] = plain(value)
        return data
    while len(path) > 1 and len(_at(data, path[:-1])) == 1:
        path = path[:-1]
    del _at(data, path[:-1])[path[-1]]
    return data


def within_reach(data: Any, path: KeyPath, value: Any) -> tuple[KeyPath, Any]:
    """Gives path and value of an addition to what is there: what is missing on the way is made."""
    here = data
    for depth, key in enumerate(path):
        if depth == len(path) - 1 or here in (None, {}, []) or not has_place(here, key):
            break
        here = here[key]
    made = plain(value)
    for key in reversed(path[depth + 1 :]):
        made = {key: made} if isinstance(key, str) else [made]
    return path[: depth + 1], made


def value_at(data: Any, path: KeyPath) -> Any:
    """Gives what stands at a place; None where there is no such place."""
    for key in path:
        if not has_place(data, key):
            return None
        data = data[key]
    return data


def _add(data: Any, way: list[str | int], key: str | int, value: Any) -> None:
    here = _at(data, tuple(way))
    if here in (None, {}, []):
        if not way:
            data[key] = value
            return
        _at(data, tuple(way[:-1]))[way[-1]] = {key: value} if isinstance(key, str) else [value]
    elif isinstance(here, list) and isinstance(key, int):
        here.insert(key, value)
    elif isinstance(here, dict) and isinstance(key, str):
        if key in here:
            raise EditMisplaced("this is taken; nothing is overwritten", value=_told((*way, key)))
        here[key] = value
    else:
        raise _nowhere((*way, key))


def _at(data: Any, path: KeyPath) -> Any:
    here = data
    for key in path:
        if not has_place(here, key):
            raise _nowhere(path)
        here = here[key]
    return here


def has_place(here: Any, key: str | int) -> bool:
    """Whether a mapping or list has something under a key or at an index."""
    if isinstance(here, dict):
        return key in here
    return isinstance(here, list) and isinstance(key, int) and 0 <= key < len(here)


def _nowhere(path: KeyPath) -> EditMisplaced:
    return EditMisplaced("the file has no such place", value=_told(path))


def _told(path: KeyPath) -> str:
    return ".".join(map(str, path))
