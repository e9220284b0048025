"""What the commitments engine reports: obligations in force and triggered, red lines judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "CommitmentsReport",
    "ObligationStatus",
    "RedLineJudgement",
    "ReferenceClass",
    "ResponseTest",
]

Verdict = Literal["credible", "empty", "conditional", "self-executing", "not judged"]


@dataclass(frozen=True, slots=True)
class ObligationStatus:
    """One obligation of one party on a date and in a state."""

    treaty: str
    obligation: str
    party: str
    towards: tuple[str, ...]
    status: Literal["in force", "signed, not in force", "ended", "date unknown", "not yet signed"]
    triggered: Literal["yes", "no", "not judged"]
    honoured: Literal["yes", "no", "not judged"]
    article: str
    text: str  # what it says and what follows, in a sentence
    cites: tuple[str, ...]
    assumption: str | None


@dataclass(frozen=True, slots=True)
class ResponseTest:
    """One response of the one who drew a red line, taken as certain, and what it would do."""

    response: str  # a formula over one option of `by`
    named: bool  # whether the red line names it
    deters: Literal["yes", "no", "cannot be done"]  # here, with the response certain
    preferred: bool  # once crossed from here, it is what `by` prefers to doing without
    deters_in: int = 0  # of the sampled orders in which crossing pays, those it would deter in


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
    followed: str = ""  # what followed the crossing
    said_by: str = ""
    said_on: str | None = None
    public: bool = True
    being_crossed: bool = False  # the trigger holds in the present state
    gains_in: int = 0  # states in which the target gains by crossing where nothing follows
    deterred_in: int = 0  # of them, with the named response certain
    deters_as_modelled: Literal["yes", "no", "in part", "not judged"] = "not judged"
    responses: tuple[ResponseTest, ...] = ()
    share_deters: float | None = None  # with the named response, of the orders in which it pays
    pays_in: int = 0  # of `draws` sampled orders of the target's priorities: crossing pays here
    premise: str | None = None  # the wish the responses were tested against, where none is stated
    deterrence: str = ""  # a warning alone, and each certain response, in sentences
    least_change: tuple[str, ...] = ()  # raises that make it credible, as `whatif` takes them
    least_change_text: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """A published base rate shown beside the case, never mixed into the model."""

    question: str
    measure: str
    rate: float
    interval: tuple[float, float] | None
    n: int | None
    source: str


@dataclass(frozen=True, slots=True, repr=False)
class CommitmentsReport:
    """Which commitments bind on a date, and which only sound as if they did."""

    as_of: str | None
    obligations: tuple[ObligationStatus, ...]
    called_against_obliges: tuple[str, ...]  # sentences: what it is called, what it obliges
    conflicts: tuple[str, ...]  # sentences: two obligations that cannot both be honoured
    red_lines: tuple[RedLineJudgement, ...]
    reference: tuple[ReferenceClass, ...]
    method: dict[str, str | int]

    def __repr__(self) -> str:
        return (
            f"<CommitmentsReport {self.as_of}: {len(self.obligations)} obligations, "
            f"{len(self.red_lines)} red lines>"
        )
