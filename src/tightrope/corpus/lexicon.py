"""The words and shapes by which captures are recognised, loaded once from `lexicon.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["exact", "found", "pattern"]


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    text = files("tightrope.corpus").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def exact(label: str, kind: str = "exact") -> frozenset[str]:
    """Gives the whole lines (folded, without an end colon) listed under `label`."""
    return frozenset(_lexicon()[label].get(kind, ()))


@cache
def pattern(label: str, kind: str = "patterns") -> re.Pattern[str]:
    """Gives the patterns listed under `label` as one expression."""
    listed: Sequence[str] = _lexicon()[label][kind]
    return re.compile("|".join(f"(?:{one})" if "(?i:" not in one else one for one in listed))


def found(label: str, key: str, kind: str = "patterns") -> bool:
    """Says whether a folded line looks like `label` by one of its patterns."""
    return pattern(label, kind).search(key) is not None
