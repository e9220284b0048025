"""Signed ties in, balance, camps and pivots out."""

from tightrope.analysis.alignment.analyse import analyse_alignment
from tightrope.analysis.alignment.report import AlignmentReport

__all__ = ["AlignmentReport", "analyse_alignment"]
