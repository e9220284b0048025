"""Effects: which indicators an outcome moves, by which paths, the loops, and the price of energy."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.effects.report import EffectsReport, IndicatorChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Section, Sentence
from tightrope.brief.sections.effect_tables import (
    write_indicators,
    write_loops,
    write_paths,
)
from tightrope.brief.sections.energy import write_energy
from tightrope.words import count, some

__all__ = ["write_effects"]

_NAMED = 5
_DIRECTIONS = ("up", "down", "contested")


def write_effects(desk: Desk) -> Section | None:
    """Indicators with their direction and paths, then loops, then energy shocks."""
    report = desk.effects
    if report is None or not (report.indicators or report.loops or report.energy):
        return None
    write = Writer(desk, "effects")
    scenarios = [
        (desk.wording.scenario(s.name), s.analysis.effects)
        for s in desk.given.scenarios
        if s.analysis.effects is not None
    ]
    blocks: list[Block] = [Finding(tuple(_summary(desk, write, report)))]
    if report.indicators:
        blocks.append(write_indicators(desk, write, report, scenarios))
        told = [("as things stand", report.standing), ("expected outcome", report.indicators)]
        told += [(f"“{name}”", _differing(report, effects)) for name, effects in scenarios]
        blocks.extend(write_paths(desk, write, told))
    if report.loops:
        blocks.append(write_loops(desk, write, report))
    for shock in report.energy:
        blocks.extend(write_energy(desk, write, shock))
    return Section("effects", "What follows from the outcome", tuple(blocks))


def _differing(base: EffectsReport, scenario: EffectsReport) -> tuple[IndicatorChange, ...]:
    """The indicators that a scenario moves another way than things as they stand do."""
    before = {i.indicator: i.direction for i in base.standing}
    return tuple(i for i in scenario.indicators if i.direction != before.get(i.indicator))


def _summary(desk: Desk, write: Writer, report: EffectsReport) -> Iterator[Sentence]:
    if report.changed:
        changed = "; ".join(
            desk.wording.clause(o, report.outcome.get(o, "")) for o in report.changed
        )
        yield write.say(f"The outcome to be expected changes {changed}.", computed=["k-effects"])
        yield from _moved(desk, write, report.indicators)
    else:
        yield write.say(
            "The outcome to be expected changes no option, so it has no effect beyond what goes "
            "on already.",
            computed=["k-effects"],
        )
    if report.standing:
        active = count(len(report.active), "option")
        yield write.say(
            f"What {active} in use keep bringing about as things stand:", computed=["k-effects"]
        )
        yield from _moved(desk, write, report.standing)


def _moved(desk: Desk, write: Writer, changes: tuple[IndicatorChange, ...]) -> Iterator[Sentence]:
    for direction in _DIRECTIONS:
        own = [i for i in changes if i.direction == direction]
        if own:
            indicators = (desk.wording.indicator(i.indicator) for i in own)
            names = some(indicators, _NAMED, "in the table below")
            yield write.say(f"{direction.capitalize()}: {names}.", computed=["k-effects"])
    idle = sum(i.direction == "no effect" for i in changes)
    if idle:
        yield write.say(f"No effect on {count(idle, 'indicator')}.", computed=["k-effects"])
