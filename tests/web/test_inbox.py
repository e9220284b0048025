"""The inbox over the wire: claims with their state, decided, taken back, graded, added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tightrope.app import use_cases
from tightrope.app.drafts.proposing import propose_claim
from tightrope.app.result import json_text, tell
from tightrope.app.showing import show_evidence  # noqa: F401  (what is told of results)
from tightrope.app.workbench.opened import Workbench

JSON = {"content-type": "application/json"}


def claims(browser: TestClient) -> list[dict[str, Any]]:
    found = browser.get("/api/inbox")
    assert found.status_code == 200, found.text
    listed: list[dict[str, Any]] = found.json()["claims"]
    return listed


def decide(browser: TestClient, *verdicts: dict[str, Any], **more: str) -> dict[str, Any]:
    found = browser.post("/api/decide", json={"verdicts": list(verdicts), **more})
    assert found.status_code == 200, found.text
    body: dict[str, Any] = found.json()
    return body


def test_it_lists_what_review_lists(browser: TestClient, folder: Path) -> None:
    waiting = use_cases.waiting(folder)
    listed = claims(browser)
    assert [c["claim"]["id"] for c in listed if c["state"] == "waiting"] == [
        c.id for c in waiting.waiting
    ]
    assert {c["claim"]["id"] for c in listed if c["state"] == "possible"} == {
        c.id for c in waiting.possible
    }
    assert waiting.waiting


def test_a_file_that_cannot_be_read_is_named(browser: TestClient, folder: Path) -> None:
    assert browser.get("/api/inbox").json()["unreadable"] == []
    (folder / "sources" / "nul.txt").write_bytes(b"Sylvania condemned\0Freedonia.")
    [told] = browser.get("/api/inbox").json()["unreadable"]
    assert told.startswith("nul.txt: the file is not text: NUL")


def test_a_decision_stands_on_disk_when_it_is_answered(browser: TestClient, folder: Path) -> None:
    first = claims(browser)[0]["claim"]["id"]
    made = decide(browser, {"id": first, "judgement": "accepted", "grade": "B2"}, by="  Ada\n L ")
    line = (folder / "evidence.jsonl").read_text("utf-8")
    assert first in line
    [decision] = made["decided"]
    assert (decision["by"], decision["reliability"], decision["credibility"]) == ("Ada L", "B", 2)
    [now] = [c for c in claims(browser) if c["claim"]["id"] == first]
    assert (now["state"], now["by"]) == ("accepted", "Ada L")


def test_what_another_decided_stays(browser: TestClient, folder: Path) -> None:
    first = claims(browser)[0]["claim"]["id"]
    use_cases.decide(folder, reject=[first])
    refused = decide(browser, {"id": first, "judgement": "accepted"})
    assert [one["code"] for one in refused["refused"]] == ["already-decided"]
    assert [c["state"] for c in claims(browser) if c["claim"]["id"] == first] == ["rejected"]


def test_taking_back_leaves_what_was_decided_anew(browser: TestClient, folder: Path) -> None:
    first = claims(browser)[0]["claim"]["id"]
    [made] = decide(browser, {"id": first, "judgement": "accepted"})["decided"]
    stale = {"decisions": [{"id": first, "at": "2001-01-01T00:00:00+00:00"}]}
    assert browser.post("/api/take-back", json=stale).status_code == 409
    own = {"decisions": [{"id": first, "at": made["at"]}]}
    assert browser.post("/api/take-back", json=own).json() == {"taken_back": 1}
    assert [c["state"] for c in claims(browser) if c["claim"]["id"] == first] == ["waiting"]


def test_an_edit_is_accepted_as_ones_own_and_taken_back_whole(browser: TestClient) -> None:
    first = claims(browser)[0]["claim"]
    verdict = {"id": first["id"], "judgement": "accepted", "fields": {"modality": "reported", "speakers": ["sylvania"]}}  # fmt: skip
    made = decide(browser, verdict)["decided"]
    assert sorted(d["judgement"] for d in made) == ["accepted", "rejected"]
    own = next(c for c in claims(browser) if c["claim"]["coder"] == "person")
    assert (own["claim"]["modality"], own["state"]) == ("reported", "accepted")
    back = {"decisions": [{"id": d["claim"]["id"], "at": d["at"]} for d in made]}
    assert browser.post("/api/take-back", json=back).json() == {"taken_back": 2}
    assert [c["state"] for c in claims(browser) if c["claim"]["id"] == first["id"]] == ["waiting"]
    assert not [c for c in claims(browser) if c["claim"]["coder"] == "person"]


def test_an_edited_end_is_an_actor_by_id_or_name_or_is_refused_by_its_name(
    browser: TestClient, folder: Path
) -> None:
    first = claims(browser)[0]["claim"]
    verdict = {"id": first["id"], "judgement": "accepted", "fields": {"target_actor": "Fredonia"}}
    told = browser.post("/api/decide", json={"verdicts": [verdict]}).json()["error"]
    assert told["code"] == "claim-field-wrong"
    assert told["message"].startswith("no such target actor: 'Fredonia'; did you mean 'Freedonia'?")
    assert not (folder / "evidence.jsonl").exists()
    ends = {"source_actor": "Freedonia", "target_actor": None}
    made = decide(browser, {**verdict, "fields": ends})["decided"]
    [own] = [one["claim"] for one in made if one["judgement"] == "accepted"]
    assert (own["source_actor"], own["target_actor"]) == ("freedonia", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"speakers": [1]}, {"speakers": 1}, {"speakers": "sylvania"}, {"speakers": {}},
        {"time_stated": 1}, {"time_stated": ["x"]}, {"target_actor": 1}, {"source_actor": ["x"]},
        {"time_resolved": {}}, {"polarity": "1"}, {"polarity": 0.5}, {"time_stated": "\ud800"},
        {"note": "x"},
    ],
)  # fmt: skip
def test_an_edit_that_could_not_be_read_again_is_refused_and_nothing_is_written(
    browser: TestClient, folder: Path, fields: dict[str, Any]
) -> None:
    first = claims(browser)[0]["claim"]["id"]
    body = {"verdicts": [{"id": first, "judgement": "accepted", "fields": fields}]}
    told = browser.post("/api/decide", content=json.dumps(body), headers=JSON)
    assert told.status_code == 400, told.text
    assert not (folder / "evidence.jsonl").exists()


@pytest.mark.parametrize(
    "more",
    [{"note": 1}, {"note": ["x"]}, {"quote": None}, {"source": 1}, {"other": "x"}, {"speakers": "x"},
     {"polarity": 3}, {"time": {}}, {"relation": 1}],
)  # fmt: skip
def test_a_claim_of_ones_own_with_a_wrong_field_is_refused_and_nothing_is_written(
    browser: TestClient, folder: Path, more: dict[str, Any]
) -> None:
    said = {"quote": "threatened Sylvania with war", "source": "freedonia", "relation": "warning_threat",
            "target": "sylvania", **more}  # fmt: skip
    told = browser.post("/api/claim", json={"document": "wire.txt", "said": said})
    assert told.status_code == 400, told.text
    assert not (folder / "evidence.jsonl").exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"key": "\ud800"}, "half a character"),
        ({"\udfff": 1}, "half a character"),
        ({"key": 10**400}, "a number is too large"),
        ({"key": float("nan")}, "a number is too large"),
        ({"key": [[{"a": [-(10**16)]}]]}, "a number is too large"),
    ],
)
def test_what_no_file_can_hold_is_refused(
    browser: TestClient, body: dict[str, Any], said: str
) -> None:
    told = browser.post("/api/session", content=json.dumps(body), headers=JSON)
    assert (told.status_code, told.json()["error"]["what"].startswith(said)) == (400, True)


def test_a_request_may_be_sixty_levels_deep(browser: TestClient) -> None:
    def sent(levels: int) -> str:
        body = '{"verdicts": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}"
        return str(browser.post("/api/decide", content=body, headers=JSON).json()["error"]["what"])

    assert sent(61).startswith("a request is nested too deep")
    assert sent(900).startswith("a request is nested too deep")
    assert not sent(60).startswith("a request is nested too deep")


def test_a_wrong_date_is_told_in_words(browser: TestClient) -> None:
    first = claims(browser)[0]["claim"]
    fields = {"time_resolved": "next Tuesday"}
    verdict = {"id": first["id"], "judgement": "accepted", "fields": fields}
    told = browser.post("/api/decide", json={"verdicts": [verdict]}).json()["error"]
    assert told["message"].startswith("the date that is meant is no date: 'next Tuesday'")


def test_a_decided_claim_is_graded_anew(browser: TestClient) -> None:
    first = claims(browser)[0]["claim"]["id"]
    [made] = decide(browser, {"id": first, "judgement": "accepted"})["decided"]
    asked = {"id": first, "at": made["at"], "grade": "C3"}
    assert browser.post("/api/grade", json=asked).status_code == 200
    [now] = [c for c in claims(browser) if c["claim"]["id"] == first]
    assert (now["reliability"], now["credibility"], now["state"]) == ("C", 3, "accepted")
    assert browser.post("/api/grade", json={**asked, "grade": "C7"}).status_code == 400
    assert browser.post("/api/grade", json={**asked, "at": "x"}).status_code == 409


def test_a_claim_of_ones_own_stands_verbatim_or_is_refused(browser: TestClient) -> None:
    said = {"quote": "threatened Sylvania with war", "source": "freedonia", "relation": "warning_threat",
            "target": "sylvania"}  # fmt: skip
    wrong = {**said, "quote": "threatened Sylvania with peace"}
    assert (
        browser.post("/api/claim", json={"document": "wire.txt", "said": wrong}).status_code != 200
    )
    assert (
        browser.post("/api/claim", json={"document": "wire.txt", "said": said}).status_code == 200
    )
    own = [c for c in claims(browser) if c["claim"]["coder"] == "person"]
    assert [c["claim"]["anchor"]["exact"] for c in own] == ["threatened Sylvania with war"]


def test_its_actors_are_those_that_are_known_and_no_other_speakers(browser: TestClient) -> None:
    said = {"quote": "threatened Sylvania with war", "source": "freedonia", "relation": "warning_threat",
            "target": "sylvania", "speakers": ["four articles", "sylvania"]}  # fmt: skip
    made = browser.post("/api/claim", json={"document": "wire.txt", "said": said})
    assert made.json()["decision"]["claim"]["speakers"] == ["four articles", "sylvania"]
    actors = browser.get("/api/inbox").json()["actors"]
    assert set(actors) == {"freedonia", "sylvania"}


@pytest.mark.parametrize(
    "verdict",
    [
        {},
        {"id": 1, "judgement": "accepted"},
        {"id": "c-0000000000", "judgement": "accepted"},
        {"id": "x", "judgement": "maybe"},
        {"id": "x", "judgement": "accepted", "more": 1},
        {"id": "x", "judgement": "accepted", "fields": []},
        "c-0000000000",
    ],
)
def test_a_wrong_verdict_is_told_and_nothing_is_decided(
    browser: TestClient, folder: Path, verdict: object
) -> None:
    first = {"id": claims(browser)[0]["claim"]["id"], "judgement": "accepted"}
    told = browser.post("/api/decide", json={"verdicts": [first, verdict]})
    assert told.status_code == 400
    assert told.json()["schema"] == "error/1"
    assert not (folder / "evidence.jsonl").exists()


def test_skipped_sentences_are_those_of_the_command_line(browser: TestClient, folder: Path) -> None:
    found = browser.get("/api/skipped")
    assert found.text == json_text(use_cases.skipped(folder).to_json()) + "\n"


def test_a_document_is_given_by_its_name_alone(browser: TestClient) -> None:
    assert "condemned" in browser.get("/api/document", params={"name": "wire.txt"}).json()["text"]
    for name in ("../crisis.yaml", "/etc/passwd", "", "wire.txt/../../crisis.yaml"):
        assert browser.get("/api/document", params={"name": name}).status_code == 400


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/b.txt", "..", ".", "a\\b.txt", "", "a" * 181, "a\0b"]
)
def test_an_upload_never_names_a_path(browser: TestClient, folder: Path, name: str) -> None:
    told = browser.post("/api/read", params={"name": name}, content=b"Sylvania left.")
    assert told.status_code == 400
    assert [p.name for p in (folder / "sources").iterdir()] == ["wire.txt"]


def test_an_upload_is_read_like_a_file(browser: TestClient, folder: Path) -> None:
    text = b"Sylvania and Freedonia signed a treaty on 4 May 2031."
    told = browser.post("/api/read", params={"name": "second.txt"}, content=text).json()
    assert told["added"] == ["second.txt"]
    assert (folder / "sources" / "second.txt").read_bytes() == text
    assert {c["claim"]["document"] for c in claims(browser)} == {"wire.txt", "second.txt"}


def test_what_an_assistant_proposes_waits_in_the_inbox_under_its_name(
    browser: TestClient, folder: Path
) -> None:
    said = use_cases.stated(
        quote="condemned Freedonia on Tuesday", source="sylvania", relation="rivalry", target="freedonia"
    )  # fmt: skip
    bench = Workbench(folder)
    propose_claim(bench.folder, bench.reading(), "wire.txt", said, by="assistant:test")
    [own] = [c for c in claims(browser) if c["claim"]["coder"] not in ("learned", "person")]
    assert own["state"] == "waiting"
    assert not own["by"]
    assert use_cases.waiting(folder).others == {"assistant:test": 1}  # the verb tells of it, too
    assert "1 more claim waits, proposed by assistant:test" in str(
        list(tell(use_cases.waiting(folder)))
    )
    assert use_cases.waiting(folder, coder="assistant:test").others == {}
    made = decide(browser, {"id": own["claim"]["id"], "judgement": "accepted"})["decided"]
    assert [d["claim"]["id"] for d in made] == [own["claim"]["id"]]
    assert use_cases.waiting(folder).others == {}
