"""Why one side does as expected, in a sentence of the bottom line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tightrope.analysis.strategy.report import Instead, Weighed
from tightrope.brief.desk import Desk
from tightrope.crisis.parse_formula import parse_formula
from tightrope.words.motives import outweighing, scales
from tightrope.words.parts import Phrase
from tightrope.words.strategy import held_to, wants_met

_WANTS = 2


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words, how it was found, the wants it rests on, and it in fewer words if it is long;
    of interests those that it names."""

    told: Phrase
    computed: tuple[str, ...]
    wants: tuple[str, ...] = ()
    short: Phrase | None = None
    named: tuple[Weighed, ...] = ()


def why(desk: Desk, who: str) -> list[Why]:
    """What each act would go against if it were otherwise: typed lines, or what it cares about.

    Where neither decides, which of its first wants are met; empty where it states none. What a
    reader asks about first comes first.
    """
    asked = _asked(desk, who)
    lined = [i for i in asked if i.reason and i.reason.line]
    weighed = [i for i in asked if i.reason and i.reason.weighed]
    told = [*_against_lines(desk, who, lined), *_against_interests(desk, weighed)]
    if weighed and asked[0] is weighed[0]:
        told.sort(key=lambda one: bool(one.wants))
    return told or _met(desk, who)


def _against_lines(desk: Desk, who: str, asked: list[Instead]) -> list[Why]:
    """The first acts that a line speaks against, and one that it would like."""
    worse = [i for i in asked if i.reason and not i.reason.prefers]
    liked = [i for i in asked if i not in worse]
    chosen = [*worse[:_WANTS], *liked[:1]]
    told = held_to(who, chosen, _now(desk))
    lines = tuple(i.reason.line for i in chosen if i.reason)
    return [Why(told, ("k-states", "k-priorities"), lines)] if told else []


def _against_interests(desk: Desk, asked: list[Instead]) -> list[Why]:
    """What weighs against the first acts; what cannot be undone before what would be stopped."""
    worse = [i for i in asked if i.reason and not i.reason.prefers]
    worse.sort(key=lambda i: (not _differs(desk, i), not desk.irreversible(i.option)))
    return [
        Why(told, ("k-motives",), short=_weighs(desk, one, 1), named=_named(one))
        for one in worse[:_WANTS]
        if (told := _weighs(desk, one))
    ]


def _named(found: Instead) -> tuple[Weighed, ...]:
    _, winning, losing = scales(found.reason.weighed if found.reason else ())
    return (*winning, *losing)


def _met(desk: Desk, who: str) -> list[Why]:
    """Which of its wants, the first of each, all expected outcomes meet, and which none does.

    A line that asks nothing there, as its condition is not met, is neither.
    """
    crisis, strategy = desk.given.crisis, desk.strategy
    stated = [s for s in crisis.priorities.get(who, ()) if not s.dormant] if crisis else []
    if strategy is None or not strategy.expected:
        return []
    names = desk.wording.names
    known = {option: tuple(names.levels(option)) for option in strategy.options}
    ends = [
        {option: known[option].index(level) for option, level in outcome.levels.items()}
        for outcome in strategy.expected
    ]
    formulas = {s.want: parse_formula(s.want, known) for s in stated}
    met = [
        want
        for want, line in formulas.items()
        if all(line.evaluate(end) and not line.is_idle(end) for end in ends)
    ][:_WANTS]
    unmet = [w for w, line in formulas.items() if not any(map(line.evaluate, ends))][:1]
    told = wants_met(who, met, unmet)
    return [Why(told, ("k-priorities", "k-forecast"), (*met, *unmet))] if told else []


def _asked(desk: Desk, who: str) -> list[Instead]:
    """One act otherwise than expected for each option, the one nearest to what is expected.

    First what differs from today, which a reader asks about; then what it would stop, and what it
    would begin, what cannot be undone before the rest.
    """
    strategy = desk.strategy
    if strategy is None:
        return []
    nearest: dict[str, Instead] = {}
    for one in strategy.instead:
        firm = strategy.forecast.get(one.option) == one.before
        if one.decision_maker == who and firm and one.reason is not None:
            nearest[one.option] = min(
                nearest.get(one.option, one), one, key=lambda i: _apart(desk, i)
            )
    return sorted(
        nearest.values(),
        key=lambda i: (
            not _differs(desk, i),
            not desk.wording.is_off(i.option, i.level),
            not desk.irreversible(i.option),
        ),
    )


def _apart(desk: Desk, found: Instead) -> tuple[bool, int]:
    """Back to today's level first, then by levels."""
    levels = desk.wording.names.levels(found.option)
    back = _now(desk).get(found.option) == found.level
    return not back, abs(levels.index(found.level) - levels.index(found.before))


def _differs(desk: Desk, found: Instead) -> bool:
    """Whether what is expected differs from today there."""
    return _now(desk).get(found.option, found.before) != found.before


def _now(desk: Desk) -> dict[str, str]:
    return desk.strategy.status_quo.levels if desk.strategy else {}


def _weighs(desk: Desk, found: Instead, most: int | None = None) -> Phrase:
    """What outweighs what in an act that it does, or leaves undone; `most` things on each side."""
    weighed = found.reason.weighed if found.reason else ()
    now = _now(desk)
    if not _differs(desk, found):
        return outweighing(found.decision_maker, weighed, {found.option: found.level}, now, most)
    turned = [replace(w, amount=-w.amount) for w in weighed]
    ends = _ends(desk, found.decision_maker)
    return outweighing(
        found.decision_maker, turned, {found.option: found.before}, now, most, ends=ends
    )


def _ends(desk: Desk, who: str) -> tuple[Weighed, ...]:
    """What becomes of what it cares about on the way told, where others move on it too."""
    outcomes = desk.strategy.outcomes if desk.strategy else ()
    way = next((o for o in outcomes if o.kind == "path"), None)
    if way is None or {move.decision_maker for move in way.moves} <= {who}:
        return ()
    return next((r.weighed for r in way.reasons if r.decision_maker == who), ())
