"""How often a rule family was right on labelled sentences: measured, stored, looked up."""

from __future__ import annotations

from functools import lru_cache

from tightrope.evidence.rules.grammar import read_data

__all__ = ["WEIGHT", "confidence", "smoothed"]

WEIGHT = 8.0  # claims' worth of the overall share that a rule's own share is drawn towards


def confidence(rule: str, *, is_explicit: bool) -> float:
    """Gives the share of a rule's claims that agreed with the labels on dyad and sign.

    `is_explicit` tells whether both ends stood with the cue or one was inferred. Rules seen
    seldom are drawn towards the share of all rules.
    """
    table = _table()
    kind = "explicit" if is_explicit else "inferred"
    right, found = table.get(f"{rule}.{kind}", (0, 0))
    return smoothed(right, found, *table[f"all.{kind}"])


def smoothed(right: int, found: int, all_right: int, all_found: int) -> float:
    """Gives (right + w·prior) / (found + w), the prior being the share over all rules."""
    prior = (all_right + 1) / (all_found + 2)
    return round((right + WEIGHT * prior) / (found + WEIGHT), 3)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[int, int]]:
    raw = read_data("calibration.toml")["rules"]
    return {name: (right, found) for name, (right, found) in raw.items()}
