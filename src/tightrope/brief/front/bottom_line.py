"""The bottom line: what to expect and why, in at most 160 words."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.evidence.claims.report import sourcing
from tightrope.words import (
    ActorRef,
    Phrase,
    StatementRef,
    count,
    full_stop,
    joined,
    numeral,
    sentence,
    sentence_case,
)
from tightrope.words.motives import reply
from tightrope.words.outcomes import course, joint_exit
from tightrope.words.parts import Agreeing, ClauseRef
from tightrope.words.phrase import actors, clauses, fill

__all__ = ["MOST_WORDS", "write_bottom_line"]

MOST_WORDS = 160
_POINTS = 3  # of each kind in a course
_WANTS = 2


def write_bottom_line(desk: Desk) -> Section:
    """The way out that all prefer if there is one, the course, why, and what is least firm."""
    write = Writer(desk, "bottom-line")
    lines = list(_lines(desk, write))
    if not lines:
        nothing = "There is nothing to report yet: no sources and no model."
        lines = [write.say(nothing, computed=["k-counts"])]
    return Section("bottom-line", "Bottom line", (Finding(tuple(_within(lines))),), "front")


def _within(lines: list[Sentence]) -> Iterator[Sentence]:
    """The sentences that fit, in order of weight; the first always does."""
    left = MOST_WORDS
    for n, line in enumerate(lines):
        words = len(line.text.split())
        if words <= left or not n:
            left -= words
            yield line


def _lines(desk: Desk, write: Writer) -> Iterator[Sentence]:
    strategy = desk.strategy
    if strategy is None:
        yield from _evidence(desk, write)
        return
    if desk.focal is None and desk.matter:
        yield write.say(
            desk.wording.say(
                sentence(
                    "No actor was named as the one in question, so this speaks of {who}, whose "
                    "moves matter most.",
                    who=actors(desk.matter),
                )
            ),
            computed=["k-focal"],
        )
    for actor in desk.matter:
        yield from _course(desk, write, strategy, actor)
    for actor in desk.matter[:1]:
        yield from _why(desk, write, actor)
    yield _situation(desk, write, strategy)
    yield from _way_out(desk, write, strategy)
    for actor in desk.matter[:1]:
        yield from _obligations(desk, write, actor)
    yield from _least_firm(desk, write)


def _way_out(desk: Desk, write: Writer, strategy: StrategyReport) -> Iterator[Sentence]:
    today = strategy.status_quo.levels
    best = next((o for o in strategy.outcomes if o.kind == "joint_exit" and o.better_for_all), None)
    if best is not None:
        yield write.say(desk.wording.say(joint_exit(best, today)), computed=["k-outcomes"])


def _course(desk: Desk, write: Writer, strategy: StrategyReport, who: str) -> Iterator[Sentence]:
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{who}.")}
    firm = {o: level for o, level in own.items() if level is not None}
    off = [
        o
        for o in sorted(firm, key=lambda o: not _irreversible(desk, o))
        if desk.wording.is_off(o, firm[o])
    ]
    does = [o for o in firm if o not in off]
    shown = {o: firm[o] for o in (*does[:_POINTS], *off[:_POINTS])}
    if shown:
        told = course(who, shown, strategy.status_quo.levels, off[:_POINTS])
        left = len(firm) - len(shown)
        more = fill(f" ({count(left, 'more option')} in the annex)" if left else "")
        text = desk.wording.say(sentence("{told}{more}.", told=told, more=more))
        yield write.say(text, computed=["k-forecast"])
    open_ = [o for o, level in own.items() if level is None]
    if open_:
        options = clauses(
            {o: desk.wording.names.levels(o)[-1] for o in open_[:_POINTS]}, None, "or"
        )
        yield write.say(
            desk.wording.say(sentence("Whether {options} is open.", options=options)),
            computed=["k-forecast"],
        )


def _irreversible(desk: Desk, option: str) -> bool:
    owner, _, name = option.partition(".")
    crisis = desk.given.crisis
    found = crisis.options.get(owner, {}).get(name) if crisis else None
    return bool(found and found.irreversible)


def _situation(desk: Desk, write: Writer, strategy: StrategyReport) -> Sentence:
    quo = strategy.status_quo
    if quo.equilibrium.get("seq"):
        alone = quo.equilibrium.get("nash")
        text = (
            "Today’s situation holds: nobody gains by leaving it on its own."
            if alone
            else "Today’s situation holds: whoever leaves it must reckon with an answer that undoes "
            "the gain."
        )
        return write.say(text, computed=["k-stability"])
    leavers = tuple(dm for dm, stable in quo.stable.get("seq", {}).items() if not stable)
    n = strategy.expected_total
    leads = {
        "led to": f"steps that pay lead from it to {count(n, 'outcome')} that {'holds' if n == 1 else 'hold'}",
        "none led to": f"{count(n, 'outcome')} would hold, but no steps that pay lead there",
    }.get(strategy.forecast_basis, "no outcome holds")
    told = sentence(
        "Today’s situation does not hold: {who} {gain} by leaving it, and {leads}.",
        who=actors(leavers),
        gain=Agreeing(leavers, "gains", "gain"),
        leads=leads,
    )
    return write.say(desk.wording.say(told), computed=["k-stability", "k-forecast"])


def _why(desk: Desk, write: Writer, who: str) -> Iterator[Sentence]:
    """What weighs for and against, by interest; else its first priorities."""
    motives = desk.given.analysis.motives if desk.given.analysis else None
    found = next((r for r in motives.replies if r.decision_maker == who), None) if motives else None
    if found is not None:
        yield write.say(desk.wording.say(reply(found)), computed=["k-motives"])
        return
    told = _wants(desk, who)
    if told:
        crisis = desk.given.crisis
        stated = crisis.priorities.get(who, ()) if crisis else ()
        cites = [c for s in stated[:_WANTS] for c in s.cites]
        phrase = sentence(
            "What weighs most with {who}: {wants}.", who=ActorRef(who), wants=joined(told)
        )
        yield write.say(desk.wording.say(phrase), cites=cites[:4], computed=["k-priorities"])


def _wants(desk: Desk, who: str) -> list[Phrase]:
    crisis = desk.given.crisis
    if crisis is None:
        return []
    stated = [s for s in crisis.priorities.get(who, ()) if not s.dormant]
    if stated:
        return [fill("{s}", s=StatementRef(who, s.want)) for s in stated[:_WANTS]]
    weights = ("vital", "major", "minor")
    cared = sorted(crisis.interests.get(who, ()), key=lambda i: weights.index(i.weight))
    return [fill(desk.wording.interest(i)) for i in cared[:_WANTS]]


def _obligations(desk: Desk, write: Writer, who: str) -> Iterator[Sentence]:
    """Whether a clause in force makes it fight; nothing where it has no treaty at all."""
    report = desk.commitments
    own = [o for o in report.obligations if o.party == who] if report else []
    if not own:
        return
    fighting = [o for o in own if o.status == "in force" and o.obligation in {"defence", "offence"}]
    due = tuple(dict.fromkeys(t for o in fighting for t in o.towards if o.triggered == "yes"))
    name = ActorRef(who)
    if due:
        told = sentence(
            "A clause in force obliges {who} to fight beside {due}.", who=name, due=actors(due)
        )
    elif fighting:
        beside = tuple(dict.fromkeys(t for o in fighting for t in o.towards))
        told = sentence(
            "{who} {is_} bound to fight beside {due} in some cases; none of them is met today.",
            who=name,
            is_=Agreeing((who,), "is", "are"),
            due=actors(beside),
        )
    else:
        told = sentence("No clause in force obliges {who} to fight for anyone.", who=name)
    cites = tuple(dict.fromkeys(c for o in own for c in o.cites))[:4]
    yield write.say(desk.wording.say(told), cites=cites, computed=["k-commitments"])


def _least_firm(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """The part that holds least often when the order of wants is varied; no number yet."""
    weakest = desk.weakest
    if weakest is None:
        return
    option, level = weakest
    told = sentence(
        "The least firm part, when what the sides want is varied: that {clause}.",
        clause=ClauseRef(option, level, desk.wording.names.now(option)),
    )
    yield write.say(desk.wording.say(told), computed=["k-robustness"])


def _evidence(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """Only where nothing was computed: what the sources alone say."""
    evidence = desk.given.evidence
    if evidence is None:
        return
    c = evidence.counts
    if c.documents or c.claims:
        yield write.say(
            f"{sentence_case(sourcing(c, count))}{',' if c.resting.notes else ''} yield "
            f"{count(c.claims, 'claim')}; "
            f"a person accepted {numeral(c.accepted, 'none')} of them.",
            computed=["k-counts", "k-origins"],
        )
    else:
        yield write.say("There are no documents yet.", computed=["k-counts"])
    if evidence.ties:
        tie = evidence.ties[0]
        sign = "friendly" if tie.sign > 0 else "hostile" if tie.sign < 0 else "contested"
        told = sentence(
            "The tie best attested is that of {a} to {b} ({kind}, {sign}): {n} of {origins}.",
            a=ActorRef(tie.source),
            b=ActorRef(tie.target),
            kind=tie.kind.replace("_", " "),
            sign=sign,
            n=count(len(tie.claims), "claim"),
            origins=count(tie.origins, "independent origin"),
        )
        yield write.say(desk.wording.say(told), cites=tie.claims[:3], computed=["k-ties"])
    why = desk.missing("strategy") or "the crisis file has no options and no wants"
    yield write.say(
        f"What each side can be expected to do is not answered yet: {full_stop(why)}",
        computed=["k-states"],
    )
