"""Plain values as YAML: on one line, or on several where one would be too long."""

from __future__ import annotations

import json
import re
from datetime import date
from textwrap import wrap
from typing import Any

from tightrope.crisis.errors import NotForYaml

_WIDTH = 100  # columns from which a mapping or list gets lines of its own

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


def render_block(value: Any, indent: int = 0) -> list[str]:
    """Gives a mapping or list as lines, an entry each; `indent` is where they will stand.

    An entry too long for one line is broken into its own entries, two columns further in.
    """
    if not isinstance(value, dict | list | tuple) or not value:
        return [render(value)]
    lines: list[str] = []
    entries = value.items() if isinstance(value, dict) else ((None, part) for part in value)
    for key, part in entries:
        head = "-" if key is None else f"{_text(str(key))}:"
        whole = f"{head} {render(part)}"
        if len(whole) + indent <= _WIDTH or not (isinstance(part, dict | list | tuple) and part):
            lines.append(whole)
            continue
        if not isinstance(part, dict) and not any(isinstance(p, dict | list | tuple) for p in part):
            words = ", ".join(map(render, part))
            filled = wrap(
                words, _WIDTH - indent - 4, break_long_words=False, break_on_hyphens=False
            )
            lines += [f"{head} [", *(f"    {line}" for line in filled), "  ]"]
            continue
        inner = [f"  {line}" for line in render_block(part, indent + 2)]
        lines += [f"- {inner[0][2:]}", *inner[1:]] if key is None else [head, *inner]
    return lines


def _text(value: str) -> str:
    plain = (_PLAIN.match(value) and value.isascii()) or _DAY.match(value)
    if plain and value == value.strip() and value.casefold() not in _WORDS:
        return value
    told = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in told)
