"""What the coming moves bring about, in words: indicators and prices some weeks on."""

from __future__ import annotations

from tightrope.analysis.dynamics.report import IndicatorPath, ShockPath
from tightrope.analysis.effects.report import PricePath
from tightrope.words.forecasts import percent
from tightrope.words.parts import IndicatorRef, Phrase, ScenarioRef
from tightrope.words.phrase import fill, join, sentence
from tightrope.words.plain import count


def indicator(found: IndicatorPath) -> Phrase:
    """Where an indicator is at the last week, and how likely each side of today's level is."""
    last = len(found.change) - 1
    up, down = found.up[-1], found.down[-1]
    side = "above" if up > down else "below"
    return sentence(
        "{where}“{x}” is {side} today’s level in {weeks} with a probability of {chance}, {other} it with {less}.",
        where=_where(found.scenario),
        x=IndicatorRef(found.indicator),
        side=side,
        weeks=count(last, "week"),
        chance=percent(max(up, down)),
        other="below" if side == "above" else "above",
        less=percent(min(up, down)),
    )


def price(found: PricePath, holds: ShockPath) -> Phrase:
    """How a price may move by an energy shock whose condition may come to hold."""
    last = len(holds.probability) - 1
    means = [source.mean[-1] for source in found.sources]
    most = max(source.high[-1] for source in found.sources)
    told = sentence(
        "{where}Energy shock “{x}”: that its condition holds in {weeks} has a probability of {chance}.",
        where=_where(found.scenario),
        x=IndicatorRef(found.shock),
        weeks=count(last, "week"),
        chance=percent(holds.probability[-1]),
    )
    return join(
        [
            told,
            sentence(
                "On average that moves the price by {mean}; in one case of twenty by more than {most}.",
                mean=between(min(means), max(means)),
                most=signed(most),
            ),
        ]
    )


def between(low: float, high: float) -> str:
    """Gives “+2 to +9 %”, or one number where both read alike."""
    if signed(low) == signed(high):
        return signed(low)
    return f"{_number(low)} to {signed(high)}"


def signed(change: float) -> str:
    """Gives a change in per cent with its sign: “+6 %”, “−3 %”, “0 %”."""
    return f"{_number(change)} %"


def _number(change: float) -> str:
    rounded = round(change)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def _where(scenario: str | None) -> Phrase:
    return fill("In {s}: ", s=ScenarioRef(scenario)) if scenario else Phrase(())
