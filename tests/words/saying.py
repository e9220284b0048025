"""Says a fact: its sentence by ids, or by the names of a crisis."""

from __future__ import annotations

from tightrope.crisis import CrisisModel
from tightrope.words import ById, ByName, render
from tightrope.words.told import told

__all__ = ["say"]


def say(fact: object, which: str = "text", model: CrisisModel | None = None) -> str:
    """Gives one sentence of a fact."""
    return render(told(fact)[which], ById() if model is None else ByName(model))
