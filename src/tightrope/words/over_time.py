"""What is expected, over time: how likely it is that all stays, that the headline comes, that more does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.dynamics.watch import WatchReport
from tightrope.words.forecasts import likelihood_word, percent, tells_nothing
from tightrope.words.parts import FormulaRef, Phrase
from tightrope.words.phrase import clauses, fill, joined, sentence
from tightrope.words.plain import count


def still_as_today(report: ForecastReport) -> Phrase:
    """Gives how likely it is that everything still is as today, beside what “expected” means."""
    weeks, word = count(report.weeks, "week"), likelihood_word(report.unchanged[-1])
    told = f"{'there' if 'chance' in word else 'it'} is {word} ({percent(report.unchanged[-1])})"
    if report.stays is not None:
        told = f"in this model it is {'certain' if report.stays == 'yes' else 'impossible'}"
    return sentence(
        "“Expected” says where things hold, not when: {told} that all is still as today in {weeks}.",
        told=told,
        weeks=weeks,
    )


def against_expected(found: Sequence[Curve], more: int) -> Phrase:
    """Gives what a model of moves over time finds likelier than not though it is not expected."""
    told = (
        fill(
            "it is {word} ({percent}) that within {weeks} {what}",
            word=likelihood_word(one.probability[-1]),
            percent=percent(one.probability[-1]),
            weeks=count(len(one.probability) - 1, "week"),
            what=FormulaRef(one.first),
        )
        for one in found
    )
    left = fill(f"; so with {count(more, 'more point')} in the annex" if more > 0 else "")
    return sentence(
        "Over time slips and chances count too, against what is expected: {told}{left}.",
        told=joined(told),
        left=left,
    )


def likelihood_of_expected(expected: Mapping[str, str], report: WatchReport) -> Phrase:
    """How likely it is, in the weeks looked ahead, that what is expected of options comes, or goes on
    without a break; nothing where the report does not know."""
    known = {(one.option, one.level): one for one in report.coming}
    told = []
    for option, level in expected.items():
        goes_on = level == report.today[option]
        one = known.get((option, None if goes_on else level))
        if one is None:
            continue
        low, high = (1 - one.high, 1 - one.low) if goes_on else (one.low, one.high)
        chance = 1 - one.probability if goes_on else one.probability
        number = percent(chance)
        if tells_nothing(low, high):
            number = f"the model cannot tell: {percent(low)} to {percent(high)}"
        what = clauses({option: level}, report.today)
        stays = " that it stays so throughout" if goes_on else ""
        told.append(fill(f"{{what}} ({number}{stays})", what=what))
    if not told:
        return Phrase(())
    weeks = count(report.weeks, "week")
    return sentence(
        "How likely what is expected is within {weeks}: {told}.", weeks=weeks, told=joined(told)
    )
