"""Forecasts in words: a probability with its number and the word that ICD 203 gives it."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.dynamics.report import Curve, ForecastReport, LikelyCourse
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.words.courses import asked
from tightrope.words.parts import ActorRef, Agreeing, Phrase, ScenarioRef
from tightrope.words.phrase import clauses, fill, join, joined, sentence
from tightrope.words.plain import count, listed, sentence_case

# Intelligence Community Directive 203: the most that each word stands for.
_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly an even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
_GROUNDS = {
    "model": "In this model",
    "today": "As things stand today",
    "assumption": "By what is assumed",
}
_POINT = 0.01  # a percentage point
_SETTLED = 1e-6  # how far a number may be from 0 and 1 for rounding
_UNLIKELY, _LIKELY = 0.20, 0.80  # ends of “very unlikely” and of “likely”


def likelihood_word(probability: float) -> str:
    """Gives the ICD 203 word of a probability."""
    return next(word for most, word in _WORDS if probability <= most)


def tells_nothing(low: float, high: float) -> bool:
    """Whether draws of what is uncertain run from unlikely to likely all the way, so that no word of
    likelihood stands for them: eight in ten from at most 20% to above 80%."""
    return low <= _UNLIKELY and high > _LIKELY


def percent(probability: float, *, short: bool = False) -> str:
    """Gives “66%”, “under 1%”, “over 99%”; `short`: “<1%”, “>99%”. Never “0%” nor “100%”."""
    if probability <= 0.005:
        return "<1%" if short else "under 1%"
    if probability >= 0.995:
        return ">99%" if short else "over 99%"
    return f"{100 * probability:.0f}%"


def at_week(found: Curve, week: int, *, short: bool = False) -> str:
    """Gives the number of one week for a table: “66%”; “0%” and “100%” where no other answer is possible.

    `short` as in `percent`, for a picture.
    """
    chance = found.probability[week]
    if found.settled and min(chance, 1 - chance) < _SETTLED:
        return f"{100 * chance:.0f}%"
    return percent(chance, short=short)


def band(found: Curve) -> str:
    """Gives what eight draws in ten say of the last week: “41% to 98%”, or one number for both ends."""
    last = len(found.probability) - 1
    if found.settled:
        return at_week(found, last)
    low, high = percent(found.low[-1]), percent(found.high[-1])
    return low if low == high else f"{low} to {high}"


def stays(report: ForecastReport) -> str:
    """Gives how likely it is that everything still is as today at the end."""
    weeks = "one week" if report.weeks == 1 else f"{report.weeks} weeks"
    if report.stays is not None:
        word = "certain: nothing can change" if report.stays == "yes" else "impossible"
        return f"That everything still is as today in {weeks} is, in this model, {word}."
    return f"That everything still is as today in {weeks}: {percent(report.unchanged[-1])}."


def curve(found: Curve) -> Phrase:
    """What is asked, how likely it is at the end, how far the draws differ, and how soon."""
    last = len(found.probability) - 1
    where = Phrase(())
    if found.scenario:
        where = fill(", in the scenario {s},", s=ScenarioRef(found.scenario))
    what = asked(found, last)
    if found.settled:
        return sentence(
            f"{_GROUNDS[found.settled_by or 'model']}{{where}} it is {{word}} that {{what}}.",
            where=where, word="certain" if found.settled == "yes" else "impossible", what=what,
        )  # fmt: skip
    if tells_nothing(found.low[-1], found.high[-1]):
        told = sentence(
            "The model cannot tell whether{where} {what}: eight draws in ten of pace and wants give "
            "{low} to {high}, their mean is {mean}.",
            where=where, what=what, low=percent(found.low[-1]), high=percent(found.high[-1]),
            mean=percent(found.probability[-1]),
        )  # fmt: skip
        return join([told, _change(found), _too_low(found)])
    word = likelihood_word(found.probability[-1])
    opening = f"{'There' if 'chance' in word else 'It'} is {{word}} ({{number}}) that"
    told = sentence(
        opening + "{where} {what}.", word=word, number=_number(found), where=where, what=what
    )
    return join([told, _spread(found), _soon(found), _change(found), _too_low(found)])


def _number(found: Curve) -> str:
    chance = found.probability[-1]
    if found.counted and chance in {0.0, 1.0}:
        return f"in {'all' if chance else 'none'} of {found.counted:,} drawn worlds"
    return percent(chance)


def _too_low(found: Curve) -> Phrase:
    if found.too_low is None or found.too_low < _POINT / 2:
        return Phrase(())
    return sentence(
        "It is counted by whole days, which makes it too low, by {points} at the most.",
        points=f"{100 * found.too_low:.1f} percentage points",
    )


def _spread(found: Curve) -> Phrase:
    low, high = percent(found.low[-1]), percent(found.high[-1])
    if found.high[-1] - found.low[-1] < _POINT or low == high:
        return Phrase(())
    return sentence(
        "Eight draws in ten of pace and wants give {low} to {high}.", low=low, high=high
    )


def _soon(found: Curve) -> Phrase:
    if found.even_by in (None, 0) or found.kind not in {"eventually", "before", "until", "while"}:
        return Phrase(())
    return sentence("It is likelier than not by week {week}.", week=str(found.even_by))


def _change(found: Curve) -> Phrase:
    if found.difference is None or found.difference_error is None:
        return Phrase(())
    points, error = 100 * found.difference, 100 * found.difference_error
    if abs(points) < max(2 * error, 0.5):
        return sentence("That is no different from the base, as far as the draws tell.")
    side = "more" if points > 0 else "less"
    size = f"{abs(points):.0f}" if abs(points) >= 1 else f"{abs(points):.1f}"
    return sentence(
        "That is {points} {side} than in the base (standard error {error}).",
        points=f"{size} percentage {'point' if size == '1' else 'points'}",
        side=side,
        error=f"{error:.1f}",
    )


def points(found: Curve) -> str:
    """Gives the difference to the base in percentage points with its standard error: “+4 ± 1.2”."""
    if found.difference is None or found.difference_error is None:
        return ""
    points = round(100 * found.difference, 1) + 0.0  # no sign before what rounds to nothing
    told = f"{points:+.1f}" if points else "0.0"
    return f"{told} ± {100 * found.difference_error:.1f}".replace("-", "−")


def drivers(found: Curve) -> Phrase:
    """What of the settings the answer hangs on; nothing where nothing stands out."""
    if not found.drivers:
        return Phrase(())
    words = {
        "rate": ("how often {who} {verb} to move", "gets", "get"),
        "precision": ("how firmly {who} {verb}", "chooses", "choose"),
        "inertia": ("how reluctant {who} {verb} to move", "is", "are"),
    }
    told = [
        fill(
            f"{words[d.quantity][0]} ({'raises' if d.correlation > 0 else 'lowers'} it)",
            who=ActorRef(d.actor),
            verb=Agreeing((d.actor,), *words[d.quantity][1:]),
        )
        for d in found.drivers
    ]
    return sentence("It hangs most on {told}.", told=joined(told))


def course(found: LikelyCourse) -> Phrase:
    """A sequence of moves, and how likely just these are the next, whenever they come."""
    known = found.before or ({},) * len(found.moves)
    steps = [clauses(move, was) for move, was in zip(found.moves, known, strict=True)]
    told = join([fill("{step}", step=step) for step in steps], "; then ")
    these = "this is the next move, however long it takes"
    if len(steps) > 1:
        these = "these are the next moves, however long they take"
    return sentence(
        "{told}: {chance} that just {these}.",
        told=told,
        chance=percent(found.probability),
        these=these,
    )


def late_moves(dates: Sequence[str], as_of: str) -> str:
    """That moves dated after the day the file speaks for do not count; nothing where there are none."""
    if not dates:
        return ""
    moves = count(len(dates), "event with moves", "events with moves")
    verb = "does" if len(dates) == 1 else "do"
    told = f"{moves} after {as_of} ({listed(dates)}) {verb} not count here"
    return f"{sentence_case(told)}: --as-of asks of a later day."


def counted(report: ForecastReport) -> str:
    """In how many draws the numbers are counted, and how far off that leaves them."""
    if not report.draws:
        return ""
    number = f"{count(report.draws, 'draw')} of what is uncertain"
    if report.draws < STREAM:
        number = f"only {number}, the first of the usual {STREAM}"
    elif report.draws == STREAM:
        number = f"{number} (at most {STREAM} are made)"
    worst = max((one.error for one in report.curves), default=0.0)
    error = f"{100 * worst:.0f} points" if worst >= 0.015 else "one point"
    return f"Each number is a mean over {number}; its standard error is at most {error}."


def caveats(found: tuple[str, ...], *, exact: bool, left_out: tuple[str, ...]) -> tuple[str, ...]:
    """What a reader must know before using the numbers, a sentence each."""
    texts = {
        "one model": "These are probabilities of one model of the crisis, and no better than it.",
        "no dated moves": "No dated moves are known up to this day: the pace is not fitted to this "
        "crisis, only taken from past disputes and assumptions.",
        "only the start": "Only one dated event has moves, and it starts the clock: the pace is not "
        "fitted to this crisis, only taken from past disputes and assumptions.",
        "one dated event": "Only one dated event has moves, and it starts the clock: of the pace this "
        "crisis tells no more than that nobody has moved since.",
        "nothing chosen": "None of the dated moves after the first is one that somebody chose by "
        "itself: of the pace this crisis tells no more than how long nobody moved.",
        "assumed": "How firmly the sides choose and how ready they are to move is assumed: no past "
        "cases tell it.",
        "not sampled": "Nothing was sampled: the middle of every setting stands alone, without "
        "its uncertainty.",
    }
    told = [texts[name] for name in found]
    if not exact:
        told.append("The probabilities are counted in drawn worlds.")
    if left_out:
        named = listed(dict.fromkeys(left_out))
        told.append(f"Dated moves that nobody could have chosen by itself are left out: {named}.")
    return tuple(told)
