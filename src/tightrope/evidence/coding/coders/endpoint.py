"""An OpenAI-compatible chat endpoint: asked politely, believed about nothing."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tightrope.errors import MissingExtra
from tightrope.evidence.coding.coders.prompt import Message, answer_schema
from tightrope.evidence.errors import CoderNotConfigured, CoderUnreachable

if TYPE_CHECKING:
    import httpx

__all__ = ["FORMS", "KEY_VARIABLE", "Endpoint", "Reply", "ask", "greet"]

KEY_VARIABLE = "TIGHTROPE_LLM_KEY"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_BUSY = (408, 409, 425, 429, 500, 502, 503, 504)
_MALFORMED = (400, 404, 415, 422, 501)  # what servers say to a form of answer they do not know
_LONGEST_WAIT = 30.0
_MOST_SILENT = 2  # a server that twice does not answer at all is not waited for again


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model answers. The key comes from the environment and nowhere else."""

    url: str  # up to and with the version: http://localhost:11434/v1
    model: str
    key_variable: str = KEY_VARIABLE
    timeout: float = 90.0  # seconds for one answer
    connect: float = 10.0  # seconds until somebody is there, and says anything at all
    patience: float = 180.0  # seconds after which no further try is made
    tries: int = 4
    wait: float = 1.0  # seconds before the second try; doubled each time
    most_bytes: int = 4_000_000  # of one answer

    def __post_init__(self) -> None:
        """Refuses an endpoint that could not be asked, or that would get the key in the clear."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise CoderNotConfigured(
                "the endpoint must be a web address",
                value=self.url,
                allowed="for example http://localhost:11434/v1",
            )
        if parts.username or parts.password:
            raise CoderNotConfigured(
                "an endpoint's address holds no user name or key",
                hint=f"put the key into the environment variable {self.key_variable}",
            )
        if not self.model:
            raise CoderNotConfigured("the language model must be named", hint="give its name")
        if self.key and parts.scheme == "http" and not self.is_local:
            raise CoderNotConfigured(
                "a key is not sent over plain http to another machine",
                value=self.url,
                hint=f"use https, or unset {self.key_variable}",
            )

    @property
    def key(self) -> str | None:
        """The key in the environment, if there is one."""
        return os.environ.get(self.key_variable) or None

    @property
    def is_local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return urlsplit(self.url).hostname in _LOOPBACK


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and whether it was stopped before its end."""

    text: str
    is_cut_off: bool
    form: int  # which of `FORMS` the server took


FORMS = ("json_schema", "json_object", "text")  # the strictest first; not every server knows them


def greet(endpoint: Endpoint) -> None:
    """Asks whether anybody is there, with the question that takes no thought: which models there are.

    Whatever is answered is an answer. Raises `CoderUnreachable` after `connect` seconds of silence,
    so that a dead server is not waited for as long as a thinking one; `MissingExtra` without httpx.
    """
    try:
        import httpx
    except ImportError as error:
        raise MissingExtra("the language model coder", "llm") from error
    try:
        httpx.get(
            endpoint.url.rstrip("/") + "/models",
            headers=_headers(endpoint),
            timeout=min(endpoint.connect, endpoint.timeout),
            trust_env=not endpoint.is_local,
        )
    except httpx.TransportError as error:
        raise _unreachable(endpoint, _reason(error)) from error


def _headers(endpoint: Endpoint) -> dict[str, str]:
    return {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}


def _unreachable(endpoint: Endpoint, reason: str) -> CoderUnreachable:
    return CoderUnreachable(
        "the language model's endpoint gave no answer",
        where=endpoint.url,
        value=reason,
        hint="try again later, or leave the coder out",
    )


def ask(
    endpoint: Endpoint,
    messages: Sequence[Message],
    *,
    form: int = 0,
    schema: Mapping[str, Any] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Reply:
    """Gives the model's answer, at temperature 0 and held to a schema (of claims) as far as the server can.

    `form` is the strictest of `FORMS` to try; a server that refuses one is asked with the next.
    Dropped connections and busy answers (429 and the like) are tried again with growing pauses, a server
    that is silent for `timeout` seconds is not, and nothing is once `patience` has run out. Raises `CoderUnreachable` when that does
    not help, `MissingExtra` without httpx. No redirect is followed: text goes where the user said
    and nowhere else.
    """
    try:
        import httpx
    except ImportError as error:
        raise MissingExtra("the language model coder", "llm") from error
    reason, asked_to_wait, turn, silent = "no try was made", 0.0, 0, 0
    began = time.monotonic()
    with httpx.Client(
        timeout=httpx.Timeout(endpoint.timeout, connect=min(endpoint.connect, endpoint.timeout)),
        headers=_headers(endpoint),
        follow_redirects=False,
        trust_env=not endpoint.is_local,
    ) as client:
        while turn < max(1, endpoint.tries):
            if turn and time.monotonic() - began >= endpoint.patience:
                break
            if turn:
                sleep(min(_LONGEST_WAIT, max(asked_to_wait, endpoint.wait * 2 ** (turn - 1))))
            turn, asked_to_wait = turn + 1, 0.0
            question = _question(endpoint, messages, form, schema or answer_schema())
            try:
                status, wait, content = _post(client, endpoint, question)
            except httpx.TransportError as error:
                reason, silent = _reason(error), silent + 1
                if silent >= _MOST_SILENT or isinstance(error, httpx.ReadTimeout):
                    break
                continue
            if status == 200:
                return _reply(content, endpoint, form)
            reason, asked_to_wait = f"it answered with status {status}", wait
            if status in _MALFORMED and form + 1 < len(FORMS):
                form, turn = form + 1, turn - 1  # it does not know this form: no try is used up
            elif status not in _BUSY:
                break
    raise _unreachable(endpoint, reason)


def _question(
    endpoint: Endpoint, messages: Sequence[Message], form: int, schema: Mapping[str, Any]
) -> dict[str, Any]:
    formats: dict[str, dict[str, Any]] = {
        "json_schema": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema},
        },
        "json_object": {"type": "json_object"},
    }
    body = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0,
        "stream": False,
    }
    wanted = formats.get(FORMS[form])
    return body if wanted is None else {**body, "response_format": wanted}


def _post(
    client: httpx.Client, endpoint: Endpoint, body: dict[str, Any]
) -> tuple[int, float, bytes]:
    """Status, seconds the server asks to wait, and the body up to the limit."""
    url = endpoint.url.rstrip("/") + "/chat/completions"
    with client.stream("POST", url, json=body) as response:
        content = bytearray()
        deadline = time.monotonic() + endpoint.timeout
        for piece in response.iter_bytes():
            content += piece
            if len(content) > endpoint.most_bytes:
                raise CoderUnreachable(
                    "the language model's answer is too long",
                    where=endpoint.url,
                    allowed=f"{endpoint.most_bytes} bytes",
                )
            if time.monotonic() > deadline:
                raise CoderUnreachable(
                    "the language model's answer took too long",
                    where=endpoint.url,
                    allowed=f"{endpoint.timeout:g} seconds",
                )
        wait = response.headers.get("retry-after", "")
        return response.status_code, float(wait) if wait.isdigit() else 0.0, bytes(content)


def _reply(body: bytes, endpoint: Endpoint, form: int) -> Reply:
    """The answer out of the envelope; an envelope of another shape is no such endpoint."""
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise CoderUnreachable(
            "this does not answer like an OpenAI-compatible endpoint", where=endpoint.url
        ) from error
    parts = content if isinstance(content, list) else [content]
    texts = [part.get("text") if isinstance(part, dict) else part for part in parts]
    text = "".join(one for one in texts if isinstance(one, str))
    # a lone surrogate can neither be sent back for repair nor be kept in a file
    cut_off = choice.get("finish_reason") == "length"
    return Reply(text.encode("utf-8", "replace").decode(), cut_off, form)


def _reason(error: Exception) -> str:
    name = type(error).__name__
    return "time-out" if "Timeout" in name else f"connection failed ({name})"
