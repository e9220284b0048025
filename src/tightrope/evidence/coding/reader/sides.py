"""The words on one side of an end, whichever the other end of its pair is: worked out once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tightrope.evidence.coding.reader.pairs import Masked, Unit
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["Side", "first_cue", "words_after", "words_before"]

_WINDOW = 6  # words looked at before and after a pair
_FAR = 12  # ... and searched for cues


class Side(NamedTuple):
    """The words on one side of an end, whichever the other end is."""

    units: list[Unit]  # from left to right
    cue: str  # families of the nearest cue in the clause
    features: list[str]


def words_before(masked: Masked, left: int) -> Side:
    """Gives what stands before the unit of a first end."""
    key = ("before", left)
    if key not in masked.kept:
        units = masked.units[max(0, left - _FAR) : left]
        behind = _until_head(units[::-1])
        features = [f"b:{unit.text}" for unit in units[-_WINDOW:]]
        if units:
            features.append(f"b>{units[-1].text}")
            features.append("b>" + " ".join(u.text for u in units[-2:]))
        else:
            features.append("b>^")
        features += dict.fromkeys(f"bc:{family}" for u in behind for family in u.families)
        if behind:
            features.append(f"bc>{first_cue(behind)}")
        masked.kept[key] = Side(units, first_cue(behind), features)
    side: Side = masked.kept[key]
    return side


def words_after(masked: Masked, right: int) -> Side:
    """Gives what stands behind the unit of a second end."""
    key = ("after", right)
    if key not in masked.kept:
        units = masked.units[right + 1 : right + 1 + _FAR]
        ahead = _until_head(units)
        features = [f"a:{unit.text}" for unit in units[:_WINDOW]]
        if units:
            features.append(f"a<{units[0].text}")
            features.append("a<" + " ".join(u.text for u in units[:2]))
            features.append("a<" + " ".join(u.text for u in units[:3]))
        else:
            features.append("a<$")
        features += dict.fromkeys(f"ac:{family}" for u in ahead for family in u.families)
        if ahead:
            features.append(f"ac<{first_cue(ahead)}")
        masked.kept[key] = Side(units, first_cue(ahead), features)
    side: Side = masked.kept[key]
    return side


def first_cue(units: Sequence[Unit]) -> str:
    """Gives the families of the first cue among words, "-" where there is none."""
    return next(("+".join(u.families) for u in units if u.families), "-")


def _until_head(units: Sequence[Unit]) -> list[Unit]:
    heads, found = word_list("clauses", "heads"), []
    for unit in units:
        if unit.low in heads or unit.low in (";", ".", "—"):
            break
        found.append(unit)
    return found
