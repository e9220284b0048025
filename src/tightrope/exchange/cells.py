"""Cells of CSV: no text that a spreadsheet would run as a formula, and each text got back exactly."""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Gives a text with an apostrophe in front where a spreadsheet takes it for a formula.

    Where apostrophes stand before such a text already, one more keeps them apart from the guard.
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Gives the text that `guarded` was given."""
    return text[1:] if text[:1] == "'" and _RUNS.match(text) else text
