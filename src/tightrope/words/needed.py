"""Sentences on what would have to be wanted otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.words.parts import (
    ActorRef,
    Agreeing,
    ClauseRef,
    Joined,
    Phrase,
    ScenarioRef,
    StatementRef,
)
from tightrope.words.phrase import acts, clauses, fill, joined, sentence
from tightrope.words.plain import count, numeral


def needed(found: NeededChange) -> Phrase:
    """Gives the goal and the least change of the stated priorities that reaches it."""
    return sentence("{goal}: {answer}.", goal=_so_that(found), answer=_answer(found))


def needed_goal(found: NeededChange) -> Phrase:
    """Gives what is asked for, as a clause."""
    if found.asked == "option":
        return fill("{clause}", clause=_clause(found))
    if found.asked == "scenario":
        return fill("the outcome expected under {name} holds", name=ScenarioRef(found.scenario))
    return fill(f"today’s situation {'no longer holds' if found.asked == 'breaks' else 'holds'}")


def with_changes(found: NeededChange) -> Phrase:
    """Gives what else would be otherwise in that outcome; empty where nothing would."""
    rest = {o: level for o, level in found.change.items() if o != found.option}
    if found.asked != "option" or not rest:
        return Phrase()
    return fill("{rest}", rest=clauses(rest, found.before))


def raised(raises: Iterable[Raised]) -> Joined:
    """Gives who would have to put which statement above which."""
    return joined(
        fill(
            "{who} {puts} {high} above {low}",
            who=ActorRef(r.by),
            puts=Agreeing((r.by,), "puts", "put"),
            high=StatementRef(r.by, r.statement),
            low=StatementRef(r.by, r.above),
        )
        for r in raises
    )


def _clause(found: NeededChange) -> ClauseRef:
    return ClauseRef(found.option, found.level, found.before.get(found.option))


def _so_that(found: NeededChange) -> Phrase:
    rest = with_changes(found)
    also = fill(" (while {rest})", rest=rest) if rest else Phrase()
    return fill("so that {goal}{also}", goal=needed_goal(found), also=also)


def _in_how_many(found: NeededChange) -> str:
    if found.holding is None:
        return ""
    of = count(found.holding.whole, "outcome that holds", "outcomes that hold")
    return f"; it is so in {numeral(found.holding.part, 'none')} of {of}"


def as_held(found: NeededChange) -> Phrase:
    """Gives who would leave a scenario's outcome, were nothing held of what it puts in; else empty."""
    if not found.leave:
        return Phrase()
    return fill(
        ", but only as long as what it puts in is held: else {leave}",
        leave=joined(
            fill(
                "{who} would {acts}",
                who=ActorRef(one.decision_maker),
                acts=acts(one.changes, one.before),
            )
            for one in found.leave
        ),
    )


def _answer(found: NeededChange) -> Phrase:
    if not found.possible:
        nothing = "no outcome that can still come about has it so"
        return fill(nothing if found.asked == "option" else "no outcome is expected there")
    if not found.found:
        return fill(f"no change of up to {count(found.searched, 'raised statement')} does it")
    if not found.raises:
        if found.led_to is False:
            said = fill("it would hold if it came about, but no steps that pay lead there")
        elif found.expected is False:
            said = fill("it would hold if it came about, but it is not what is expected")
        else:
            but = as_held(found)
            said = fill("nothing would have to be wanted otherwise{but}", but=but)
        return fill("{said}{share}", said=said, share=_in_how_many(found))
    more = ", which is exactly what the scenario puts in" if found.exact else ""
    if found.expected is False:
        more = "; it would then hold once there, but not be what is expected"
    return fill("{raises}{more}", raises=raised(found.raises), more=more)
