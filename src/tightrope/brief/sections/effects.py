"""Effects: which indicators an outcome moves, by which paths, the loops, and the price of energy."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.effects.report import (
    EffectsReport,
    EnergyPrice,
    IndicatorChange,
    PriceBand,
    SourceBand,
)
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Finding, Fold, Row, Section
from tightrope.brief.sections.effect_tables import (
    against_nothing,
    write_indicators,
    write_loops,
    write_paths,
)
from tightrope.words import full_stop, numeral, sentence_case
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


def write_energy(desk: Desk, write: Writer, shock: EnergyPrice) -> Iterator[Block]:
    """The shock in words with its formula, then a row for each study's elasticities."""
    told = shock.text or desk.wording.indicator(shock.name)
    applies = {True: "Its condition is met.", False: "Its condition is not met.", None: ""}
    said = [
        write.say(
            full_stop(sentence_case(told)),
            cites=shock.cites,
            assumed=shock.assumptions,
            computed=["k-energy"],
        ),
        write.say(
            f"Net loss: {_band(shock.net_loss)} of world supply in the first month. "
            f"{applies[shock.applies]}".strip(),
            cites=shock.cites,
            assumed=shock.assumptions,
            computed=["k-energy"],
        ),
        write.say(f"Formula: {full_stop(shock.formula)}", computed=["k-energy"]),
    ]
    yield Finding(tuple(said), heading=f"Energy shock: {desk.wording.indicator(shock.name)}")
    yield write.table(
        f"energy-{shock.name}",
        f"Energy shock: {desk.wording.indicator(shock.name)}, by source of elasticities",
        Column.put_in("Study", "Elasticities")
        + Column.found("Price if the supply is lost", "Premium before", "By hand"),
        (_source(write, source) for source in shock.sources),
        note="Change of price in per cent: median, and the 5 to 95 per cent band in brackets. The "
        "premium is a stated probability times the loss; the probability is put in by a person.",
    )


def _source(write: Writer, source: SourceBand) -> Row:
    return write.row(
        (
            Cell(source.study, note=source.citation),
            f"supply {source.supply:g}, demand {source.demand:g}".replace("-", "−"),
            _band(source.if_lost),
            _band(source.premium) if source.premium else undecided("no probability stated"),
            f"{source.by_hand:+.0f} %".replace("-", "−"),
        ),
        computed=["k-energy"],
    )


def _band(band: PriceBand) -> str:
    return f"{band.median:.3g} % ({band.low:.3g} to {band.high:.3g})".replace("-", "−")
