"""How one gets to an outcome: who moves, who must begin, who would rather do something else."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.words.held_back import paying_way
from tightrope.words.parts import ActorRef, Agreeing, Phrase
from tightrope.words.phrase import actors, acts, fill, joined, sentence
from tightrope.words.plain import count


def way_there(told: ToldOutcome, today: Mapping[str, str]) -> Phrase:
    """Gives how one gets to an outcome from today, and what holds back who would begin."""
    if told.kind == "path":
        who = [move.decision_maker for move in told.moves]
        return sentence(
            "{steps} there, by {movers}.",
            steps=count(len(who), "step that pays leads", "steps that pay lead"),
            movers=joined(map(ActorRef, who), "and then"),
        )
    if told.kind == "joint_exit":
        return _begin(told)
    if told.answer:
        who = [move.decision_maker for move in told.moves]
        return sentence("{way}.", way=paying_way(who, told.answer, today))
    if told.single_steps:
        return sentence("Steps that pay lead there from today.")
    return sentence("No steps that pay lead there from today.")


def _begin(told: ToldOutcome) -> Phrase:
    """Who must begin a joint exit, together where they are several, and who gains by following."""
    movers = tuple(dict.fromkeys(move.decision_maker for move in told.moves))
    sets = told.together or (movers,)
    alone = len(sets[0]) == 1
    worse = {step.decision_maker for step in told.first_steps if step.alone == "worse"}
    loss = ", at a loss at first" if alone and worse.issuperset(who for who, *_ in sets) else ""
    rest = tuple(who for who in movers if who not in sets[0])
    if not rest:
        then = Phrase()
    elif len(sets) > 1:
        others = "the others then gain" if len(rest) > 1 else "the other then gains"
        then = fill(f"; {others} by following")
    else:
        gain = Agreeing(rest, "gains", "gain")
        then = fill("; {rest} then {gain} by following", rest=actors(rest), gain=gain)
    return sentence(
        f"{{who}} must {'begin' if alone else 'move together'}{loss}{{then}}.",
        who=joined((actors(own) for own in sets), "or"),
        then=then,
    )


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
    if len(parts) > 1:
        what = "Some of these are second-best moves"
    else:
        only = len(told.moves) == 1
        what = f"{'That' if only else 'One of these'} is a second-best move"
    return sentence(f"{what}: {{parts}}.", parts=joined(parts))
