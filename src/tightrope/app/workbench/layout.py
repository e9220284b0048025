"""Where a person put things on the model's maps: `layout.json`, kept with the folder."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Literal, get_args

from tightrope.app.errors import BadLayout
from tightrope.app.store.folder import Folder, read_text, write_inside
from tightrope.app.store.lock import writing
from tightrope.errors import UsageMistake

Map = Literal["ties", "causes"]
Layout = dict[str, dict[str, tuple[float, float]]]
"""Map -> name of an element -> where it stands, right and down."""

_FARTHEST = 10_000.0
_MOST = 2_000  # things on one map


def read_layout(folder: Folder) -> Layout:
    """Gives where things stand; of what is not named nothing was said. Raises BadLayout."""
    text = read_text(folder.layout)
    if not text.strip():
        return {}
    try:
        return {name: _places(json.loads(text).get(name, {})) for name in get_args(Map)}
    except (ValueError, TypeError, AttributeError) as error:
        hint = "delete it, and the maps are laid out anew"
        raise BadLayout("this is no layout of maps", where=folder.layout.name, hint=hint) from error


def place_things(folder: Folder, on: str, places: Mapping[str, Any]) -> Layout:
    """Puts things on a map, the others staying where they are. Raises UsageMistake."""
    if on not in get_args(Map):
        raise UsageMistake("no such map", value=on, allowed=", ".join(get_args(Map)))
    try:
        new = _places(places)
    except (ValueError, TypeError) as error:
        raise UsageMistake("a place is two numbers by name", value=str(error)) from error
    with writing(folder, "placing things on a map"):
        layout = read_layout(folder)
        layout[on] = {**layout.get(on, {}), **new}
        if len(layout[on]) > _MOST:
            raise UsageMistake("too many things on one map", allowed=f"up to {_MOST}")
        text = json.dumps(layout, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_inside(folder, folder.layout, text.encode())
    return layout


def _places(said: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {str(name): _place(place) for name, place in said.items()}


def _place(said: Any) -> tuple[float, float]:
    right, down = said
    if not all(isinstance(number, int | float) for number in said):
        raise TypeError(f"{said} is no place")
    right, down = round(float(right), 1), round(float(down), 1)
    if not (math.isfinite(right) and math.isfinite(down)):
        raise ValueError(f"{said} is no place")
    return max(-_FARTHEST, min(right, _FARTHEST)), max(-_FARTHEST, min(down, _FARTHEST))
