"""Names and texts that only sentences use are no part of what a finding is kept by: an edit of them
works nothing out anew and is told, and no finding has them in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_found import FEW, answered, brief, folder, rewrite, work
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.store import found
from tightrope.app.store.kept import adapter_of
from tightrope.crisis import CrisisModel

__all__ = ["answered", "folder", "work"]

SMALL = ("cuban-missile-crisis-1962", "falklands-1982", "gas-dispute-2009", "two-cities-teaching")
WORDS = (
    ("title: The", "title: Again the"),
    ("name: United States", "name: America"),
    ("Strike the missile sites", "Bomb the missile sites"),
    ("name: Danger of nuclear war", "name: Risk of nuclear war"),
    ("text: The United States strikes", "text: America strikes"),
)
ANOTHER = (
    "scenarios:\n",
    "scenarios:\n  more: {text: More, assume: {usa.blockade: no}, assumption: Tried out}\n",
)


@pytest.mark.parametrize(
    ("edits", "played"), [(WORDS, 0), ((ANOTHER,), 1)], ids=["words", "one more"]
)
def test_an_edit_of_words_or_another_scenario_works_nothing_else_out_anew(
    edits: tuple[tuple[str, str], ...], played: int, folder: Path, work: list[str]
) -> None:
    before = brief(folder)
    for edit in edits:
        rewrite(folder / "crisis.yaml", *edit)
    after = brief(folder)
    assert after != before
    assert len(work) == played
    assert "ask" not in work
    for name in ("found", "ahead"):
        shutil.rmtree(folder / ".tightrope" / name)
    assert brief(folder) == after
    assert len(work) > 3


def reworded(value: Any, words: Any) -> Any:
    """What is left out of the key, put in other words."""
    if words is True or value is None:
        if isinstance(value, str):
            return f"{value} anew"
        return [f"{one} anew" for one in value] if isinstance(value, list) else value
    if isinstance(words, set):
        words = dict.fromkeys(words, True)
    if every := words.get("__all__"):
        if isinstance(value, list):
            return [reworded(one, every) for one in value]
        return {key: reworded(one, every) for key, one in value.items()}
    return {key: reworded(one, words[key]) if key in words else one for key, one in value.items()}


def findings(model: CrisisModel) -> dict[str, bytes]:
    asked = Gathered(None, model, FEW)
    looked = asked.lookout
    told: dict[str, Callable[[], Any]] = {
        "analysis": lambda: asked.analysis,
        "forecast": lambda: looked.both(expected=asked.expected)[0],
        "watch": lambda: looked.both(expected=asked.expected)[1],
        "robustness": asked._robustness,
        **{
            f"scenario {one}": lambda one=one: asked.scenario(one).analysis
            for one in model.scenarios
        },
    }
    made = {name: ask() for name, ask in told.items()}
    with suppress(NoDatedMoves):
        made["backtest"] = looked.backtest((3,))
    return {name: adapter_of(type(one)).dump_json(one) for name, one in made.items()}


@pytest.mark.parametrize("case", SMALL)
def test_no_finding_has_the_words_in_it_that_are_left_out_of_its_key(case: str) -> None:
    model = gather(Path(str(resources.files("tightrope.cases").joinpath(case))), FEW).model
    words = found._WORDS | {"scenarios": {"__all__": found._WORDS_OF_A_SCENARIO - {"cites"}}}
    other = CrisisModel.model_validate(
        reworded(model.model_dump(mode="json", by_alias=True), words)
    )
    assert other != model
    kept = (one.model_dump_json(by_alias=True, exclude=found._WORDS) for one in (model, other))
    assert len(set(kept)) == 1
    assert findings(other) == findings(model)


def test_the_words_left_out_are_fields_of_the_crisis_file() -> None:
    def check(words: dict[str, Any], schema: dict[str, Any]) -> None:
        for field, inside in words.items():
            own = schema["properties"][field]
            while isinstance(inside, dict):
                own, inside = own.get("items") or own["additionalProperties"], inside["__all__"]
            if isinstance(inside, set):
                known = schemas[own["$ref"].rpartition("/")[2]]["properties"]
                assert inside <= known.keys(), field

    whole = CrisisModel.model_json_schema()
    schemas = whole["$defs"]
    check(found._WORDS, whole)
    assert schemas["Scenario"]["properties"].keys() >= found._WORDS_OF_A_SCENARIO
