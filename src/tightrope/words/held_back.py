"""What steps that pay lead to though today holds, and the answer that holds back who would begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.held_back import HeldBack, Moves
from tightrope.words.parts import ActorRef, Phrase
from tightrope.words.phrase import clauses, fill, joined

__all__ = ["held_back", "in_turn", "paying_way"]


def held_back(found: HeldBack, today: Mapping[str, str]) -> Phrase:
    """Gives that what is asked is a step that pays away, and who reckons with an answer keeps from it."""
    return paying_way([who for who, _ in found.moves], found.answer, today)


def paying_way(movers: Sequence[str], answer: Moves, today: Mapping[str, str]) -> Phrase:
    """Gives a way of steps that pay by its movers, and the answer to the first of them."""
    if len(movers) == 1:
        text = "a step of {who} that pays at once leads there; only who reckons with the answer ({answer}) is held back"
    else:
        text = "steps that pay lead there, by {who}; only who reckons with the answer to the first ({answer}) is held back"
    return fill(text, who=joined(map(ActorRef, movers), "and then"), answer=in_turn(answer, today))


def in_turn(answer: Moves, today: Mapping[str, str]) -> Phrase:
    """Gives the moves of an answer, each set against the levels that those before it left."""
    levels = dict(today)
    told = []
    for _, changes in answer:
        told.append(fill("{what}", what=clauses(changes, dict(levels))))
        levels.update(changes)
    return fill("{told}", told=joined(told, "and then"))
