"""How many states hold, which of them are told apart, and how the numbers add up."""

from __future__ import annotations

from tightrope.analysis.strategy.report import StrategyReport
from tightrope.words.parts import Phrase
from tightrope.words.phrase import fill, joined, sentence
from tightrope.words.plain import count, numeral


def told_apart(report: StrategyReport) -> Phrase:
    """Gives which of the states that hold are gone for good or the same for all; empty if none."""
    gone = report.equilibria.get("seq", 0) - report.holding if report.outcomes else 0
    parts = []
    if gone:
        parts.append(
            fill(
                "{n} would undo what cannot be undone and can no longer come about",
                n=numeral(gone),
            )
        )
    if report.alike:
        is_ = "is" if report.alike == 1 else "are"
        apart = report.holding - report.alike
        parts.append(
            fill(
                "{n} {is_} for every side the same as another, so that {apart} {are} told apart",
                n=numeral(report.alike),
                is_=is_,
                apart=count(apart, "outcome"),
                are="is" if apart == 1 else "are",
            )
        )
    return sentence("Of these {parts}.", parts=joined(parts)) if parts else Phrase()
