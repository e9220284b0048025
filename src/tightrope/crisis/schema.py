"""The JSON Schema of files that people write, and the sentence that stands under each key."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from tightrope.crisis.elements import types_in
from tightrope.crisis.model import CrisisModel


def json_schema(root: type[BaseModel] = CrisisModel, title: str = "crisis file") -> dict[str, Any]:
    """Gives the JSON Schema (draft 2020-12) of a file, made from its types, with their sentences."""
    schema = root.model_json_schema(by_alias=True)
    kinds = types_in(root)
    for name, part in {root.__name__: schema, **schema.get("$defs", {})}.items():
        said = key_sentences(kinds[name]) if name in kinds else {}
        for key, described in part.get("properties", {}).items():
            if key in said:
                described["description"] = said[key]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"Tightrope {title}"
    return schema


def keys_of(kind: type[Any]) -> dict[str, str]:
    """Gives the keys of a type as they stand in the file -> the field's name."""
    if is_dataclass(kind):
        return {field.name: field.name for field in fields(kind)}
    return {field.alias or name: name for name, field in kind.model_fields.items()}


def key_sentences(kind: type[Any]) -> dict[str, str]:
    """Gives the sentence under each key of a type of a file: a docstring after the field.

    Keys that a base class brings have the sentence there. A key without one is left out.
    """
    said: dict[str, str] = {}
    for owner in reversed(kind.__mro__):
        if is_dataclass(owner) or (issubclass(owner, BaseModel) and owner is not BaseModel):
            said.update(_written(owner))
    return {key: said[name] for key, name in keys_of(kind).items() if name in said}


def _written(owner: type[Any]) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    found: dict[str, str] = {}
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    for field, below in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            found[field.target.id] = " ".join(below.value.value.split())
    return found
