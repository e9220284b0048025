"""Questions answered from the engines' reports: red lines, obligations, pivots, effects."""

from __future__ import annotations

from tightrope.analysis.commitments.report import both
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.found import (
    ClausesFound,
    DependenceFound,
    IndicatorFound,
    PathsFound,
    PivotFound,
    RedLineFound,
    Reply,
    ShockFound,
)
from tightrope.analysis.questions.question import (
    AskDependence,
    AskIndicator,
    AskObligation,
    AskPaths,
    AskPivot,
    AskRedLine,
    AskShock,
)
from tightrope.analysis.results import Analysis
from tightrope.crisis import CrisisModel
from tightrope.errors import nearest


def red_line(ask: AskRedLine, analysis: Analysis) -> Reply:
    """Holds when the line's verdict, and whether it deters, are the asked ones."""
    drawn = analysis.commitments.red_lines if analysis.commitments else ()
    lines = {one.id: one for line in drawn for one in both(line)}
    line = lines.get(ask.red_line)
    if line is None:
        raise BadExpectation(
            "unknown red line", value=ask.red_line, hint=nearest(ask.red_line, lines)
        )
    fits = ask.verdict in (None, line.verdict) and ask.deters in (None, line.deters)
    return fits, RedLineFound(line.id, line.verdict, line.deters)


def obligation(ask: AskObligation, analysis: Analysis) -> Reply:
    """Holds when some clause of that kind in the treaty is in force, or none is, as asked."""
    owed = [
        o
        for o in (analysis.commitments.obligations if analysis.commitments else ())
        if o.treaty == ask.treaty and o.obligation == ask.obligation
    ]
    in_force = sum(o.status == "in force" for o in owed)
    found = ClausesFound(ask.treaty, ask.obligation, len(owed), in_force)
    return bool(in_force) == ask.binds, found


def pivot(ask: AskPivot, analysis: Analysis) -> Reply:
    """Holds when the actor is pivot between the two: friendly with both, they with neither."""
    found = {p.actor: p for p in (analysis.alignment.pivots if analysis.alignment else ())}
    own = found.get(ask.pivot)
    between = own is not None and any(set(pair) == set(ask.between) for pair in own.rivals)
    strained, triads = (own.strained, own.triads) if own else (0, 0)
    return between, PivotFound(ask.pivot, ask.between, between, strained, triads)


def indicator(ask: AskIndicator, analysis: Analysis) -> Reply:
    """Holds when the outcome moves the indicator the asked way."""
    moved = {
        i.indicator: i.direction for i in (analysis.effects.indicators if analysis.effects else ())
    }
    if ask.indicator not in moved:
        raise BadExpectation(
            "unknown indicator", value=ask.indicator, hint=nearest(ask.indicator, moved)
        )
    direction = moved[ask.indicator]
    return direction == ask.moves, IndicatorFound(ask.indicator, direction)


def energy_shock(ask: AskShock, analysis: Analysis) -> Reply:
    """Holds when every source of elasticities gives a median rise of at least the asked per cent."""
    shocks = {s.name: s for s in (analysis.effects.energy if analysis.effects else ())}
    shock = shocks.get(ask.energy_shock)
    if shock is None:
        hint = nearest(ask.energy_shock, shocks)
        raise BadExpectation("unknown energy shock", value=ask.energy_shock, hint=hint)
    medians = {band.study: band.if_lost.median for band in shock.sources}
    found = ShockFound(shock.name, tuple(medians.items()))
    return min(medians.values()) >= ask.at_least, found


def paths(ask: AskPaths, model: CrisisModel) -> Reply:
    """Holds when the causal paths between two nodes have the asked signs: +, - or both."""
    links: dict[str, list[tuple[str, int]]] = {}
    for effect in model.effects:
        links.setdefault(effect.from_, []).append((effect.to, 1 if effect.sign == "+" else -1))
    start, end = ask.paths
    signs = set()
    stack: list[tuple[str, int, frozenset[str]]] = [(start, 1, frozenset({start}))]
    while stack:
        node, sign, seen = stack.pop()
        for following, step in links.get(node, ()):
            if following == end:
                signs.add(sign * step)
            elif following not in seen and len(seen) < ask.within:
                stack.append((following, sign * step, seen | {following}))
    wanted = {"+": {1}, "-": {-1}, "both": {1, -1}}[ask.signs]
    shown = tuple("+" if s > 0 else "−" for s in sorted(signs, reverse=True))
    return signs == wanted, PathsFound(start, end, shown)


def dependence(ask: AskDependence, model: CrisisModel) -> Reply:
    """Holds when more hard-to-replace needs of the first are met by the second than the reverse."""

    def weight(of: str, on: str) -> int:
        hard = {"hardly": 2, "with difficulty": 1}
        return sum(
            hard.get(d.replaceable, 0) for d in model.dependence if d.of == of and d.on == on
        )

    forth, back = weight(ask.depends_more, ask.on), weight(ask.on, ask.depends_more)
    return forth > back, DependenceFound(ask.depends_more, ask.on, forth, back)
