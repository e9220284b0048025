"""The model over the wire: shown, tried, changed, undone; the draft made and decided."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.web.conftest import KEY, OURS
from tightrope.app import use_cases
from tightrope.app.workbench.opened import Workbench

TIE = {"from": "freedonia", "to": "sylvania", "sign": "-", "assumption": "as told"}


def shown(browser: TestClient) -> dict[str, Any]:
    found = browser.get("/api/model")
    assert found.status_code == 200, found.text
    body: dict[str, Any] = found.json()
    return body


def post(
    browser: TestClient, place: str, body: dict[str, Any], status: int = 200
) -> dict[str, Any]:
    found = browser.post(f"/api/{place}", json=body)
    assert found.status_code == status, found.text
    said: dict[str, Any] = found.json()
    return said


def add(path: list[str | int], value: object) -> dict[str, object]:
    return {"how": "add", "path": path, "value": value}


def test_an_edit_is_tried_made_undone_and_done_again(browser: TestClient, folder: Path) -> None:
    before = shown(browser)
    asked = {"seen": before["text"], "edits": [add(["ties", 0], TIE)]}
    assert post(browser, "model/try", asked)["what"][0].startswith("tie added: ")
    assert shown(browser)["text"] == before["text"]
    made = post(browser, "model/edit", {**asked, "by": "Ada"})
    assert (folder / "crisis.yaml").read_text("utf-8") == made["text"] != before["text"]
    assert post(browser, "model/undo", {"by": "Ada"})["text"] == before["text"]
    assert post(browser, "model/redo", {"by": "Ada"})["text"] == made["text"]
    assert [one["way"] for one in shown(browser)["history"]] == ["redo", "undo", "edit"]


def test_a_clash_is_told_with_both_versions(browser: TestClient) -> None:
    seen = shown(browser)["text"]
    path = ["actors", "freedonia", "name"]
    for name, status in (("Ada's", 200), ("Bob's", 409)):
        edit = {"how": "set", "path": path, "value": name}
        said = post(browser, "model/edit", {"seen": seen, "edits": [edit]}, status)
    assert said["error"]["code"] == "edits-clash"
    [clash] = said["error"]["clashes"]
    assert (clash["path"], clash["theirs"], clash["ours"]) == (path, "Ada's", "Bob's")


def another(browser: TestClient) -> TestClient:
    """Another browser of the same person at the same server."""
    other = TestClient(browser.app, base_url=str(browser.base_url))
    other.headers.update(OURS)
    assert other.post("/api/session", json={"key": KEY}).status_code == 200
    return other


def retitled(title: str, seen: str) -> dict[str, Any]:
    return {"seen": seen, "edits": [{"how": "set", "path": ["title"], "value": title}]}


def test_what_was_written_on_an_older_value_is_refused_and_says_who_changed_it(
    browser: TestClient,
) -> None:
    began = shown(browser)["text"]
    post(browser, "model/edit", {**retitled("Title by Ada", began), "by": "Ada"})
    later = {**retitled("Title by Bob", began), "by": "Bob"}
    error = post(browser, "model/edit", later, 409)["error"]
    assert "Ada changed the same place meanwhile" in error["message"]
    assert shown(browser)["data"]["title"] == "Title by Ada"
    post(browser, "model/undo", {"by": "Ada"})
    post(browser, "model/redo", {"by": "Ada"})
    assert "Ada changed" in post(browser, "model/edit", later, 409)["error"]["message"]


def test_where_an_editor_changed_the_same_place_nobody_is_named(
    browser: TestClient, folder: Path
) -> None:
    began = shown(browser)["text"]
    post(browser, "model/edit", {**retitled("Title by Ada", began), "by": "Ada"})
    crisis = folder / "crisis.yaml"
    crisis.write_text(crisis.read_text("utf-8").replace("Title by Ada", "By hand"), "utf-8")
    error = post(browser, "model/edit", retitled("Title by Bob", began), 409)["error"]
    assert "somebody changed the same place meanwhile" in error["message"]


def test_undo_takes_back_only_what_was_done_in_this_browser(browser: TestClient) -> None:
    other = another(browser)
    first = post(browser, "model/edit", retitled("Title by O", shown(browser)["text"]))["text"]
    second = post(other, "model/edit", retitled("Title by Q", first))["text"]
    assert [one["what"] for one in shown(browser)["undo"]] == [shown(browser)["history"][1]["what"]]
    refused = post(browser, "model/undo", {}, 409)["error"]
    assert refused["code"] == "cannot-take-back"
    assert shown(browser)["text"] == second
    assert post(other, "model/undo", {})["text"] == first
    assert post(other, "model/undo", {}, 409)["error"]["message"].startswith("there is nothing of")


def test_each_tab_undoes_only_its_own_and_the_first_goes_on_from_an_earlier_session(
    browser: TestClient,
) -> None:
    second = {"x-tightrope-tab": "1"}
    first = post(browser, "model/edit", retitled("Title by the first", shown(browser)["text"]))
    browser.headers.update(second)
    assert shown(browser)["undo"] == []
    later = post(browser, "model/edit", retitled("Title by the second", first["text"]))["text"]
    for tab in ("0", "x", "1e9", "9999"):
        browser.headers["x-tightrope-tab"] = tab
        post(browser, "model/undo", {}, 409)
    del browser.headers["x-tightrope-tab"]
    assert len(shown(browser)["undo"]) == 1
    assert shown(browser)["text"] == later
    browser.headers.update(second)
    assert post(browser, "model/undo", {})["text"] == first["text"]


def test_a_draft_accepted_in_another_browser_is_not_undone_in_this_one(
    browser: TestClient,
) -> None:
    other = another(browser)
    post(browser, "draft/make", {"suggested": True})
    waiting = browser.get("/api/draft").json()["waiting"]
    tie = next(one["id"] for one in waiting if one["section"] == "ties")
    post(browser, "draft/decide", {"accept": [tie]})
    assert (len(shown(browser)["undo"]), shown(other)["undo"]) == (1, [])


def test_a_browser_stays_itself_when_it_is_given_a_new_key(browser: TestClient) -> None:
    kept = browser.cookies["tightrope-browser"]
    again = browser.post("/api/session", json={"key": KEY})
    assert "tightrope-browser" not in again.headers["set-cookie"]
    assert another(browser).cookies["tightrope-browser"] != kept


def test_a_folder_is_told_from_another_of_its_name(folder: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copytree(folder, tmp_path / "elsewhere" / folder.name))
    own = Workbench(folder).state().id
    assert Workbench(folder / ".." / folder.name).state().id == own != Workbench(twin).state().id


def test_an_error_of_check_is_told_with_its_findings(browser: TestClient) -> None:
    asked = {"seen": shown(browser)["text"], "edits": [add(["ties", 0], {**TIE, "to": "sylvnia"})]}
    error = post(browser, "model/edit", asked, 422)["error"]
    assert "sylvnia" in error["findings"][0]["message"]


def test_places_on_a_map_are_kept_in_the_folder(browser: TestClient, folder: Path) -> None:
    post(browser, "model/layout", {"on": "ties", "places": {"freedonia": [10, 20.55]}})
    post(browser, "model/layout", {"on": "ties", "places": {"sylvania": [1, 2]}})
    kept = {"freedonia": [10.0, 20.6], "sylvania": [1.0, 2.0]}
    assert shown(browser)["layout"]["ties"] == kept
    assert (folder / "layout.json").exists()
    post(browser, "model/layout", {"on": "ties", "places": {"sylvania": ["x", 2]}}, 400)
    post(browser, "model/layout", {"on": "elsewhere", "places": {}}, 400)
    endless = '{"on": "ties", "places": {"sylvania": [Infinity, 2]}}'
    sent = {"content": endless, "headers": {"content-type": "application/json"}}
    assert browser.post("/api/model/layout", **sent).status_code == 400  # type: ignore[arg-type]
    assert shown(browser)["layout"]["ties"] == kept


def test_forms_ask_for_every_key_of_every_element(browser: TestClient) -> None:
    forms = browser.get("/api/model/forms").json()
    tie = {one["key"]: one for one in forms["forms"]["Tie"]["fields"]}
    assert tie["sign"]["asked"]["choices"] == ["+", "-"]
    assert tie["from"]["asked"] | {"input": "name", "names": "actor"} == tie["from"]["asked"]
    assert tie["from"]["required"]
    assert tie["from"]["says"] == "The actor who is friendly or hostile."
    sections = {one["key"]: one["asked"] for one in forms["sections"]}
    assert sections["options"]["of"]["of"]["element"] == "Option"
    moves = next(f for f in forms["forms"]["Event"]["fields"] if f["key"] == "moves")
    assert moves["asked"]["of"]["element"] == "Move"


def test_an_element_is_shown_with_the_claim_of_ones_own_it_is_drawn_from(
    browser: TestClient,
) -> None:
    browser.get("/api/inbox")  # the documents are read before the claim is made
    said = {"quote": "Freedonia threatened Sylvania with war", "source": "freedonia",
            "relation": "military_action", "target": "sylvania"}  # fmt: skip
    own = post(browser, "claim", {"document": "wire.txt", "said": said})["decision"]["claim"]["id"]
    post(browser, "draft/make", {})
    waiting = browser.get("/api/draft").json()["waiting"]
    drawn = [one for one in waiting if own in one["value"].get("cites", ())]
    assert {one["section"] for one in drawn} >= {"ties", "options"}
    for one in drawn:
        assert {"claim": own, "accepted": True} in [
            {key: quote[key] for key in ("claim", "accepted")} for quote in one["quotes"]
        ]


def test_a_draft_is_made_and_its_elements_are_decided(browser: TestClient, folder: Path) -> None:
    assert browser.get("/api/draft").json()["made"] is False
    post(browser, "draft/make", {"suggested": True})
    draft = browser.get("/api/draft").json()
    waiting = [one for one in draft["waiting"] if one["section"] != "as_of"]
    first, second = waiting[0], waiting[1]
    assert first["quotes"][0]["quote"]
    assert not first["quotes"][0]["accepted"]
    body = {"accept": [first["id"]], "reject": [second["id"]], "by": "Ada"}
    made = post(browser, "draft/decide", body)
    assert (made["accepted"], made["rejected"]) == ([first["id"]], [second["id"]])
    after = browser.get("/api/draft").json()
    assert second["id"] in after["rejected"]
    assert {first["id"], second["id"]}.isdisjoint(one["id"] for one in after["waiting"])
    assert shown(browser)["history"][0]["what"] == f"accepted from the draft: {first['id']}"
    assert use_cases.check(folder).exit_code in (0, 3)


def test_an_element_is_accepted_in_the_form_a_person_gave_it(browser: TestClient) -> None:
    post(browser, "draft/make", {"suggested": True})
    waiting = browser.get("/api/draft").json()["waiting"]
    tie = next(one for one in waiting if one["section"] == "ties")
    text = tie["text"] + "note: by hand\n"
    post(browser, "draft/decide", {"accept": [tie["id"]], "texts": {tie["id"]: text}})
    assert shown(browser)["data"]["ties"][0]["note"] == "by hand"
    post(browser, "draft/decide", {"accept": [], "texts": {"ties.none": "x: 1"}}, 400)


def test_what_a_request_cannot_have_is_refused(browser: TestClient) -> None:
    seen = shown(browser)["text"]
    for place, body in (
        ("model/edit", {"seen": seen, "edits": ["x"]}),
        ("model/edit", {"seen": seen, "edits": [], "path": "/etc"}),
        ("model/try", {"seen": seen}),
        ("model/merge", {"seen": seen, "kept": "freedonia", "gone": "nobody"}),
        ("draft/decide", {"accept": "all"}),
        ("draft/decide", {"accept": ["no-such"]}),
    ):
        assert post(browser, place, body, 400)["error"]["code"]


def test_what_was_read_is_kept_until_an_actor_or_a_document_changes(folder: Path) -> None:
    bench = Workbench(folder)
    read = bench.reading()
    crisis = folder / "crisis.yaml"
    crisis.write_text(crisis.read_text("utf-8") + "summary: Something else.\n", encoding="utf-8")
    assert bench.reading() is read
    crisis.write_text(crisis.read_text("utf-8").replace("Sylvania}", "Sylvany}"), encoding="utf-8")
    renamed = bench.reading()
    assert renamed is not read
    (folder / "sources" / "more.txt").write_text(
        "Freedonia condemned Sylvania.\n", encoding="utf-8"
    )
    assert bench.reading() is not renamed
