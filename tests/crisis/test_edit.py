"""Files that people wrote are changed in place: all but what is meant stays byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crisis.examples import HARBOUR
from tightrope.crisis.edit import Edit, edit_yaml
from tightrope.crisis.edit_data import applied
from tightrope.crisis.errors import EditImpossible, EditMisplaced
from tightrope.crisis.read import parse_crisis
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.findings import KeyPath

EMPTY = """\
# What it is about.
title: A crisis
as_of: null  # such as 2025-06-20

actors: {}
#  russia: {name: Russia}
ties: []  # who stands with whom
#  - {from: a, to: b}
events:
# the end
"""
NEW = st.sampled_from(
    [
        "word",
        "two words: and a colon",
        True,
        {"name": "N", "aliases": ["a", "b: c"]},
        ["x", {"y": 1}],
        {"text": "long " * 30, "cites": ["c-1", "c-2"], "moves": {"a.b": {"to": "yes"}}},
    ]
)


def _paths(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    entries = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    found = [path] if path else []
    for key, part in entries:
        found += _paths(part, (*path, key))
    return found


def _at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


@st.composite
def edits(draw: st.DrawFn, text: str) -> Edit:
    data = read_yaml(text, "t").data
    path = draw(st.sampled_from(_paths(data)))
    how = draw(st.sampled_from(["add", "set", "remove"]))
    if how == "remove":
        return Edit("remove", path)
    if how == "set":
        return Edit("set", path, draw(NEW))
    here = _at(data, path)
    if isinstance(here, list):
        return Edit("add", (*path, draw(st.integers(0, len(here)))), draw(NEW))
    if isinstance(here, dict):
        return Edit("add", (*path, "fresh"), draw(NEW))
    return Edit("add", ("scenarios", "fresh"), {"text": "new"})


def _lines_of(text: str, path: KeyPath) -> Counter[str]:
    """The lines of a file on which an entry stands, from its first to that of the next thing."""
    lines, split = read_yaml(text, "t").lines, text.splitlines()
    first = lines[path]
    inside = [number for other, number in lines.items() if other[: len(path)] == path]
    last = max(inside)
    later = [number for number in lines.values() if number > last]
    return Counter(split[first - 1 : min(later, default=len(split) + 1) - 1])


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_change_reads_back_as_meant_and_leaves_every_other_line(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([HARBOUR, EMPTY, HARBOUR.replace("\n", "\r\n")]))
    edit = data.draw(edits(text))
    after = edit_yaml(text, [edit])
    before_data = read_yaml(text, "t").data
    assert read_yaml(after, "t").data == applied(before_data, edit.how, edit.path, edit.value)
    lost = Counter(text.splitlines()) - Counter(after.splitlines())
    path = edit.path
    while edit.how == "remove" and len(path) > 1 and len(_at(before_data, path[:-1])) == 1:
        path = path[:-1]
    touched = path if edit.how != "add" else path[:-1]
    allowed = _lines_of(text, touched) if touched in read_yaml(text, "t").lines else Counter()
    assert not lost - allowed
    if edit.how == "add":
        assert sum(lost.values()) <= 1, "an addition changes at most the line it joins"
        assert _comments(after) >= _comments(text), "and no comment"
    assert ("\r\n" in after) == ("\r\n" in text)
    assert "\n" not in after.replace("\r\n", "") or "\r\n" not in text


def _comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"#.*", text))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_was_added_can_be_taken_out_again_without_a_trace(data: st.DataObject) -> None:
    text = HARBOUR
    section = data.draw(st.sampled_from(["actors", "treaties", "options"]))
    value = data.draw(NEW)
    added = edit_yaml(text, [Edit("add", (section, "fresh"), value)])
    assert added != text
    assert edit_yaml(added, [Edit("remove", (section, "fresh"))]) == text


def test_an_item_goes_where_its_index_says_and_comments_stay_beside_their_lines() -> None:
    tie = {"from": "south", "to": "league", "sign": "+"}
    after = edit_yaml(HARBOUR, [Edit("add", ("ties", 1), tie)])
    assert (
        '"Known"}  # bad\n  - {from: south, to: league, sign: "+"}\n  - from: league   # good'
        in after
    )
    first = edit_yaml(HARBOUR, [Edit("add", ("ties", 0), tie)])
    assert 'ties:\n  - {from: south, to: league, sign: "+"}\n  - {from: north' in first


def test_the_file_that_init_writes_is_filled_section_by_section() -> None:
    after = edit_yaml(
        EMPTY,
        [
            Edit("set", ("as_of",), "2025-06-20"),
            Edit("add", ("actors", "north"), {"name": "North"}),
            Edit("add", ("ties", 0), {"from": "north", "to": "south"}),
            Edit("add", ("events", 0), {"date": "2025"}),
            Edit("add", ("treaties", "tolls"), {"parties": ["north", "south"]}),
        ],
    )
    assert after == (
        "# What it is about.\ntitle: A crisis\nas_of: 2025-06-20  # such as 2025-06-20\n\n"
        "actors:\n  north: {name: North}\n#  russia: {name: Russia}\n"
        "ties:  # who stands with whom\n  - {from: north, to: south}\n"
        "treaties:\n  tolls: {parties: [north, south]}\n#  - {from: a, to: b}\n"
        'events:\n  - {date: "2025"}\n# the end\n'
    )


def test_a_key_that_shares_its_line_with_the_dash_is_taken_out_alone() -> None:
    after = edit_yaml(HARBOUR, [Edit("remove", ("ties", 1, "from"))])
    assert read_yaml(after, "t").data["ties"][1] == {
        "to": "north",
        "sign": "+",
        "assumption": "Member",
    }
    assert "    to: north\n    sign: +\n" in after


def test_what_is_there_is_never_overwritten_and_places_that_are_not_there_are_named() -> None:
    with pytest.raises(EditMisplaced, match=r"nothing is overwritten.*actors\.north"):
        edit_yaml(HARBOUR, [Edit("add", ("actors", "north"), {"name": "Other"})])
    with pytest.raises(EditMisplaced, match=r"no such place.*ties\.9"):
        edit_yaml(HARBOUR, [Edit("set", ("ties", 9), {})])
    with pytest.raises(EditMisplaced, match="needs a place"):
        edit_yaml(HARBOUR, [Edit("remove", ())])


def test_a_layout_that_leaves_no_place_is_refused_and_not_guessed_at() -> None:
    text = "actors:\n  ? north\n  : {name: North}\n  ? south\n  : {name: South}\n"
    with pytest.raises(EditImpossible, match="by hand"):
        edit_yaml(text, [Edit("remove", ("actors", "north"))])


def test_blocks_of_text_and_files_without_a_last_newline_are_taken_as_they_are() -> None:
    text = "title: T\nsummary: |\n  one\n\n  two\n\nactors:\n  a: {name: A}"
    after = edit_yaml(
        text, [Edit("add", ("actors", "b"), {"name": "B"}), Edit("remove", ("summary",))]
    )
    assert after == "title: T\n\nactors:\n  a: {name: A}\n  b: {name: B}"
    assert parse_crisis(after).model.actors["b"].name == "B"
    assert edit_yaml("", [Edit("add", ("title",), "T")]) == "title: T\n"
