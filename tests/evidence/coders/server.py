"""A local server that answers like a language model's endpoint, well or badly, as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = dict[str, Any]  # status, body, headers, delay
Behaviour = Callable[[dict[str, Any], int], Reply]


def answer(content: Any, **rest: Any) -> Reply:
    """A reply in the usual envelope around this content."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {"body": json.dumps({"choices": [{"message": {"content": text}}]}), **rest}


def claim(**changes: Any) -> dict[str, Any]:
    """One claim in the schema."""
    return {
        "sentence": 1,
        "quote": "Ruritania attacked Graustark",
        "source": "Ruritania",
        "source_kind": "state",
        "relation": "military_action",
        "event": "ASSAULT",
        "target": "Graustark",
        "target_kind": "state",
        "phase": "done",
        "polarity": -1,
        "held": "yes",
        "modality": "asserted",
        "content": None,
        "speakers": [],
        "time": None,
    } | changes


class FakeModel:
    """What the server was asked, and its address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.greeted = 0
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def serving(behave: Behaviour, greeting: float = 0.0) -> Iterator[FakeModel]:
    """Runs the server on the loopback for as long as the block lasts.

    `greeting` are the seconds in which it says which models it has.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            request = json.loads(self.rfile.read(length))
            model.asked.append(request)
            model.headers.append({k.lower(): v for k, v in self.headers.items()})
            reply = behave(request, len(model.asked))
            time.sleep(reply.get("delay", 0))
            body = reply.get("body", "").encode()
            try:
                self.send_response(reply.get("status", 200))
                for name, value in reply.get("headers", {}).items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                return  # the client has given up, as some tests want

        def do_GET(self) -> None:
            model.greeted += 1
            time.sleep(greeting)
            try:
                self.send_response(404)
                self.send_header("content-length", "0")
                self.end_headers()
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model = FakeModel(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
