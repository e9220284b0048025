"""Effects: which indicators an outcome moves, by which paths, the loops, and the price of energy."""

from __future__ import annotations

from tightrope.analysis.effects.report import EffectsReport, IndicatorChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Section
from tightrope.brief.sections.effect_tables import (
    against_nothing,
    write_indicators,
    write_loops,
    write_paths,
)
from tightrope.brief.sections.energy import write_energy
from tightrope.words import numeral
from tightrope.words.strategy import outcomes_expected


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
    blocks: list[Block] = []
    number = outcomes_expected(desk.strategy) if desk.strategy else 1
    if number > 1:
        said = f"“Expected outcome” is here the one nearest to today of the {numeral(number)} expected."
        blocks.append(Finding((write.say(said, computed=["k-effects", "k-forecast"]),)))
    if report.indicators:
        table = write_indicators(desk, write, report, scenarios)
        blocks.append(Fold(table.caption, (table,)) if scenarios else table)
        told = [
            (against_nothing(report), report.standing),
            ("expected outcome", report.indicators),
        ]
        told += [(f"“{name}”", _differing(report, effects)) for name, effects in scenarios]
        blocks.extend(write_paths(desk, write, told))
    if report.loops:
        blocks.append(write_loops(desk, write, report))
    for shock in report.energy:
        blocks.extend(write_energy(desk, write, shock))
    return Section("effects", "Indicators, causal paths, loops and shocks", tuple(blocks))


def _differing(base: EffectsReport, scenario: EffectsReport) -> tuple[IndicatorChange, ...]:
    """The indicators that a scenario moves another way than all that is done in the base does."""
    before = {i.indicator: i.direction for i in base.standing}
    return tuple(i for i in scenario.indicators if i.direction != before.get(i.indicator))
