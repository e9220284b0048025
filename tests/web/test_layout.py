"""Where things stand on the maps: what is kept, cut, and refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tightrope.app.errors import BadLayout
from tightrope.app.store.folder import Folder
from tightrope.app.workbench.layout import place_things, read_layout
from tightrope.errors import UsageMistake


def test_places_are_kept_beside_the_others(folder: Path) -> None:
    own = Folder(folder)
    assert read_layout(own) == {}
    place_things(own, "ties", {"a": [1.26, -2]})
    assert read_layout(own) == {"ties": {"a": (1.3, -2.0)}, "causes": {}}
    first = own.layout.read_text("utf-8")
    assert first == '{\n "ties": {\n  "a": [\n   1.3,\n   -2.0\n  ]\n }\n}\n'
    place_things(own, "ties", {"b": [3, 4], "a": [5, 6]})
    place_things(own, "causes", {"a": [7, 8]})
    assert read_layout(own) == {
        "ties": {"a": (5.0, 6.0), "b": (3.0, 4.0)},
        "causes": {"a": (7.0, 8.0)},
    }


def test_nothing_stands_farther_off_than_the_map(folder: Path) -> None:
    own = Folder(folder)
    place_things(own, "ties", {"a": [1e9, -1e9], "b": [10_000, -10_000]})
    assert read_layout(own)["ties"] == {"a": (1e4, -1e4), "b": (1e4, -1e4)}


@pytest.mark.parametrize(
    "place", [[1], [1, 2, 3], ["1", 2], [1, None], [float("nan"), 1], [1, float("inf")]]
)
def test_what_is_no_place_is_refused_and_nothing_written(folder: Path, place: Any) -> None:
    own = Folder(folder)
    with pytest.raises(UsageMistake, match="a place is two numbers by name"):
        place_things(own, "ties", {"a": place})
    assert not own.layout.exists()


def test_there_are_two_maps_and_two_thousand_things_on_each(folder: Path) -> None:
    own = Folder(folder)
    with pytest.raises(UsageMistake, match="no such map"):
        place_things(own, "seas", {})
    many = {str(n): [n, 0] for n in range(2_000)}
    assert len(place_things(own, "ties", many)["ties"]) == 2_000
    with pytest.raises(UsageMistake, match="too many things on one map"):
        place_things(own, "ties", {"more": [0, 0]})
    assert len(read_layout(own)["ties"]) == 2_000


@pytest.mark.parametrize("text", ["[", "[]", '{"ties": [1]}', '{"ties": {"a": 1}}'])
def test_a_broken_layout_is_named(folder: Path, text: str) -> None:
    own = Folder(folder)
    own.layout.write_text(text, "utf-8")
    with pytest.raises(BadLayout, match="this is no layout of maps"):
        read_layout(own)
    own.layout.write_text(" \n", "utf-8")
    assert read_layout(own) == {}
