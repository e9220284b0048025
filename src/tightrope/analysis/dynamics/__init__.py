"""A game, its pace and its shocks in, probabilities over time out: exact where the space allows.

Takes a `Game` or a crisis model with dated moves; the main function is `forecast.forecast_model`.
"""

from __future__ import annotations

from tightrope.analysis.dynamics.chain import Chain, Mover, Response, Shock, build_chain
from tightrope.analysis.dynamics.long_run import hitting, stationary
from tightrope.analysis.dynamics.transient import distribution_at, expected_time

__all__ = [
    "Chain",
    "Mover",
    "Response",
    "Shock",
    "build_chain",
    "distribution_at",
    "expected_time",
    "hitting",
    "stationary",
]
