"""Values written as one line of YAML read back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.crisis.errors import NotForYaml
from tightrope.crisis.yaml_text import render
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
