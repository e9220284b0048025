"""The bottom line: what to expect and why, in at most 160 words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.strategy.report import Outcome, StrategyReport, ToldOutcome, Weighed
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.firmness import Point, is_firm, least_firm, not_firm_points
from tightrope.brief.front.disputed import hanging, limits
from tightrope.brief.front.fighting import fighting
from tightrope.brief.front.headline import headline
from tightrope.brief.front.line import Line, line, within
from tightrope.brief.front.paying import doubts
from tightrope.brief.front.unbelieved import unbelieved
from tightrope.brief.front.unmodelled import unmodelled
from tightrope.brief.front.why import why
from tightrope.brief.page import Finding, Section
from tightrope.brief.rests import On
from tightrope.words import ActorRef, count, numeral, sentence
from tightrope.words.outcomes import course, joint_exit, nobody_begins, weightiest
from tightrope.words.parts import Agreeing, ClauseRef, OptionRef, references
from tightrope.words.phrase import actors, clauses, fill, joined
from tightrope.words.robust import draws_as_said, not_firm
from tightrope.words.strategy import explanation, outcomes_expected
from tightrope.words.ways import compared, ways

_OPEN = 3  # options that are open, that are named
_PATHS = 2  # outcomes that steps lead to that are told, where they are several
_DOUBTFUL = 2  # points said to be expected that may well not come
_REASONS = 2
_THREATS = 1  # that would hold back if they were believed, that are told
_POINTS = 3  # of the points that hold least often


def write_bottom_line(desk: Desk) -> Section:
    """The course, why, the way out that all prefer if there is one, and what is least firm."""
    write = Writer(desk, "bottom-line")
    lines = within(list(_lines(desk)))
    if not lines:
        lines = [Line(0, "There is nothing to report yet: no sources and no model.", ("k-counts",))]
    said = tuple(
        write.say(one.text, cites=one.cites, assumed=one.assumed, computed=one.computed, on=one.on)
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
        several = len(strategy.decision_makers) > len(desk.matter)
        told = sentence(
            "No actor was named as the one in question, so this speaks of {who}{most}.",
            who=actors(desk.matter),
            most=", whose moves matter most" if several else "",
        )
        yield line(desk, 1, told, "k-focal")
    for place, actor in enumerate(desk.matter):
        yield from _course(desk, 0 if place == 0 else 3, strategy, actor)
    if told := doubts(desk, desk.matter, _DOUBTFUL):
        yield line(desk, 2, told, "k-coming", "k-forecast")
    for actor in desk.matter[:1]:
        yield from _why(desk, actor)
        for told in list(unbelieved(desk, actor))[:_THREATS]:
            yield line(desk, 2, told, "k-red-lines", "k-forecast")
    for told in hanging(desk, _named(desk, strategy))[:1]:
        yield line(desk, 2, told, "k-motives")
    yield _situation(desk, strategy)
    for told in (told for told, hangs in limits(desk) if hangs):
        yield line(desk, 2, told, "k-stability")
    yield from _way_out(desk, strategy)
    weakest = list(_least_firm(desk))
    yield from _firmness(desk, strategy, 5 if weakest else 2)
    yield from fighting(desk)
    yield from weakest


def _named(desk: Desk, strategy: StrategyReport) -> Iterator[Weighed]:
    """What weighs in the reasons told of whom it speaks first, and in those of the outcomes it names."""
    for who in desk.matter[:1]:
        for one in why(desk, who)[:_REASONS]:
            yield from one.named
    for outcome in (*_liked(strategy)[:1], *_paths(strategy)[:_PATHS]):
        for reason in outcome.reasons:
            yield from weightiest(reason)


def _way_out(desk: Desk, strategy: StrategyReport) -> Iterator[Line]:
    """Where steps lead if to several outcomes; else what everybody prefers to today: where steps
    lead, or a joint exit and why nobody begins."""
    today = strategy.status_quo.levels
    paths = _paths(strategy)
    if len(paths) > 1:
        left = _count_paths(strategy) - len(paths[:_PATHS])
        yield line(desk, 1, ways(paths[:_PATHS], today, left), "k-outcomes")
        told = compared(paths[1], strategy.decision_makers, "the second", "the first")
        if told:
            yield line(desk, 1, told, "k-outcomes")
    for best in _liked(strategy)[:1]:
        if best.kind == "path" and len(paths) > 1:
            return
        yield line(desk, 1, joint_exit(best, today), "k-outcomes")
        if best.kind == "joint_exit" and (keeps := nobody_begins(best)):
            first = [OptionRef(option) for step in best.first_steps for option in step.changes]
            yield line(desk, 3, keeps, "k-outcomes", on=first)


def _paths(strategy: StrategyReport) -> list[ToldOutcome]:
    return [o for o in strategy.outcomes if o.kind == "path"]


def _count_paths(strategy: StrategyReport) -> int:
    """How many outcomes steps lead to; those that everybody ranks equally are one."""
    return len(_paths(strategy)) + strategy.outcomes_untold.get("path", 0)


def _liked(strategy: StrategyReport) -> list[ToldOutcome]:
    return [o for o in strategy.outcomes if o.kind in {"path", "joint_exit"} and o.better_for_all]


def _why(desk: Desk, who: str) -> Iterator[Line]:
    """The first reason is never left out where a shorter form of it fits: it is what is asked first."""
    for rank, found in zip((2, 4), why(desk, who)[:_REASONS], strict=False):
        cites, assumed = desk.wanted_grounds([(who, want) for want in found.wants])
        yield line(
            desk,
            rank,
            found.told,
            *found.computed,
            cites=cites[:4],
            assumed=assumed[:4],
            short=found.short,
        )


def _firmness(desk: Desk, strategy: StrategyReport, rank: int) -> Iterator[Line]:
    """In how many draws what was just said is so, where it is not firm: nothing is to sound firmer
    than it is. Of each course the point that holds least often; none where what is expected is that
    today holds, as that is counted."""
    outcomes = [o for o in strategy.outcomes if o.kind == "today"] + _liked(strategy)[:1]
    loose = [o for o in outcomes if o.of and not is_firm(draws_as_said(o), o.of)]
    points = [] if strategy.forecast_basis == "status quo" else _loose_points(desk)
    of = next((o.of for o in loose if o.of), 0) or next((p.draws for p in points), 0)
    clauses_ = [(_point(desk, p), p.holds) for p in points]
    if told := not_firm(clauses_, loose, of):
        short = sentence("Not all of this is firm (see below).")
        yield line(desk, rank, told, "k-robustness", short=short)


def _loose_points(desk: Desk) -> list[Point]:
    """Of each of those who matter the point that holds least often, where it is not firm."""
    weakest: dict[str, Point] = {}
    for point in not_firm_points(desk.forecast_notes):
        if point.owner in desk.matter:
            weakest.setdefault(point.owner, point)
    return [weakest[who] for who in desk.matter if who in weakest]


def _point(desk: Desk, point: Point) -> ClauseRef:
    return ClauseRef(point.option, point.level, desk.wording.names.now(point.option))


def _course(desk: Desk, rank: int, strategy: StrategyReport, who: str) -> Iterator[Line]:
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{who}.")}
    found = headline(desk, strategy, who)
    if found.shown:
        told = course(who, found.shown, strategy.status_quo.levels, found.leaves)
        more = fill(f" ({numeral(found.left_out)} more below)" if found.left_out else "")
        yield line(
            desk,
            rank,
            sentence("{told}{more}.", told=told, more=more),
            "k-forecast",
            short=sentence("{told}.", told=told),
        )
    names = desk.wording.names  # what nobody minds is told with the outcomes
    open_ = [o for o, level in own.items() if level is None and not names.is_uncared(o)]
    if open_:
        asked = {o: desk.wording.names.levels(o)[-1] for o in open_[:_OPEN]}
        told = sentence(
            "It is open whether {options}{why}.",
            options=clauses(asked, None, "or"),
            why=_why_open(strategy, asked),
        )
        yield line(desk, rank, told, "k-forecast")


def _why_open(strategy: StrategyReport, asked: dict[str, str]) -> str:
    """What is to be said of levels that not all ways have, where all ways are told: that only
    second-best moves lead there, or that to everybody it is the same as what a way told leads to."""
    paths = [o for o in strategy.outcomes if o.kind == "path"]
    if strategy.outcomes_untold.get("path"):
        return ""
    if paths and not _end_in(paths, asked):
        return (
            ": nobody minds, as an outcome with that and one without it are the same to every side"
        )
    best = [o for o in paths if o.by_best_moves]
    doubled = any(o.same_for_all for o in best)  # another state of the same rank may have the level
    if best and not doubled and not _end_in(best, asked):
        return ": only second-best moves lead there"
    return ""


def _end_in(paths: Sequence[ToldOutcome], asked: dict[str, str]) -> bool:
    """Whether any of the ways leads to any of these levels."""
    return any(o.outcome.levels[option] == level for o in paths for option, level in asked.items())


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
    n = outcomes_expected(strategy)
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
    return line(desk, 6, told, "k-stability", "k-forecast", on=_leaving(quo))


def _leaving(quo: Outcome) -> Iterator[On]:
    """What those who gain by leaving today would do, and what for."""
    for one in quo.explanations:
        if one.concept == "seq" and not one.stable:
            yield from references(explanation(one))


def _least_firm(desk: Desk) -> Iterator[Line]:
    """The points that hold least often when what the sides want is varied, where others’ acts are
    among them; no number yet. Those of whom it speaks are told with their numbers."""
    points = least_firm(desk.forecast_notes)
    owners = tuple(dict.fromkeys(p.owner for p in points))
    if not desk.matter or set(owners) <= set(desk.matter):
        return
    if not set(owners) & set(desk.matter):
        part = "is the part that holds" if len(points) == 1 else "is among the parts that hold"
        who, clause = ActorRef(desk.matter[0]), _point(desk, points[0])
        told = sentence(
            f"What may change the picture is less {{who}} than {{owner}}: that {{clause}} {part} "
            "least often when what the sides want is varied.",
            who=who,
            owner=actors(owners),
            clause=clause,
        )
        short = sentence("Least firm: that {clause}.", clause=clause)
    else:
        short = None
        told = sentence(
            "The parts that hold least often when what the sides want is varied, about as often as "
            "each other: {those}.",
            those=joined(fill("that {c}", c=_point(desk, p)) for p in points[:_POINTS]),
        )
    yield line(desk, 4, told, "k-robustness", short=short)
