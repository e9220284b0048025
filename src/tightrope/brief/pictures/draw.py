"""Draws any picture of the brief."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.bars import draw_bars
from tightrope.brief.pictures.drawing import (
    Bars,
    Drawing,
    Ladder,
    OutcomeMap,
    PairMatrix,
    ScenarioGrid,
    SignedGraph,
    StrainLines,
)
from tightrope.brief.pictures.ladder import draw_ladder
from tightrope.brief.pictures.outcome_map import draw_outcome_map
from tightrope.brief.pictures.pair_matrix import draw_pair_matrix
from tightrope.brief.pictures.scenario_grid import draw_scenario_grid
from tightrope.brief.pictures.signed_graph import draw_signed_graph
from tightrope.brief.pictures.strain_lines import draw_strain_lines
from tightrope.brief.pictures.time_strip import draw_time_strip

__all__ = ["draw"]


def draw(drawing: Drawing, id_: str, title: str, description: str) -> Markup:
    """Gives one self-contained SVG element (classes only, no inline style), same bytes each time."""
    if isinstance(drawing, SignedGraph):
        return draw_signed_graph(drawing, id_, title, description)
    if isinstance(drawing, PairMatrix):
        return draw_pair_matrix(drawing, id_, title, description)
    if isinstance(drawing, StrainLines):
        return draw_strain_lines(drawing, id_, title, description)
    if isinstance(drawing, ScenarioGrid):
        return draw_scenario_grid(drawing, id_, title, description)
    if isinstance(drawing, Ladder):
        return draw_ladder(drawing, id_, title, description)
    if isinstance(drawing, OutcomeMap):
        return draw_outcome_map(drawing, id_, title, description)
    if isinstance(drawing, Bars):
        return draw_bars(drawing, id_, title, description)
    return draw_time_strip(drawing, id_, title, description)
