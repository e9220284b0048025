"""Who is named in office: the days between which a text that says "President X" was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tightrope.evidence.text.data import read_data

__all__ = ["Tenure", "find_tenures"]

_OFFICES = (
    r"President|Prime Minister|Chancellor|Supreme Leader|Foreign Minister|Foreign Secretary"
    r"|Defen[cs]e Minister|Secretary of State|Secretary-General|Spokes(?:man|woman|person)"
)
_PAST = re.compile(
    r"\b(?:former|ex-?|then-?|late|past|deposed|ousted)[\s-]+(?:[A-Z]\w+\s+)?$", re.I
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A leader named with an office, and that leader's first and last day in a leading one."""

    said: str
    since: date | None
    until: date | None


def find_tenures(text: str) -> tuple[Tenure, ...]:
    """Gives the leaders a text names in office; those it calls former are left out."""
    pattern, leaders = _known()
    return tuple(
        Tenure(match[0], *leaders[match["name"]])
        for match in pattern.finditer(text)
        if not _PAST.search(text, max(0, match.start() - 24), match.start())
    )


@cache
def _known() -> tuple[re.Pattern[str], dict[str, tuple[date | None, date | None]]]:
    leaders = dict(_terms())
    names = "|".join(re.escape(name) for name in sorted(leaders, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:{_OFFICES})\s+(?P<name>{names})\b"), leaders


def _terms() -> Iterator[tuple[str, tuple[date | None, date | None]]]:
    for leader in read_data("leaders.toml").values():
        since, until = (
            date.fromisoformat(day) if (day := leader.get(key)) else None
            for key in ("since", "until")
        )
        for name in leader.get("en", {}).get("names", ()):
            yield name, (since, until)
