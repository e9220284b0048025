"""An edit answers for the mistakes that it brings in, not for those that stood before."""

from __future__ import annotations

from tightrope.app.model.editing import edit_text, new_errors, parsed
from tightrope.crisis.edit import Edit
from tightrope.crisis.yaml_tree import MARK, read_yaml

START = "title: T\nactors: {a: {name: A}, b: {name: B}}\nties:\n"
GOOD = "  - {from: a, to: b, sign: +, assumption: x}\n"
WRONG = "  - {from: a, to: zembla, sign: +, assumption: x}\n"
OTHER = "  - {from: ruritania, to: b, sign: +, assumption: x}\n"


def brought_in(before: str, after: str) -> list[str]:
    return [one.message for one in new_errors(START + before, START + after, {})]


def test_only_what_an_edit_brings_in_is_an_error_of_its_own() -> None:
    assert brought_in(GOOD, GOOD) == []
    assert brought_in(GOOD, GOOD + WRONG) == ["unknown actor 'zembla'"]
    assert brought_in(WRONG, WRONG + OTHER) == ["unknown actor 'ruritania'"]
    assert brought_in(WRONG, GOOD) == []


def test_a_mark_before_the_text_is_read_over_and_stays_where_it_was() -> None:
    marked, plain = MARK + START + GOOD, START + GOOD
    assert parsed(marked).model == parsed(plain).model
    assert read_yaml(marked, "crisis.yaml").lines == read_yaml(plain, "crisis.yaml").lines
    edit = Edit("set", ("actors", "a", "name"), "Ada")
    assert edit_text(marked, [edit]) == MARK + edit_text(plain, [edit])
    assert MARK not in edit_text(plain, [edit])
