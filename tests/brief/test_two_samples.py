"""Where one question is put to two samples of draws, the brief says so; names in grids are not cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.brief.walking import rows
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import compose
from tightrope.brief.pictures.drawing import GridCell, ScenarioGrid
from tightrope.brief.pictures.scenario_grid import draw_scenario_grid

DAM = """\
title: The water cut
as_of: 2031-05-01
focal: up
actors: {up: {name: Upland}, down: {name: Downland}}
options:
  up: {close: {text: Close the dam, now: no, assumption: x}}
  down: {strike: {text: Strike the dam, now: no, assumption: x}}
indicators: {power: {name: Power}, war: {name: Risk of war}}
effects:
  - {from: up.close, to: power, sign: +, strength: medium, assumption: x}
  - {from: up.close, to: war, sign: +, strength: medium, assumption: x}
  - {from: down.strike, to: war, sign: +, strength: strong, assumption: x}
interests:
  up: [{in: power, wants: high, weight: major, assumption: x}, {in: war, wants: low, weight: minor, assumption: x}]
  down: [{in: war, wants: low, weight: vital, assumption: x}]
"""
APART = "drawn apart from the draws of “How sure”, so a little more or less by chance"


def test_the_ladder_says_that_its_draws_are_not_those_of_how_sure(tmp_path: Path) -> None:
    (tmp_path / "crisis.yaml").write_text(DAM, encoding="utf-8")
    given = gather(tmp_path, How(draws=8)).brief_input()
    found = rows(compose(given), "change")
    first, *others = [row for row in found if " of " in row[-1]]
    assert first[0] == "As things are"
    assert first[-1].endswith(APART)
    assert others
    assert not any(APART in row[-1] for row in others)
    alone = rows(compose(replace(given, robustness={})), "change")
    assert alone
    assert not any(APART in cell for row in alone for cell in row)


def test_names_of_options_in_the_grid_of_scenarios_are_wrapped_and_not_cut() -> None:
    name = (
        "Sign a treaty of formal military cooperation, or renew the one there is, with a joint "
        "staff and a base on the coast"
    )
    cell = GridCell("yes", "yes")
    for columns in (("Base", "Loan"), ("Base", "A", "B", "C", "D", "E")):
        grid = ScenarioGrid(columns, (("Upland", ((name, (cell,) * len(columns)),)),))
        drawn = str(draw_scenario_grid(grid, "p", "t", "d"))
        assert "…" not in drawn
        assert "coast<" in drawn
