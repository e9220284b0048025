"""Option games in the file formats of other programs.

Takes a `Game`, gives text (`to_nfg`, `to_csv`, `to_graphml`, `to_gmcr`; `draw_paths` draws a
`PathGraph` as SVG); `from_gmcr` and
`from_csv` take text and give a `Conflict`. Writing files is left to the caller.
"""

from __future__ import annotations

from tightrope.analysis.strategy.formats.gmcr import from_gmcr, to_gmcr
from tightrope.analysis.strategy.formats.graphml import to_graphml
from tightrope.analysis.strategy.formats.nfg import to_nfg
from tightrope.analysis.strategy.formats.paths_svg import draw_paths
from tightrope.analysis.strategy.formats.states_csv import from_csv, to_csv

__all__ = ["draw_paths", "from_csv", "from_gmcr", "to_csv", "to_gmcr", "to_graphml", "to_nfg"]
