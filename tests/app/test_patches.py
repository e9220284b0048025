"""Patches: done and undone to the byte, found again where lines moved, never put in a wrong place."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    ("before", "after", "text", "found"),
    [
        ("", "a\n", "", "a\n"),
        ("", "a\n", "b\n", None),  # nothing says where it goes
        ("b\n", "a\n", "", None),  # what it takes out is gone
        ("\n", "a\n\n", "x\n\n", None),  # an empty line stands anywhere
        ("a\nb\n", "a\nb\nc\n", "x\na\nb\n", "x\na\nb\nc\n"),
        ("b\nc\n", "a\nb\nc\n", "b\nc\nx\n", "a\nb\nc\nx\n"),
    ],
)
def test_a_change_at_an_end_goes_where_its_lines_say(
    before: str, after: str, text: str, found: str | None
) -> None:
    assert apply_patch(text, make_patch(before, after)) == found


def test_a_change_is_known_by_three_lines_on_either_side() -> None:
    lines = [f"{n}\n" for n in range(9)]
    (hunk,) = make_patch("".join(lines), "".join([*lines[:4], "x\n", *lines[5:]]))
    assert (hunk.above, hunk.below) == (tuple(lines[1:4]), tuple(lines[5:8]))
