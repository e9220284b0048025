"""Signed ties in, balance, camps and pivots out.

`analyse_alignment` reads a crisis; `analyse_series` reads any network of ties date by date.
"""

from tightrope.analysis.alignment.analyse import analyse_alignment
from tightrope.analysis.alignment.events import EventImport, import_events
from tightrope.analysis.alignment.exchange import (
    from_networkx,
    read_network,
    to_networkx,
    write_network,
)
from tightrope.analysis.alignment.network import TemporalTie, TieNetwork, read_ties
from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.alignment.series import SliceBalance, analyse_series
from tightrope.analysis.alignment.suggest import suggest_ties

__all__ = [
    "AlignmentReport",
    "EventImport",
    "SliceBalance",
    "TemporalTie",
    "TieNetwork",
    "analyse_alignment",
    "analyse_series",
    "from_networkx",
    "import_events",
    "read_network",
    "read_ties",
    "suggest_ties",
    "to_networkx",
    "write_network",
]
