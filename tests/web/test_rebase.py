"""Edits brought to a text that somebody else changed meanwhile: what holds, and what clashes."""

from __future__ import annotations

from typing import Any

import pytest

from tightrope.app.workbench.rebase import Clash, rebase_edits
from tightrope.crisis.edit import Edit
from tightrope.findings import KeyPath

BASE = {"title": "T", "ties": ["a", "b", "c"], "actors": {"x": {"name": "X", "kind": "state"}}}


def theirs(**changed: Any) -> dict[str, Any]:
    return {name: value for name, value in {**BASE, **changed}.items() if value is not None}


def where(edit: Edit, other: Any, *, over: bool = False) -> tuple[KeyPath, ...] | Clash:
    made, clashes = rebase_edits([edit], BASE, other, over=over)
    assert len(made) + len(clashes) < 2
    return clashes[0] if clashes else tuple(one.path for one in made)


def sets(*path: str | int, to: Any = "new") -> Edit:
    return Edit("set", path, to)


@pytest.mark.parametrize(
    ("listed", "edited", "found"),
    [
        (["a", "b", "c"], 1, 1),
        (["new", "a", "b", "c"], 1, 2),
        (["new", "a", "b", "c"], 0, 1),
        (["b", "c"], 1, 0),
        (["a", "b", "more", "c"], 2, 3),
        (["c"], 2, 0),
        (["a", "b", "c", "d"], 2, 2),
    ],
)
def test_an_item_is_followed_to_where_it_stands_now(
    listed: list[str], edited: int, found: int
) -> None:
    assert where(sets("ties", edited), theirs(ties=listed)) == (("ties", found),)
    assert where(Edit("remove", ("ties", edited)), theirs(ties=listed)) == (("ties", found),)


@pytest.mark.parametrize(
    ("listed", "at", "found"),
    [
        (["a", "b", "c"], 3, 3),
        (["a", "b", "c", "d"], 3, 4),
        (["new", "a", "b", "c"], 1, 2),
        (["a", "c"], 1, 1),
        (["a", "q", "c"], 1, 1),
        ([], 1, 0),
        (["a", "b"], 2, 2),
    ],
)
def test_an_item_is_added_before_the_same_one(listed: list[str], at: int, found: int) -> None:
    assert where(Edit("add", ("ties", at), "new"), theirs(ties=listed)) == (("ties", found),)


def test_an_item_that_the_other_took_out_or_changed_clashes() -> None:
    assert where(sets("ties", 1), theirs(ties=["a", "c"])) == Clash(("ties", 1), "b", None, "new")
    changed = theirs(ties=["a", "q", "c"])
    assert where(sets("ties", 1), changed) == Clash(("ties", 1), "b", "q", "new")
    assert where(Edit("remove", ("ties", 1)), changed) == Clash(("ties", 1), "b", "q", None)
    assert where(sets("ties", 1), changed, over=True) == (("ties", 1),)
    two = theirs(ties=["a", "q", "r", "c"])  # nobody can say which of them it became
    assert where(sets("ties", 1), two, over=True) == Clash(("ties", 1), "b", None, "new")


@pytest.mark.parametrize(
    ("edit", "other", "clash"),
    [
        (sets("title"), theirs(title="Other"), Clash(("title",), "T", "Other", "new")),
        (sets("title"), theirs(title=None), Clash(("title",), "T", None, "new")),
        (
            Edit("remove", ("title",)),
            theirs(title="Other"),
            Clash(("title",), "T", "Other", None),
        ),
        (
            sets("actors", "x", "name"),
            theirs(actors={"y": {}}),
            Clash(("actors", "x", "name"), "X", None, "new"),
        ),
        (
            Edit("add", ("actors", "y"), {"name": "Mine"}),
            theirs(actors={**BASE["actors"], "y": {"name": "Yours"}}),  # type: ignore[dict-item]
            Clash(("actors", "y"), None, {"name": "Yours"}, {"name": "Mine"}),
        ),
    ],
)
def test_two_who_changed_one_place(edit: Edit, other: Any, clash: Clash) -> None:
    assert where(edit, other) == clash


@pytest.mark.parametrize(
    ("edit", "other", "made"),
    [
        (sets("title"), theirs(summary="s"), (("title",),)),
        (sets("title"), theirs(title="new"), ()),  # the other has done the same
        (Edit("remove", ("title",)), theirs(title=None), ()),
        (Edit("remove", ("title",)), BASE, (("title",),)),
        (
            Edit("add", ("actors", "y"), {"name": "Y"}),
            theirs(actors={**BASE["actors"], "y": {"name": "Y"}}),  # type: ignore[dict-item]
            (),
        ),
        (
            Edit("add", ("actors", "x", "ids", "iso3"), "XXX"),
            theirs(actors={"x": {"name": "X"}}),
            (("actors", "x", "ids", "iso3"),),
        ),
        # of two equal items of a list both are meant
        (Edit("add", ("ties", 3), "d"), theirs(ties=["a", "b", "c", "d"]), (("ties", 4),)),
        (sets("title", to=True), theirs(title="yes"), ()),  # as it reads back
    ],
)
def test_what_the_other_left_alone_or_did_as_well(
    edit: Edit, other: Any, made: tuple[KeyPath, ...]
) -> None:
    assert where(edit, other) == made


def test_what_is_written_over_is_set_even_where_it_was_to_be_added() -> None:
    other = theirs(actors={**BASE["actors"], "y": {"name": "Yours"}})  # type: ignore[dict-item]
    made, clashes = rebase_edits(
        [Edit("add", ("actors", "y"), {"name": "Mine"})], BASE, other, over=True
    )
    assert (made, clashes) == ((Edit("set", ("actors", "y"), {"name": "Mine"}),), ())
    gone = theirs(actors={"y": {}})
    _, clashes = rebase_edits([sets("actors", "x", "name")], BASE, gone, over=True)
    assert len(clashes) == 1  # what was taken out is no place to write over


def test_later_edits_are_followed_through_earlier_ones() -> None:
    edits = [Edit("remove", ("ties", 0)), sets("ties", 0, to="B"), Edit("add", ("ties", 2), "end")]
    made, clashes = rebase_edits(edits, BASE, theirs(ties=["new", "a", "b", "c"]))
    assert clashes == ()
    assert [(one.how, one.path) for one in made] == [
        ("remove", ("ties", 1)),
        ("set", ("ties", 1)),
        ("add", ("ties", 3)),
    ]
