"""Plain values as one line of YAML."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from tightrope.crisis.errors import NotForYaml

_PLAIN = re.compile(r"[A-Za-z_][\w.'()/ -]*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_WORDS = frozenset({"null", "true", "false", "none", "nan", "inf"})


def render(value: Any) -> str:
    """Gives a value as one line of YAML that reads back as the same; true and false as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "null"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(str(k))}: {render(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(render(part) for part in value) + "]"
    raise NotForYaml("this value cannot stand in a crisis file", value=value)


def _text(value: str) -> str:
    plain = (_PLAIN.match(value) and value.isascii()) or _DAY.match(value)
    if plain and value == value.strip() and value.casefold() not in _WORDS:
        return value
    told = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in told)
