"""Draws any picture of the brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from tightrope.brief.pictures import drawing as d
from tightrope.brief.pictures.bars import draw_bars
from tightrope.brief.pictures.clause_grid import draw_clause_grid
from tightrope.brief.pictures.fans import draw_fans
from tightrope.brief.pictures.ladder import draw_ladder
from tightrope.brief.pictures.loop_chains import draw_loop_chains
from tightrope.brief.pictures.outcome_map import draw_outcome_map
from tightrope.brief.pictures.pair_matrix import draw_pair_matrix
from tightrope.brief.pictures.scenario_grid import draw_scenario_grid
from tightrope.brief.pictures.signed_graph import draw_signed_graph
from tightrope.brief.pictures.strain_lines import draw_strain_lines
from tightrope.brief.pictures.time_strip import draw_time_strip

_DRAWN_BY: Mapping[type, Callable[[Any, str, str, str], Markup]] = {
    d.Bars: draw_bars,
    d.ClauseGrid: draw_clause_grid,
    d.Fans: draw_fans,
    d.Ladder: draw_ladder,
    d.LoopChains: draw_loop_chains,
    d.OutcomeMap: draw_outcome_map,
    d.PairMatrix: draw_pair_matrix,
    d.ScenarioGrid: draw_scenario_grid,
    d.SignedGraph: draw_signed_graph,
    d.StrainLines: draw_strain_lines,
    d.TimeStrip: draw_time_strip,
}


def draw(drawing: d.Drawing, id_: str, title: str, description: str) -> Markup:
    """Gives one self-contained SVG element (classes only, no inline style), same bytes each time."""
    return _DRAWN_BY[type(drawing)](drawing, id_, title, description)
