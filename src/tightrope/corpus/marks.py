"""Signs of a doctored or careless text, as flags on the document; they never change how it is read."""

from __future__ import annotations

import re

__all__ = ["hidden_marks"]

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ZERO = re.compile(
    "[\u200b-\u200d\u2060-\u2064\u00ad\U000e0000-\U000e0fff]|(?<=.)\ufeff", re.DOTALL
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")


def hidden_marks(text: str) -> tuple[str, ...]:
    """Gives a flag, with the count, for direction overrides, invisible and control characters."""
    flags = []
    if not text.isascii():
        for pattern, kind in ((_DIRECTION, "direction overrides"), (_ZERO, "invisible characters")):
            count = sum(1 for _ in pattern.finditer(text))
            if count:
                flags.append(f"{kind}: {count}")
    count = sum(1 for _ in _CONTROL.finditer(text))
    if count:
        flags.append(f"control characters: {count}")
    return tuple(flags)
