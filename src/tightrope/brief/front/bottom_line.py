"""The bottom line: what to expect and why, in at most 160 words."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.strategy.report import StrategyReport, ToldOutcome
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.front.headline import headline
from tightrope.brief.front.line import Line, line, within
from tightrope.brief.front.unmodelled import unmodelled
from tightrope.brief.front.why import why
from tightrope.brief.page import Finding, Section
from tightrope.brief.wanted import wanted_grounds
from tightrope.words import ActorRef, count, numeral, sentence
from tightrope.words.outcomes import course, joint_exit, nobody_begins, not_firm
from tightrope.words.parts import Agreeing, ClauseRef
from tightrope.words.phrase import actors, clauses, fill

__all__ = ["write_bottom_line"]

_OPEN = 3  # options that are open, that are named
_ROBUST = 0.9


def write_bottom_line(desk: Desk) -> Section:
    """The course, why, the way out that all prefer if there is one, and what is least firm."""
    write = Writer(desk, "bottom-line")
    lines = within(list(_lines(desk)))
    if not lines:
        lines = [Line(0, "There is nothing to report yet: no sources and no model.", ("k-counts",))]
    said = tuple(
        write.say(one.text, cites=one.cites, assumed=one.assumed, computed=one.computed)
        for one in lines
    )
    return Section("bottom-line", "Bottom line", (Finding(said),), "front")


def _lines(desk: Desk) -> Iterator[Line]:
    strategy = desk.strategy
    if desk.given.of_day:
        yield Line(0, desk.given.of_day, ("k-as-of",))
    if strategy is None:
        yield from unmodelled(desk)
        return
    if desk.focal is None and desk.matter:
        told = sentence(
            "No actor was named as the one in question, so this speaks of {who}, whose moves matter "
            "most.",
            who=actors(desk.matter),
        )
        yield line(desk, 1, told, "k-focal")
    for place, actor in enumerate(desk.matter):
        yield from _course(desk, 0 if place == 0 else 3, strategy, actor)
    for actor in desk.matter[:1]:
        yield from _why(desk, actor)
    yield _situation(desk, strategy)
    yield from _way_out(desk, strategy)
    yield from _firmness(desk, strategy)
    for actor in desk.matter[:1]:
        yield from _obligations(desk, actor)
    yield from _least_firm(desk)


def _way_out(desk: Desk, strategy: StrategyReport) -> Iterator[Line]:
    """What everybody prefers to today: where steps lead, else a joint exit and why nobody begins."""
    today = strategy.status_quo.levels
    for best in _liked(strategy)[:1]:
        yield line(desk, 1, joint_exit(best, today), "k-outcomes")
        if best.kind == "joint_exit" and (keeps := nobody_begins(best)):
            yield line(desk, 3, keeps, "k-outcomes")


def _liked(strategy: StrategyReport) -> list[ToldOutcome]:
    return [o for o in strategy.outcomes if o.kind in {"path", "joint_exit"} and o.better_for_all]


def _why(desk: Desk, who: str) -> Iterator[Line]:
    for rank, found in zip((2, 4), why(desk, who), strict=False):
        cites, assumed = wanted_grounds(desk, [(who, want) for want in found.wants])
        yield line(desk, rank, found.told, *found.computed, cites=cites[:4], assumed=assumed[:4])


def _firmness(desk: Desk, strategy: StrategyReport) -> Iterator[Line]:
    """In how many draws what was just said of today and of the way out is so, where in fewer than
    nine in ten: nothing is to sound firmer than it is."""
    today = [o for o in strategy.outcomes if o.kind == "today"]
    if loose := not_firm([*today, *_liked(strategy)[:1]], _ROBUST):
        yield line(desk, 3, loose, "k-robustness")


def _course(desk: Desk, rank: int, strategy: StrategyReport, who: str) -> Iterator[Line]:
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{who}.")}
    found = headline(desk, strategy, who)
    if found.shown:
        told = course(who, found.shown, strategy.status_quo.levels, found.leaves)
        more = fill(f" ({numeral(found.left_out)} more in the annex)" if found.left_out else "")
        yield line(desk, rank, sentence("{told}{more}.", told=told, more=more), "k-forecast")
    open_ = [o for o, level in own.items() if level is None]
    if open_:
        options = clauses({o: desk.wording.names.levels(o)[-1] for o in open_[:_OPEN]}, None, "or")
        told = sentence("It is open whether {options}.", options=options)
        yield line(desk, rank, told, "k-forecast")


def _situation(desk: Desk, strategy: StrategyReport) -> Line:
    quo = strategy.status_quo
    if quo.equilibrium.get("seq"):
        text = (
            "Today’s situation holds: no side gains by leaving it single-handed."
            if quo.equilibrium.get("nash")
            else "Today’s situation holds: whoever leaves it must reckon with an answer that undoes "
            "the gain."
        )
        return Line(6, text, ("k-stability",))
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
    return line(desk, 6, told, "k-stability", "k-forecast")


def _obligations(desk: Desk, who: str) -> Iterator[Line]:
    """Whether a clause in force makes it fight for a side of the crisis; nothing where it has no treaty."""
    report = desk.commitments
    own = [o for o in report.obligations if o.party == who] if report else []
    if not own:
        return
    sides = desk.strategy.decision_makers if desk.strategy else ()
    fighting = [o for o in own if o.status == "in force" and o.obligation in {"defence", "offence"}]
    owed = [(t, o.triggered == "yes") for o in fighting for t in o.towards if t in sides]
    due = tuple(dict.fromkeys(t for t, triggered in owed if triggered))
    name = ActorRef(who)
    if due:
        told = sentence(
            "A clause in force obliges {who} to fight beside {due}.", who=name, due=actors(due)
        )
    elif owed:
        told = sentence(
            "{who} {is_} bound to fight beside {due} in some cases; none of them is met today.",
            who=name,
            is_=Agreeing((who,), "is", "are"),
            due=actors(dict.fromkeys(t for t, _ in owed)),
        )
    else:
        told = sentence("No clause in force obliges {who} to fight for another side.", who=name)
    cites = tuple(dict.fromkeys(c for o in own for c in o.cites))[:4]
    yield line(desk, 7, told, "k-commitments", cites=cites)


def _least_firm(desk: Desk) -> Iterator[Line]:
    """The part that holds least often when the order of wants is varied; no number yet."""
    weakest = desk.weakest
    if weakest is None:
        return
    option, level = weakest
    owner = option.partition(".")[0]
    clause = ClauseRef(option, level, desk.wording.names.now(option))
    if desk.matter and owner not in desk.matter:
        told = sentence(
            "What may change the picture is less {who} than {owner}: that {clause} is the part that "
            "holds least often when what the sides want is varied.",
            who=ActorRef(desk.matter[0]),
            owner=ActorRef(owner),
            clause=clause,
        )
    else:
        told = sentence(
            "The part that holds least often when what the sides want is varied: that {clause}.",
            clause=clause,
        )
    yield line(desk, 4, told, "k-robustness")
