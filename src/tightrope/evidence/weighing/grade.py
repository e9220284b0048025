"""Admiralty grades: reliability A-F of the source, credibility 1-6 of the claim, side by side.

After the NATO system (AJP-2.1): the two are judged apart and never multiplied. Unknown is F
and 6. A machine can count who else reports the same event; it cannot know that it is true, so
only independent originals that report it, or say that it is not so, move a claim off 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.weighing.events import Act
from tightrope.evidence.weighing.pairing import alike, neighbours

__all__ = ["GradeRules", "count_originals", "grade_claim", "judge_credibility"]


@dataclass(frozen=True, slots=True)
class GradeRules:
    """How many independent originals it takes."""

    confirmed: int = 3  # "confirmed by other independent sources": itself and two others


def count_originals(
    acts: Iterable[Act], origin_of_claim: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """Gives, by claim id, how many independent originals report its event and how many deny it.

    Claims are one original where their documents share the text, or where they only report
    what one and the same speaker said. Hedged words ("unconfirmed reports") count on neither
    side.
    """
    groups = alike(acts)
    saying: dict[str, list[Act]] = {first: list(group) for first, group in groups.items()}
    denying: dict[str, list[Act]] = {first: [] for first in groups}
    firsts = [group[0] for group in groups.values()]
    for one, other in neighbours(firsts, "ends", _is_told, _is_told):
        if one.stage != other.stage:
            continue
        if one.is_fact and other.is_fact:
            if not one.tells_the_same(other):
                continue
            side = saying
        elif one.matches(other):
            side = saying if one.is_denial == other.is_denial else denying
        else:
            continue
        side[one.claim.id] += groups[other.claim.id]
        side[other.claim.id] += groups[one.claim.id]
    counted = {}
    for first, group in groups.items():
        figures = (
            _independent(saying[first], origin_of_claim),
            _independent(denying[first], origin_of_claim),
        )
        counted.update({act.claim.id: figures for act in group})
    return counted


def judge_credibility(
    act: Act | None, saying: int, denying: int, rules: GradeRules | None = None
) -> int:
    """Gives 1-6 from the independent originals that report the event and that deny it.

    Enough and none against: confirmed; two: probably true; more for than against: possibly
    true; as many: doubtful; more against: improbable; one alone: cannot be judged. What is
    predicted, supposed or opined is no fact to confirm and stays 6; what its own words hedge is
    never called confirmed.
    """
    rules = rules or GradeRules()
    if act is None or not (act.is_fact or act.is_denial) or (saying <= 1 and denying == 0):
        return 6
    if denying == 0:
        return 1 if saying >= rules.confirmed and not act.is_hedged else 2
    if saying > denying:
        return 3
    return 4 if saying == denying else 5


def grade_claim(
    act: Act | None, decision: Decision | None, reliability: str, saying: int, denying: int
) -> tuple[str, int]:
    """Gives the pair for a claim; what a person graded stands before what was counted."""
    letter = decision.reliability if decision and decision.reliability != "F" else reliability
    if decision and decision.credibility != 6:
        return letter, decision.credibility
    return letter, judge_credibility(act, saying, denying)


def _is_told(act: Act) -> bool:
    return act.is_fact or act.is_denial


def _independent(acts: Iterable[Act], origin_of_claim: Mapping[str, int]) -> int:
    """How many originals are left when copies, and reports of the same speaker, count once."""
    plain = [act.claim for act in acts if not act.is_hedged and act.claim.id in origin_of_claim]
    if len(plain) < 2:
        return len(plain)
    graph: nx.Graph[str | int] = nx.Graph()
    for claim in plain:
        graph.add_edge(claim.id, origin_of_claim[claim.id])
        if claim.modality == "reported" and claim.speaker:
            graph.add_edge(claim.id, f"said by {claim.speaker.casefold()}")
    return int(nx.number_connected_components(graph))
