"""The application: the page, its parts, and one route for each question; nothing is decided here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tightrope.app.answers.drawn import picture_style
from tightrope.app.workbench.opened import Workbench
from tightrope.errors import TightropeError
from tightrope.web.answer import answer, fault, mistake, read_body
from tightrope.web.asked import Answered, Asked
from tightrope.web.errors import NoKey
from tightrope.web.events import ASKED, Events
from tightrope.web.fields import take
from tightrope.web.guard import Guard, Key, browser_of, give_browser
from tightrope.web.routes import ROUTES

_PARTS = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/workbench.js": ("workbench.js", "text/javascript; charset=utf-8"),
    "/workbench.css": ("workbench.css", "text/css; charset=utf-8"),
}
Respond = Callable[[Request], Awaitable[Response]]


def make_app(path: Path, key: Key, ending: Callable[[], bool]) -> Guard:
    """Gives the application that serves the folder at `path` to whoever has the key.

    `ending` says whether the program is about to stop, so that open streams close
    and long work ends.
    """
    bench, events = Workbench(path), Events(ending)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        events.start()
        watching = asyncio.create_task(events.watch(bench))
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def stream(request: Request) -> Response:
        return StreamingResponse(events.stream(), media_type="text/event-stream")

    routes: list[BaseRoute] = [Route(place, _part(*part)) for place, part in _PARTS.items()]
    routes += [
        Route(f"/api/{place}", _route(handle, bench, events), methods=[method])
        for (method, place), handle in ROUTES.items()
    ]
    routes += [
        Route("/pictures.css", _picture_style),
        Route("/api/events", stream),
        Route("/api/session", _session(key), methods=["POST"]),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={Exception: _fault})
    return Guard(app, key)


def _session(key: Key) -> Respond:
    async def give_key(request: Request) -> Response:
        try:
            told = take(await read_body(request), "key", str)
            if not key.fits(told):
                raise NoKey(
                    "this is not the key of this start",
                    hint="open the address that tightrope serve printed",
                )
        except TightropeError as error:
            return mistake(error)
        made = answer({"ok": True})
        key.give(made)
        if not browser_of(request.cookies, request.headers):
            give_browser(made)
        return made

    return give_key


async def _picture_style(request: Request) -> Response:
    return Response(picture_style(), media_type="text/css; charset=utf-8")


def _part(name: str, media_type: str) -> Respond:
    async def give(request: Request) -> Response:
        data = files("tightrope.web").joinpath("static", name).read_bytes()
        return Response(data, media_type=media_type)

    return give


def _route(handle: Callable[[Asked], Answered], bench: Workbench, events: Events) -> Respond:
    async def respond(request: Request) -> Response:
        try:
            is_upload = request.url.path == "/api/read"
            posted = request.method == "POST" and not is_upload
            body = await read_body(request) if posted else {}
            data = await request.body() if is_upload else b""
            browser = browser_of(request.cookies, request.headers)
            asked = Asked(bench, events, dict(request.query_params), body, data, browser)
            ASKED.set(request.query_params.get("ask", ""))  # the thread has a copy of this context
            given = await run_in_threadpool(handle, asked)
        except TightropeError as error:
            return mistake(error)
        except OSError as error:
            return fault(error)
        return given if isinstance(given, Response) else answer(given)

    return respond


async def _fault(request: Request, error: Exception) -> Response:
    return fault(error)
