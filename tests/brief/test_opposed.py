"""Where the sources contradict each other: points, and pairs that only look alike."""

from __future__ import annotations

from dataclasses import replace

from tests.brief.invented_world import evidence
from tightrope.brief import BriefInput, compose
from tightrope.brief.page import Finding, Fold, Opposed, Section
from tightrope.brief.points import alike_of, points_of
from tightrope.evidence.claims.report import LOOKS_ALIKE

FOUND = evidence().contradictions


def section(*relations: str) -> Section:
    """The section of a brief whose two pairs stand so to each other."""
    pairs = tuple(replace(one, relation_to=to) for one, to in zip(FOUND, relations, strict=True))
    brief = compose(BriefInput(evidence=replace(evidence(), contradictions=pairs)))
    (found,) = (one for one in brief.sections if one.id == "contradictions")
    return found


def lead(found: Section) -> str:
    first = found.blocks[0]
    assert isinstance(first, Finding)
    return " ".join(one.text for one in first.sentences)


def test_what_only_looks_alike_is_counted_as_no_point_and_stands_apart() -> None:
    found = section("contradicts", LOOKS_ALIKE)
    assert lead(found).startswith(
        "The sources contradict each other on one point. One pair of claims stands behind that"
    )
    apart = found.blocks[-1]
    assert isinstance(apart, Fold)
    assert (
        apart.summary
        == "One pair of claims looks like a contradiction, though both may hold: not judged"
    )
    assert [b.relation_to for b in apart.blocks if isinstance(b, Opposed)] == [LOOKS_ALIKE]
    assert [b.relation_to for b in found.blocks if isinstance(b, Opposed)] == ["contradicts"]


def test_where_all_only_look_alike_no_contradiction_was_found() -> None:
    found = section(LOOKS_ALIKE, LOOKS_ALIKE)
    assert lead(found) == "No two claims were found to contradict each other."
    assert isinstance(found.blocks[-1], Fold)
    assert (
        found.blocks[-1].summary
        == "Two pairs of claims look like contradictions, though both of a pair may hold: not judged"
    )


def test_pairs_are_told_apart_by_whether_they_are_judged() -> None:
    pairs = [FOUND[0], replace(FOUND[1], relation_to=LOOKS_ALIKE)]
    assert points_of(pairs) == pairs[:1]
    assert alike_of(pairs) == pairs[1:]
    assert alike_of([pairs[1], pairs[1]]) == pairs[1:]
