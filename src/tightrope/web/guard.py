"""Who may ask: the page this program served, in a browser that was given the key of this start.

A page of another site can make a browser send requests here, and a name that an attacker turns to
the loopback address (DNS rebinding) makes them look like our own. So every request must name us as
its host, port included; must not come from another site; and, where it reads or writes anything of
the folder, must bear the key.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from secrets import token_hex

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tightrope.errors import Refused
from tightrope.web.answer import refusal
from tightrope.web.errors import NoKey, NotOurHost, NotOurPage, TooMuch

MOST_JSON = 4 * 2**20  # bytes of a request that is no document
MOST_DOCUMENT = 50 * 2**20  # the limit that `read` has
_BROWSER, _BROWSER_LENGTH = "tightrope-browser", 16
_OPEN_PATHS = ("/api/session",)
HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; "
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


class Key:
    """The key of one start of the workbench, kept by the browser as a cookie of this port."""

    def __init__(self, token: str, port: int) -> None:
        self._token = token
        self.port = port
        self._cookie = f"tightrope-{port}"

    def fits(self, text: str) -> bool:
        """Whether a text is the key."""
        return hmac.compare_digest(text.encode(), self._token.encode())

    def is_borne(self, headers: Headers) -> bool:
        """Whether a request bears the key."""
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self._cookie)
        return found is not None and self.fits(found.value)

    def give(self, response: Response) -> None:
        """Has the browser keep the key, out of reach of scripts and of other sites."""
        response.set_cookie(
            self._cookie, self._token, httponly=True, samesite="strict", path="/api"
        )


def browser_of(cookies: Mapping[str, str], headers: Mapping[str, str]) -> str:
    """Gives what tells a browser, and each of its tabs, from another of the same person; empty: it
    was given nothing. The first tab is the browser itself, so that the next session goes on from it."""
    found = cookies.get(_BROWSER, "")
    if not (found.isalnum() and len(found) == _BROWSER_LENGTH):
        return ""
    tab = headers.get("x-tightrope-tab", "0")
    return f"{found}.{int(tab)}" if tab.isdecimal() and len(tab) < 4 and int(tab) else found


def give_browser(response: Response) -> None:
    """Has the browser keep what tells it from another, over later starts at any port."""
    response.set_cookie(
        _BROWSER, token_hex(_BROWSER_LENGTH // 2), max_age=365 * 86400, httponly=True,
        samesite="strict", path="/api",
    )  # fmt: skip


class Guard:
    """Lets through only what may ask, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self._app, self._key = app, key
        self._hosts = {f"127.0.0.1:{key.port}", f"localhost:{key.port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there is nothing else here

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refused = self._refusal(scope["method"], scope["path"], headers)
        if refused is not None:
            await refusal(refused)(scope, receive, with_headers)
            return
        limit = MOST_DOCUMENT if scope["path"] == "/api/read" else MOST_JSON
        bounded = _Bounded(receive, limit)
        try:
            bounded.check(headers.get("content-length"))
            await self._app(scope, bounded, with_headers)
        except TooMuch as error:
            await refusal(error, 413)(scope, receive, with_headers)

    def _refusal(self, method: str, path: str, headers: Headers) -> Refused | None:
        host = headers.get("host", "")
        if host not in self._hosts or len(headers.getlist("host")) != 1:
            return NotOurHost("not our name and port", value=host)
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "none")
        if (origin is not None and origin != f"http://{host}") or site not in (
            "same-origin",
            "none",
        ):
            return NotOurPage("a page of another site asked", value=origin or site)
        if method not in ("GET", "HEAD", "POST"):
            return NotOurPage("no such method here", value=method)
        if not path.startswith("/api/"):
            return None
        if method == "POST" and headers.get("x-tightrope") != "1":
            return NotOurPage("this request is not from our page", hint="reload the page")
        if path in _OPEN_PATHS or self._key.is_borne(headers):
            return None
        hint = "open the address that tightrope serve printed"
        return NoKey("this page has no key", hint=hint)


class _Bounded:
    """Receives a body up to a limit, whatever its length was said to be."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive, self._limit, self._seen = receive, limit, 0

    def check(self, said: str | None) -> None:
        if said is not None and (not said.isdecimal() or int(said) > self._limit):
            raise self._error()

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._seen += len(message.get("body", b""))
            if self._seen > self._limit:
                raise self._error()
        return message

    def _error(self) -> TooMuch:
        return TooMuch("larger than this can be", allowed=f"up to {self._limit // 2**20} MiB")
