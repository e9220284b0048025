"""A crisis file that cannot be read takes nothing away but what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import KEY, OURS, PORT
from tightrope.web.app import make_app
from tightrope.web.guard import Key

BROKEN = "title: The strait\nactors: [oops\nties: []\n"


@pytest.fixture(params=["in one session", "after a new start"])
def broken(request: pytest.FixtureRequest, browser: TestClient, folder: Path) -> TestClient:
    """The file breaks under an open workbench, or before one is started that never saw it whole."""
    assert browser.get("/api/state").json()["trouble"] is None
    assert browser.get("/api/inbox").status_code == 200
    (folder / "crisis.yaml").write_text(BROKEN, encoding="utf-8")
    if request.param == "after a new start":
        again = TestClient(
            make_app(folder, Key(KEY, PORT), lambda: False),
            base_url=f"http://127.0.0.1:{PORT}", headers=OURS,
        )  # fmt: skip
        again.post("/api/session", json={"key": KEY})
        return again
    return browser


def test_the_folder_keeps_its_name_and_says_where_it_is_broken_and_what_to_do(
    broken: TestClient,
) -> None:
    told = broken.get("/api/state").json()
    assert told["title"] == "The strait"
    message = told["trouble"]["message"]
    assert message.startswith("crisis.yaml:2: ")
    assert "save the file" in message


def test_claims_are_listed_and_decided_meanwhile(broken: TestClient) -> None:
    listed = broken.get("/api/inbox").json()["claims"]
    waiting = [one["claim"]["id"] for one in listed if one["state"] == "waiting"]
    verdict = {"id": waiting[0], "judgement": "accepted"}
    made = broken.post("/api/decide", json={"verdicts": [verdict]}).json()
    assert [one["claim"]["id"] for one in made["decided"]] == waiting[:1]


def test_what_needs_the_model_is_refused_with_its_line(broken: TestClient) -> None:
    for place in ("model", "chips", "brief"):
        told = broken.get(f"/api/{place}")
        assert told.status_code == 422
        assert told.json()["error"]["message"].startswith("crisis.yaml:2: ")


def test_a_mended_file_is_read_again(broken: TestClient, folder: Path) -> None:
    assert broken.get("/api/model").status_code == 422
    (folder / "crisis.yaml").write_text("title: The strait again\n", encoding="utf-8")
    told = broken.get("/api/state").json()
    assert (told["title"], told["trouble"]) == ("The strait again", None)
    assert broken.get("/api/model").status_code == 200


def test_a_folder_that_was_never_readable_is_called_by_its_own_name(
    browser: TestClient, folder: Path
) -> None:
    (folder / "crisis.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / ".tightrope" / "readable.yaml").unlink(missing_ok=True)
    told = browser.get("/api/state").json()
    assert told["title"] == folder.name
    assert broken_inbox(browser)


def broken_inbox(browser: TestClient) -> bool:
    return browser.get("/api/inbox").status_code == 200
