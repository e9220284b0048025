"""The whole path as a new user walks it, in one process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.brief.edge_cases import write_edge
from tests.cli.conftest import Call


def test_sources_without_a_model_still_make_a_brief(
    call: Call, articles: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    assert call("init", folder)[0] == 0
    code, out, err = call("read", articles, "--into", folder)
    assert (code, err) == (0, "")
    assert "2 added, 0 already there, 0 refused" in out
    code, out, _ = call("brief", folder)
    assert code == 0
    page = (folder / "brief.html").read_text("utf-8")
    assert "Algeria" in page
    assert "priorities" in page  # says what is missing


def test_texts_about_actors_that_nobody_named_lead_to_naming_them(
    call: Call, tmp_path: Path
) -> None:
    folder, article = tmp_path / "w", tmp_path / "strait.txt"
    call("init", folder)
    article.write_text("Norland threatened Sudmark with war on Monday.\n", "utf-8")
    assert "Next: no claim was found" in call("read", article, "--into", folder)[1]
    text = (folder / "crisis.yaml").read_text("utf-8")
    named = "actors: {norland: {name: Norland}, sudmark: {name: Sudmark}}"
    (folder / "crisis.yaml").write_text(text.replace("actors: {}", named), "utf-8")
    again = call("read", article, "--into", folder)[1]
    assert f"Next: tightrope review {folder}, or" in again
    assert "no claim was found" not in again


def test_reading_again_changes_nothing(call: Call, articles: Path, quarrel: Path) -> None:
    call("read", articles, "--into", quarrel)
    before = {p: p.read_bytes() for p in quarrel.rglob("*") if p.is_file()}
    code, out, _ = call("read", articles, "--into", quarrel)
    assert code == 0
    assert "0 added, 2 already there" in out
    assert {p: p.read_bytes() for p in quarrel.rglob("*") if p.is_file()} == before


def test_export_gives_exact_quotes(call: Call, articles: Path, quarrel: Path) -> None:
    call("read", articles, "--into", quarrel)
    _, out, _ = call("export", "claims", quarrel)
    claims = [json.loads(line) for line in out.splitlines()]
    assert claims
    for claim in claims:
        text = (quarrel / "sources" / claim["source"]).read_text("utf-8")
        assert text[claim["start"] : claim["end"]] == claim["quote"] != ""
    _, out, _ = call("export", "passages", quarrel, "--format", "jsonl")
    assert {"source", "start", "end", "label"} == set(json.loads(out.splitlines()[0]))


def test_analysis_finds_what_the_quarrel_was_built_to_show(call: Call, quarrel: Path) -> None:
    code, out, _ = call("analyse", quarrel, "--json")
    assert code == 0
    base = json.loads(out)["base"]
    assert base["strategy"]["states_feasible"] == 4
    assert base["strategy"]["forecast"] == {"algeria.cut": "no", "spain.side": "no"}
    assert [p["actor"] for p in base["alignment"]["pivots"] if p["strained"]] == ["spain"]
    (line,) = base["commitments"]["red_lines"]
    # it deters from crossing while the gas flows; that the cut punishes too where it has come is no matter
    assert (line["verdict"], line["deters"]) == ("credible", "yes")


def test_the_outcomes_that_matter_stand_at_the_top_of_what_analyse_says(
    call: Call, tmp_path: Path
) -> None:
    told = json.loads(call("analyse", write_edge("truce", tmp_path / "truce"), "--json")[1])
    today, truce = told["outcomes"]
    assert (today["kind"], today["changes"], today["of"]) == ("today", {}, 200)
    assert truce["kind"] == "joint_exit"
    assert truce["changes"] == {"harra.fire": "no", "belmar.fire": "no"}
    assert truce["holds"] == dict.fromkeys(("nash", "gmr", "smr", "seq"), True)
    assert truce["prefer"] == ["harra", "belmar", "ostia", "vinland"]
    assert truce["oppose"] == []
    assert 0 < truce["draws"] <= truce["of"] == 200
    assert [m["decision_maker"] for m in truce["moves"]] == ["harra", "belmar"]
    assert [m["changes"] for m in truce["moves"]] == [{"harra.fire": "no"}, {"belmar.fire": "no"}]
    assert [(r["decision_maker"], r["line"]) for r in truce["reasons"]] == [
        ("harra", "not belmar.fire"), ("belmar", "not harra.fire"),
        ("ostia", "not (harra.fire and belmar.fire)"), ("vinland", "not harra.fire"),
    ]  # fmt: skip


def test_analyze_is_analyse(call: Call, quarrel: Path) -> None:
    assert call("analyze", quarrel, "--json") == call("analyse", quarrel, "--json")


def test_scenario_is_set_against_the_base_and_its_source(call: Call, quarrel: Path) -> None:
    _, out, _ = call("analyse", quarrel, "--scenario", "spain_sides", "--json")
    scenario = json.loads(out)["scenario"]
    assert {e["option"]: e["verdict"] for e in scenario["expectations"]} == {
        "algeria.cut": "reproduced"
    }
    told = {(d["kind"], *d["of"]): d for d in scenario["differences"]}
    cut = told["forecast", "algeria.cut"]
    assert (cut["before"], cut["after"]) == ("no", "yes")


def test_what_if_says_what_changes_and_leaves_the_file_alone(call: Call, quarrel: Path) -> None:
    before = (quarrel / "crisis.yaml").read_bytes()
    code, out, _ = call("whatif", quarrel, "spain.side=yes")
    assert code == 0
    assert "What is expected: Algeria: cut the gas" in out
    assert (quarrel / "crisis.yaml").read_bytes() == before


def test_what_if_says_no_effect_aloud(call: Call, quarrel: Path) -> None:
    code, out, _ = call("whatif", quarrel, "algeria.cut=no")
    assert code == 0
    change = "spain: raise 'spain.side' above 'not algeria.cut'"
    assert "no effect" not in call("whatif", quarrel, change)[1].splitlines()
    same = "algeria: raise 'not spain.side' above 'algeria.cut iff spain.side'"
    code, out, _ = call("whatif", quarrel, same)
    assert code == 0
    assert "no effect" in out.splitlines()


def test_check_and_diff(call: Call, quarrel: Path, tmp_path: Path) -> None:
    code, out, _ = call("check", quarrel)
    assert code == 0, out
    other = tmp_path / "other.yaml"
    other.write_text((quarrel / "crisis.yaml").read_text("utf-8").replace("strength", "strength"))
    assert call("diff", quarrel, other)[1].strip() == "no difference"
    other.write_text((quarrel / "crisis.yaml").read_text("utf-8").replace("trade}", "fish}"))
    assert "fish" in call("diff", quarrel, other)[1]


def test_brief_in_three_forms_is_the_same_twice(call: Call, quarrel: Path, tmp_path: Path) -> None:
    for ending in ("html", "md", "json"):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        assert call("brief", quarrel, "--out", first)[0] == 0
        assert call("brief", quarrel, "--out", second)[0] == 0
        assert first.read_bytes() == second.read_bytes()


def test_doctor_schema_completion(call: Call) -> None:
    assert call("doctor")[0] == 0
    assert json.loads(call("schema")[1])["type"] == "object"
    assert "tightrope" in call("completion", "bash")[1]


def test_reading_tells_now_and_then_what_it_is_at_where_nobody_sees_a_bar(
    call: Call, articles: Path, quarrel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tightrope.cli.show.SILENCE", 0.0)
    told = call("read", articles, "--into", quarrel)[2]
    assert "reading: first.txt (" in told
    assert "reading: weighing what they say (" in told
