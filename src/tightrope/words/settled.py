"""Levels that are expected, as a table tells them: which are not settled, and which nobody minds."""

from __future__ import annotations

from tightrope.words.names import Names
from tightrope.words.plain import NOT_SETTLED, plain_id

NOBODY_MINDS = "nobody’s wants reach it"
VERDICTS = {"open": NOT_SETTLED}  # what a prediction is called that the outcomes leave open


def level_expected(option: str, level: str | None, names: Names) -> str:
    """Gives the level that an option is expected at; where outcomes differ, that this is not settled,
    or that nobody minds: an option that no want reaches may be at any level in them."""
    if level is not None:
        return plain_id(level)
    return f"{NOT_SETTLED}: {NOBODY_MINDS}" if names.is_uncared(option) else NOT_SETTLED
