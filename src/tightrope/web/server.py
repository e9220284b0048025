"""The server of the workbench: one socket on the loopback address, one key per start."""

from __future__ import annotations

import asyncio
import errno
import logging
import secrets
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import FrameType

from tightrope.app.errors import PortTaken
from tightrope.web.app import make_app
from tightrope.web.guard import Key

HOST = "127.0.0.1"  # never another: what is written here is for nobody else


def serve(path: Path, *, port: int = 0, on_open: Callable[[str], None] = lambda _: None) -> None:
    """Serves the folder at `path` until it is interrupted; `on_open` is told the address with its key.

    Raises PortTaken, or what is wrong with the folder.
    """
    import uvicorn

    taken = _listen(port)
    token, own = secrets.token_urlsafe(32), taken.getsockname()[1]
    ending = Event()
    config = uvicorn.Config(
        make_app(path, Key(token, own), ending.is_set),
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
        ws="none",
        lifespan="on",
        limit_concurrency=200,
        h11_max_incomplete_event_size=32_768,
    )
    server = uvicorn.Server(config)
    # what is cut short because somebody ended the program is no fault to be told of
    logging.getLogger("uvicorn.error").addFilter(lambda _: not ending.is_set())

    def leave(number: int, frame: FrameType | None) -> None:
        """Ends as a program does that was asked to: open streams close, what runs is finished."""
        ending.set()
        server.handle_exit(number, frame)

    with taken:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, leave)
        on_open(f"http://{HOST}:{own}/#key={token}")
        asyncio.run(server._serve(sockets=[taken]))  # noqa: SLF001  (`serve` takes the signals itself)


def _listen(port: int) -> socket.socket:
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(64)
    except OSError as error:
        taken.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortTaken(
            "this port cannot be had",
            value=str(port),
            hint="name another one with --port, or --port 0 for any that is free",
        ) from error
    return taken
