"""Small invented crises with dated moves."""

from __future__ import annotations

from typing import Any

import numpy as np

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.history import Step
from tightrope.crisis.model import CrisisModel

BASE: dict[str, Any] = {
    "title": "A quarrel over a well",
    "as_of": "2030-05-29",
    "actors": {"hill": {"name": "Hill"}, "dale": {"name": "Dale"}},
    "options": {
        "hill": {"dig": {"text": "Dig at the well", "now": True}},
        "dale": {
            "answer": {"text": "Answer the digging", "levels": ["words", "tolls", "force"],
                       "now": "tolls"},
        },
    },
    "priorities": {
        "hill": [{"want": "not dale.answer == force"}, {"want": "hill.dig"}],
        "dale": [{"want": "not hill.dig"}, {"want": "dale.answer == tolls"}],
    },
    "events": [
        {"date": "2030-05-01", "text": "Hill digs", "moves": {"hill.dig": True}},
        {"date": "2030-05-08", "text": "Dale asks tolls",
         "moves": {"dale.answer": {"from": "words", "to": "tolls"}}},
    ],
    "scenarios": {"force": {"assume": {"dale.answer": "force"}, "assumption": "a trial"}},
}  # fmt: skip

INTERESTS = {
    "priorities": {},
    "indicators": {"water": {"name": "Water"}, "peace": {"name": "Peace"}},
    "effects": [
        {"from": "hill.dig", "to": "water", "sign": "+", "strength": "strong"},
        {"from": "dale.answer", "to": "peace", "sign": "-", "strength": "strong"},
        {"from": "hill.dig", "to": "peace", "sign": "-", "strength": "medium"},
    ],
    "interests": {
        "hill": [{"in": "water", "wants": "high", "weight": "major"},
                 {"in": "peace", "wants": "high", "weight": "major"}],
        "dale": [{"in": "water", "wants": "low", "weight": "major"},
                 {"in": "peace", "wants": "high", "weight": "major"}],
    },
}  # fmt: skip


def quarrel(**changes: Any) -> CrisisModel:
    """The quarrel, with other sections in place of its own."""
    return CrisisModel.model_validate({**BASE, **changes})


def play(chain: Chain, start: int, weeks: float, rng: np.random.Generator) -> list[Step]:
    """One course of a chain, chance by chance, as steps of who moved when."""
    steps: list[Step] = []
    here, now, since = start, 0.0, 0.0
    rates = np.array([mover.rate for mover in chain.movers])
    while True:
        now += rng.exponential(1 / rates.sum())
        if now > weeks:
            return [*steps, Step(here, weeks - since)]
        dm = int(rng.choice(len(rates), p=rates / rates.sum()))
        row = chain.movers[dm].row(here)
        to = int(rng.choice(list(row), p=np.array(list(row.values())) / sum(row.values())))
        if to != here:
            steps.append(Step(here, now - since, dm, to))
            here, since = to, now
