"""What the commitments engine reports: obligations in force and triggered, red lines judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CommitmentsReport", "ObligationStatus", "RedLineJudgement", "ReferenceClass"]

Verdict = Literal["credible", "empty", "conditional", "self-executing", "not judged"]


@dataclass(frozen=True, slots=True)
class ObligationStatus:
    """One obligation of one party on a date and in a state."""

    treaty: str
    obligation: str
    party: str
    towards: tuple[str, ...]
    status: Literal["in force", "signed, not in force", "ended", "date unknown"]
    triggered: Literal["yes", "no", "not judged"]
    honoured: Literal["yes", "no", "not judged"]
    article: str
    text: str  # what it says and what follows, in a sentence
    cites: tuple[str, ...]
    assumption: str | None


@dataclass(frozen=True, slots=True)
class RedLineJudgement:
    """Whether a red line is credible, and whether it deters, computed from the model."""

    id: str
    by: str
    against: str
    trigger: str
    response: str | None
    verdict: Verdict
    holds_in: int  # feasible states with the trigger in which the response is what `by` prefers
    judged_in: int  # feasible states with the trigger
    conditional_on: str | None  # formula that tells the two apart, where one was found
    deters: Literal["yes", "no", "in part", "not judged"]
    share_credible: float | None  # of sampled priorities; robustness, not probability
    draws: int
    crossed: str | None
    text: str
    cites: tuple[str, ...]
    assumption: str | None


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """A published base rate shown beside the case, never mixed into the model."""

    question: str
    measure: str
    rate: float
    interval: tuple[float, float] | None
    n: int | None
    source: str


@dataclass(frozen=True, slots=True)
class CommitmentsReport:
    """Which commitments bind on a date, and which only sound as if they did."""

    as_of: str | None
    obligations: tuple[ObligationStatus, ...]
    called_against_obliges: tuple[str, ...]  # sentences: what it is called, what it obliges
    conflicts: tuple[str, ...]  # sentences: two obligations that cannot both be honoured
    red_lines: tuple[RedLineJudgement, ...]
    reference: tuple[ReferenceClass, ...]
    method: dict[str, str | int]
