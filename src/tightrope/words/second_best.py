"""Moves on the way to an outcome than which their movers have better ones."""

from __future__ import annotations

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.words.parts import ActorRef, Phrase
from tightrope.words.phrase import actors, acts, fill, joined, sentence

__all__ = ["by_second_best", "second_best"]


def by_second_best(told: ToldOutcome) -> Phrase:
    """Who takes a move on that way than which it has a better one; empty where nobody does."""
    if not told.rather:
        return Phrase()
    who = actors(dict.fromkeys(one.decision_maker for one in told.rather))
    return fill("by a second-best move of {who} ", who=who)


def second_best(told: ToldOutcome) -> Phrase:
    """Gives what those would rather do whose moves on that way are second best; else empty."""
    if not told.rather:
        return Phrase()
    parts = [
        fill(
            f"for {{who}} it would be best {{act}} {'and no more' if one.does_too_much else 'instead'}",
            who=ActorRef(one.decision_maker),
            act=acts(one.instead, one.before, "to"),
        )
        for one in told.rather
    ]
    what = (
        "That is a second-best move" if len(parts) == 1 else "Some of these are second-best moves"
    )
    return sentence(f"{what}: {{parts}}.", parts=joined(parts))
