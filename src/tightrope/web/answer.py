"""What is answered: results and errors in the JSON that the verbs print, to the byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tightrope.app.errors import RefusedBySystem
from tightrope.app.result import Result, error_json, json_text
from tightrope.errors import TightropeError, UsageMistake

_STATUS = {2: 400, 3: 422, 4: 422, 5: 409}  # exit code -> status
_DEEPEST = 60  # levels of a request; an element of the crisis file has six
_LARGEST = 1e15
_OWN = {"too-much": 413, "no-key": 403}  # error code -> status


def answer(result: Result | Mapping[str, Any]) -> Response:
    """Gives a result as the verb prints it under `--json`."""
    body = result.to_json() if isinstance(result, Result) else result
    return Response(json_text(body) + "\n", media_type="application/json")


def mistake(error: TightropeError) -> Response:
    """Gives an error in the one shape that every verb has."""
    return _told(error, _OWN.get(error.code) or _STATUS.get(error.exit_code, 500))


def refusal(error: TightropeError, status: int = 403) -> Response:
    """Gives an error of who may ask."""
    return _told(error, status)


def _told(error: TightropeError, status: int) -> Response:
    return Response(json_text(error_json(error)) + "\n", status, media_type="application/json")


def fault(error: Exception) -> Response:
    """Gives what went wrong where we did not think of it, without a traceback."""
    if isinstance(error, OSError):
        return mistake(RefusedBySystem.of(error))
    said = f"a fault in Tightrope itself: {type(error).__name__}: {error}"
    return _told(TightropeError(said, hint="please report it"), 500)


async def read_body(request: Request) -> dict[str, Any]:
    """Gives the JSON object of a request. Raises UsageMistake where it is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise UsageMistake("a request has a JSON body", hint="content-type: application/json")
    try:
        body = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError) as error:
        raise UsageMistake("this is no JSON", value=str(error)) from error
    if not isinstance(body, dict):
        raise UsageMistake("a request is a JSON object", value=type(body).__name__)
    _check_values(body)
    return body


def _check_values(body: Mapping[str, Any]) -> None:
    """Refuses what JSON can say and no file can hold; level by level, so that depth costs no stack."""
    level: list[Any] = [body]
    for _ in range(_DEEPEST):
        told = [one for part in level if isinstance(part, dict) for one in part]
        inside = [
            one for part in level for one in (part.values() if isinstance(part, dict) else part)
        ]
        for text in (one for one in (*told, *inside) if isinstance(one, str)):
            if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
                raise UsageMistake("half a character stands in a text", value=ascii(text[:80]))
        for number in inside:
            if isinstance(number, int | float) and not -_LARGEST <= number <= _LARGEST:
                raise UsageMistake("a number is too large", value=str(number)[:20])
        level = [one for one in inside if isinstance(one, dict | list)]
    if level:
        raise UsageMistake("a request is nested too deep", allowed=f"up to {_DEEPEST} levels")
