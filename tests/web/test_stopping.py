"""Work that is stopped, suggestions that are asked for, facts called by name."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra 'web' is not installed")

from starlette.testclient import TestClient

from tests.web.conftest import KEY, OURS, PORT
from tightrope.analysis.facts import FactKey
from tightrope.app import use_cases
from tightrope.crisis import read_crisis
from tightrope.crisis.model import CrisisModel
from tightrope.web.app import make_app
from tightrope.web.errors import Stopped
from tightrope.web.events import ASKED, Events
from tightrope.web.guard import Key
from tightrope.words import ByName
from tightrope.words.signal_heads import said_signal


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("case") / "c"
    use_cases.init(place, "cuban-missile-crisis-1962")
    return place


@pytest.fixture(scope="module")
def model(case: Path) -> CrisisModel:
    return read_crisis(case / "crisis.yaml").model


@pytest.fixture(scope="module")
def cuba(case: Path) -> Iterator[TestClient]:
    app: Any = make_app(case, Key(KEY, PORT), lambda: False)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers=OURS) as one:
        one.post("/api/session", json={"key": KEY})
        yield one


def test_a_question_that_was_stopped_ends_at_its_next_step_and_no_other_does() -> None:
    events = Events(lambda: False)
    step = events.step("brief")
    token = ASKED.set("first")
    try:
        step("analysing")
        events.stop("second")
        step("analysing")
        events.stop("first")
        with pytest.raises(Stopped, match="ask again"):
            step("expectations")
    finally:
        ASKED.reset(token)
    step("analysing")


def test_what_is_being_worked_out_ends_when_the_program_does() -> None:
    ending: list[bool] = []
    step = Events(lambda: bool(ending)).step("forecast")
    step("draw 10 of 100")
    ending.append(True)
    with pytest.raises(Stopped):
        step("draw 20 of 100")


def test_the_server_stops_what_the_page_asked_and_answers_it_anew(cuba: TestClient) -> None:
    assert cuba.post("/api/stop", json={"ask": "mine"}).json() == {"ok": True}
    told = cuba.get("/api/brief", params={"draws": 3, "ask": "mine"})
    assert (told.status_code, told.json()["error"]["code"]) == (409, "stopped")
    assert cuba.get("/api/brief", params={"draws": 3, "ask": "another"}).status_code == 200
    assert cuba.post("/api/stop", json={}).status_code == 400


def test_whether_a_language_model_can_be_asked_is_told(
    cuba: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIGHTROPE_LLM_ENDPOINT", raising=False)
    told = cuba.get("/api/draft/suggest").json()
    assert (told["endpoint"], told["variable"]) == (None, "TIGHTROPE_LLM_ENDPOINT")
    assert set(told["kinds"]) >= {"interest", "link"}
    refused = cuba.post("/api/draft/suggest", json={"model": "toy", "kinds": ["interest"]})
    assert refused.json()["error"]["code"] == "coder-not-configured"
    assert cuba.post("/api/draft/suggest", json={"model": " "}).status_code == 400
    monkeypatch.setenv("TIGHTROPE_LLM_ENDPOINT", "http://localhost:1/v1")
    assert cuba.get("/api/draft/suggest").json()["endpoint"] == "http://localhost:1/v1"


@pytest.mark.parametrize(
    ("kind", "of", "said"),
    [
        ("red_line", "missiles", "Red line of the United States against the Soviet Union (if "),
        ("deters", "missiles-supposed", "deters, if it is certain to be carried out"),
        ("red_line", "nowhere", "Red line “nowhere”: how credible"),
        ("forecast", "usa.blockade", ""),
    ],
)
def test_a_red_line_is_called_by_who_drew_it_for_whom(
    model: CrisisModel, kind: str, of: str, said: str
) -> None:
    told = said_signal(FactKey(kind, (of,)), ByName(model))
    assert said in told
    assert bool(told) == bool(said)


@pytest.mark.slow
def test_ctrl_c_in_the_middle_of_an_analysis_ends_it_without_a_word_of_a_fault(case: Path) -> None:
    command = [sys.executable, "-m", "tightrope", "serve", str(case), "--port", "0", "--no-open"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        found = next(
            m for line in run.stdout if (m := re.search(r"127\.0\.0\.1:(\d+)/#key=(\S+)", line))
        )
        port, key = int(found[1]), found[2]
        asked = HTTPConnection("127.0.0.1", port, timeout=60)
        asked.request(
            "POST",
            "/api/session",
            json.dumps({"key": key}),
            OURS | {"content-type": "application/json"},
        )
        answer = asked.getresponse()
        cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
        answer.read()
        asked.request("GET", "/api/forecast?weeks=300", headers=OURS | {"cookie": cookie})
        time.sleep(0.5)  # it is at work
        run.send_signal(signal.SIGINT)
        assert run.wait(150) == 0
        told = run.stderr.read()
        assert "Traceback" not in told
        assert told.splitlines()[-1] == "Ctrl-C ends it."
        asked.close()
