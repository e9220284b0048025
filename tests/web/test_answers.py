"""The answers over the wire are the command line's, to the byte; what is played says the same in words."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra 'web' is not installed")

from starlette.testclient import TestClient

from tests.web.conftest import KEY, OURS, PORT
from tightrope.app import use_cases
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.app.result import json_text, tell
from tightrope.app.showing import show  # noqa: F401  (what is told of results)
from tightrope.app.workbench.chips import chips_of
from tightrope.app.workbench.opened import Workbench
from tightrope.app.workbench.playing import play
from tightrope.web.app import make_app
from tightrope.web.guard import Key
from tightrope.words.differing import diff_rows

QUICK = How(draws=0)
LANDING = "argentina.invade=yes"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("case") / "f"
    use_cases.init(place, "falklands-1982")
    return place


@pytest.fixture(scope="module")
def browser(case: Path) -> Iterator[TestClient]:
    app: Any = make_app(case, Key(KEY, PORT), lambda: False)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers=OURS) as one:
        one.post("/api/session", json={"key": KEY})
        yield one


def played(browser: TestClient, *changes: str, **more: Any) -> dict[str, Any]:
    found = browser.post(
        "/api/whatif", json={"changes": changes, "draws": 0, "in_words": True, **more}
    )
    assert found.status_code == 200, found.text
    body: dict[str, Any] = found.json()
    return body


def test_an_analysis_is_the_command_lines_to_the_byte(browser: TestClient, case: Path) -> None:
    told = browser.get("/api/analyse", params={"draws": 0}).text
    assert told == json_text(use_cases.analyse(case, how=QUICK).to_json()) + "\n"


def test_a_what_if_is_the_command_lines_to_the_byte(browser: TestClient, case: Path) -> None:
    told = browser.post("/api/whatif", json={"changes": [LANDING], "draws": 0}).text
    assert told == json_text(use_cases.what_if(case, [LANDING], how=QUICK).to_json()) + "\n"


def test_a_brief_is_the_command_lines_to_the_byte(browser: TestClient, case: Path) -> None:
    told = browser.get("/api/brief", params={"draws": 5}).content
    made = use_cases.brief(case, case / "own.json", how=How(draws=5))
    assert told == made.path.read_bytes()
    made.path.unlink()
    figures = set(browser.get("/api/pictures", params={"draws": 5}).json()["pictures"])
    assert figures >= {one["id"] for section in json.loads(told)["sections"]
                       for one in section["blocks"] if one["is"] == "Figure"}  # fmt: skip


def test_facts_are_the_same_whether_or_not_the_base_alone_was_asked(case: Path) -> None:
    one, other = gather(case, How(draws=5)), gather(case, How(draws=5))
    assert one.analysis.strategy is not None
    shutil.rmtree(case / ".tightrope" / "found", ignore_errors=True)  # the other asks by itself
    assert one.facts == other.facts
    assert "analysis" not in other.__dict__


def test_what_is_played_has_a_row_for_each_difference(browser: TestClient, case: Path) -> None:
    told, found = played(browser, LANDING), use_cases.what_if(case, [LANDING], how=QUICK)
    rows = len(diff_rows(found.differences, found.held))
    assert found.held == {"argentina.invade": "yes"}
    assert len(told["differences"]) == rows > 0
    assert told["effect"] == f"{rows} differences"
    assert [one["what"] for one in told["differences"] if "(held)" in one["what"]] == [
        "Argentina: land on the islands (held)"
    ]
    assert "argentina.invade" not in " ".join(told["changed"])
    assert not told["is_size_only"]


def test_counts_of_states_alone_are_told_as_no_effect_in_one_voice(case: Path) -> None:
    found = use_cases.what_if(case, [LANDING], how=QUICK)
    sizes = tuple(one for one in found.differences if one.is_size)
    assert 0 < len(sizes) < len(found.differences)
    told = play(replace(found, differences=sizes), [LANDING], gather(case, QUICK).model)
    assert told.is_size_only
    assert told.effect.startswith("no effect on what is to be expected")


def test_that_only_what_is_expected_is_held_is_said_as_on_the_command_line(case: Path) -> None:
    asked = gather(case, QUICK)
    report = asked.analysis.strategy
    assert report is not None
    option, level = next((o, level) for o, level in report.forecast.items() if level)
    found = use_cases.what_if(case, [f"{option}={level}"], how=QUICK)
    said = play(found, [f"{option}={level}"], asked.model).only_held
    assert said
    assert said in "\n".join(line for line in tell(found) if isinstance(line, str))
    other = use_cases.what_if(case, [LANDING], how=QUICK)
    told = play(other, [LANDING], asked.model)
    assert told.only_held == ""
    assert re.search(r" of (?:the \w+ points that are|all that is) not held", told.expected)


def test_a_change_to_what_is_already_so_has_no_effect_and_says_so(browser: TestClient) -> None:
    told = played(browser)
    assert (told["effect"], told["differences"], told["is_size_only"]) == ("no effect", [], False)


@pytest.mark.parametrize(
    "change", ["argentina.invad=yes", "argentina.invade=maybe", "", "x", "a: b"]
)
def test_a_change_that_is_none_is_told(browser: TestClient, change: str) -> None:
    told = browser.post("/api/whatif", json={"changes": [change], "draws": 0})
    assert told.status_code in (400, 422)
    assert told.json()["error"]["message"]


def test_chips_are_every_option_with_its_levels_and_where_it_is(browser: TestClient) -> None:
    told = browser.get("/api/chips", params={"draws": 0}).json()
    landing = next(one for one in told["chips"] if one["id"] == "argentina.invade")
    assert (landing["values"], landing["now"], landing["group"]) == (
        ["no", "yes"],
        "no",
        "argentina",
    )


def test_chips_are_also_weights_of_interests_and_strengths_of_links(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("cuba") / "w"
    use_cases.init(place, "cuban-missile-crisis-1962")
    bench = Workbench(place)
    chips = chips_of(bench.gathered(QUICK).model).chips
    of = {kind: [one for one in chips if one.kind == kind] for kind in ("interest", "link")}
    assert {one.values for one in of["interest"]} == {("none", "minor", "major", "vital")}
    assert {one.values for one in of["link"]} == {("none", "weak", "medium", "strong")}
    for one in (*of["interest"], *of["link"]):
        found = bench.gathered(QUICK).what_if([f"{one.id}={one.now}"])
        assert found.effect == "no effect", one.id
    turned = [one for one in of["interest"]
              if bench.gathered(QUICK).what_if([f"{one.id}=none"]).effect != "no effect"]  # fmt: skip
    assert turned


def test_side_by_side_the_base_stands_first(browser: TestClient, case: Path) -> None:
    told = browser.post("/api/side", json={"changes": [LANDING], "draws": 0}).json()
    assert told["columns"] == ["as it stands", "what if"]
    held = next(row for row in told["rows"] if row["option"] == "argentina.invade")
    analysed = use_cases.analyse(case, how=QUICK).base.strategy
    assert analysed is not None
    assert held["levels"] == [analysed.forecast["argentina.invade"] or "", "yes"]


def test_a_what_if_is_saved_as_a_scenario_that_says_the_same(
    browser: TestClient, case: Path
) -> None:
    before = (case / "crisis.yaml").read_text("utf-8")
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    saved = {
        "name": "landing",
        "text": "Argentina lands",
        "changes": [LANDING],
        "by": "Ada",
        "draws": 0,
    }
    try:
        assert browser.post("/api/scenario", json=saved).status_code == 200
        after = (case / "crisis.yaml").read_text("utf-8")
        assert all(line in after for line in comments)
        inside = played(browser, scenario="landing")
        assert inside["effect"] == "no effect"
        scenario = use_cases.analyse(case, "landing", QUICK).scenario
        assert scenario is not None
        assert scenario.assumed == {"argentina.invade": "yes"}
        assert scenario.assumption == "Saved from a what-if by Ada"
        assert browser.post("/api/scenario", json=saved).status_code == 400
        undone = browser.post("/api/model/undo", json={"by": "Ada"})
        assert undone.json()["text"] == before
    finally:
        (case / "crisis.yaml").write_text(before, encoding="utf-8")


@pytest.mark.parametrize("name", ["", "Two words", "9", "a" * 60, "../x", "a:b"])
def test_a_scenario_has_the_name_of_an_id(browser: TestClient, name: str) -> None:
    told = browser.post("/api/scenario", json={"name": name, "changes": [LANDING], "draws": 0})
    assert told.status_code == 400


def test_a_scenario_does_not_hold_strengths_and_the_refusal_says_where_they_are_changed(
    browser: TestClient, case: Path
) -> None:
    chips = browser.get("/api/chips", params={"draws": 0}).json()["chips"]
    link = next(one for one in chips if one["kind"] == "link")
    changes = [f"{link['id']}={link['values'][-1]}"]
    told = browser.post("/api/scenario", json={"name": "w", "changes": changes, "draws": 0})
    assert told.status_code == 400
    error = told.json()["error"]
    assert error["message"].startswith("a scenario cannot hold this change")
    assert "in the model itself" in error["hint"]
    assert "Saved from a what-if" not in (case / "crisis.yaml").read_text("utf-8")


def test_a_brief_is_written_into_the_folder_and_given_as_a_file(
    browser: TestClient, case: Path
) -> None:
    told = browser.post("/api/brief", json={"form": "markdown", "draws": 0})
    assert told.json()["path"] == str(case / "brief.md")
    kept = browser.get("/api/export", params={"form": "markdown", "draws": 0})
    assert kept.content == (case / "brief.md").read_bytes()
    assert kept.headers["content-disposition"] == 'attachment; filename="brief.md"'
    assert browser.get("/api/export", params={"form": "pdf"}).status_code == 400


@pytest.mark.parametrize(
    "query",
    [{"draws": "-1"}, {"draws": "1e3"}, {"draws": "100001"}, {"seed": "x"}, {"as_of": "soon"}],
)
def test_settings_that_cannot_be_are_told(browser: TestClient, query: dict[str, str]) -> None:
    assert browser.get("/api/analyse", params=query).status_code == 400


def test_pictures_have_no_script_and_no_inline_style(browser: TestClient) -> None:
    told = browser.get("/api/pictures", params={"draws": 5}).json()["pictures"]

    def walk(tree: list[Any]) -> Iterator[list[Any]]:
        yield tree
        for child in tree[2]:
            if isinstance(child, list):
                yield from walk(child)

    found = [one for tree in told.values() for one in walk(tree)]
    assert {one[0] for one in found} <= {
        "svg", "g", "path", "line", "circle", "rect", "text", "title", "desc", "tspan", "polyline",
        "polygon", "ellipse", "defs", "marker", "a",
    }  # fmt: skip
    names = {name.lower() for one in found for name in one[1]}
    assert not {name for name in names if name.startswith("on") or name in ("style", "href")}


def test_what_comes_next_is_likeliest_first_and_speaks_by_name(browser: TestClient) -> None:
    told = browser.get("/api/ahead", params={"draws": 5, "weeks": 4}).json()
    ends = [fan["probability"][-1] for fan in told["fans"]]
    assert ends == sorted(ends, reverse=True)
    assert all(len(fan["low"]) == len(fan["high"]) == 5 for fan in told["fans"])
    assert not [fan["text"] for fan in told["fans"] if "argentina." in fan["text"]]
    assert told["caveats"]
    assert told["watch"]
    assert browser.get("/api/ahead", params={"weeks": "x"}).status_code == 400
