"""What a notebook meets: every verb as a method, one-line reprs, script-free HTML, frozen results."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tightrope as tw
from tests.articles import CRISIS, FIRST, SECOND
from tightrope.app.result import Result
from tightrope.cli.main import VERBS as MAIN_VERBS
from tightrope.errors import TightropeError

LOUD = CRISIS.replace("The pipeline quarrel", "<script>x</script>")


@pytest.fixture
def crisis(tmp_path: Path) -> tw.Crisis:
    path = tmp_path / "crisis.yaml"
    path.write_text(LOUD, "utf-8")
    return tw.open_crisis(path, draws=5)


@pytest.fixture
def folder(tmp_path: Path) -> tw.Crisis:
    place = tmp_path / "w"
    (place / "sources").mkdir(parents=True)
    (place / "crisis.yaml").write_text(LOUD, "utf-8")
    for name, text in (("first.txt", FIRST), ("second.txt", f"<script>x</script>\n\n{SECOND}")):
        (tmp_path / name).write_text(text, "utf-8")
    made = tw.open_crisis(place, draws=5)
    made.read(tmp_path / "first.txt", tmp_path / "second.txt")
    return made


def _results(folder: tw.Crisis) -> Iterator[Any]:
    claim = folder.claims().table[0]["id"]
    yield folder.analyse()
    yield folder.analyse("spain_sides")
    yield folder.what_if("spain.side=yes")
    yield folder.check()
    yield folder.expectations()
    yield folder.documents()
    yield folder.claims()
    yield folder.decide(accept=[claim])
    yield folder.decide(reject=[claim])
    yield folder.brief()
    yield folder.export("passages", folder._place / "passages.jsonl")
    yield folder.waiting()
    yield folder.waiting(document="first.txt")
    yield folder.skipped()
    yield folder.draft(suggested=True)
    yield folder.gate()
    yield folder.count("seq")
    yield folder.least_change("spain.side=yes")
    yield folder.differences_to(folder.with_("spain.side=yes"))
    yield folder.forecast(weeks=2, keep=True)
    yield folder.watch(weeks=2)
    yield folder.resolve()


def test_every_result_is_one_short_line_json_and_html_without_script(folder: tw.Crisis) -> None:
    for result in _results(folder):
        assert isinstance(result, Result)
        assert "\n" not in repr(result)
        assert len(repr(result)) < 300, repr(result)
        html = result._repr_html_()
        assert "<script" not in html
        assert html.startswith("<")
        told = json.loads(json.dumps(result.to_json()))
        assert told["tightrope"] == tw.__version__
        assert told["schema"] == result.schema


def test_reprs_of_reports_are_one_short_line(crisis: tw.Crisis) -> None:
    analysis = crisis.analysis
    reports = [analysis.alignment, analysis.commitments, analysis.effects, analysis.strategy]
    scenario = crisis.scenario("spain_sides")
    parts = [crisis, crisis.conflict(), crisis._gathered, analysis, scenario, scenario.analysis]
    for value in (*parts, *reports, crisis.model):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 500, repr(value)[:300]


def test_html_of_the_crisis_has_no_script(crisis: tw.Crisis) -> None:
    assert "<script" not in crisis._repr_html_()
    assert "algeria.cut" in crisis._repr_html_()


VERBS = {
    "demo": "open_crisis", "init": "open_crisis", "analyse": "analyse", "whatif": "what_if", "review": "decide",
    "import": "with_", "diff": "differences_to", "doctor": "open_crisis", "schema": "open_crisis",
    "completion": "open_crisis", "mcp": "open_crisis", "serve": "open_crisis",
}  # fmt: skip


def test_every_verb_of_the_shell_has_its_method() -> None:
    """Verbs that make a folder, or look at the machine, have none: `VERBS` says what stands for them."""
    for verb in MAIN_VERBS:
        name = VERBS.get(verb, verb)
        assert hasattr(tw.Crisis, name) or name == "open_crisis", verb


def test_a_claim_of_ones_own_counts_at_once(folder: tw.Crisis) -> None:
    quote = FIRST.strip().splitlines()[-1].split(".")[0]
    before = len(folder.claims().table)
    made = folder.claim("first.txt", quote, "spain", "other", target="algeria", polarity=0)
    assert made.decision.judgement == "accepted"
    assert len(folder.claims().table) == before + 1


SEALED = """sealed:
- {id: later, date: 2024-06-01, text: Spain took a side, confidence: high, trigger: ["spain.side=yes"],
   observed: {algeria.cut: yes}}
"""


def test_forecasts_are_set_against_what_happened_later(folder: tw.Crisis, tmp_path: Path) -> None:
    (tmp_path / "later.yaml").write_text(SEALED, "utf-8")
    found = folder.hindsight(tmp_path / "later.yaml")
    assert ("later", "algeria.cut") in {(row["event"], row["option"]) for row in found.table}
    assert "Spain took a side" in found.page


def test_what_differs_from_a_changed_crisis_is_told(crisis: tw.Crisis) -> None:
    assert crisis.differences_to(crisis).changes == ()
    changed = crisis.with_("spain.side=yes")
    assert any("spain.side" in line for line in crisis.differences_to(changed).changes)


def test_results_are_frozen(crisis: tw.Crisis) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        crisis.analysis.strategy = None  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        crisis.analyse().facts = ()  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        crisis.model = None  # type: ignore[misc,assignment]


def test_conflict_of_a_scenario_holds_its_assumption(crisis: tw.Crisis) -> None:
    base, sides = crisis.conflict(), crisis.conflict("spain_sides")
    assert isinstance(sides, tw.Conflict)
    assert (base.states, sides.states) == (4, 2)
    assert crisis.what_if("spain.side=yes").differences
    with pytest.raises(TightropeError, match="spain_sides"):
        crisis.conflict("spain_side")


def test_a_changed_model_is_another_crisis(crisis: tw.Crisis) -> None:
    changed = crisis.with_("spain.side=yes")
    assert changed.conflict().states < crisis.conflict().states
    strategy = changed.analysis.strategy
    assert strategy is not None
    assert strategy.forecast["algeria.cut"] == "yes"
    renamed = crisis.with_(title="Another")
    assert (renamed.model.title, crisis.model.title) == ("Another", "<script>x</script>")
    with pytest.raises(TightropeError, match=r"spain\.side"):
        crisis.with_("spain.sid=yes")


def test_frames_hold_the_rows(folder: tw.Crisis) -> None:
    for frames in ("to_pandas", "to_polars"):
        pytest.importorskip(frames.removeprefix("to_"))
        claims = getattr(folder.claims(), frames)()
        assert len(claims) == len(folder.claims().table) > 3
        assert {"id", "quote", "source_actor", "relation", "status"} <= set(claims.columns)
        facts = getattr(folder.analyse(), frames)()
        assert {"kind", "of", "value"} <= set(facts.columns)
        differences = getattr(folder.what_if("spain.side=yes"), frames)()
        assert {"kind", "of", "before", "after"} <= set(differences.columns)
        documents = getattr(folder.documents(), frames)()
        assert list(documents["name"]) == ["first.txt", "second.txt"]


def test_a_decision_shows_in_the_claims(folder: tw.Crisis) -> None:
    claim = folder.claims().table[0]["id"]
    folder.decide(accept=[claim])
    status = {row["id"]: row["status"] for row in folder.claims().table}
    assert status[claim] == "accepted"
    assert list(status.values()).count("accepted") == 1


def test_a_file_alone_has_no_documents_and_says_so(crisis: tw.Crisis) -> None:
    with pytest.raises(TightropeError, match="file alone"):
        crisis.claims()
    assert crisis.expectations().expectations == ()


def test_scenarios_are_those_of_the_file(crisis: tw.Crisis) -> None:
    assert [s.name for s in crisis.scenarios()] == list(crisis.model.scenarios)
    assert crisis.scenarios()[0].differences == crisis.scenario("spain_sides").differences
