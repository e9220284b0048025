"""How the server is reached: by standard input and output, or by HTTP from this machine alone."""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tightrope.app.errors import PortTaken

HOST = "127.0.0.1"
MOST_BYTES = 1_000_000  # of one request: a proposal is a page at most


def serve_stdio(server: MCPServer[Any]) -> None:
    """Serves until the client closes standard input."""
    server.run("stdio")


class Keyed:
    """Lets through only requests that bear the key of this start: `Authorization: Bearer KEY`.

    Other programs and people of this machine reach the port too.
    """

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app, self._borne = app, f"Bearer {key}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            said = Headers(scope=scope).get("authorization", "")
            if not hmac.compare_digest(said.encode(), self._borne):
                told = "no key: send the header that tightrope mcp printed when it started"
                refused = PlainTextResponse(told, 401, {"www-authenticate": "Bearer"})
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)


def http_app(server: MCPServer[Any], port: int, key: str) -> ASGIApp:
    """Gives the application: requests that bear the key, by this machine's own names only, none
    from web pages."""
    guarded = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[f"{HOST}:{port}", f"localhost:{port}"],
        allowed_origins=[],
    )
    app = server.streamable_http_app(
        host=HOST, transport_security=guarded, max_request_body_size=MOST_BYTES
    )
    return Keyed(app, key)


def serve_http(
    server: MCPServer[Any], port: int, *, on_open: Callable[[str, str], None] = lambda *_: None
) -> None:
    """Serves on 127.0.0.1 until it is interrupted; `on_open` is told the address, and the header
    with the key of this start that every request has to bear. Raises PortTaken."""
    import uvicorn

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((HOST, port))
        except OSError as error:
            raise PortTaken(
                "another program listens on this port",
                value=port,
                hint="name another one: --port NUMBER",
            ) from error
        key = secrets.token_urlsafe(32)
        on_open(f"http://{HOST}:{port}/mcp", f"Authorization: Bearer {key}")
        settings = uvicorn.Config(
            http_app(server, port, key), log_level="warning", access_log=False
        )
        uvicorn.Server(settings).run(sockets=[place])
