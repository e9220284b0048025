"""What nobody minds may be found at any level: no scenario is said to change it."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.test_drift import DATED
from tests.brief.walking import texts
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import BriefInput, compose
from tightrope.brief.page import Figure

SCENARIOS = """
scenarios:
  dug: {text: A digs, assume: {a.dig: yes}, assumption: x}
"""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> BriefInput:
    folder = tmp_path_factory.mktemp("scenes")
    (folder / "crisis.yaml").write_text(DATED + SCENARIOS, "utf-8")
    return gather(folder, How(draws=0)).brief_input()


def test_a_scenario_in_which_only_what_nobody_minds_comes_out_otherwise_has_no_effect(
    given: BriefInput,
) -> None:
    (scenario,) = given.scenarios
    strategy = scenario.analysis.strategy
    assert strategy is not None
    otherwise = {**strategy.forecast, "a.sing": "no", "b.pay": "yes"}
    found = dataclasses.replace(strategy, forecast=otherwise)
    analysis = dataclasses.replace(scenario.analysis, strategy=found)
    moved = dataclasses.replace(scenario, analysis=analysis)
    brief = compose(dataclasses.replace(given, scenarios=(moved,)))
    (figure,) = [
        block
        for section in brief.sections
        if section.id == "scenes"
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert [row.cells[0].text for row in figure.table.rows] == ["Dig"]
    assert not any("Under “Dug”" in text for text in texts(brief, "change"))
