"""What follows: where the outcome moves the indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.effects.report import EffectsReport, EnergyPrice, IndicatorChange
from tightrope.brief.cells import for_whom, undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Figure, Finding, Section, Sentence
from tightrope.brief.pictures.drawing import Bar, Bars
from tightrope.words import IndicatorRef, OptionRef, count, listed, numeral, some
from tightrope.words.strategy import outcomes_expected

_NAMED = 3
_BARS = 4


def write_follows(desk: Desk) -> Section | None:
    """None where the file has no causal links."""
    report = desk.effects
    if report is None or not report.indicators:
        return None
    write = Writer(desk, "follows")
    told = report.indicators if report.changed else report.standing
    blocks: list[Block] = [Finding(tuple(_said(desk, write, report, told)))]
    moved = sorted((i for i in told if i.direction != "no effect"), key=lambda i: -abs(i.change))
    if moved:
        blocks.append(_figure(desk, write, report, moved))
    return Section("follows", "What follows", tuple(blocks), "front")


def _said(
    desk: Desk, write: Writer, report: EffectsReport, told: Sequence[IndicatorChange]
) -> Iterator[Sentence]:
    lead = _lead(desk, report)
    yield write.say(lead, computed=["k-effects"], on=map(OptionRef, report.changed))
    for direction, one, several in (("up", "rises", "rise"), ("down", "falls", "fall")):
        own = sorted((i for i in told if i.direction == direction), key=lambda i: -abs(i.change))
        yield from _of(desk, write, own, one, several)
    pulled = [i for i in told if i.direction == "contested"]
    yield from _of(desk, write, pulled, "is pulled both ways", "are pulled both ways")
    idle = [i.indicator for i in told if i.direction == "no effect"]
    if idle:
        names = listed(f"“{desk.wording.indicator(id_)}”" for id_ in idle)
        what = names if len(idle) <= _NAMED else count(len(idle), "indicator")
        on = map(IndicatorRef, idle[:_NAMED])
        yield write.say(f"There is no effect on {what}.", computed=["k-effects"], on=on)
    for shock in report.energy[:2]:
        if shock.applies is not False and shock.sources:
            yield _price(desk, write, shock)


def _lead(desk: Desk, report: EffectsReport) -> str:
    """What the effects are of: what is expected, set against today, or today's acts."""
    if not report.changed:
        return "What is expected is today’s situation; so this is what today’s acts keep bringing about."
    options = listed(desk.wording.clause(o, report.outcome[o]) for o in report.changed)
    number = outcomes_expected(desk.strategy) if desk.strategy else 1
    if number <= 1:
        return f"What is expected differs from today in that {options}."
    return (
        f"What is expected is not one outcome but {numeral(number)}; this is told of the one "
        f"nearest to today, in which {options}. In the others it may be otherwise."
    )


def _of(
    desk: Desk, write: Writer, own: Sequence[IndicatorChange], one: str, several: str
) -> Iterator[Sentence]:
    """What some indicators do, by a verb for one and for several of them; nothing of none."""
    if own:
        quoted = (f"“{desk.wording.indicator(i.indicator)}”" for i in own)
        names = some(quoted, _NAMED, "in the annex")
        on = [IndicatorRef(i.indicator) for i in own[:_NAMED]]
        does = one if len(own) == 1 else several
        yield write.say(f"{names} {does}.", computed=["k-effects"], on=on)


def _price(desk: Desk, write: Writer, shock: EnergyPrice) -> Sentence:
    medians = [s.if_lost.median for s in shock.sources]
    return write.say(
        f"Energy shock “{desk.wording.indicator(shock.name)}”: if that supply is lost, the "
        f"price moves by {min(medians):+.0f} to {max(medians):+.0f} % in the medians of "
        f"{count(len(medians), 'study', 'studies')}.".replace("-", "−"),
        cites=shock.cites,
        assumed=shock.assumptions,
        computed=["k-energy"],
    )


def _figure(
    desk: Desk, write: Writer, report: EffectsReport, moved: Sequence[IndicatorChange]
) -> Figure:
    against = "today" if report.changed else "nobody doing anything"
    shown = moved[:_BARS]
    bars = tuple(
        Bar(
            desk.wording.indicator(i.indicator),
            i.change,
            f"{i.change:+.2f}".replace("-", "−"),
            i.direction == "contested",
        )
        for i in shown
    )
    return Figure(
        "fig-follows",
        f"Indicators that move, set against {against}",
        "To the right: a rise; to the left: a fall; −1 and +1 are the ends of the scale.",
        Bars(bars, -1.0, 1.0),
        write.table(
            "moved",
            f"Indicators that move, set against {against}",
            Column.put_in("Indicator") + Column.found("Direction", "Change", "Rises in draws"),
            [
                write.row(
                    (
                        Cell(desk.wording.indicator(i.indicator), note=for_whom(desk, i.indicator)),
                        i.direction,
                        f"{i.change:+.2f}".replace("-", "−"),
                        f"{i.up:,} of {i.draws:,}" if i.draws else undecided("not sampled"),
                    ),
                    computed=["k-effects"],
                    on=[IndicatorRef(i.indicator)],
                )
                for i in moved
            ],
        ),
    )
