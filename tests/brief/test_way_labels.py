"""How one gets to an outcome is said alike in the table, in the picture and on the first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.brief.test_rival import TWO, given
from tests.brief.walking import rows, texts
from tightrope.brief import Brief, compose
from tightrope.brief.page import Figure
from tightrope.brief.pictures.drawing import OutcomeMap
from tightrope.brief.pictures.outcome_map import draw_outcome_map

ANSWER = (("belmar", {"belmar.mine": "yes"}),)
PAYS = "steps that pay lead there"


def brief_with(folder: Path, **other: Any) -> Brief:
    made = given(folder, TWO)
    assert made.analysis is not None
    assert made.analysis.strategy is not None
    today, beside = made.analysis.strategy.outcomes
    outcomes = (today, replace(beside, **other))
    strategy = replace(made.analysis.strategy, outcomes=outcomes)
    return compose(replace(made, analysis=replace(made.analysis, strategy=strategy)))


def drawn(brief: Brief) -> str:
    section = next(s for s in brief.sections if s.id == "exits")
    picture = next(b.drawing for b in section.blocks if isinstance(b, Figure))
    assert isinstance(picture, OutcomeMap)
    return str(draw_outcome_map(picture, "p", "t", "d"))


@pytest.mark.parametrize(
    ("other", "note"),
    [
        ({"kind": "other", "single_steps": True, "answer": ANSWER}, f"{PAYS}, but the first mover is held back"),
        ({"kind": "other", "single_steps": True}, PAYS),
        ({"kind": "other", "single_steps": False}, "would hold once there; no steps that pay lead there"),
        ({"kind": "path"}, PAYS),
        ({"kind": "joint_exit", "together": (("ardia",),)}, "one side must begin; the others then follow"),
        ({"kind": "joint_exit", "together": (("ardia", "belmar"),)}, "must be moved together"),
    ],
)  # fmt: skip
def test_the_table_says_how_one_gets_there(
    tmp_path: Path, other: dict[str, Any], note: str
) -> None:
    row = rows(brief_with(tmp_path, **other), "exits")[1]
    assert row[0].endswith(note)
    assert not row[0].removesuffix(note).rstrip().endswith(",")


@pytest.mark.parametrize(
    ("together", "way", "counted"),
    [
        ((("ardia",), ("belmar",)), "Must begin: Ardia or Belmar; the other then follows", "one side must begin"),
        ((("ardia", "belmar"),), "Only together: Ardia and Belmar", "must be taken together"),
        ((), "Only together: Ardia and Belmar", "must be taken together"),
    ],
)  # fmt: skip
def test_the_picture_names_who_must_begin(
    tmp_path: Path, together: tuple[tuple[str, ...], ...], way: str, counted: str
) -> None:
    brief = brief_with(tmp_path, kind="joint_exit", together=together)
    assert f">{way}<" in drawn(brief)
    assert texts(brief, "exits")[0].endswith(f"; it is a way out that {counted}.")
