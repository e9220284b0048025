"""Pictures of a brief: takes drawings (plain data), gives SVG text; main function `draw`."""

from tightrope.brief.pictures.draw import draw
from tightrope.brief.pictures.drawing import (
    Drawing,
    GridCell,
    PairMatrix,
    ScenarioGrid,
    SignedGraph,
    StrainLines,
    TimeStrip,
)
from tightrope.brief.pictures.shares import draw_shares

__all__ = [
    "Drawing",
    "GridCell",
    "PairMatrix",
    "ScenarioGrid",
    "SignedGraph",
    "StrainLines",
    "TimeStrip",
    "draw",
    "draw_shares",
]
