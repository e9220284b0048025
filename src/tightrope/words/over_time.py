"""What is expected, over time: how likely it is that all stays, that the headline comes, that more does."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.dynamics.watch import WatchReport
from tightrope.words.forecasts import likelihood_word, percent, tells_nothing
from tightrope.words.parts import ClauseRef, FormulaRef, Joined, Phrase
from tightrope.words.phrase import clauses, fill, joined, sentence
from tightrope.words.plain import count

_EVEN = 0.5


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


def against_expected(found: Sequence[tuple[Curve, Phrase]], more: int) -> list[Phrase]:
    """Gives what a model of moves over time finds likelier than not though it is not expected.

    Each with why steps that pay lead there at once; those without it are told together, as what slips
    and chances bring about. `more`: how many are not told.
    """
    told = [
        sentence("Against what is expected, {chance}: {why}.", chance=_chance_of(one), why=why)
        for one, why in found
        if why
    ]
    rest = [_chance_of(one) for one, why in found if not why]
    left = fill(f"; so with {count(more, 'more point')} in the annex" if more > 0 else "")
    if rest:
        told.append(
            sentence(
                "Over time slips and chances count too, against what is expected: {told}{left}.",
                told=joined(rest),
                left=left,
            )
        )
    elif more > 0:
        told.append(
            sentence(
                f"Likelier than not against what is expected: {count(more, 'more point')} in the annex."
            )
        )
    return told


def _chance_of(one: Curve) -> Phrase:
    return fill(
        "it is {word} ({percent}) that within {weeks} {what}",
        word=likelihood_word(one.probability[-1]),
        percent=percent(one.probability[-1]),
        weeks=count(len(one.probability) - 1, "week"),
        what=FormulaRef(one.first),
    )


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A point of what is expected that is no likelier to come, or to stay so, than not."""

    option: str
    level: str  # expected
    chance: float
    goes_on: bool  # it is so today
    otherwise: str  # of what goes on: the one level that it may leave for; "": there are several


def doubtful(expected: Mapping[str, str], report: WatchReport) -> list[Doubtful]:
    """Gives those of the expected levels that come, or last throughout, with at most an even chance
    in the weeks looked ahead, least likely first; none of which the model cannot tell."""
    found = []
    for option, level in expected.items():
        chances = _chance(option, level, report)
        if chances is None or tells_nothing(chances[0], chances[2]):
            continue
        goes_on, chance = level == report.today[option], chances[1]
        if chance <= _EVEN:
            others = [
                one.level for one in report.coming if one.option == option and one.level is not None
            ]
            otherwise = others[0] if goes_on and len(others) == 1 else ""
            found.append(Doubtful(option, level, chance, goes_on, otherwise))
    return sorted(found, key=lambda one: one.chance)


def no_likelier_than_not(
    found: Sequence[Doubtful],
    report: WatchReport,
    why: Phrase,
    most: int,
    whose: str = "",
    off: Container[str] = (),
    untold: Mapping[str, str] | None = None,
) -> Phrase:
    """Gives the first `most` of the points that are no likelier to come or to last than not, and why
    the first of them is not; `whose` says whose they are where it is others, `off` which options
    are expected at their lowest level; `untold` (option -> level expected) are the points of which
    the model cannot tell, see `cannot_tell`."""
    if not found:
        return _cannot_tell(
            untold or {}, report, "Yet within {weeks} the model cannot tell {told}."
        )
    more = len(found) - most
    unknown = _cannot_tell(untold or {}, report, "; the model cannot tell {told}")
    return sentence(
        "{lead} within {weeks} {told}{why}{left}{unknown}.",
        lead=f"Not all that is expected of {whose} is likely:" if whose else "Yet",
        weeks=count(report.weeks, "week"),
        told=joined(_against(one, report.today, off) for one in found[:most]),
        left=fill(f"; so with {count(more, 'more point')}" if more > 0 else ""),
        why=fill(": {why}", why=why) if why else Phrase(),
        unknown=unknown,
    )


def cannot_tell(expected: Mapping[str, str], report: WatchReport) -> dict[str, str]:
    """Gives those of the expected levels (option -> level) of which nothing can be said over the weeks
    looked ahead: in some draws they are sure to come or to last, in others sure not to."""
    chances = {o: _chance(o, level, report) for o, level in expected.items()}
    return {o: expected[o] for o, one in chances.items() if one and tells_nothing(one[0], one[2])}


def _cannot_tell(untold: Mapping[str, str], report: WatchReport, template: str) -> Phrase:
    """Whether each of these points comes, or lasts throughout, and from where to where its chance runs."""
    told = []
    for option, level in untold.items():
        if (chances := _chance(option, level, report)) is None:
            continue
        low, _, high = chances
        lasts = level == report.today[option] and not template.startswith(";")
        throughout = " throughout" if lasts else ""
        told.append(
            fill(
                f"whether {{what}}{throughout} ({percent(low)} to {percent(high)})",
                what=clauses({option: level}, report.today),
            )
        )
    if not told:
        return Phrase()
    text = fill(template, weeks=count(report.weeks, "week"), told=joined(told, "or"))
    return Phrase(text.parts, sentence=not template.startswith(";"))


def _against(one: Doubtful, today: Mapping[str, str], off: Container[str]) -> Phrase:
    """How likely a point is not to come, or not to last; `off`: options expected at their lowest."""
    expected = clauses({one.option: one.level}, today)
    if not one.goes_on:
        return fill(f"the chance is only {percent(one.chance)} that {{c}}", c=expected)
    word = likelihood_word(1 - one.chance)
    likely = f"{'there' if 'chance' in word else 'it'} is {word} ({percent(1 - one.chance)}) that"
    if one.otherwise:
        return fill(f"{likely} {{c}}", c=clauses({one.option: one.otherwise}, today))
    if one.option in off:  # “does not strike throughout” could be read as: strikes now and then
        return fill(f"{likely} at some time it is not so that {{c}}", c=expected)
    word = likelihood_word(one.chance)
    there = "there" if "chance" in word else "it"
    return fill(f"{there} is {word} ({percent(one.chance)}) that {{c}} throughout", c=expected)


def likelihood_of_expected(expected: Mapping[str, str], report: WatchReport) -> Phrase:
    """How likely it is, in the weeks looked ahead, that what is expected of options comes, or goes on
    without a break; nothing where the report does not know."""
    coming: dict[str, str] = {}
    lasting: dict[str, str] = {}
    for option, level in expected.items():
        if (found := _chance(option, level, report)) is not None:
            low, mean, high = found
            number = percent(mean)
            if tells_nothing(low, high):
                number = f"the model cannot tell: {percent(low)} to {percent(high)}"
            (lasting if level == report.today[option] else coming)[option] = number
    weeks = count(report.weeks, "week")
    come = _each(coming, expected, report)
    last = _each(lasting, expected, report)
    if coming and lasting:
        text = "How likely what is expected is to come within {weeks}: {come}; to last throughout them: {last}."
    elif coming:
        text = "How likely what is expected is to come within {weeks}: {come}."
    elif lasting:
        text = "How likely what is expected is to last throughout {weeks}: {last}."
    else:
        return Phrase(())
    return sentence(text, weeks=weeks, come=come, last=last)


def _chance(option: str, level: str, report: WatchReport) -> tuple[float, float, float] | None:
    """The chance that a level comes, or lasts: low and high end of eight draws in ten around the mean."""
    goes_on = level == report.today[option]
    found = next(
        (
            one
            for one in report.coming
            if one.option == option and one.level == (None if goes_on else level)
        ),
        None,
    )
    if found is None:
        return None
    if goes_on:
        return 1 - found.high, 1 - found.probability, 1 - found.low
    return found.low, found.probability, found.high


def _each(numbers: Mapping[str, str], expected: Mapping[str, str], report: WatchReport) -> Joined:
    """Each point with its number, whoever does several named once."""
    told, before = [], ""
    for option, number in numbers.items():
        owner = option.partition(".")[0]
        what = ClauseRef(option, expected[option], report.today[option], subject=owner != before)
        told.append(fill(f"{{what}} ({number})", what=what))
        before = owner
    return joined(told)
