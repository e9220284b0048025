"""A parser of an untrusted format in a process of its own, with bounds on memory, time and files.

Both ends stand here: what is ordered and how the answer is read, and the child that bounds itself,
parses standard input and answers in JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from tightrope.corpus import errors
from tightrope.corpus.errors import DamagedDocument, ParserStopped, ReaderBroken
from tightrope.corpus.limits import Limits, shown_size
from tightrope.corpus.readers.build import Drawn
from tightrope.corpus.readers.extract import extract
from tightrope.errors import MissingExtra, TightropeError

_CHILD = "tightrope.corpus.readers.sandbox"
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


def main(order: dict[str, Any]) -> dict[str, Any]:
    """Gives what was drawn out, or the `code` and reason of a refusal."""
    limits = Limits(**order["limits"])
    _bound(limits)
    data = sys.stdin.buffer.read()
    try:
        return asdict(extract(order["kind"], data, order["name"], limits))
    except MissingExtra as error:
        return {"code": error.code, "what": error.what.partition(" needs ")[0], "allowed": None}
    except TightropeError as error:
        return {"code": error.code, "what": error.what, "allowed": error.allowed}
    except ImportError as error:
        return {"code": ReaderBroken.code, "what": str(error), "allowed": None}
    except MemoryError:
        return {"code": ParserStopped.code, "what": "ran out of memory", "allowed": None}
    except RecursionError:
        return {"code": ParserStopped.code, "what": "met parts nested too deep", "allowed": None}
    except Exception:  # noqa: BLE001 - parsers of hostile bytes fail in every way there is
        what = f"not readable: it is damaged, or no {order['kind'].upper()} at all"
        return {"code": DamagedDocument.code, "what": what, "allowed": None}


def _bound(limits: Limits) -> None:
    """Memory, processor time, no files written, no core dump; where the system knows no such bounds, time only."""
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


if __name__ == "__main__":
    answer = main(json.loads(sys.argv[1]))
    json.dump(answer, sys.stdout)
