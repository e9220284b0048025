"""How the server is reached: by standard input and output, or by HTTP from this machine alone."""

from __future__ import annotations

import socket
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette

from tightrope.app.errors import PortTaken

HOST = "127.0.0.1"
MOST_BYTES = 1_000_000  # of one request: a proposal is a page at most


def serve_stdio(server: MCPServer[Any]) -> None:
    """Serves until the client closes standard input."""
    server.run("stdio")


def http_app(server: MCPServer[Any], port: int) -> Starlette:
    """Gives the application: requests by this machine's own names only, none from web pages."""
    guarded = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[f"{HOST}:{port}", f"localhost:{port}"],
        allowed_origins=[],
    )
    return server.streamable_http_app(
        host=HOST, transport_security=guarded, max_request_body_size=MOST_BYTES
    )


def serve_http(server: MCPServer[Any], port: int) -> None:
    """Serves on 127.0.0.1 until it is interrupted. Raises PortTaken."""
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
        settings = uvicorn.Config(http_app(server, port), log_level="warning", access_log=False)
        uvicorn.Server(settings).run(sockets=[place])
