"""Sentences on why each side would do what it would do: interests helped and hurt, what turns it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tightrope.analysis.motives.report import DutyWeight, Ladder, Move, Reply, Rung, Term, Turn
from tightrope.analysis.strategy.report import Weighed
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    ClauseRef,
    Closed,
    IndicatorRef,
    Joined,
    Phrase,
    StatementRef,
    TreatyRef,
)
from tightrope.words.phrase import acts, fill, join, joined, sentence
from tightrope.words.plain import in_draws

_NAMED = 2  # interests on each side of the scales


def reply(found: Reply, now: Mapping[str, str] | None = None) -> Phrase:
    """Gives `best_reply`, and in how many draws it is that."""
    drawn = sentence(
        "So it is {draws} of what matters how much.",
        draws=in_draws(found.draws.part, found.draws.whole),
    )
    return join([best_reply(found, now), drawn if found.draws.whole else Phrase()])


def best_reply(found: Reply, now: Mapping[str, str] | None = None) -> Phrase:
    """Gives what a decision maker would best do as things stand, and what weighs for and against.

    `now` are the levels before, where they are known: what is done already then stops or goes on.
    """
    who = ActorRef(found.decision_maker)
    weighed = found.moves[0] if found.moves else None
    if found.changes:
        return sentence(
            "As things stand {who} would best {act}{why}.",
            who=who,
            act=acts(found.changes, now),
            why=_scales(weighed, found.decision_maker, ", as ") if weighed else Phrase(),
        )
    if weighed is None:
        return sentence("{who} can do nothing else than it does.", who=who)
    return sentence(
        "{who} would best stay as {it_is}: {act}{why}.",
        who=who,
        it_is=Agreeing((found.decision_maker,), "it is", "they are"),
        act=acts(weighed.changes, now, "to"),
        why=_scales(weighed, found.decision_maker, ""),
    )


def scales(
    weighed: Sequence[Weighed], most: int | None = None
) -> tuple[int, list[Weighed], list[Weighed]]:
    """Gives which way it goes in all (1, -1), what weighs on that side and what on the other, as named."""
    sign = 1 if sum(w.amount for w in weighed) > 0 else -1
    winning = [w for w in weighed if w.amount * sign > 0]
    losing = [w for w in weighed if w.amount * sign < 0]
    return sign, winning[: most or _NAMED], losing[: most or _NAMED]


def outweighing(
    who: str,
    weighed: Sequence[Weighed],
    named: Mapping[str, str],
    now: Mapping[str, str],
    most: int | None = None,
    *,
    ends: Sequence[Weighed] = (),
) -> Phrase:
    """Gives what outweighs what where a decision maker does something, or leaves it undone.

    `weighed` is what each thing cared about adds to the worth of doing it; `named` the act, put
    against the levels before; `most` is how many things are named on each side, the largest first.
    `ends` is what becomes of them on the whole way, where others move too: the act is then told by
    itself, and which of those named go the other way in the end. Empty where nothing weighs on the
    side that wins.
    """
    sign, winning, losing = scales(weighed, most)
    if not winning:
        return Phrase()
    if losing:
        end = "for {who} that outweighs {losing}"
    else:
        end = f"nothing that {{who}} {{cares}} about speaks {'against' if sign > 0 else 'for'} it"
    own = "by itself " if ends else ""
    return sentence(
        f"{{act}} would {own}{{winning}}; {end}{{turned}}.",
        turned=_turned([*winning, *losing], ends),
        who=ActorRef(who),
        cares=Agreeing((who,), "cares", "care"),
        act=Closed(fill("{acts}", acts=acts(named, now, form="gerund"))),
        winning=_shifts(winning, "base", classes=False),
        losing=_shifts(losing, "gerund", classes=False),
    )


def _turned(named: Sequence[Weighed], ends: Sequence[Weighed]) -> Phrase:
    """What goes the other way in the end than by the act alone."""
    by = {(w.indicator, w.treaty): w for w in ends}
    other = [
        shift(end.indicator, end.treaty, end.wants, end.amount)
        for w in named
        if (end := by.get((w.indicator, w.treaty))) and end.amount * w.amount < 0
    ]
    return fill("; in the end {other}", other=joined(other)) if other else Phrase()


_SHIFTS = {
    "base": ("raise", "lower", "keep to", "break"),
    "gerund": ("raising", "lowering", "keeping to", "breaking"),
    "clause": ("{what} rises", "{what} falls", "{what} is kept to", "{what} is broken"),
}


def _way(treaty: str, wants: str, amount: float) -> int:
    """Which way a thing cared about goes: what serves it goes as it is wanted."""
    if treaty:
        return 2 if amount > 0 else 3
    return 0 if (amount > 0) == (wants == "high") else 1


def _what(indicator: str, treaty: str) -> Phrase:
    if treaty:
        return fill("{t}", t=TreatyRef(treaty))
    return fill("“{i}”", i=IndicatorRef(indicator))


def doubted(found: Weighed) -> str:
    """Gives the mark of a reason that hangs on a link which is disputed."""
    return " (disputed)" if found.disputed else ""


def shift(indicator: str, treaty: str, wants: str, amount: float) -> Phrase:
    """Gives what becomes of a thing cared about, as a clause: “Price of oil” rises."""
    text = _SHIFTS["clause"][_way(treaty, wants, amount)]
    return fill(text, what=_what(indicator, treaty))


def _shifts(
    found: Sequence[Term | Weighed], form: Literal["base", "gerund"], *, classes: bool
) -> Joined:
    """What is done to each, a verb said once for all that go the same way."""
    groups: dict[int, list[Phrase]] = {}
    for t in found:
        weight = f" ({t.weight})" if classes else ""
        doubt = doubted(t) if isinstance(t, Weighed) else ""
        what = fill("{w}{c}{d}", w=_what(t.indicator or "", t.treaty or ""), c=weight, d=doubt)
        groups.setdefault(_way(t.treaty or "", t.wants, t.amount), []).append(what)
    return joined(
        fill("{verb} {what}", verb=_SHIFTS[form][way], what=joined(what))
        for way, what in groups.items()
    )


def _scales(move: Move, who: str, link: str) -> Phrase:
    """What a move helps and hurts of what its mover cares about, or the line that decides before."""
    subject = f"{link}that " if link else " "
    if move.line:
        line = StatementRef(who, move.line)
        goes = "serves" if move.verdict == "better" else "goes against"
        return fill("{subject}{goes} {line}", subject=subject, goes=goes, line=line)
    gains = [t for t in move.terms if t.amount > 0][:_NAMED]
    costs = [t for t in move.terms if t.amount < 0][:_NAMED]
    it = Agreeing((who,), "it", "them")
    sides = (("helps {it} by {terms}", gains), ("hurts {it} by {terms}", costs))
    parts = [
        fill(text, it=it, terms=_shifts(terms, "gerund", classes=True))
        for text, terms in sides
        if terms
    ]
    if not parts:
        return fill("{subject}makes no difference to it", subject=subject)
    return fill("{subject}{parts}", subject=subject, parts=joined(parts, "but"))


def ladder(found: Ladder) -> Phrase:
    """Gives the least that would have to be otherwise for a reply to have an option at a level."""
    goal = ClauseRef(found.option, found.level)
    rung = next((r for r in found.rungs if r.holds), None)
    if rung is None:
        return unmoved([found])
    if not rung.turns:
        return sentence("As things are, {goal}.", goal=goal)
    return sentence("So that {goal}: {turns}.", goal=goal, turns=_turns(rung))


def unmoved(found: Sequence[Ladder]) -> Phrase:
    """Gives the courses that nothing that was tried would make the best for a side."""
    own: dict[str, list[Act]] = {}
    for one in found:
        own.setdefault(one.option.partition(".")[0], []).append(
            Act(one.option, one.level, None, "to")
        )
    goals = (
        fill("for {who} {acts}", who=ActorRef(who), acts=joined(acts_, "or"))
        for who, acts_ in own.items()
    )
    return sentence("Nothing that was tried would make it best {goals}.", goals=joined(goals, "or"))


def _turns(rung: Rung) -> Phrase:
    drawn = in_draws(rung.draws.part, rung.draws.whole)
    return fill("{turns} ({drawn})", turns=joined(map(turn, rung.turns)), drawn=drawn)


def turn(found: Turn) -> Phrase:
    """Gives one thing that would have to be otherwise, as a clause."""
    first, last = IndicatorRef(found.of[0]), IndicatorRef(found.of[-1])
    who = found.of[0]
    match found.kind:
        case "weight":
            return fill(
                "“{i}” would have to be {after} to {who}, not {before}",
                i=last, after=found.after, who=ActorRef(who), before=found.before,
            )  # fmt: skip
        case "no interest":
            text = "“{i}” would have to count for nothing with {who}"
            return fill(text, i=last, who=ActorRef(who))
        case "strength":
            return fill(
                "the link from “{a}” to “{b}” would have to be {after}, not {before}",
                a=first, b=last, after=found.after, before=found.before,
            )  # fmt: skip
        case "no link":
            return fill("there would have to be no link from “{a}” to “{b}”", a=first, b=last)
        case _:
            return fill("“{i}” would have to be held {after}", i=first, after=found.after)


def disputed_link(source: str, sign: str, target: str, hangs: Sequence[str]) -> Phrase:
    """Gives that a link is disputed, and of which indicators what is said does not follow without it."""
    return sentence(
        "It is disputed that “{a}” {does} “{b}”; if not, what is said here of {those} does not follow.",
        a=IndicatorRef(source),
        does="raises" if sign == "+" else "lowers",
        b=IndicatorRef(target),
        those=joined(fill("“{i}”", i=IndicatorRef(one)) for one in hangs),
    )


def duty(found: DutyWeight) -> Phrase:
    """Gives what keeping a clause that binds would have to be worth to who owes it."""
    who, treaty = ActorRef(found.debtor), TreatyRef(found.treaty)
    kind = found.kind.replace("_", "-")
    if found.least is None:
        return sentence(
            "No move of its own lets {who} keep the {kind} clause of {t}.",
            who=who,
            kind=kind,
            t=treaty,
        )
    if found.least == 0:
        return sentence(
            "{who} {keeps} the {kind} clause of {t} anyway.",
            who=who,
            keeps=Agreeing((found.debtor,), "keeps", "keep"),
            kind=kind,
            t=treaty,
        )
    need = found.class_needed
    worth = "more than vital" if need == "above vital" else need
    return sentence(
        "For {who} to keep the {kind} clause of {t}, that would have to be {worth} to it.",
        who=who,
        kind=kind,
        t=treaty,
        worth=worth,
    )
