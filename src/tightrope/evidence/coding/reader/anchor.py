"""Which word of a sentence a claim rests on: the cue of its relation that stands nearest to the pair."""

from __future__ import annotations

from functools import cache

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.text.data import read_data

__all__ = ["find_cue"]


@cache
def _families() -> dict[str, frozenset[str]]:
    return {
        relation: frozenset(names.split())
        for relation, names in read_data("cue_families.toml").items()
    }


def find_cue(masked: Masked, pair: Pair, relation: Relation) -> tuple[int, int] | None:
    """Gives the tokens [first, last) of the relation's cue nearest to the pair; None if there is none.

    Between the two ends is nearest, then behind, then before; farther words count less.
    """
    wanted = _families().get(relation, frozenset())
    left, right = masked.at[pair.first], masked.at[pair.second]
    best, where = 1e9, None
    for k, unit in enumerate(masked.units):
        if not unit.families or not wanted & set(unit.families):
            continue
        if left <= k <= right:
            away = min(k - left, right - k) * 0.5
        else:
            away = 4.0 + (k - right if k > right else left - k)
        away += 0.5 * (len(unit.families) - 1)
        if away < best:
            best, where = away, unit.token
    return None if where is None else (where, where + 1)
