"""Signed ties in, balance, camps and pivots out.

`analyse_alignment` reads a crisis; `analyse_series` reads any network of ties date by date.
"""

from tightrope.analysis.alignment.analyse import analyse_alignment
from tightrope.analysis.alignment.network import TemporalTie, TieNetwork, read_ties
from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.alignment.series import SliceBalance, analyse_series
from tightrope.analysis.alignment.suggest import suggest_ties

__all__ = [
    "AlignmentReport",
    "SliceBalance",
    "TemporalTie",
    "TieNetwork",
    "analyse_alignment",
    "analyse_series",
    "read_ties",
    "suggest_ties",
]
