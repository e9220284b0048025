"""Sentences on what holds otherwise than by plain SEQ: as each sees it, if some is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.judged import Judged
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown, PlayedMove
from tightrope.words.parts import ActorRef, Agreeing, Phrase
from tightrope.words.phrase import actors, acts, clauses, fill, join, joined, sentence
from tightrope.words.plain import count, numeral, sentence_case

_RECKONS = {
    "nash": "looks only one move ahead (Nash)",
    "gmr": "reckons with every answer of the others (GMR)",
    "smr": "reckons with every answer of the others and then with its own reply (SMR)",
    "seq": "counts only on answers by which the others better themselves (SEQ)",
    "sseq": "counts only on answers by which the others better themselves, and then on its own reply "
    "(SSEQ)",
    "sim": "reckons with what the others would gain by doing at the same moment (SIM)",
}


def left_aside(seen: Sequence[str], unknown_: Sequence[str]) -> Phrase:
    """Gives whose pictures and unknown preferences an answer leaves aside, and how to ask for them."""
    told = []
    if seen:
        told.append(fill("the pictures of {who} (analyse --pictures)", who=actors(seen)))
    if unknown_:
        told.append(
            fill("the unknown preferences of {who} (analyse --unknown)", who=actors(unknown_))
        )
    return sentence("Left aside here: {told}.", told=joined(told))


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
        _states(found),
    ]
    if found.played:
        told.append(sentence("What follows from today:"))
        told += [played(move) for move in found.played]
    return join(told)


def _states(found: HeldAsSeen) -> Phrase:
    """How many states hold as things are seen, and how many of them, and others, if all saw true."""
    so = found.holding - found.illusory
    text = "As things are seen, {holding} {hold}."
    if found.holding and not (found.illusory or found.missed):
        text += " They are the same that would hold if all saw what is so."
    elif found.holding:
        text += " If all saw what is so, {so} of these would hold, and {missed} besides."
    else:
        text += " If all saw what is so, {missed} would."
    return sentence(
        text,
        holding=count(found.holding, "state") if found.holding else "no state",
        hold="holds" if found.holding < 2 else "hold",
        so=numeral(so, "none"),
        missed=numeral(found.missed, "none"),
    )


def judged(found: Judged, states: int, named: Mapping[int, str]) -> Phrase:
    """Gives how many of the states hold under one concept, and which of the outcomes `named` do."""
    how_many = sentence(
        "If each side {reckons}{together}, {holding} of {states} {hold}.",
        reckons=_RECKONS[found.concept],
        together=", and sides may also leave together" if found.coalitions else "",
        holding=numeral(found.holding, "none"),
        states=count(states, "state"),
        hold="holds" if found.holding < 2 else "hold",
    )
    return join([how_many, _of_those_told(found, named)])


def _of_those_told(found: Judged, named: Mapping[int, str]) -> Phrase:
    stay = [name for state, name in named.items() if not found.leaving[state]]
    leave = [name for state, name in named.items() if found.leaving[state]]
    if len(named) == 1:
        (one,) = map(sentence_case, named.values())
        return sentence("{one} {holds}.", one=one, holds="holds" if stay else "does not hold")
    if not (stay and leave):
        return sentence(f"Of the outcomes told here {'all hold' if stay else 'none holds'}.")
    return sentence(
        "Of the outcomes told here {stay} {hold}; {leave} {do} not.",
        stay=joined(stay),
        hold="holds" if len(stay) == 1 else "hold",
        leave=joined(leave),
        do="does" if len(leave) == 1 else "do",
    )


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
