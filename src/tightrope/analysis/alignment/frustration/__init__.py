"""A signed graph in, its frustration index, a partition and the proof out."""

from tightrope.analysis.alignment.frustration.graph import Frustration, SignedGraph
from tightrope.analysis.alignment.frustration.solve import solve_frustration

__all__ = ["Frustration", "SignedGraph", "solve_frustration"]
