"""What moves reveal of wants, in words: how many times likelier, by which moves."""

from __future__ import annotations

from tightrope.analysis.dynamics.infer import ActorRevealed, Revealed, Telling
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    IndicatorRef,
    Phrase,
    StatementRef,
    TreatyRef,
)
from tightrope.words.phrase import clauses, fill, join, joined, sentence
from tightrope.words.plain import count, times


def revealed(found: Revealed) -> Phrase:
    """A statement, how much likelier the moves make it, and the moves that tell most."""
    what = _statement(found)
    if not found.is_told:
        return sentence("The moves do not tell whether {what}.", what=what)
    side = "likelier" if found.factor > 1 else "less likely"
    told = sentence(
        "The moves make it {times} {side} that {what}.",
        times=times(max(found.factor, 1 / found.factor)),
        side=side,
        what=what,
    )
    if not found.by:
        return told
    reasons = joined(_telling(one, found.actor) for one in found.by)
    return join([told, sentence("Most of that comes from this: {reasons}.", reasons=reasons)])


def untold(found: ActorRevealed) -> Phrase:
    """What nothing is told of, and why."""
    who = ActorRef(found.actor)
    if found.effective < 100:
        return sentence(
            "The moves of {who} fit hardly any of the wants and paces tried, so nothing is said of "
            "what it wants: something that moved it is missing in the model.",
            who=who,
        )
    number = count(found.untold, "other statement")
    if not found.statements:
        number = count(found.untold, "statement")
    return sentence(
        "Of {number} about what {who} {wants} the moves do not tell.",
        number=number,
        who=who,
        wants=Agreeing((found.actor,), "wants", "want"),
    )


def _statement(found: Revealed) -> Phrase:
    who, (first, second) = ActorRef(found.actor), found.what
    if found.kind == "weight":
        return fill("{x} is {cls} to {who}", x=_interest(first, found), cls=second, who=who)
    if found.kind == "outweighs":
        return fill(
            "{x} matters more to {who} than {y}",
            x=_interest(first, found),
            who=who,
            y=_interest(second, found),
        )
    if found.kind == "above":
        return fill(
            "{who} {puts} {x} above {y}",
            who=who,
            puts=Agreeing((found.actor,), "puts", "put"),
            x=StatementRef(found.actor, first),
            y=StatementRef(found.actor, second),
        )
    return fill(
        "{who} would, as things stand today, rather {act} than leave things as they are",
        who=who,
        act=Act(first, second, form="base"),
    )


def _interest(name: str, found: Revealed) -> Phrase:
    if name in found.kept:
        return fill("keeping {t}", t=TreatyRef(name))
    return fill("“{x}”", x=IndicatorRef(name))


def _telling(found: Telling, actor: str) -> Phrase:
    when = f"on {found.date}" if found.date else "at the end"
    if found.moved:
        return fill("{when} {did}", when=when, did=clauses(found.moved))
    return fill(
        "{who} did not move in the {time} before {until}",
        who=ActorRef(actor),
        time=_time(found.weeks),
        until=found.date or "the end",
    )


def _time(weeks: float) -> str:
    days = max(1, round(weeks * 7))
    if days == 1:
        return "day"
    return count(days, "day") if days < 14 else count(round(weeks), "week")
