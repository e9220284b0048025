"""Sentences on the few outcomes that matter: what they are, who would rather have them, the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.report import FirstStep, Reason, ToldOutcome, Weighed
from tightrope.words.motives import doubted, shift
from tightrope.words.on_the_way import second_best, way_there
from tightrope.words.parts import ActorRef, Agreeing, AsOne, Joined, Phrase
from tightrope.words.phrase import actors, acts, clauses, fill, join, joined, sentence
from tightrope.words.robust import drawn_again
from tightrope.words.strategy import for_line
from tightrope.words.ways import all_sides, compared

_MOST = 0.75  # of all that differs by weight, which the reasons named have to make up
_NAMED = 3  # reasons of one side at most


def course(
    who: str, forecast: Mapping[str, str], now: Mapping[str, str], off: Sequence[str]
) -> Phrase:
    """Gives what one actor is expected to do, or to stop, but not to begin.

    `off` are the options that are not done then; those done today are stopped.
    """
    undone = [o for o in off if now.get(o, forecast[o]) == forecast[o]]
    does = {o: level for o, level in forecast.items() if o not in undone}
    leaves = {o: level for o, level in forecast.items() if o in undone}
    parts = [fill("{acts}", acts=acts(group, now, "to")) for group in (does, leaves) if group]
    return fill(
        "{who} {is_} expected {parts}",
        who=ActorRef(who),
        is_=Agreeing((who,), "is", "are"),
        parts=join(parts, ", and "),
    )


def joint_exit(told: ToldOutcome, today: Mapping[str, str]) -> Phrase:
    """Gives a way out that movers must take together, or that steps lead to, and who prefers it."""
    whom = all_sides(told) if told.better_for_all else Phrase((actors(told.prefer),))
    text = "{whom} would prefer a way out to today: {change}."
    if told.kind == "path" and not told.prefer:
        text = "Steps that pay lead to this: {change}."
    elif told.kind == "path":
        text = "Steps that pay lead to this, and {whom} {prefer} it to today: {change}."
    return sentence(
        text,
        whom=whom,
        prefer=Agreeing(told.prefer, "prefers", "prefer"),
        change=clauses(told.changes, today),
    )


def nobody_begins(told: ToldOutcome) -> Phrase:
    """Gives what keeps each mover of a joint exit from going first; who would gain by it, if any."""
    groups = (
        ("{who} would be worse off by going first alone", "worse"),
        ("{who} would gain nothing by going first alone", "same"),
        ("{who} cannot go first alone", "impossible"),
        ("{who} would gain by going first, but the others could turn that against {it}", "better"),
    )
    if len(told.first_steps) > 1 and all(step.alone == "worse" for step in told.first_steps):
        return sentence("Nobody begins: going first alone makes each worse off.")
    parts = []
    for template, kind in groups:
        own = [s.decision_maker for s in told.first_steps if _hindered(s, kind)]
        if own:
            it = "it" if len(own) == 1 else "them"
            parts.append(fill(template, who=actors(own), it=it))
    begins = [s.decision_maker for s in told.first_steps if s.alone == "better" and not s.exploited]
    if begins:
        but = fill(", but {parts}", parts=joined(parts)) if parts else Phrase()
        return sentence("{who} would gain by going first alone{but}.", who=actors(begins), but=but)
    if not parts:
        return Phrase()
    return sentence("Nobody begins: {parts}.", parts=joined(parts))


def _hindered(step: FirstStep, kind: str) -> bool:
    return step.alone == kind and (kind != "better" or bool(step.exploited))


def preferences(
    told: ToldOutcome, sides: Sequence[str], named: Sequence[str] = (), most: int = _NAMED
) -> Phrase:
    """Gives who would rather have an outcome than today, who would not, why, and who does not mind.

    The reasons are those of the `named`, at most `most` of each; none named: of all.
    """
    why = {r.decision_maker: reason(r, most) for r in told.reasons}
    if not told.better_for_all:
        why = {who: r for who, r in why.items() if not named or who in named}
    elif len(told.prefer) > 1:
        whose = [who for who in told.prefer if who in named] or told.prefer
        each = [fill("{w}, {r}", w=actors(own), r=r) for own, r in _alike(whose, why) if r]
        some = ", among them " if len(whose) < len(told.prefer) else ": "
        because = fill(some + "{each}", each=joined(each)) if each else Phrase()
        return sentence(
            "{all}{as_one} {prefer} it to today{why}.",
            all=all_sides(told),
            as_one=AsOne(told.prefer),
            prefer=Agreeing(told.prefer, "prefers", "prefer"),
            why=because,
        )
    rest = tuple(s for s in sides if s not in told.prefer and s not in told.oppose)
    parts = [
        fill(text, who=_with_reasons(who, why), verb=Agreeing(who, one, many))
        for text, who, one, many in (
            ("{who} {verb} it to today", told.prefer, "prefers", "prefer"),
            ("{who} {verb} today", told.oppose, "prefers", "prefer"),
            ("{who} {verb} not mind", rest, "does", "do"),
        )
        if who
    ]
    return sentence("{parts}.", parts=joined(parts)) if parts else Phrase()


def _with_reasons(who: Sequence[str], why: Mapping[str, Phrase]) -> Joined:
    """Each with its reason: “Iran (for “No strikes”)”."""
    return joined(
        fill("{w} ({r})", w=actors(own), r=r) if r else Phrase((actors(own),))
        for own, r in _alike(who, why)
    )


def _alike(who: Sequence[str], why: Mapping[str, Phrase]) -> list[tuple[list[str], Phrase]]:
    """Those with the same interest in it, named together; a typed line is each side's own."""
    groups: list[tuple[list[str], Phrase]] = []
    for one in who:
        reason_of = why.get(one, Phrase())
        own = next((g for g in groups if g[1] == reason_of), None)
        if own is None:
            groups.append(([one], reason_of))
        else:
            own[0].append(one)
    return groups


def reason(found: Reason, most: int = _NAMED) -> Phrase:
    """Gives why somebody prefers an outcome or today: the line that decides, or what weighs most."""
    if found.line:
        return for_line(found, "today" if found.prefers else "it")
    sign = 1 if found.prefers else -1
    named = weightiest(found, most)
    speaks_for = [_there(w) for w in named if w.amount * sign > 0]
    against = [_there(w) for w in named if w.amount * sign < 0]
    if not speaks_for:
        return Phrase()
    spite = fill(", though {a}", a=joined(against)) if against else Phrase()
    return fill("as {w}{spite}", w=joined(speaks_for), spite=spite)


def weightiest(found: Reason, most: int = _NAMED) -> list[Weighed]:
    """Gives the largest for and against until they make up most of all, and the largest of what decides."""
    weighed, sign = found.weighed, 1 if found.prefers else -1
    total = sum(abs(w.amount) for w in weighed)
    named: list[Weighed] = []
    for one in sorted(weighed, key=lambda w: -abs(w.amount))[:most]:
        if sum(abs(w.amount) for w in named) >= _MOST * total:
            break
        named.append(one)
    if not any(w.amount * sign > 0 for w in named):
        named += [w for w in weighed if w.amount * sign > 0][:1]
    return named


def _there(found: Weighed) -> Phrase:
    """What becomes of it in the outcome told."""
    told = shift(found.indicator, found.treaty, found.wants, found.amount)
    return fill("{told}{doubt}", told=told, doubt=doubted(found)) if found.disputed else told


def outcome(
    told: ToldOutcome,
    today: Mapping[str, str],
    sides: Sequence[str],
    named: Sequence[str] = (),
    most: int = _NAMED,
) -> Phrase:
    """Gives one outcome in full: what changes, who would rather have it, whether it would hold.

    `named` and `most` as in `preferences`.
    """
    if told.kind == "today":
        holds = "holds" if told.holds.get("seq") else "does not hold"
        return join([sentence(f"Today’s situation {holds}."), drawn_again(told)])
    what = sentence("{change}.", change=clauses(told.changes, today))
    return join(
        [
            what,
            preferences(told, sides, named, most),
            way_there(told, today),
            second_best(told),
            compared(told, sides, "this", "the first"),
            _holds(told),
            drawn_again(told),
        ]
    )


def outsiders(told: ToldOutcome) -> Phrase:
    """Gives why those with no part in a joint exit leave it alone."""
    groups = (
        ("{who} cannot upset it", "no move"),
        ("{who} {has} nothing better to do than leave it alone", "no better move"),
        (
            "{who} could gain by upsetting it, but would meet an answer that undoes the gain",
            "answer",
        ),
    )
    parts = []
    for template, kind in groups:
        own = tuple(o.decision_maker for o in told.outsiders if o.holds_back == kind)
        if own:
            parts.append(fill(template, who=actors(own), has=Agreeing(own, "has", "have")))
    if not parts:
        return Phrase()
    return sentence("Of those with no part in it, {parts}.", parts=joined(parts))


def _holds(told: ToldOutcome) -> Phrase:
    if told.self_enforcing:
        return sentence("Once there, nobody gains by leaving it.")
    if told.holds.get("seq"):
        return sentence(
            "Once there, whoever leaves it must reckon with answers that undo the gain."
        )
    return sentence("It would not last: somebody gains by leaving it.")
