"""The bottom line: what to expect and why, in at most 160 words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.analysis.motives.report import Reply
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section
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
from tightrope.words.motives import best_reply, outweighing
from tightrope.words.outcomes import course, joint_exit, nobody_begins
from tightrope.words.parts import Agreeing, ClauseRef
from tightrope.words.phrase import actors, clauses, fill

__all__ = ["MOST_WORDS", "write_bottom_line"]

MOST_WORDS = 160
_POINTS = 3  # of each kind in a course
_WANTS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that would be said, if there is room for it: the lower the rank, the sooner."""

    rank: int
    text: str
    computed: tuple[str, ...]
    cites: tuple[str, ...] = ()


def write_bottom_line(desk: Desk) -> Section:
    """The course, why, the way out that all prefer if there is one, and what is least firm."""
    write = Writer(desk, "bottom-line")
    lines = _within(list(_lines(desk)))
    if not lines:
        lines = [
            _Line(0, "There is nothing to report yet: no sources and no model.", ("k-counts",))
        ]
    said = tuple(write.say(one.text, cites=one.cites, computed=one.computed) for one in lines)
    return Section("bottom-line", "Bottom line", (Finding(said),), "front")


def _within(lines: list[_Line]) -> list[_Line]:
    """The lines that fit, those that matter most chosen first, in the order of reading."""
    left = MOST_WORDS
    chosen: list[_Line] = []
    for line in sorted(lines, key=lambda one: one.rank):
        words = len(line.text.split())
        if words <= left or not chosen:
            left -= words
            chosen.append(line)
    return [line for line in lines if line in chosen]


def _lines(desk: Desk) -> Iterator[_Line]:
    strategy = desk.strategy
    if strategy is None:
        yield from _evidence(desk)
        return
    if desk.focal is None and desk.matter:
        told = sentence(
            "No actor was named as the one in question, so this speaks of {who}, whose moves matter "
            "most.",
            who=actors(desk.matter),
        )
        yield _line(desk, 1, told, "k-focal")
    for place, actor in enumerate(desk.matter):
        yield from _course(desk, 0 if place == 0 else 5, strategy, actor)
    for actor in desk.matter[:1]:
        yield from _why(desk, actor)
    yield _situation(desk, strategy)
    yield from _way_out(desk, strategy)
    for actor in desk.matter[:1]:
        yield from _obligations(desk, actor)
    yield from _least_firm(desk)


def _line(
    desk: Desk, rank: int, told: Phrase, *computed: str, cites: tuple[str, ...] = ()
) -> _Line:
    return _Line(rank, desk.wording.say(told), computed, cites)


def _way_out(desk: Desk, strategy: StrategyReport) -> Iterator[_Line]:
    """What everybody prefers to today: where steps lead, else a joint exit and why nobody begins."""
    today = strategy.status_quo.levels
    liked = [o for o in strategy.outcomes if o.kind in {"path", "joint_exit"} and o.better_for_all]
    best = next(iter(liked), None)
    if best is not None:
        yield _line(desk, 1, joint_exit(best, today), "k-outcomes")
        if best.kind == "joint_exit" and (keeps := nobody_begins(best)):
            yield _line(desk, 3, keeps, "k-outcomes")


def _course(desk: Desk, rank: int, strategy: StrategyReport, who: str) -> Iterator[_Line]:
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{who}.")}
    firm = {o: level for o, level in own.items() if level is not None}
    off = [
        o
        for o in sorted(firm, key=lambda o: not desk.irreversible(o))
        if desk.wording.is_off(o, firm[o])
    ]
    does = [o for o in firm if o not in off]
    shown = {o: firm[o] for o in (*does[:_POINTS], *off[:_POINTS])}
    if shown:
        told = course(who, shown, strategy.status_quo.levels, off[:_POINTS])
        left = len(firm) - len(shown)
        more = fill(f" ({count(left, 'more option')} in the annex)" if left else "")
        yield _line(desk, rank, sentence("{told}{more}.", told=told, more=more), "k-forecast")
    open_ = [o for o, level in own.items() if level is None]
    if open_:
        options = clauses(
            {o: desk.wording.names.levels(o)[-1] for o in open_[:_POINTS]}, None, "or"
        )
        told = sentence("It is open whether {options}.", options=options)
        yield _line(desk, rank, told, "k-forecast")


def _situation(desk: Desk, strategy: StrategyReport) -> _Line:
    quo = strategy.status_quo
    if quo.equilibrium.get("seq"):
        text = (
            "Today’s situation holds: no side gains by leaving it single-handed."
            if quo.equilibrium.get("nash")
            else "Today’s situation holds: whoever leaves it must reckon with an answer that undoes "
            "the gain."
        )
        return _Line(6, text, ("k-stability",))
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
    return _line(desk, 6, told, "k-stability", "k-forecast")


def _why(desk: Desk, who: str) -> Iterator[_Line]:
    """What weighs for and against, by interest; else its first priorities."""
    motives = desk.given.analysis.motives if desk.given.analysis else None
    found = next((r for r in motives.replies if r.decision_maker == who), None) if motives else None
    if found is not None:
        yield _line(desk, 2, _weighs(desk, found), "k-motives")
        return
    told = _wants(desk, who)
    if told:
        crisis = desk.given.crisis
        stated = crisis.priorities.get(who, ()) if crisis else ()
        cites = tuple(c for s in stated[:_WANTS] for c in s.cites)[:4]
        phrase = sentence(
            "What weighs most with {who}: {wants}.", who=ActorRef(who), wants=joined(told)
        )
        yield _line(desk, 2, phrase, "k-priorities", cites=cites)


def _weighs(desk: Desk, found: Reply) -> Phrase:
    """What outweighs what in the move it makes, or in the most tempting act it leaves undone."""
    moves = sorted(
        found.moves, key=lambda m: (not m.best, not any(map(desk.irreversible, m.changes)))
    )
    for move in moves:
        begun = {o: v for o, v in move.changes.items() if desk.begins(o, v)}
        lasting = {o: v for o, v in begun.items() if desk.irreversible(o)}
        if named := move.changes if move.best else lasting or begun:
            return outweighing(found.decision_maker, move, named) or best_reply(found)
    return best_reply(found)


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


def _obligations(desk: Desk, who: str) -> Iterator[_Line]:
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
    yield _line(desk, 7, told, "k-commitments", cites=cites)


def _least_firm(desk: Desk) -> Iterator[_Line]:
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
    yield _line(desk, 4, told, "k-robustness")


def _evidence(desk: Desk) -> Iterator[_Line]:
    """Only where nothing was computed: what the sources alone say."""
    evidence = desk.given.evidence
    if evidence is None:
        return
    c = evidence.counts
    if c.documents or c.claims:
        yield _Line(
            1,
            f"{sentence_case(sourcing(c, count))}{',' if c.resting.notes else ''} yield "
            f"{count(c.claims, 'claim')}; "
            f"a person accepted {numeral(c.accepted, 'none')} of them.",
            ("k-counts", "k-origins"),
        )
    else:
        yield _Line(1, "There are no documents yet.", ("k-counts",))
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
        yield _line(desk, 2, told, "k-ties", cites=tie.claims[:3])
    why = desk.missing("strategy") or "the crisis file has no options and no wants"
    text = f"What each side can be expected to do is not answered yet: {full_stop(why)}"
    yield _Line(0, text, ("k-states",))
