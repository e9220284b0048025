"""Sentences on outcomes: why one stays or leaves, who would leave together, what is expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.report import (
    Explanation,
    Instead,
    Reason,
    StrategyReport,
)
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    IndicatorRef,
    Phrase,
    StatementRef,
    TreatyRef,
)
from tightrope.words.phrase import actors, acts, clauses, fill, join, joined, sentence
from tightrope.words.plain import numeral, share

_NOTHING = {  # what does not undo an improvement, by what the concept reckons with
    "gmr": "no answer that the others could give",
    "smr": "no answer that the others could give, with its own reply to that,",
    "seq": "no answer that the others would give",
    "sseq": "no answer that the others would give, with its own reply to that,",
    "sim": "nothing that the others would gain by at the same moment",
}


def explanation(found: Explanation) -> Phrase:
    """Gives why one decision maker stays in a state or would leave it."""
    who = ActorRef(found.decision_maker)
    if found.reason == "no improvement":
        return _stays(found)
    move = fill(
        "{who} could gain by {move}{because}",
        who=who,
        move=acts(found.move, found.before, "gerund"),
        because=_because(found),
    )
    if found.reason == "undeterred":
        if found.concept == "nash":
            return sentence("{move}.", move=move)
        return sentence(
            "{move}; {nothing} undoes the gain.", move=move, nothing=_NOTHING[found.concept]
        )
    return sentence(
        "{move}, but {answer}{link}leaves {who} {end}{after}.",
        move=move,
        answer=_answers(found),
        link=", and that " if found.concept == "sim" or len(found.answer) > 1 else ", which ",
        who=who,
        end="worse off" if found.worse else "no better off",
        after=" whatever it does next" if found.concept in ("smr", "sseq") else "",
    )


def _stays(found: Explanation) -> Phrase:
    who = found.decision_maker
    if not found.move:
        return sentence("{who} cannot move from here.", who=ActorRef(who))
    template = "{who} {stays}: the best that it could do instead, {move}, {against}."
    if not found.worse:
        against = fill("is no better for it")
    elif found.because:
        against = fill("goes against {statement}", statement=StatementRef(who, found.because))
    elif found.interest or found.duty:
        against = fill("is worse for it, above all by {what}", what=_weighs_most(found))
    else:
        against = fill("is worse for it")
    return sentence(
        template,
        who=ActorRef(who),
        stays=Agreeing((who,), "stays", "stay"),
        move=acts(found.move, found.before, "to"),
        against=against,
    )


def held_to(who: str, found: Sequence[Instead], now: Mapping[str, str]) -> Phrase:
    """Gives why one side does as expected: what doing otherwise, act by act, would go against.

    Where it would gain by an act, an answer of the others undoes that: the outcome holds. `now` are
    today's levels: what is not done today is left undone and not stopped. Empty where no typed line
    decides any of it.
    """
    worse = [i for i in found if i.reason and i.reason.line and not i.reason.prefers]
    better = [i for i in found if i.reason and i.reason.line and i.reason.prefers]
    against = [
        fill(
            f"{{act}} {'would go ' if not n else ''}against {{line}}{{lapsed}}",
            act=_act(i, now),
            line=_line(i),
            lapsed=" (whose condition no longer holds afterwards)" if i.lapsed else "",
        )
        for n, i in enumerate(worse)
    ]
    told = []
    if against:
        told.append(sentence("For {who}, {against}.", who=ActorRef(who), against=joined(against)))
    if better:
        told.append(
            sentence(
                "{who} would like {acts}, but must reckon with an answer that undoes the gain.",
                who=ActorRef(who),
                acts=joined(
                    fill("{a} ({why})", a=_act(i, now), why=for_line(i.reason))
                    for i in better
                    if i.reason
                ),
            )
        )
    return join(told)


def for_line(found: Reason, other: str = "not doing so") -> Phrase:
    """Gives the typed line that somebody prefers something for; where that asks nothing there, what
    the `other` goes against: a line whose condition is not met is no reason for what is."""
    line = StatementRef(found.decision_maker, found.line)
    if found.idle:
        return fill("as {other} goes against {line}", other=other, line=line)
    return fill("for {line}", line=line)


def wants_met(who: str, met: Sequence[str], unmet: Sequence[str]) -> Phrase:
    """Gives which wants of one side are met by what is expected, and which are not."""
    named = {"met": met, "unmet": unmet}
    wants = {k: joined(StatementRef(who, want) for want in v) for k, v in named.items()}
    if met and unmet:
        text = "Of what {who} {want} it then gets {met} but not {unmet}."
    elif met:
        text = "Of what {who} {want} it then gets {met}."
    elif unmet:
        text = "Of what {who} {want} it then does not get {unmet}."
    else:
        return Phrase()
    want = Agreeing((who,), "wants", "want")
    return sentence(text, who=ActorRef(who), want=want, **wants)


def _act(found: Instead, now: Mapping[str, str]) -> Act:
    return Act(found.option, found.level, now.get(found.option, found.before), "to")


def _line(found: Instead) -> StatementRef:
    return StatementRef(found.decision_maker, found.reason.line if found.reason else "")


def _because(found: Explanation) -> Phrase:
    """What it would do it for, where one statement decides."""
    if not found.because and (found.interest or found.duty):
        return fill(", above all by {what}", what=_weighs_most(found))
    if not found.because:
        return Phrase()
    return fill(" ({statement})", statement=StatementRef(found.decision_maker, found.because))


def _weighs_most(found: Explanation) -> Phrase:
    if found.interest:
        return fill("“{i}”", i=IndicatorRef(found.interest))
    return fill("{t}", t=TreatyRef(found.duty))


def _answers(found: Explanation) -> Phrase:
    """The answers in order; each is set against the levels that those before it left."""
    levels = {**found.before, **found.move}
    first = "would answer by" if found.concept in ("seq", "sseq") else "could answer by"
    told = []
    for n, (mover, change) in enumerate(found.answer):
        if found.concept == "sim":
            link, act = "would at the same moment", acts(change, levels, "base")
        else:
            link, act = "then by" if n else first, acts(change, levels, "gerund")
        told.append(fill("{who} {link} {act}", who=ActorRef(mover), link=link, act=act))
        levels.update(change)
    return fill("{told}", told=joined(told))


def coalition(gain: CoalitionGain) -> Phrase:
    """Gives who would leave which state together, how, and whether the others can deter it."""
    return sentence(
        "{who} would {both} gain by leaving {where}: {change}; {deterrence}.",
        who=actors(gain.members),
        both="both" if len(gain.members) == 2 else "all",
        where=fill(
            "together the outcome in which {differs}", differs=clauses(gain.differs, gain.now)
        )
        if gain.differs
        else fill("today’s situation together"),
        change=clauses(gain.move, gain.before),
        deterrence=deterrence(gain.deterred),
    )


def deterrence(deterred: Mapping[str, bool]) -> str:
    """Gives whether the others can deter a coalition, and at what price to themselves: a clause."""
    if deterred.get("seq"):
        return "the others can deter it by moves from which they gain themselves (SEQ)"
    if not deterred.get("gmr"):
        return "nobody can deter it"
    at_a_price = "GMR, SMR" if deterred.get("smr") else "GMR"
    evade = "" if deterred.get("smr") else ", and the leavers could evade the answer (SMR)"
    if "seq" not in deterred:
        return f"the others can deter it ({at_a_price}){evade}; credible answers were not followed"
    return (
        f"the others can deter it only by moves they would not gain from ({at_a_price}, not SEQ)"
        f"{evade}"
    )


def coalitions_looked(looked: CoalitionsLooked) -> Phrase:
    """Gives which coalitions were looked for."""
    if looked.why_not:
        return sentence("No coalition was looked at, as {why}.", why=looked.why_not)
    sizes = (
        "of every size"
        if looked.largest == looked.of
        else (f"of up to {numeral(looked.largest)} of the {numeral(looked.of)}")
    )
    some = ""
    if looked.asked < looked.described:
        some = f", in {numeral(looked.asked)} of the {numeral(looked.described)} outcomes described"
    return sentence("Coalitions {sizes} were looked at{some}.", sizes=sizes, some=some)


def expected_from(report: StrategyReport) -> Phrase:
    """Gives which outcomes a forecast is read from."""
    n = report.expected_total
    all_ = "the one outcome that holds" if n == 1 else f"the {numeral(n)} outcomes that hold"
    return sentence(
        {
            "status quo": "What is expected is today’s situation, which holds.",
            "led to": "What is expected is read from {all}{where}.",
            "none led to": "What is expected is read from {all}, though no single steps lead there.",
            "no status quo": "What is expected is read from {all}; no present situation is given.",
            "no equilibrium": "No outcome holds, so nothing can be expected.",
        }[report.forecast_basis],
        all=all_,
        where=" and can be reached from today’s situation by steps that pay",
    )


def outcomes_expected(report: StrategyReport) -> int:
    """Gives how many outcomes are expected; those that everybody ranks equally are one."""
    paths = sum(one.kind == "path" for one in report.outcomes)
    return paths + report.outcomes_untold.get("path", 0) or report.expected_total


def deciding(found: DecidingStatement) -> Phrase:
    """Gives the statement on whose place it depends most whether today’s situation holds."""
    return sentence(
        "Whether today’s situation holds depends most on how high {who} {ranks} {statement}: with that "
        "alone taken from another draw, the answer turns in {share} draws.",
        who=ActorRef(found.decision_maker),
        ranks=Agreeing((found.decision_maker,), "ranks", "rank"),
        statement=StatementRef(found.decision_maker, found.statement),
        share=share(round(found.flips * found.draws), found.draws),
    )
