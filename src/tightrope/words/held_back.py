"""What steps that pay lead to though today holds, and the answer that holds back who would begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.held_back import HeldBack, Moves
from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.words.parts import ActorRef, Agreeing, Phrase
from tightrope.words.phrase import actors, clauses, fill, join, joined, sentence
from tightrope.words.plain import numeral, share

_NAMED = 3  # of those who prefer today; more of them are counted


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


def held_ways(
    found: Sequence[ToldOutcome], today: Mapping[str, str], sides: Sequence[str]
) -> Phrase:
    """Gives the outcomes that steps that pay lead to though today holds, each with who prefers it."""
    told = [
        fill("{change} ({who}{drawn})", change=clauses(one.changes, today), who=_liked(one, sides),
             drawn=f"; it holds in {share(one.draws or 0, one.of)} draws" if one.of else "")
        for one in found
    ]  # fmt: skip
    return sentence(
        "Steps that pay lead from today {either}to this all the same, and only who reckons with the "
        "answer is held back: {told}.",
        either="either " if len(told) > 1 else "",
        told=join(told, "; or to this: "),
    )


def _liked(one: ToldOutcome, sides: Sequence[str]) -> Phrase:
    """Who prefers it to today and who today to it, in few words."""
    if len(one.prefer) == len(sides):
        return fill("all prefer it to today")
    rest = len(sides) - len(one.prefer)
    others = one.oppose if len(one.oppose) <= _NAMED or len(one.oppose) < rest else ()
    less = fill("{who}", who=actors(others)) if others else fill(f"the other {numeral(rest)}")
    parts = []
    if one.prefer:
        parts.append(
            fill(
                "{who} {verb} it to today",
                who=actors(one.prefer),
                verb=Agreeing(one.prefer, "prefers", "prefer"),
            )
        )
    if one.oppose:
        verb = Agreeing(others, "prefers", "prefer") if others else "prefer"
        parts.append(fill("{who} {verb} today", who=less, verb=verb))
    return fill("{parts}", parts=joined(parts)) if parts else fill("nobody minds")
