"""A conflict of another program as sections of the crisis file, and what had to be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tightrope.crisis.parse_formula import RESERVED


@dataclass(frozen=True, slots=True)
class ReadConflict:
    """Sections of a crisis file as plain values, and remarks on what the format did not say."""

    sections: Mapping[str, Any]
    remarks: tuple[str, ...]


def ids_for(names: Iterable[str], fallback: str) -> tuple[str, ...]:
    """Gives an id for each name, as formulas can have them; alike ones are numbered."""
    made: list[str] = []
    for name in names:
        plain = re.sub(r"\W+", "_", name.strip().lower()).strip("_") or fallback
        plain = f"{fallback}_{plain}" if plain[0].isdigit() or plain in RESERVED else plain
        number, new = 1, plain
        while new in made:
            number += 1
            new = f"{plain}_{number}"
        made.append(new)
    return tuple(made)


def all_of(parts: Sequence[str]) -> str:
    """Gives a formula that holds where all of the parts do."""
    return " and ".join(parts)


def any_of(parts: Sequence[str]) -> str:
    """Gives a formula that holds where one of the parts does, each of them a conjunction."""
    return parts[0] if len(parts) == 1 else " or ".join(f"({part})" for part in parts)
