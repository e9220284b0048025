"""An energy shock: what lost supply does to the price, by competing sources of elasticities."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.effects.report import EnergyPrice, PriceBand, SourceBand
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Finding, Row
from tightrope.words import full_stop, sentence_case


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
