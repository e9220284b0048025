"""A small crisis with causal links, to trace by hand."""

from __future__ import annotations

from typing import Any

from tightrope.crisis.model import CrisisModel


def pipeline_crisis(**changes: Any) -> CrisisModel:
    """Two riparian states quarrel over a pipeline; `changes` replace sections."""
    sections: dict[str, Any] = {
        "title": "Pipeline",
        "actors": {"north": {"name": "North"}, "south": {"name": "South"}},
        "options": {
            "north": {
                "close": {"text": "Close the pipeline", "now": False},
                "patrol": {"text": "Patrol", "now": "low", "levels": ("none", "low", "high")},
            },
            "south": {"subsidise": {"text": "Subsidise fuel", "now": True}},
        },
        "indicators": {
            "flow": {"name": "Gas flow"},
            "price": {"name": "Gas price"},
            "unrest": {"name": "Unrest"},
            "revenue": {"name": "Revenue"},
        },
        "effects": [
            {"from": "north.close", "to": "flow", "sign": "-", "cites": ("c1",)},
            {"from": "flow", "to": "price", "sign": "-", "cites": ("c2",), "disputed": True},
            {"from": "price", "to": "unrest", "sign": "+", "assumption": "as in earlier winters"},
            {"from": "south.subsidise", "to": "unrest", "sign": "-"},
            {"from": "north.patrol", "to": "unrest", "sign": "-"},
        ],
    }
    return CrisisModel.model_validate({**sections, **changes})
