"""Passages in, cited claims out: who says what of whom, how sure, how independent.

Takes documents, passages and sentences; gives `Claim`s with exact quotes and an
`EvidenceReport`. Main functions: a `Coder`'s `code`, then `weigh`.
"""

from __future__ import annotations

from tightrope.evidence.claims.anchor import check_anchor, make_anchor
from tightrope.evidence.claims.claim import Anchor, Claim, Decision, Judgement
from tightrope.evidence.claims.codebook import MODALITIES, RELATIONS, Modality, Polarity, Relation
from tightrope.evidence.claims.decide import (
    append_decisions,
    read_decisions,
    withdraw_decisions,
    write_decisions,
)
from tightrope.evidence.claims.records import read_claims, write_claims
from tightrope.evidence.claims.report import (
    Contradiction,
    Counts,
    EvidenceReport,
    SharedPassage,
    SourceLine,
    SuggestedTie,
    TimelineEntry,
)
from tightrope.evidence.claims.review import Selection
from tightrope.evidence.coding.actors import ActorIndex, KnownActor
from tightrope.evidence.coding.code import Coded, Coder
from tightrope.evidence.coding.person import Stated, check_stated, claim_of_person, with_known_ends
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.time.when import ImpliedDates, TimeExpression, find_times, implied_dates
from tightrope.evidence.weighing.agreement import Agreement, compare_coders, with_agreement
from tightrope.evidence.weighing.shared import find_shared
from tightrope.evidence.weighing.weigh import weigh

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
    "Judgement",
    "KnownActor",
    "LearnedCoder",
    "Modality",
    "Polarity",
    "Relation",
    "Selection",
    "SharedPassage",
    "SourceLine",
    "Stated",
    "SuggestedTie",
    "TimeExpression",
    "TimelineEntry",
    "append_decisions",
    "check_anchor",
    "check_stated",
    "claim_of_person",
    "compare_coders",
    "find_shared",
    "find_times",
    "implied_dates",
    "make_anchor",
    "read_claims",
    "read_decisions",
    "weigh",
    "with_agreement",
    "with_known_ends",
    "withdraw_decisions",
    "write_claims",
    "write_decisions",
]
