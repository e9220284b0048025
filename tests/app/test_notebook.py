"""What a notebook meets: one-line reprs, script-free HTML, frozen results."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import tightrope as tw
from tests.articles import CRISIS
from tightrope.errors import TightropeError


@pytest.fixture
def crisis(tmp_path: Path) -> tw.Crisis:
    path = tmp_path / "crisis.yaml"
    path.write_text(CRISIS.replace("The pipeline quarrel", "<script>x</script>"), "utf-8")
    return tw.open_crisis(path)


def test_reprs_are_one_short_line(crisis: tw.Crisis) -> None:
    analysis = crisis.analysis
    parts = [analysis.alignment, analysis.commitments, analysis.effects]
    for value in (crisis, crisis.conflict(), crisis.scenario("spain_sides"), *parts):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 160


def test_html_repr_has_no_script(crisis: tw.Crisis) -> None:
    assert "<script" not in crisis._repr_html_()


def test_results_are_frozen(crisis: tw.Crisis) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        crisis.analysis.strategy = None  # type: ignore[misc]


def test_conflict_of_a_scenario_holds_its_assumption(crisis: tw.Crisis) -> None:
    base, sides = crisis.conflict(), crisis.conflict("spain_sides")
    assert isinstance(sides, tw.Conflict)
    assert (base.states, sides.states) == (4, 2)
    assert crisis.what_if("spain.side=yes").differences
    with pytest.raises(TightropeError, match="spain_sides"):
        crisis.conflict("spain_side")
