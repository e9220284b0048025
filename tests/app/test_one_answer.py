"""One folder gives one answer, whichever verb is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.articles import FIRST, SECOND
from tightrope.app import use_cases
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.app.result import plain
from tightrope.app.store.folder import example_names, init_folder

DRAWS = 5
SUGGESTED = "suggested ties only"


@pytest.fixture(params=[*example_names(), SUGGESTED])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name = request.param
    made = init_folder(tmp_path / "w", None if name == SUGGESTED else name)
    if name == SUGGESTED:
        (made.sources / "first.txt").write_text(FIRST, "utf-8")
        (made.sources / "second.txt").write_text(SECOND, "utf-8")
    return made.path


def test_analyse_brief_what_if_and_scenarios_find_the_same(folder: Path) -> None:
    analysed = use_cases.analyse(folder, how=How(draws=DRAWS)).to_json()
    facts = analysed["facts"]
    assert facts
    out = folder / "brief.json"
    use_cases.brief(folder, out, how=How(draws=DRAWS))
    assert json.loads(out.read_text("utf-8"))["facts"] == facts
    unchanged = use_cases.what_if(folder, [], how=How(draws=DRAWS)).to_json()
    assert (unchanged["effect"], unchanged["differences"]) == ("no effect", [])
    assert unchanged["facts"] == facts
    for name in gather(folder, How(draws=DRAWS)).model.scenarios:
        scenario = use_cases.analyse(folder, name, how=How(draws=DRAWS)).to_json()
        assert scenario["facts"] == facts
        assert _briefed(folder, name) == scenario["scenario"]["differences"]


def _briefed(folder: Path, name: str) -> Any:
    """What the brief is given of a scenario's differences."""
    given = gather(folder, How(draws=DRAWS)).brief_input()
    (found,) = [scenario for scenario in given.scenarios if scenario.name == name]
    return plain(found.differences)


def test_suggested_ties_stand_in_for_every_verb_and_are_told(tmp_path: Path) -> None:
    made = init_folder(tmp_path / "w")
    (made.sources / "first.txt").write_text(FIRST, "utf-8")
    analysed = use_cases.analyse(made.path)
    assert analysed.suggested_ties > 0
    assert analysed.base.alignment is not None
    assert use_cases.what_if(made.path, []).analysis.alignment is not None
    text = made.crisis.read_text("utf-8")
    tie = "{from: spain, to: algeria, kind: economic, sign: +, assumption: known}"
    actors = "{spain: {name: Spain}, algeria: {name: Algeria}}"
    made.crisis.write_text(f"title: Own ties\nactors: {actors}\nties:\n  - {tie}\n", "utf-8")
    assert text != made.crisis.read_text("utf-8")
    own = use_cases.analyse(made.path)
    assert own.suggested_ties == 0  # a person's ties stand alone
    assert own.base.alignment is not None
    assert len(own.base.alignment.layers[0].ties) == 1
