"""The points on which the sources contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tightrope.evidence.claims.report import LOOKS_ALIKE, Contradiction
from tightrope.words import count, numeral


def points_of(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    """The starkest pair for each point: a kind of clash about the same actors. What only looks
    alike is no point."""
    return _starkest(c for c in contradictions if c.relation_to != LOOKS_ALIKE)


def alike_of(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    """The starkest pair for each kind and actors of those that look alike and may both hold."""
    return _starkest(c for c in contradictions if c.relation_to == LOOKS_ALIKE)


def _starkest(ranked: Iterable[Contradiction]) -> list[Contradiction]:
    points: dict[tuple[str, frozenset[str | None]], Contradiction] = {}
    for c in ranked:
        points.setdefault((c.kind, frozenset((c.a.source_actor, c.a.target_actor))), c)
    return list(points.values())


def alike_in_words(pairs: int) -> str:
    """That so many pairs look like contradictions and both of each may hold."""
    if pairs == 1:
        return "one pair of claims looks like a contradiction, though both may hold: not judged"
    return (
        f"{count(pairs, 'pair')} of claims look like contradictions, though both of a pair may hold: "
        "not judged"
    )


def points_in_words(points: Sequence[Contradiction]) -> str:
    """How many points the sources contradict each other on, and on how many they only pull."""
    plain = sum(c.relation_to == "contradicts" for c in points)
    newer = sum(c.relation_to == "supersedes" for c in points)
    pulling = len(points) - plain - newer
    parts = [f"the sources contradict each other on {count(plain, 'point')}"]
    parts += [f"pull against each other on {numeral(pulling)} more"] if pulling else []
    parts += [f"newer ones supersede older ones on {numeral(newer)}"] if newer else []
    return " and ".join(parts)
