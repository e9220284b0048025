"""What each decision maker cares about, as the file states or implies it."""

from __future__ import annotations

from tightrope.crisis.model import CrisisModel, Interest

__all__ = ["interests_of"]


def interests_of(model: CrisisModel, actor: str) -> tuple[Interest, ...]:
    """Gives the interests of an actor.

    Where the file states none, nor priorities, the indicators it calls good or bad for the actor
    are read as minor interests.
    """
    stated = model.interests.get(actor, ())
    if stated or model.priorities.get(actor):
        return stated
    implied = []
    for name, indicator in model.indicators.items():
        for wants, whom in (("high", indicator.good_for), ("low", indicator.bad_for)):
            if actor in whom:
                reason = f"indicators.{name} says so"
                implied.append(Interest(in_=name, wants=wants, weight="minor", assumption=reason))
    return tuple(implied)
