"""The JSON Schema of the crisis file, for editors."""

from __future__ import annotations

from typing import Any

from tightrope.crisis.model import CrisisModel

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Gives the JSON Schema (draft 2020-12) of crisis.yaml, made from the model's types."""
    schema = CrisisModel.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Tightrope crisis file"
    return schema
