"""What a page is told of a what-if: what is expected otherwise is asked of options, not of what is held besides."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.articles import CRISIS
from tightrope.app.workbench import playing
from tightrope.app.workbench.playing import play, side_by_side
from tightrope.crisis import parse_crisis

MODEL = parse_crisis(CRISIS).model


def row(size: bool = False, **grounds: Any) -> Of:
    own = Of(**{"cites": (), "assumptions": (), **grounds})
    return Of(of=[Of(key=Of(kind="x"), grounds=own, is_size=size)], before="b", after="a")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Of what it is asked what is expected otherwise; rows stand for the differences themselves."""
    seen: list[Any] = []

    def expected(*args: Any) -> str:
        seen.append(args)
        return "<expected>"

    for name, stub in {
        "expected_otherwise": expected,
        "diff_rows": lambda differences, held, headed: list(differences),
        "head_of": lambda row, names: "<head>",
        "concept_of": lambda key: None,
        "only_held": lambda found: f"<{found} held>",
        "render": lambda phrase, names: str(phrase),
    }.items():
        monkeypatch.setattr(playing, name, stub)
    return seen


def played(*rows: Of, **fields: Any) -> Any:
    found: Any = Of(
        **{"differences": rows, "held": {}, "effect": "no effect", "only_held": None, **fields}
    )
    return play(found, [], MODEL, "a day")


def test_only_options_that_are_held_are_told_apart_from_those_that_follow(asked: list[Any]) -> None:
    found = played(held={"spain.side": "yes", "price": "high"})
    ((_, number, held, unminded),) = asked
    assert (number, held, unminded) == (2, ["spain.side"], [])
    assert (found.effect, found.expected, found.only_held) == ("no effect", "<expected>", "")
    assert found.of_day == "a day"
    assert played(only_held="x").only_held == "<x held>"


@pytest.mark.parametrize(
    ("rows", "effect", "size_only"),
    [
        ((), "no effect", False),
        ((row(),), "1 difference", False),
        ((row(), row(size=True)), "2 differences", False),
        (
            (row(size=True), row(size=True)),
            "no effect on what is to be expected; only counts of states differ",
            True,
        ),
    ],
)
def test_the_effect_is_counted_unless_only_counts_differ(
    rows: tuple[Of, ...], effect: str, size_only: bool, asked: list[Any]
) -> None:
    found = played(*rows)
    assert (found.effect, found.is_size_only) == (effect, size_only)
    assert [one.is_size for one in found.differences] == [one.of[0].is_size for one in rows]
    assert len(asked) == 1


def test_grounds_that_several_facts_share_are_named_once(asked: list[Any]) -> None:
    both = row(cites=("c1", "c2"), assumptions=("so",))
    both.of += row(cites=("c2", "c3"), assumptions=("so", "else")).of
    (found,) = played(both).differences
    assert asked
    assert (found.cites, found.assumptions) == (("c1", "c2", "c3"), ("so", "else"))


@pytest.mark.parametrize(("holds", "level"), [(True, "yes"), (False, None), (None, None)])
def test_each_column_says_whether_today_holds_and_leaves_open_what_is_open(
    holds: bool | None, level: str | None
) -> None:
    strategy = Of(forecast={"spain.side": level}, status_quo=Of(equilibrium={"seq": holds}))
    base: Any = Of(model=MODEL, changed=lambda model, shares: Of(strategy=None))
    other: Any = Of(model=MODEL, changed=lambda model, shares: Of(strategy=strategy))
    found = side_by_side(base, ["spain_sides"], ["algeria.cut=yes"], {"then": other})
    text = MODEL.scenarios["spain_sides"].text
    assert found.columns == ("as it stands", text, "what if", "then")
    assert found.holds == (None, None, None, holds)
    rows = {one.option: (one.owner, one.levels) for one in found.rows}
    assert rows["spain.side"] == ("Spain", ("", "", "", level or ""))
    assert list(rows) == ["algeria.cut", "spain.side"]
    assert side_by_side(base, [], [], {}).columns == ("as it stands",)
