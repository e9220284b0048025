"""How good forecasts were, in words and as a page: persistence first where it wins."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.dynamics.backtest import BacktestReport, Compared
from tightrope.analysis.dynamics.score import Scores
from tightrope.words.forecasts import percent
from tightrope.words.plain import count, listed, numeral, sentence_case

_SURE = 2.0  # standard errors, from which a lead is called one
_SCORES = """Brier scores; smaller is better. Reliability is how far what was said is from what came in each
tenth, resolution how far the tenths differ; the logarithmic score takes nothing as surer than 0.001."""
_COLUMNS = """days ahead | forecasts | came | model | nothing changes | average rate | reliability |
resolution | log: model | log: nothing changes"""
_TABLE = (f"| {' '.join(_COLUMNS.split())} |", f"|{'---|' * 10}")
_METHOD = """Every day from {first} to {last} it was asked of every option whether it would be at another level
within so many days. The pace of each side was fitted to the moves up to that day alone. What each side wants is
the file’s, and the file was written with some of these days in view: a good score proves less than a bad one.
Sampling errors are taken over days, since the questions of one day hang together; whether a lead is more than
chance, over stretches of as many days as are looked ahead, since their forecasts speak of the same days."""
_LATER = """After {own} the moves are those of the sealed events; a forecast knows those up to its own day alone. What no
event tells of is taken to have stayed as it was."""


_RANKED_HEAD = """Ranked probability scores of the level each option is at when the days are over (smaller is
better; of yes/no options the Brier score):"""
_RANKED = (
    _RANKED_HEAD,
    "",
    "| days ahead | model | nothing changes | average rate |",
    "|---|---|---|---|",
)
_NO_SOURCE = """{days} ahead: on none of these days did a scenario hold whose source expects a move, firmly or
with a number."""
_BESIDE = """{days} ahead, over {number} of which sources expect something on that day, best first (Brier score):
{told}. Sources name no term, so they are held to every one."""


def standing(
    model: Scores, persistence: Scores, average: Scores, error: float | None, lead: str = ""
) -> str:
    """How forecasts compare with saying that nothing changes and with the average rate, worst news
    first; `error` is that of the lead over persistence, None where nothing tells it. `lead` stands
    before it in the same sentence: of what it speaks.
    """
    over = f"over {count(model.forecasts, 'forecast')}"
    own = f"Brier score {model.brier:.3f}, of no change {persistence.brier:.3f}"
    if persistence.brier < model.brier:
        first = f"persistence wins: {over}, saying that nothing changes was better ({own})."
    elif persistence.brier == model.brier:
        first = f"{over}, saying that nothing changes was as good as the model ({own})."
    elif error is None or persistence.brier - model.brier < _SURE * error:
        first = f"{over} the model was ahead of saying that nothing changes by no more than "
        first += f"chance may give ({own})."
    else:
        first = f"{over} the model was better than saying that nothing changes ({own})."
    first = sentence_case(lead + first)
    if average.brier <= model.brier:
        return f"{first} Moves at the average rate did no worse either ({average.brier:.3f})."
    return f"{first} Moves at the average rate did worse than the model ({average.brier:.3f})."


def not_scored(forecasts: int, otherwise: tuple[str, ...]) -> str:
    """What became of forecasts that left no other answer possible; `otherwise`: ids of those that failed."""
    one = forecasts == 1
    told = sentence_case(count(forecasts, "resolved forecast"))
    told += f" {'is' if one else 'are'} not scored, as the model left no other answer possible: "
    if not otherwise:
        return told + ("it came as said." if one else "all came as said.")
    rest = "it" if one else f"{'all' if len(otherwise) == forecasts else numeral(len(otherwise))}"
    return (
        f"{told}{rest} came otherwise ({listed(otherwise)}), so that the model is wrong there: something "
        "is missing in it."
    )


def backtest_lines(found: Sequence[Compared]) -> list[str]:
    """For every number of days ahead, who was closest: worst news first."""
    lines = []
    for one in found:
        days = count(one.days, "day")
        told = standing(one.model, one.persistence, one.average, one.error)
        lines += [f"**{sentence_case(days)} ahead.** {told}", ""]
    return lines


def backtest_page(title: str, found: BacktestReport) -> str:
    """A back-test as a page in Markdown: who wins first, then scores, calibration, and the method."""
    lines = [f"# Back-test: {title}", "", *backtest_lines(found.compared)]
    lines += [_SCORES, "", *_TABLE, *map(_score_row, found.compared), ""]
    lines += [*_RANKED, *map(_ranked_row, found.compared), ""]
    lines += [line for one in found.compared for line in _sources(one)]
    for one in found.compared:
        lines += [
            f"What was said and what came, {count(one.days, 'day')} ahead:",
            "",
            "| said on average | came | forecasts | sampling error |",
            "|---|---|---|---|",
            *(
                f"| {percent(t.mean)} | {percent(t.happened)} | {t.forecasts} | {percent(t.error)} |"
                for t in one.model.calibration
            ),
            "",
        ]
    surprises = sorted(
        (one for one in found.tried if one.happened), key=lambda one: one.probability
    )[:5]
    if surprises:
        lines += ["What came and was held least likely:", "", "| on | option | days | said |"]
        lines += ["|---|---|---|---|"]
        lines += [
            f"| {one.on} | {one.option} | {one.days} | {percent(one.probability)} |"
            for one in surprises
        ]
        lines.append("")
    lines += [_METHOD.format(first=found.first, last=found.last), ""]
    if found.later_than is not None:
        lines += [_LATER.format(own=found.later_than), ""]
    return "\n".join(lines)


def _ranked_row(one: Compared) -> str:
    row = one.ranked
    return f"| {one.days} | {row.model:.3f} | {row.persistence:.3f} | {row.average:.3f} |"


def _sources(one: Compared) -> list[str]:
    """What sources expected on the days on which their scenario held, beside the model."""
    days = sentence_case(count(one.days, "day"))
    found = one.beside_sources
    if found is None:
        return [_NO_SOURCE.format(days=days), ""]
    scores = {
        "saying that nothing changes": found.persistence,
        "the sources": found.sources,
        "the model": found.model,
    }
    told = ", ".join(f"{who} {scores[who]:.3f}" for who in sorted(scores, key=lambda w: scores[w]))
    number = count(found.forecasts, "forecast")
    return [_BESIDE.format(days=days, number=number, told=told), ""]


def _score_row(one: Compared) -> str:
    model = one.model
    came = sum(tenth.happened * tenth.forecasts for tenth in model.calibration)
    numbers = (
        model.brier, one.persistence.brier, one.average.brier, model.reliability,
        model.resolution, model.log, one.persistence.log,
    )  # fmt: skip
    told = " | ".join(f"{number:.3f}" for number in numbers)
    return f"| {one.days} | {model.forecasts} | {came:.0f} | {told} |"
