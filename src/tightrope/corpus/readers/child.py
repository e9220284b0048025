"""The limited process: bounds itself, parses standard input, answers in JSON. Started by `sandbox`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from tightrope.corpus.errors import DamagedDocument, ParserStopped, ReaderBroken
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.extract import extract
from tightrope.errors import MissingExtra, TightropeError


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
    except Exception as error:  # noqa: BLE001 - parsers of hostile bytes fail in every way there is
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        return {"code": DamagedDocument.code, "what": f"not readable ({reason})", "allowed": None}


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
