"""A model behind an endpoint: silent, slow, wrong or hostile, and answers kept."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.claims import document
from tests.evidence.coders.asked import coder_for, obliging
from tests.evidence.coders.server import answer, claim, serving
from tests.evidence.contract import PLAIN, code
from tightrope.errors import MissingExtra
from tightrope.evidence.coding.coders import Endpoint, LanguageModelCoder
from tightrope.evidence.coding.coders.endpoint import ask
from tightrope.evidence.errors import CoderNotConfigured, CoderUnreachable


def test_too_many_requests_are_waited_for_as_asked() -> None:
    pauses: list[float] = []
    busy = {"status": 429, "headers": {"Retry-After": "7"}}
    with serving(lambda r, n: busy if n < 3 else obliging(r, n)) as model:
        coded = code(coder_for(model, pauses=pauses), PLAIN)
    assert len(coded.claims) == 3
    assert pauses == [7.0, 7.0]


def test_an_endless_queue_ends_with_one_clear_line() -> None:
    pauses: list[float] = []
    with (
        serving(lambda r, n: {"status": 429, "headers": {"Retry-After": "86400"}}) as model,
        pytest.raises(CoderUnreachable, match="status 429"),
    ):
        code(coder_for(model, pauses=pauses), PLAIN)
    assert len(model.asked) == 4
    assert max(pauses) <= 30.0


def test_a_wrong_key_is_not_tried_again() -> None:
    with (
        serving(lambda r, n: {"status": 401, "body": "{}"}) as model,
        pytest.raises(CoderUnreachable, match="status 401"),
    ):
        code(coder_for(model), PLAIN)
    assert len(model.asked) == 1


def test_a_server_that_stays_silent_is_given_up_at_once_and_named() -> None:
    with (
        serving(lambda r, n: answer({"claims": []}, delay=0.4)) as model,
        pytest.raises(CoderUnreachable, match="time-out"),
    ):
        code(coder_for(model, timeout=0.1, tries=4), PLAIN)
    assert len(model.asked) == 1


def test_a_server_that_takes_calls_and_never_answers_is_given_up_before_any_question() -> None:
    began = time.monotonic()
    with (
        serving(obliging, greeting=1.0) as model,
        pytest.raises(CoderUnreachable, match="time-out"),
    ):
        code(coder_for(model, connect=0.1, timeout=90.0), PLAIN)
    assert time.monotonic() - began < 10.0
    assert not model.asked


def test_who_is_there_is_asked_once_and_any_answer_is_one() -> None:
    with serving(obliging) as model:
        coder = coder_for(model)
        code(coder, PLAIN)
        code(coder, PLAIN)
    assert model.greeted == 1
    assert len(model.asked) == 2


def test_nobody_there_is_named() -> None:
    with serving(obliging) as model:
        gone = model.url
    pauses: list[float] = []
    coder = LanguageModelCoder(Endpoint(gone, "fake-1"), sleep=pauses.append)
    with pytest.raises(CoderUnreachable, match="connection failed"):
        code(coder, PLAIN)
    assert not pauses
    with pytest.raises(CoderUnreachable, match="connection failed"):
        ask(Endpoint(gone, "fake-1"), [], sleep=pauses.append)
    assert len(pauses) == 1  # one that goes away later is tried twice, not four times


@pytest.mark.parametrize("body", ["<html>hello</html>", '{"choices": []}', "[]", "null", ""])
def test_something_that_is_no_such_endpoint_is_named(body: str) -> None:
    with (
        serving(lambda r, n: {"body": body}) as model,
        pytest.raises(CoderUnreachable, match="OpenAI-compatible"),
    ):
        code(coder_for(model), PLAIN)


def test_an_endless_answer_is_cut_off() -> None:
    with (
        serving(lambda r, n: {"body": "x" * 100_000}) as model,
        pytest.raises(CoderUnreachable, match="too long"),
    ):
        code(coder_for(model, most_bytes=10_000), PLAIN)


def test_no_redirect_is_followed() -> None:
    with serving(obliging) as other:
        moved = {"status": 307, "headers": {"Location": other.url + "/chat/completions"}}
        with (
            serving(lambda r, n: moved) as model,
            pytest.raises(CoderUnreachable, match="status 307"),
        ):
            code(coder_for(model), PLAIN)
    assert other.asked == []


def test_an_answer_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    with serving(obliging) as model:
        first = code(coder_for(model, cache=tmp_path), PLAIN)
        again = code(coder_for(model, cache=tmp_path), PLAIN)
        changed = document("plain.txt", PLAIN.text.replace("2019", "2020"))
        code(coder_for(model, cache=tmp_path), changed)
    assert again == first
    assert len(model.asked) == 2


def test_a_damaged_cache_is_asked_again_and_bad_answers_are_not_kept(tmp_path: Path) -> None:
    with serving(obliging) as model:
        first = code(coder_for(model, cache=tmp_path), PLAIN)
        (kept,) = tmp_path.iterdir()
        kept.write_text('{"claims": [')
        assert code(coder_for(model, cache=tmp_path), PLAIN) == first
    (kept,) = tmp_path.iterdir()
    kept.unlink()
    with serving(lambda r, n: answer("bad")) as model:
        code(coder_for(model, cache=tmp_path), PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_a_poisoned_cache_cannot_invent_quotes(tmp_path: Path) -> None:
    with serving(obliging) as model:
        code(coder_for(model, cache=tmp_path), PLAIN)
        (kept,) = tmp_path.iterdir()
        kept.write_text(json.dumps({"claims": [claim(quote="Graustark surrendered")]}))
        coded = code(coder_for(model, cache=tmp_path), PLAIN)
    assert coded.claims == ()
    assert coded.skipped["quote not in the document"] == 1


def test_the_key_comes_from_the_environment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(obliging) as model:
        code(coder_for(model), PLAIN)
        monkeypatch.setenv("TIGHTROPE_LLM_KEY", "secret-1")
        code(coder_for(model), PLAIN)
    assert "authorization" not in model.headers[0]
    assert model.headers[1]["authorization"] == "Bearer secret-1"
    assert "secret-1" not in repr(coder_for(model))


@pytest.mark.parametrize(
    ("url", "name", "said"),
    [
        ("ftp://example.org/v1", "m", "web address"),
        ("localhost:11434", "m", "web address"),
        ("https://me:key@example.org/v1", "m", "no user name or key"),
        ("https://example.org/v1", "", "must be named"),
    ],
)
def test_an_endpoint_that_cannot_be_is_named(url: str, name: str, said: str) -> None:
    with pytest.raises(CoderNotConfigured, match=said):
        Endpoint(url, name)


def test_nothing_is_tried_once_patience_has_run_out() -> None:
    with serving(lambda r, n: {"status": 503, "delay": 0.06}) as model:
        endpoint = Endpoint(model.url, "fake-1", timeout=5.0, tries=50, patience=0.2)
        with pytest.raises(CoderUnreachable, match="status 503"):
            code(LanguageModelCoder(endpoint, sleep=lambda _: None), PLAIN)
    assert len(model.asked) < 10


@pytest.mark.parametrize("status", [400, 404, 422])
def test_a_server_without_json_schema_is_asked_in_a_form_it_knows_and_remembered(
    status: int,
) -> None:
    def plain(request: dict[str, Any], turn: int) -> dict[str, Any]:
        return {"status": status} if "response_format" in request else obliging(request, turn)

    with serving(plain) as model:
        coded = code(coder_for(model, most_characters=10), PLAIN)
    forms = [r.get("response_format", {}).get("type") for r in model.asked]
    assert forms[:3] == ["json_schema", "json_object", None]
    assert set(forms[3:]) == {None}
    assert len(coded.claims) == 3


def test_a_key_is_not_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIGHTROPE_LLM_KEY", "secret-1")
    with pytest.raises(CoderNotConfigured, match="plain http"):
        Endpoint("http://example.org/v1", "m")
    assert Endpoint("http://localhost:11434/v1", "m").is_local


def test_without_httpx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(MissingExtra, match=r"tightrope\[llm\]"):
        code(LanguageModelCoder(Endpoint("http://127.0.0.1:9/v1", "m")), PLAIN)
