"""Sentences on an outcome that is asked for: does it hold, and what would make it."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.questions.sought import Sought, Staying
from tightrope.words.motives import turn
from tightrope.words.needed import raised
from tightrope.words.parts import ActorRef, Joined, Phrase
from tightrope.words.phrase import actors, clauses, join, joined, sentence
from tightrope.words.plain import count, numeral, share


def sought(found: Sought) -> Phrase:
    """Gives in how many outcomes it is so, the one that is told, and what would have to change."""
    goal = clauses(found.wanted)
    if not found.states:
        return sentence("In no outcome that can still come about is it so that {goal}.", goal=goal)
    return join(_parts(found, goal))


def _parts(found: Sought, goal: Joined) -> Iterator[Phrase]:
    of = count(found.equilibria, "outcome that holds", "outcomes that hold")
    if found.equilibria == 1:
        so = "so" if found.holding else "not so"
        yield sentence(
            f"It is {so} in the one outcome that holds ({found.concept.upper()}) that {{goal}}.",
            goal=goal,
        )
    elif not found.equilibria:
        yield sentence(f"No outcome holds ({found.concept.upper()}).")
    else:
        yield sentence(
            "It is so in {holding} of {of} ({concept}) that {goal}.",
            holding=numeral(found.holding, "none"),
            of=of,
            concept=found.concept.upper(),
            goal=goal,
        )
    rest = {o: level for o, level in found.changes.items() if o not in found.wanted}
    if rest:
        yield sentence("In the nearest, besides, {rest}.", rest=clauses(rest))
    if found.expected:
        yield sentence("That is what is expected.")
    if found.holding:
        if found.changes or not found.expected:
            yield from _lead(found)
        return
    leaving = [one.decision_maker for one in found.staying]
    yield sentence("{who} would leave it.", who=actors(leaving))
    if found.raises:
        yield sentence("It would be expected if {raises}.", raises=raised(found.raises))
    yield from _lines(found)
    for one in found.staying:
        if one.rungs:
            yield _stays(one)
    if any(one.rungs for one in found.staying):
        yield sentence(
            "With all of that together it holds."
            if found.together
            else "All of that together was not shown to make it hold."
        )


def _lead(found: Sought) -> Iterator[Phrase]:
    """Whether steps lead to what holds; where not, the least that would make it expected."""
    if found.led_to:
        yield sentence("Steps that pay lead there from today.")
    else:
        yield sentence("Nothing leads there: from today no steps that pay do.")
        if not found.raises:
            yield sentence("It would hold if it came about.")
    if found.raises:
        only = "all that is expected" if found.led_to else "expected"
        yield sentence(f"It would be {only} if {{raises}}.", raises=raised(found.raises))
    elif found.raises_tried and not found.expected:
        yield _none_found(found)


def _none_found(found: Sought) -> Phrase:
    tried = count(found.raises_tried, "raised statement")
    return sentence(f"No change of up to {tried} makes it what is expected.")


def _lines(found: Sought) -> Iterator[Phrase]:
    """The least change of typed lines, where anybody has some."""
    if found.change is None:
        return
    if not found.change.found:
        yield sentence(
            "No change of up to {many} of what is typed makes it hold, in {tried} looked at.",
            many=count(found.change.searched, "statement"),
            tried=count(found.tried, "outcome"),
        )
        return
    once = " once there" if found.raises_tried else ""
    yield sentence(f"It would hold{once} if {{raises}}.", raises=raised(found.change.raises))
    if found.raises_tried:
        yield _none_found(found)


def _stays(one: Staying) -> Phrase:
    who, rung = ActorRef(one.decision_maker), one.found
    if rung is None:
        return sentence("Nothing that was tried would make {who} stay.", who=who)
    if not rung.turns:
        return sentence("{who} would rather stay than move alone.", who=who)
    return sentence(
        "So that {who} stays: {turns} (in {drawn} draws).",
        who=who,
        turns=joined(map(turn, rung.turns)),
        drawn=share(rung.draws.part, rung.draws.whole),
    )
