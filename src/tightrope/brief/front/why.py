"""Why one side does as expected, in a sentence of the bottom line."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.analysis.motives.report import Reply
from tightrope.analysis.strategy.report import Instead
from tightrope.brief.desk import Desk
from tightrope.crisis.parse_formula import parse_formula
from tightrope.words.motives import best_reply, outweighing
from tightrope.words.parts import Phrase
from tightrope.words.strategy import held_to, wants_met

__all__ = ["Why", "why"]

_WANTS = 2


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words, how it was found, and the stated wants it rests on."""

    told: Phrase
    computed: tuple[str, ...]
    wants: tuple[str, ...] = ()


def why(desk: Desk, who: str) -> Why | None:
    """What weighs for and against, by interest; else what doing otherwise would go against.

    Where neither decides, which of its first wants are met; None where it states none.
    """
    motives = desk.given.analysis.motives if desk.given.analysis else None
    found = next((r for r in motives.replies if r.decision_maker == who), None) if motives else None
    if found is not None:
        return Why(_weighs(desk, found), ("k-motives",))
    decided = _decided(desk, who)
    if told := held_to(who, decided):
        lines = tuple(i.reason.line for i in decided if i.reason)
        return Why(told, ("k-states", "k-priorities"), lines)
    return _met(desk, who)


def _met(desk: Desk, who: str) -> Why | None:
    """Which of its wants, the first of each, all expected outcomes meet, and which none does."""
    crisis, strategy = desk.given.crisis, desk.strategy
    stated = [s for s in crisis.priorities.get(who, ()) if not s.dormant] if crisis else []
    if strategy is None or not strategy.expected:
        return None
    names = desk.wording.names
    known = {option: tuple(names.levels(option)) for option in strategy.options}
    ends = [
        {option: known[option].index(level) for option, level in outcome.levels.items()}
        for outcome in strategy.expected
    ]
    held = {s.want: [parse_formula(s.want, known).evaluate(end) for end in ends] for s in stated}
    met = [want for want, verdicts in held.items() if all(verdicts)][:_WANTS]
    unmet = [want for want, verdicts in held.items() if not any(verdicts)][:1]
    told = wants_met(who, met, unmet)
    return Why(told, ("k-priorities", "k-forecast"), (*met, *unmet)) if told else None


def _decided(desk: Desk, who: str) -> list[Instead]:
    """Acts otherwise than expected on which a typed line decides: first what it would stop, then
    what it would begin, what cannot be undone before the rest; and one it would like, at most."""
    strategy = desk.strategy
    own = [
        i
        for i in (strategy.instead if strategy else ())
        if i.decision_maker == who
        and strategy is not None
        and strategy.forecast.get(i.option) == i.before
        and i.reason is not None
        and i.reason.line
    ]
    stops = [i for i in own if desk.wording.is_off(i.option, i.level)]
    begins = [i for i in own if desk.wording.is_off(i.option, i.before)]
    begins.sort(key=lambda i: not desk.irreversible(i.option))
    asked = [*stops, *begins]
    liked = [i for i in asked if i.reason and i.reason.prefers]
    return [*(i for i in asked if i not in liked)][:_WANTS] + liked[:1]


def _weighs(desk: Desk, found: Reply) -> Phrase:
    """What outweighs what in the move it makes, or in the most tempting act it leaves undone."""
    now = desk.strategy.status_quo.levels if desk.strategy else {}
    moves = sorted(
        found.moves, key=lambda m: (not m.best, not any(map(desk.irreversible, m.changes)))
    )
    for move in moves:
        begun = {o: v for o, v in move.changes.items() if desk.begins(o, v)}
        lasting = {o: v for o, v in begun.items() if desk.irreversible(o)}
        if named := move.changes if move.best else lasting or begun:
            return outweighing(found.decision_maker, move, named, now) or best_reply(found, now)
    return best_reply(found, now)
