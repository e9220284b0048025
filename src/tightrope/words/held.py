"""Sentences on what holds otherwise than by plain SEQ: as each sees it, if some is unknown."""

from __future__ import annotations

from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown, PlayedMove
from tightrope.words.parts import ActorRef, Agreeing, Phrase
from tightrope.words.phrase import actors, acts, clauses, join, sentence
from tightrope.words.plain import count, numeral

__all__ = ["as_seen", "played", "unknown"]


def played(found: PlayedMove) -> Phrase:
    """Gives one move that a side makes as it sees things, and what really comes of it."""
    who, sees = ActorRef(found.mover), Agreeing((found.mover,), "sees", "see")
    if found.target is None:
        return sentence(
            "As {who} {sees} things, {move} would be a gain, but it cannot be done.",
            who=who,
            sees=sees,
            move=acts(found.change, found.before, "gerund"),
        )
    return sentence(
        "{what}: a gain as {who} {sees} things, {really}.",
        what=clauses(found.change, found.before),
        who=who,
        sees=sees,
        really="and a real one" if found.gains else "but no real one",
    )


def as_seen(found: HeldAsSeen) -> Phrase:
    """Gives what the pictures change: for today, and in how many states."""
    told = [
        sentence(
            "{owners} {see} another conflict than there is.",
            owners=actors(found.owners),
            see=Agreeing(found.owners, "sees", "see"),
        ),
        _today(found),
        sentence(
            "As things are seen, all stay in {holding}; if all saw what is so, {illusory} of these "
            "would not hold, and {missed} more would.",
            holding=count(found.holding, "state"),
            illusory=numeral(found.illusory, "none"),
            missed=numeral(found.missed, "none"),
        ),
    ]
    if found.played:
        told.append(sentence("What follows from today:"))
        told += [played(move) for move in found.played]
    return join(told)


def _today(found: HeldAsSeen) -> Phrase:
    if found.today_holds:
        text = "Today’s situation holds as things are seen" + (
            ", as it would if all saw what is so."
            if found.today_holds_really
            else "; it would not if all saw what is so."
        )
        return sentence(text)
    return sentence(
        "Today’s situation does not hold: {who} would leave it{really}.",
        who=actors(found.leaving)
        if found.leaving
        else "somebody who does not know it for what it is",
        really="; it would hold if all saw what is so" if found.today_holds_really else "",
    )


def unknown(found: HeldUnknown) -> Phrase:
    """Gives what holds if those concerned act so on what nobody knows of their preferences."""
    return sentence(
        "If a side {leaves} for states that it cannot compare with the present one, and {is_} "
        "deterred by them, {holding} {hold}; today’s situation {today} among them.",
        leaves="leaves" if found.leaves else "does not leave",
        is_="is" if found.deterred else "is not",
        holding=count(found.holding, "state"),
        hold="holds" if found.holding == 1 else "hold",
        today="is" if found.today_holds else "is not",
    )
