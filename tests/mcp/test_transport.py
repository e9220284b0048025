"""The server as an assistant reaches it: over standard input, over HTTP from this machine, and not otherwise."""

from __future__ import annotations

import json
import logging
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.mcp.conftest import HOW, mcp
from tightrope.app.errors import PortTaken
from tightrope.cli import mcp as command
from tightrope.cli.main import run
from tightrope.mcp import make_server, serve_http
from tightrope.mcp.transport import MOST_BYTES, http_app

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("summary", {}),
    ("search_evidence", {"limit": 2}),
    ("get_claim", {}),
    ("alignments", {}),
    ("commitments", {}),
    ("red_lines", {}),
    ("outcomes", {}),
    ("what_if", {"changes": ["spain.side=yes"]}),
    ("forecast", {"weeks": 2}),
    ("check", {}),
    ("propose_claim", {"document": "second.txt", "quote": "Algeria warned Spain",
                       "source": "algeria", "relation": "warning_threat", "target": "spain"}),
    ("propose_edit", {"section": "indicators", "name": "flow",
                      "value": {"name": "Flow", "assumption": "invented"}}),
]  # fmt: skip


async def _every_tool(client: Any) -> list[Any]:
    found, claim = [], ""
    for name, told in CALLS:
        arguments = {"claim": claim} if name == "get_claim" else told
        result = await client.call_tool(name, arguments)
        if name == "search_evidence":
            claim = result.structured_content["rows"][0]["id"]
        found.append(result)
    return found


def test_every_tool_answers_over_standard_input(folder: Path) -> None:
    started = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "tightrope", "mcp", str(folder), "--draws", "5"],
        env={"PYTHONPATH": ":".join(sys.path)},
    )

    async def talk() -> tuple[list[str], list[Any]]:
        async with mcp.Client(mcp.stdio_client(started)) as client:
            tools = (await client.list_tools()).tools
            return [tool.name for tool in tools], await _every_tool(client)

    names, found = anyio.run(talk)
    assert sorted(names) == sorted(name for name, _ in CALLS)
    assert [(r.is_error, r.content[0].text) for r in found if r.is_error] == []
    assert all(r.structured_content["page"] for r in found)


def test_every_tool_answers_in_process(folder: Path) -> None:
    async def talk() -> list[Any]:
        async with mcp.Client(make_server(folder, HOW)) as client:
            return await _every_tool(client)

    assert [r.is_error for r in anyio.run(talk)] == [False] * len(CALLS)


BODY = json.dumps(
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"}}}
)  # fmt: skip
HEADERS = {
    "accept": "application/json, text/event-stream", "content-type": "application/json",
    "authorization": "Bearer right",
}  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "size", "status"),
    [
        ({}, 0, 200),
        ({"host": "localhost:8765"}, 0, 200),
        ({"host": "evil.example:8765"}, 0, 421),
        ({"host": "127.0.0.1:8766"}, 0, 421),
        ({"host": "127.0.0.1"}, 0, 421),
        ({"origin": "https://evil.example"}, 0, 403),
        ({"origin": "http://127.0.0.1:8765"}, 0, 403),
        ({"origin": "null"}, 0, 403),
        ({}, MOST_BYTES, 413),
        ({"authorization": ""}, 0, 401),
        ({"authorization": "right"}, 0, 401),
        ({"authorization": "Bearer wrong"}, 0, 401),
        ({"authorization": "Bearer righté"}, 0, 401),
    ],
)
def test_requests_of_other_hosts_of_web_pages_and_without_the_key_are_refused(
    folder: Path, headers: dict[str, str], size: int, status: int
) -> None:
    from starlette.testclient import TestClient

    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    app = http_app(make_server(folder, HOW), 8765, "right")
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        sent = client.post("/mcp", content=BODY + " " * size, headers=_sent(headers))
    assert sent.status_code == status
    assert status != 401 or (sent.headers["www-authenticate"], "no key" in sent.text) == (
        "Bearer",
        True,
    )


def _sent(headers: dict[str, str]) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in (HEADERS | headers).items()}


@pytest.fixture
def served(folder: Path) -> tuple[int, str]:
    """A server that runs: its port, and the header with its key."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = make_server(folder, HOW)
    told: list[tuple[str, str]] = []
    threading.Thread(
        target=serve_http,
        args=(server, port),
        kwargs={"on_open": lambda *said: told.append(said)},
        daemon=True,
    ).start()
    for _ in range(100):
        with socket.socket() as there:
            if there.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    ((address, header),) = told
    assert address == f"http://127.0.0.1:{port}/mcp"
    return port, header


def test_a_port_that_is_taken_is_told_in_one_line(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as told:
            serve_http(make_server(folder, HOW), port)
    assert str(port) in str(told.value)
    assert "--port" in str(told.value)


def test_it_listens_on_this_machine_alone_and_to_those_with_its_key(
    served: tuple[int, str],
) -> None:
    port, header = served
    name, _, value = header.partition(": ")
    http = pytest.importorskip("mcp.client.streamable_http")
    with socket.socket() as other:
        address = "127.0.0.2"  # another address of the loopback net: not listened on
        assert other.connect_ex((address, port)) != 0
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/mcp")

    async def talk() -> Any:
        async with http.create_mcp_http_client(headers={name: value}) as bearing:
            reached = http.streamable_http_client(
                f"http://127.0.0.1:{port}/mcp", http_client=bearing
            )
            async with mcp.Client(reached) as client:
                return await client.call_tool("summary", {})

    assert anyio.run(talk).structured_content["facts"]["title"] == "The pipeline quarrel"


def test_tools_are_listed_and_a_missing_extra_or_folder_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["mcp", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "mcp/1"
    assert len(told["tools"]) == 12
    assert run(["mcp", str(folder), "--tools"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 12
    assert run(["mcp", str(folder / "nothing")]) == 4
    assert "tightrope init" in capsys.readouterr().err
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert run(["mcp", str(folder)]) == 1
    assert "pip install 'tightrope[mcp]'" in capsys.readouterr().err
