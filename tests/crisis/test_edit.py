"""Edits keep every comment, and every line they are not about."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crisis.examples import HARBOUR
from tightrope.crisis import Edit, edit_crisis, json_schema, parse_crisis
from tightrope.crisis.errors import CrisisInvalid, EditMistake
from tightrope.crisis.yaml_text import comments
from tightrope.crisis.yaml_tree import compose_yaml

FILE = parse_crisis(HARBOUR)


def comment_texts(text: str) -> list[str]:
    return sorted(text[a:b].strip() for a, b in comments(text, compose_yaml(text, "x")))


def changed_lines(text: str) -> tuple[list[str], list[str]]:
    before, after = HARBOUR.splitlines(), text.splitlines()
    return (
        [line for line in before if line not in after],
        [line for line in after if line not in before],
    )


def test_setting_a_value_changes_one_line() -> None:
    text = edit_crisis(FILE, [Edit("set", ("title",), "A: quarrel")])
    assert changed_lines(text) == (
        ["title: The harbour quarrel   # a name"],
        ['title: "A: quarrel"   # a name'],
    )


def test_appending_to_lists_in_both_styles() -> None:
    tie = {"from": "south", "to": "league", "sign": "+"}
    text = edit_crisis(
        FILE,
        [Edit("append", ("ties",), tie), Edit("append", ("treaties", "tolls", "obliges"), "arms")],
    )
    model = parse_crisis(text).model
    assert model.ties[-1].to == "league"
    assert model.treaties["tolls"].obliges[-1] == "arms"
    assert '  - {from: south, to: league, sign: "+"}' in text.splitlines()


def test_a_missing_section_is_added() -> None:
    need = {"of": "south", "on": "north", "need": "grain", "share": 0.5}
    model = parse_crisis(edit_crisis(FILE, [Edit("append", ("dependence",), need)])).model
    assert model.dependence[0].share == 0.5


def test_removing_keeps_the_comments_of_what_goes() -> None:
    text = edit_crisis(FILE, [Edit("remove", ("ties", 0)), Edit("remove", ("ties", 0))])
    assert parse_crisis(text).model.ties == ()
    assert comment_texts(text) == comment_texts(HARBOUR)


def test_of_two_equal_comments_none_may_be_lost() -> None:
    file = parse_crisis("title: T\nties: [  # see note\n]\nrules: [  # see note\n]\n")
    with pytest.raises(EditMistake, match="comment would be lost"):
        edit_crisis(file, [Edit("set", ("rules",), [])])


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (Edit("set", ("ties", 9, "to"), "x"), EditMistake),
        (Edit("remove", ("tie",)), EditMistake),
        (Edit("append", ("title",), "x"), EditMistake),
        (Edit("set", ("actors",), {}), EditMistake),  # would lose comments
        (Edit("set", ("ties", 0, "sign"), "good"), CrisisInvalid),
        (Edit("set", ("title",), object()), EditMistake),
    ],
)
def test_edits_that_cannot_be_made_name_why(edit: Edit, error: type[Exception]) -> None:
    with pytest.raises(error):
        edit_crisis(FILE, [edit])


PATHS = [path for path in FILE.lines if path]


@given(st.sampled_from(PATHS), st.sampled_from(["set", "remove", "append"]), st.text(max_size=20))
def test_every_edit_of_every_place_keeps_every_comment(
    path: tuple[str | int, ...], action: Any, value: str
) -> None:
    try:
        text = edit_crisis(FILE, [Edit(action, path, value)])
    except (EditMistake, CrisisInvalid):
        return
    assert comment_texts(text) == comment_texts(HARBOUR)
    gone, new = changed_lines(text)
    assert len(new) <= 2 + len([line for line in gone if "#" in line])


@given(st.text(max_size=40))
def test_any_text_can_be_a_value(value: str) -> None:
    try:
        text = edit_crisis(FILE, [Edit("set", ("ties", 0, "note"), value)])
    except EditMistake:
        assert not value.isprintable()
        return
    assert parse_crisis(text).model.ties[0].note == value


def test_the_schema_knows_every_section_by_its_name_in_the_file() -> None:
    schema = json_schema()
    assert set(schema["properties"]) >= {"actors", "ties", "red_lines", "scenarios"}
    assert set(schema["$defs"]["Tie"]["properties"]) >= {"from", "to", "sign"}
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Statement"]["properties"]["firm"]["enum"] == [True, False, "yes", "no"]
