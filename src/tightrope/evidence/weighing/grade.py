"""Admiralty grades: reliability A-F of the source, credibility 1-6 of the claim, side by side.

After the NATO system (AJP-2.1): the two are judged apart and never multiplied. Unknown is F
and 6. A machine can count who else says it; it cannot know that it is true, so only
corroboration by independent origins and contradiction move a claim off 6.
"""

from __future__ import annotations

from tightrope.evidence.claims.claim import Claim, Decision

__all__ = ["grade_claim", "judge_credibility"]

_NOT_FACTS = ("predicted", "hypothetical", "opinion")


def judge_credibility(claim: Claim, supporting: int, opposing: int) -> int:
    """Gives 1-6 from the independent origins that say the same and that contradict it.

    `supporting` counts the claim's own origin. Three origins and none against: confirmed;
    two: probably true; more for than against: possibly true; as many: doubtful; more
    against: improbable; one alone: cannot be judged. What is predicted, supposed or opined
    is no fact to confirm and stays 6.
    """
    if claim.modality in _NOT_FACTS or (supporting <= 1 and opposing == 0):
        return 6
    if opposing == 0:
        return 1 if supporting >= 3 else 2
    if supporting > opposing:
        return 3
    return 4 if supporting == opposing else 5


def grade_claim(
    claim: Claim,
    decision: Decision | None,
    reliability: str,
    supporting: int,
    opposing: int,
) -> tuple[str, int]:
    """Gives the pair for a claim; what a person graded stands before what was counted."""
    letter = decision.reliability if decision and decision.reliability != "F" else reliability
    if decision and decision.credibility != 6:
        return letter, decision.credibility
    return letter, judge_credibility(claim, supporting, opposing)
