"""Sentences on a scenario that puts in nothing new: what differs all the same, and why."""

from __future__ import annotations

from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.words.held_back import in_turn
from tightrope.words.parts import ActorRef, Agreeing, ClauseRef, Joined, Phrase, ScenarioRef
from tightrope.words.phrase import actors, clauses, fill, join, joined, sentence


def only_held(found: OnlyHeld) -> Phrase:
    """Gives that only what is expected is put in, what differs and why that is."""
    it = ScenarioRef(found.scenario)
    puts = "puts in" if found.as_now else "puts in, from the outset,"
    head = f"{'{it}' if found.scenario else 'This'} {puts} only what is expected anyway"
    if not found.otherwise:
        return sentence(f"{head}, and what is expected stays the same.", it=it)
    return join(
        [
            sentence(
                f"{head}, but holds it there: {{whose}} cannot answer by doing otherwise.",
                it=it,
                whose=_whose(found),
            ),
            sentence("That alone is why {otherwise}.", otherwise=_otherwise(found)),
            _ruled_out(found),
        ]
    )


def cannot_answer(found: OnlyHeld) -> Phrase:
    """Gives the same in a clause: who cannot answer there."""
    return fill(
        "which only holds what is expected anyway, so that {whose} cannot answer by doing otherwise",
        whose=_whose(found),
    )


def _whose(found: OnlyHeld) -> Joined:
    return actors(list(dict.fromkeys(option.partition(".")[0] for option in found.held)))


def _otherwise(found: OnlyHeld) -> Phrase:
    firm = {o: level for o, level in found.otherwise.items() if level is not None}
    parts = [fill("{c}", c=clauses(firm, found.now))] if firm else []
    parts += [
        fill("it is open whether {c}", c=ClauseRef(option, found.now[option], found.now[option]))
        for option, level in found.otherwise.items()
        if level is None
    ]
    return fill("{parts}", parts=joined(parts))


def _ruled_out(found: OnlyHeld) -> Phrase:
    if not found.answer:
        return Phrase()
    return sentence(
        "In the base {who} {is_} held back by an answer that is ruled out here: {answer}.",
        who=ActorRef(found.held_back),
        is_=Agreeing((found.held_back,), "is", "are"),
        answer=in_turn(found.answer, found.now),
    )
