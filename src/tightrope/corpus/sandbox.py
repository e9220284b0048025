"""Runs a parser of an untrusted format in a process of its own with bounds on memory, time and files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tightrope.corpus import errors
from tightrope.corpus.drawn import Drawn
from tightrope.corpus.limits import Limits, shown_size
from tightrope.errors import MissingExtra, TightropeError

__all__ = ["run_limited"]

_CHILD = "tightrope.corpus.readers.child"
_NAMED = {
    kind.code: kind
    for kind in (errors.DamagedDocument, errors.DocumentTooLarge, errors.ExpansionTooLarge)
}


def run_limited(kind: str, data: bytes, name: str, limits: Limits) -> Drawn:
    """Gives what the parser `kind` ("html", "pdf", "docx") draws out of `data`.

    Raises ParserStopped when it runs out of time or memory or dies, DamagedDocument when the bytes
    break the format, and whatever refusal or MissingExtra the parser itself named.
    """
    order = {
        "kind": kind,
        "name": name,
        "limits": {field: getattr(limits, field) for field in limits.__slots__},
    }
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", _CHILD, json.dumps(order)],
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _stopped(name, limits, f"took longer than {limits.seconds:g} s") from None
    return _answer(done, name, limits)


def _answer(done: subprocess.CompletedProcess[bytes], name: str, limits: Limits) -> Drawn:
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _stopped(name, limits, f"stopped (exit {done.returncode})") from None
    if "text" in answer:
        return Drawn(**answer)
    if answer["code"] == errors.ParserStopped.code:
        raise _stopped(name, limits, answer["what"])
    if answer["code"] == MissingExtra.code:
        raise MissingExtra(answer["what"], "documents")
    if answer["code"] == errors.ReaderBroken.code:
        raise ImportError(answer["what"])  # told by `read_single` as for readers of this process
    found: type[TightropeError] = _NAMED.get(answer["code"], errors.DamagedDocument)
    raise found(answer["what"], where=name, allowed=answer["allowed"])


def _stopped(name: str, limits: Limits, why: str) -> errors.ParserStopped:
    return errors.ParserStopped(
        f"its reader {why}",
        where=name,
        allowed=f"the limits are {limits.seconds:g} s and {shown_size(limits.memory)} of memory",
    )
