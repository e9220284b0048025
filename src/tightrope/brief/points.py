"""The points on which the sources contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.evidence.claims.report import Contradiction
from tightrope.words import count, numeral

__all__ = ["points_in_words", "points_of"]


def points_of(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    """The starkest pair for each point: a kind of clash about the same actors."""
    points: dict[tuple[str, frozenset[str | None]], Contradiction] = {}
    for c in contradictions:
        points.setdefault((c.kind, frozenset((c.a.source_actor, c.a.target_actor))), c)
    return list(points.values())


def points_in_words(points: Sequence[Contradiction]) -> str:
    """How many points the sources contradict each other on, and on how many they only pull."""
    plain = sum(c.relation_to == "contradicts" for c in points)
    newer = sum(c.relation_to == "supersedes" for c in points)
    pulling = len(points) - plain - newer
    parts = [f"the sources contradict each other on {count(plain, 'point')}"]
    parts += [f"pull against each other on {numeral(pulling)} more"] if pulling else []
    parts += [f"newer ones supersede older ones on {numeral(newer)}"] if newer else []
    return " and ".join(parts)
