"""Who would rather have what: the outcomes that matter, in words."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.strategy.report import StrategyReport, ToldOutcome
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section
from tightrope.words import count, sentence_case
from tightrope.words.held_back import held_ways
from tightrope.words.outcomes import outcome
from tightrope.words.parts import Phrase
from tightrope.words.phrase import clauses, fill, join, sentence

MOST_TOLD = 4
_NAMED = 2  # outcomes that hold besides, that are named
_GAINING = 2  # sides that prefer an outcome, whose reasons are told where the sides are many
_IN_FULL = (
    2  # beyond so many, outcomes that the mover is held back from are told together, in brief
)
_REASONS, _FEW = 3, 2  # reasons of a side that are told, and where the sides are many
_SIDES = 4  # more of them, and the reasons of those who matter and of those who must move are told


def write_rather(desk: Desk) -> Section | None:
    """Today and the outcomes beside it: who prefers which, how one gets there, whether it lasts."""
    strategy = desk.strategy
    if strategy is None or not strategy.outcomes:
        return None
    write = Writer(desk, "rather")
    today, sides = strategy.status_quo.levels, strategy.decision_makers
    ways = [o for o in strategy.outcomes if o.kind != "other" or o.answer]
    told = (ways if len(ways) > 1 else list(strategy.outcomes[:2]))[:MOST_TOLD]
    held = [o for o in told if o.answer]
    most = _REASONS if len(sides) <= _SIDES else _FEW
    in_full = [o for o in told if not o.answer] if len(told) > _IN_FULL and held else told
    said = [
        write.say(
            outcome(one, today, sides, _named(desk, one, sides), most),
            computed=["k-outcomes", *(["k-robustness"] if one.of else [])],
        )
        for one in in_full
    ]
    if len(in_full) < len(told):
        text = held_ways(held, today, sides)
        said.append(write.say(text, computed=["k-outcomes", "k-robustness"]))
    rest = [o for o in strategy.outcomes if o not in told]
    left = len(rest) + sum(strategy.outcomes_untold.values())
    if left:
        text = _others(strategy, rest if len(rest) == left else [], left)
        said.append(write.say(text, computed=["k-outcomes", "k-forecast"]))
    if len(told) == 1 and not left:
        said.append(
            write.say("No other outcome was found that would hold.", computed=["k-outcomes"])
        )
    return Section(
        "rather", "Who would rather have what", (Finding(tuple(said), kind="list"),), "front"
    )


def _others(strategy: StrategyReport, rest: Sequence[ToldOutcome], left: int) -> Phrase:
    """How many more outcomes would hold, which if they are few, and what they mean for what is
    expected."""
    named = Phrase()
    if 0 < len(rest) <= _NAMED:
        today = strategy.status_quo.levels
        each = (fill("{c}", c=clauses(o.changes, today)) for o in rest)
        named = fill(" ({each})", each=join(each, "; or "))
    means = {
        "status quo": "today’s situation holds, and “expected” speaks of it alone",
        "led to": "“expected” speaks only of those that steps that pay lead to from today",
    }.get(strategy.forecast_basis, "“expected” is what all that hold have in common")
    return sentence(
        "{more} would hold too, once there{named}; {means}.",
        more=sentence_case(count(left, "more outcome")),
        named=named,
        means=means,
    )


def _named(desk: Desk, told: ToldOutcome, sides: Sequence[str]) -> tuple[str, ...]:
    """Whose reasons are told; those of all stand in the table of outcomes."""
    if len(sides) <= _SIDES:
        return tuple(sides)
    if told.kind == "joint_exit":
        return (*desk.matter, *(move.decision_maker for move in told.moves))
    return (*desk.matter, *told.prefer[:_GAINING])
