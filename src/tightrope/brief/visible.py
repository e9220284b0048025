"""Makes characters that hide or reorder text visible, so that a quote shows what it contains."""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
# blank but not classed as format characters: fillers, braille blank, combining grapheme joiner
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")


def is_hidden(letter: str) -> bool:
    """Whether a character shows nothing of itself or changes the order of others."""
    if letter in _KEPT or " " <= letter <= "~":
        return False
    return (
        unicodedata.category(letter) in _HIDDEN
        or letter in _BLANK
        or 0xFE00 <= ord(letter) <= 0xFE0F
    )


def visible(text: str) -> str:
    """`text` with every hidden character written as ‹U+202E›; newlines and tabs stay."""
    if text.isprintable():  # bidi and zero-width characters are not printable in this sense
        return (
            text
            if not any(c in _BLANK or 0xFE00 <= ord(c) <= 0xFE0F for c in text)
            else _mark(text)
        )
    return _mark(text)


def one_line(text: str) -> str:
    """`visible` text with every run of white space made one space."""
    return " ".join(visible(text).split())


def _mark(text: str) -> str:
    return "".join(f"‹U+{ord(c):04X}›" if is_hidden(c) else c for c in text)
