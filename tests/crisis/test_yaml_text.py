"""Values written as one line of YAML read back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.crisis.errors import NotForYaml
from tightrope.crisis.yaml_text import render, render_block
from tightrope.crisis.yaml_tree import read_yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    TEXT | st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_reads_back_as_the_same(value: Any) -> None:
    assert read_yaml(f"key: {render(value)}\n", "t.yaml").data["key"] == value


def test_truth_values_are_yes_and_no_and_other_things_are_refused() -> None:
    assert render({"public": True, "sealed": False}) == "{public: yes, sealed: no}"
    with pytest.raises(NotForYaml):
        render(object())


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\Z"), VALUES, min_size=1, max_size=4))
def test_what_is_written_on_several_lines_reads_back_as_the_same(value: dict[str, Any]) -> None:
    assert read_yaml("\n".join(render_block(value)) + "\n", "t.yaml").data == value


def test_only_what_is_too_long_for_a_line_is_broken() -> None:
    assert render_block({"a": [1, 2]}) == ["a: [1, 2]"]

    long = {"name": "word " * 12 + "end", "cites": ["c-0123456789"] * 4}
    assert render_block({"n": long}, 2)[0] == "n:"
    assert render_block([long])[0].startswith("- name:")
