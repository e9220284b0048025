"""The data files of the evidence stage, read from inside the package."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """Gives one TOML file of `evidence/data/` as plain values."""
    source = files("tightrope.evidence").joinpath("data", name)
    return tomllib.loads(source.read_text(encoding="utf-8"))
