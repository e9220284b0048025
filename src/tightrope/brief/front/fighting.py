"""Whether a clause in force asks somebody to fight: what is due today before what is owed in some case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tightrope.analysis.commitments.report import ObligationStatus
from tightrope.brief.desk import Desk
from tightrope.brief.front.line import Line, line
from tightrope.words import ActorRef, sentence
from tightrope.words.commitments import why_unable
from tightrope.words.parts import Agreeing, Phrase
from tightrope.words.phrase import actors

_FIGHTING = {"defence", "offence"}
_SECURITY = {*_FIGHTING, "neutrality", "non_aggression", "consultation", "arms", "intelligence"}
_DUE = 2  # sides bound to fight today that are told


def fighting(desk: Desk) -> Iterator[Line]:
    """Gives who has to fight beside whom as things stand, whoever it is; else in what case the one
    that matters most would have to. That it has to in none is told where its treaties are about
    security: nobody expects it of others."""
    report = desk.commitments
    obligations = report.obligations if report else ()
    sides = desk.strategy.decision_makers if desk.strategy else ()
    owed = [
        o
        for o in obligations
        if o.status == "in force" and o.obligation in _FIGHTING and _whom([o], sides)
    ]
    due = [o for o in owed if o.triggered == "yes"]
    who = next(iter(desk.matter), "")
    if due:
        yield from _due(desk, due, sides)
    elif own := [o for o in owed if o.party == who]:
        yield _in_a_case(desk, own, owed, sides)
    elif any(o.party == who and o.obligation in _SECURITY for o in obligations):
        told = sentence(
            "No clause in force obliges {who} to fight for another side.", who=ActorRef(who)
        )
        yield _line(desk, 7, told, [o for o in obligations if o.party == who])


def _due(desk: Desk, due: list[ObligationStatus], sides: Sequence[str]) -> Iterator[Line]:
    """One sentence for each that has to fight today, those who matter first; those without options last."""
    parties = sorted(dict.fromkeys(o.party for o in due), key=lambda who: who not in desk.matter)
    for who in parties[:_DUE]:
        own = [o for o in due if o.party == who]
        failing = [o for o in own if o.honoured == "no"]
        fails = ", which is not honoured" if failing else ""
        if failing and all(o.unable for o in failing):
            fails = f", which cannot be honoured today{why_unable(failing[0])}"
        told = sentence(
            "A clause in force obliges {who} to fight beside {whom}{today}{fails}.",
            who=ActorRef(who),
            whom=actors(_whom(own, sides)),
            today=" as things stand" if all(o.condition for o in own) else "",
            fails=fails,
        )
        yield _line(desk, 3 if who in sides else 7, told, own)


def _in_a_case(
    desk: Desk, own: list[ObligationStatus], owed: list[ObligationStatus], sides: Iterable[str]
) -> Line:
    """The case in which a clause asks the one that matters to fight, and whom it binds besides."""
    conditions = {o.condition for o in own}
    who = ActorRef(own[0].party)
    whom = actors(_whom(own, sides))
    case = next(iter(conditions))
    if len(conditions) > 1 or case is None:
        told = sentence(
            "{who} {is_} bound to fight beside {whom} in some cases; none of them is met today.",
            who=who,
            is_=Agreeing((own[0].party,), "is", "are"),
            whom=whom,
        )
        return _line(desk, 7, told, own)
    one = own[0]
    bound = {o.party for o in owed if (o.treaty, o.clause) == (one.treaty, one.clause)}
    each_other = bound > {one.party} and set(_whom(own, sides)) == bound - {one.party}
    told = sentence(
        f"A clause in force binds {{who}} to fight {'side by side' if each_other else 'beside {whom}'} "
        "if {case}, which is not so today.",
        who=actors(sorted(bound, key=lambda p: p != one.party)) if each_other else who,
        whom=whom,
        case=desk.wording.formula(case),
    )
    return _line(desk, 7, told, own)


def _whom(owed: list[ObligationStatus], sides: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(t for o in owed for t in o.towards if t in sides))


def _line(desk: Desk, rank: int, told: Phrase, own: list[ObligationStatus]) -> Line:
    cites = tuple(dict.fromkeys(c for o in own for c in o.cites))[:4]
    return line(desk, rank, told, "k-commitments", cites=cites)
