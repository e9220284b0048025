"""Passages in, cited claims out: who says what of whom, how sure, how independent.

Takes documents, passages and sentences; gives `Claim`s with exact quotes and an
`EvidenceReport`. Main functions: a `Coder`'s `code`, then `weigh`.
"""

from __future__ import annotations

from tightrope.evidence.actors import ActorIndex, KnownActor
from tightrope.evidence.agreement import Agreement, compare_coders
from tightrope.evidence.anchor import check_anchor, make_anchor
from tightrope.evidence.claim import (
    MODALITIES,
    RELATIONS,
    Anchor,
    Claim,
    Decision,
    Modality,
    Polarity,
    Relation,
    Verdict,
)
from tightrope.evidence.code import Coded, Coder, RuleCoder
from tightrope.evidence.contradict import find_contradictions
from tightrope.evidence.decide import (
    append_decisions,
    read_decisions,
    withdraw_decisions,
    write_decisions,
)
from tightrope.evidence.report import (
    Contradiction,
    Counts,
    EvidenceReport,
    SharedPassage,
    SourceLine,
    SuggestedTie,
    TimelineEntry,
)
from tightrope.evidence.shared import find_shared
from tightrope.evidence.store import read_claims, write_claims
from tightrope.evidence.weigh import weigh
from tightrope.evidence.when import ImpliedDates, TimeExpression, find_times, implied_dates

__all__ = [
    "MODALITIES",
    "RELATIONS",
    "ActorIndex",
    "Agreement",
    "Anchor",
    "Claim",
    "Coded",
    "Coder",
    "Contradiction",
    "Counts",
    "Decision",
    "EvidenceReport",
    "ImpliedDates",
    "KnownActor",
    "Modality",
    "Polarity",
    "Relation",
    "RuleCoder",
    "SharedPassage",
    "SourceLine",
    "SuggestedTie",
    "TimeExpression",
    "TimelineEntry",
    "Verdict",
    "append_decisions",
    "check_anchor",
    "compare_coders",
    "find_contradictions",
    "find_shared",
    "find_times",
    "implied_dates",
    "make_anchor",
    "read_claims",
    "read_decisions",
    "weigh",
    "withdraw_decisions",
    "write_claims",
    "write_decisions",
]
