"""How often a rule family was right on labelled sentences: measured, stored, looked up."""

from __future__ import annotations

from functools import lru_cache

from tightrope.evidence.text.data import read_data

__all__ = ["WEIGHT", "confidence", "reload_table", "rule_key", "smoothed"]

WEIGHT = 8.0  # claims' worth of the overall share that a rule's own share is drawn towards
_INFERRED = "+inferred"


def rule_key(rule: str, *, is_explicit: bool) -> str:
    """Gives the rule as it stands in `Claim.rule`: inferred ends are marked."""
    return rule if is_explicit else rule + _INFERRED


def confidence(rule: str) -> float:
    """Gives the share of a rule's claims that agreed with the labels on dyad and sign.

    `rule` as given by `rule_key`. Rules seen seldom are drawn towards the share of all rules
    of their kind, explicit or inferred.
    """
    table = _table()
    kind = "all" + (_INFERRED if rule.endswith(_INFERRED) else "")
    right, found = table.get(rule, (0, 0))
    return smoothed(right, found, *table[kind])


def smoothed(right: int, found: int, all_right: int, all_found: int) -> float:
    """Gives (right + w·prior) / (found + w), the prior being the share over all rules."""
    prior = (all_right + 1) / (all_found + 2)
    return round((right + WEIGHT * prior) / (found + WEIGHT), 3)


def reload_table() -> None:
    """Forgets the table read before; the next look-up reads the file again."""
    _table.cache_clear()


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[int, int]]:
    raw = read_data("calibration.toml")["rules"]
    return {name: (right, found) for name, (right, found) in raw.items()}
