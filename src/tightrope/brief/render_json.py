"""The brief as JSON, the same data and nothing added; and the JSON Schema of that, from the types of `page`."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

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


_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def brief_schema() -> dict[str, Any]:
    """Gives the schema (draft 2020-12); every type is one of `$defs`, named by its `is`."""
    kinds = list(dict.fromkeys(_kinds(Brief)))
    whole = _record(Brief)
    whole["properties"] |= {
        "tightrope": {"type": "string", "description": "The version of the program."},
        "schema": {"const": SCHEMA},
        "facts": {
            "type": "array",
            "items": {"type": "object"},
            "description": "The facts it was made from.",
        },
    }
    whole["required"] = ["tightrope", "schema", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A brief of Tightrope",
        **whole,
        "$defs": {kind.__name__: _record(kind) for kind in kinds if kind is not Brief},
    }


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    yield kind
    for hint in get_type_hints(kind).values():
        for inner in _inside(hint):
            yield from _kinds(inner)


def _inside(hint: Any) -> Iterator[type[Any]]:
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _inside(inner)


def _record(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {"is": {"const": kind.__name__}}
    properties |= {field.name: _schema(hints[field.name]) for field in fields(kind)}
    return {
        "type": "object",
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_schema(inner) for inner in get_args(hint)]}
    if get_origin(hint) is tuple:
        return _array(get_args(hint))
    raise TypeError(f"no schema for {hint!r}")


def _array(inner: tuple[Any, ...]) -> dict[str, Any]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0])}
    size = len(inner)
    return {
        "type": "array",
        "prefixItems": list(map(_schema, inner)),
        "minItems": size,
        "maxItems": size,
    }
