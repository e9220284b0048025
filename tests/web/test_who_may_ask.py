"""Only our own page, in a browser with the key, is answered; everything else is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import KEY, OURS, PORT
from tightrope.web.guard import MOST_JSON


@pytest.mark.parametrize(
    "host", ["evil.example:8350", "127.0.0.1", "127.0.0.1:80", "localhost", ""]
)
def test_a_name_or_port_that_is_not_ours_is_refused(browser: TestClient, host: str) -> None:
    refused = browser.get("/api/state", headers={"host": host})
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "not-our-host"
    assert browser.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}"])
def test_our_own_names_are_answered(stranger: TestClient, host: str) -> None:
    assert stranger.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_is_refused(browser: TestClient, told: dict[str, str]) -> None:
    for refused in (
        browser.get("/api/inbox", headers=told),
        browser.post("/api/decide", json={"verdicts": []}, headers=told),
    ):
        assert refused.status_code == 403
        assert refused.json()["error"]["code"] == "not-our-page"
        assert "access-control-allow-origin" not in refused.headers


def test_our_own_origin_is_answered(browser: TestClient) -> None:
    told = {"origin": f"http://127.0.0.1:{PORT}", "sec-fetch-site": "same-origin"}
    assert browser.get("/api/state", headers=told).status_code == 200


def test_without_the_key_nothing_of_the_folder_is_told(stranger: TestClient) -> None:
    for place in ("state", "inbox", "events", "document?name=wire.txt", "nothing"):
        refused = stranger.get(f"/api/{place}")
        assert refused.status_code == 403
        assert refused.json()["error"]["code"] == "no-key"
    assert "Freedonia" not in stranger.get("/").text


def test_a_wrong_key_is_refused_and_the_right_one_kept_out_of_reach(stranger: TestClient) -> None:
    wrong = stranger.post("/api/session", json={"key": KEY[:-1]}, headers=OURS)
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    kept = stranger.post("/api/session", json={"key": KEY}, headers=OURS).headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert "Path=/api" in kept


@pytest.mark.parametrize(
    "cookie", ["tightrope-8350=", "tightrope-8351=" + KEY, "x", "tightrope-8350=é"]
)
def test_a_cookie_that_is_not_the_key_is_none(stranger: TestClient, cookie: str) -> None:
    assert stranger.get("/api/state", headers={b"cookie": cookie.encode()}).status_code == 403


def test_a_form_of_another_page_cannot_decide(browser: TestClient) -> None:
    browser.headers.pop("x-tightrope")
    assert browser.post("/api/decide", json={"verdicts": []}).status_code == 403
    told = {**OURS, "content-type": "text/plain"}
    assert browser.post("/api/decide", content=b"{}", headers=told).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(browser: TestClient, method: str) -> None:
    assert browser.request(method, "/api/state").status_code == 403


def test_a_body_that_is_too_large_is_refused_before_it_is_read(browser: TestClient) -> None:
    for place in ("decide", "read?name=big.txt"):
        told = {"content-length": str(100 * 2**20), "content-type": "application/json"}
        refused = browser.post(f"/api/{place}", content=b"{}", headers=told)
        assert refused.status_code == 413
        assert refused.json()["error"]["code"] == "too-much"


def test_a_body_that_hides_its_length_is_refused_too(browser: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(MOST_JSON // 2**20 + 2):
            yield b" " * 2**20

    told = {"content-type": "application/json"}
    refused = browser.post("/api/decide", content=pieces(), headers=told)
    assert refused.status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/../crisis.yaml", "/%2e%2e/crisis.yaml", "/static/../../app.py", "/api/../crisis.yaml", "//etc/passwd",
     "/workbench.js/../app.py", "/crisis.yaml"],
)  # fmt: skip
def test_no_path_leads_to_another_file(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in (403, 404)


def test_every_answer_bears_the_strict_policy(browser: TestClient) -> None:
    for place in ("/", "/workbench.js", "/api/state", "/nothing", "/api/nothing"):
        found = browser.get(place).headers
        policy = found["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert found["x-content-type-options"] == "nosniff"
        assert found["cache-control"] == "no-store"
        assert "server" not in found
    assert browser.get("/", headers={"host": "evil"}).headers["x-frame-options"] == "DENY"


def test_the_page_has_no_inline_script_or_style(stranger: TestClient) -> None:
    page = stranger.get("/").text
    assert "style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert "http://" not in page
    assert "https://" not in page
