"""Takes a crisis model and its game, gives a `CommitmentsReport`; `analyse_commitments`."""

from __future__ import annotations

from tightrope.analysis.commitments.analyse import analyse_commitments
from tightrope.analysis.commitments.report import (
    CommitmentsReport,
    ObligationStatus,
    RedLineJudgement,
)

__all__ = [
    "CommitmentsReport",
    "ObligationStatus",
    "RedLineJudgement",
    "analyse_commitments",
]
