"""One request as a route gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from tightrope.app.how import How
from tightrope.app.result import Result
from tightrope.app.workbench.opened import Workbench
from tightrope.errors import UsageMistake
from tightrope.web.events import Events
from tightrope.web.fields import take, take_text

Answered = Result | Mapping[str, Any] | Response
_MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Asked:
    """What was asked: of which folder, with which fields; `data` is an uploaded document,
    `browser` what tells one browser or tab from another under the same name."""

    bench: Workbench
    events: Events
    query: Mapping[str, str]
    body: Mapping[str, Any]
    data: bytes = b""
    browser: str = ""

    @property
    def by(self) -> str:
        """Who decides, where the page was told; else the user of this machine."""
        return " ".join((take_text(self.body, "by") or "").split())[:80]

    def how(self, task: str) -> How:
        """Gives how the answer is to be computed: `draws`, `seed` and `as_of` of the request."""
        found: Mapping[str, Any] = self.body or self.query
        draws, seed = _number(found, "draws", 200), _number(found, "seed", 0)
        if draws > _MOST_DRAWS:
            raise UsageMistake("too many draws", value=draws, allowed=f"up to {_MOST_DRAWS}")
        return How(draws, seed, take_text(found, "as_of"), self.events.step(task))


def _number(found: Mapping[str, Any], name: str, default: int) -> int:
    value = found.get(name, default)
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        value = int(value)
    number = take({name: value}, name, int)
    if number < 0:
        raise UsageMistake(f"{name} is negative", value=number)
    return number
