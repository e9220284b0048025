"""Renders a brief as JSON: the same data, nothing added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from tightrope.brief.page import Brief

SCHEMA = "tightrope-brief/1"


def to_json(brief: Brief, more: Mapping[str, object] | None = None) -> str:
    """Gives UTF-8 JSON text ending in a newline; blocks and drawings name their kind in `is`.

    `more` are keys laid beside the brief's own, such as the facts it was made from.
    """
    body = {"tightrope": brief.version, "schema": SCHEMA, **_plain(brief), **_plain(more or {})}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {"is": type(value).__name__, **named}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):  # lone surrogates cannot be written as UTF-8
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
