"""Patches: done and undone to the byte, found again where lines moved, never put in a wrong place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tightrope.app.model.patches import apply_patch, make_patch, reverse

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n", "  d: 1\n"]), max_size=12).map("".join)


@given(TEXTS, TEXTS)
def test_a_patch_makes_one_text_of_the_other_and_back(before: str, after: str) -> None:
    patch = make_patch(before, after)
    assert apply_patch(before, patch) == after
    assert apply_patch(after, reverse(patch)) == before


def test_a_change_is_found_where_lines_above_are_new() -> None:
    patch = make_patch("a\nb\nc\n", "a\nB\nc\n")
    assert apply_patch("x\ny\na\nb\nc\n", patch) == "x\ny\na\nB\nc\n"


def test_a_change_is_found_where_its_neighbour_has_changed() -> None:
    patch = make_patch("a\nb\nc\n", "a\nB\nc\n")
    assert apply_patch("a\nb\nC\n", patch) == "a\nB\nC\n"


def test_a_change_that_would_fit_twice_is_not_made() -> None:
    patch = make_patch("a\nb\nc\n", "a\nB\nc\n")
    assert apply_patch("x\na\nb\nc\na\nb\nc\n", patch) is None


def test_a_change_of_what_is_gone_is_not_made() -> None:
    assert apply_patch("a\nc\n", make_patch("a\nb\nc\n", "a\nB\nc\n")) is None
