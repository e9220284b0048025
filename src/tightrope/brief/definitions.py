"""What each kind of computed statement means: id -> (title, definition with its author and year)."""

from __future__ import annotations

import tomllib
from importlib import resources


def _read() -> dict[str, tuple[str, str]]:
    text = (resources.files("tightrope.brief") / "definitions.toml").read_text("utf-8")
    return {
        id_: (one["title"], " ".join(one["text"].split()))
        for id_, one in tomllib.loads(text).items()
    }


DEFINITIONS = _read()
