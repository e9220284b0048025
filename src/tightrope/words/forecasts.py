"""Forecasts in words: a probability with its number and the word that ICD 203 gives it."""

from __future__ import annotations

from tightrope.analysis.dynamics.fit import Estimate
from tightrope.analysis.dynamics.past import PastRate
from tightrope.analysis.dynamics.report import ActorPace, Curve, ForecastReport, LikelyCourse
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.words.parts import ActorRef, Agreeing, FormulaRef, Phrase, ScenarioRef
from tightrope.words.phrase import clauses, fill, join, joined, sentence
from tightrope.words.plain import count, listed

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
_UNLIKELY, _LIKELY = 0.20, 0.80  # ends of “very unlikely” and of “likely”
_DOUBTS = {
    "never moved": "{who} did not move in {weeks}, so its pace is only known to be no faster than that.",
    "one move": "{who} moved once, which tells little of its pace.",
    "rate and inertia": "How often {who} gets to move and how ready it is to move cannot be told "
    "apart by its moves.",
    "precision open": "By its moves {who} may err as in the assumed range, at one end of it: they do "
    "not tell how firmly it chooses.",
}


def likelihood_word(probability: float) -> str:
    """Gives the ICD 203 word of a probability."""
    return next(word for most, word in _WORDS if probability <= most)


def tells_nothing(low: float, high: float) -> bool:
    """Whether draws of what is uncertain run from unlikely to likely all the way, so that no word of
    likelihood stands for them: eight in ten from at most 20% to above 80%."""
    return low <= _UNLIKELY and high > _LIKELY


def percent(probability: float) -> str:
    """Gives “66%”, “under 1%”, “over 99%”."""
    if probability < 0.005:
        return "under 1%"
    if probability > 0.995:
        return "over 99%"
    return f"{100 * probability:.0f}%"


def curve(found: Curve) -> Phrase:
    """What is asked, how likely it is at the end, how far the draws differ, and how soon."""
    last = len(found.probability) - 1
    where = fill(", in {s},", s=ScenarioRef(found.scenario)) if found.scenario else Phrase(())
    what = _asked(found, last)
    if tells_nothing(found.low[-1], found.high[-1]):
        told = sentence(
            "The model cannot tell whether{where} {what}: eight draws in ten of pace and wants give "
            "{low} to {high}, their mean is {mean}.",
            where=where, what=what, low=percent(found.low[-1]), high=percent(found.high[-1]),
            mean=percent(found.probability[-1]),
        )  # fmt: skip
        return join([told, _change(found)])
    chance, word = found.probability[-1], likelihood_word(found.probability[-1])
    number = f"({percent(chance)})"
    opening = f"{'There' if 'chance' in word else 'It'} is {{word}} {{number}} that"
    told = sentence(opening + "{where} {what}.", word=word, number=number, where=where, what=what)
    return join([told, _spread(found), _soon(found), _change(found)])


def _asked(found: Curve, weeks: int) -> Phrase:
    within = "within one week" if weeks == 1 else f"within {weeks} weeks"
    then = "in one week" if weeks == 1 else f"in {weeks} weeks"
    what = FormulaRef(found.first)
    other = FormulaRef(found.second) if found.second else ""
    forms = {
        "now": "{then} {what}",
        "eventually": "{within} it comes to this: {what}",
        "always": "for {time} on end {what}",
        "never": "{within} it does not come to this: {what}",
        "before": "{within} it comes to this: {what}, before {other}",
        "until": "{within} it comes to this: {other}, and until then {what}",
        "while": "{within} at one time {what} and {other}",
        "lasting": "{within} for at least {lasts} on end {what}",
        "several": "{within} “{text}”",
    }
    return fill(
        forms[found.kind],
        within=within,
        then=then,
        time=count(weeks, "week"),
        lasts=f"{found.lasts:g} week{'' if found.lasts == 1 else 's'}",
        what=what,
        other=other,
        text=found.text,
    )


def _spread(found: Curve) -> Phrase:
    low, high = found.low[-1], found.high[-1]
    if high - low < 0.01:
        return Phrase(())
    return sentence(
        "Eight draws in ten of pace and wants give {low} to {high}.",
        low=percent(low),
        high=percent(high),
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
    return sentence(
        "That is {points} percentage points {side} than in the base (standard error {error}).",
        points=f"{abs(points):.0f}" if abs(points) >= 1 else f"{abs(points):.1f}",
        side=side,
        error=f"{error:.1f}",
    )


def points(found: Curve) -> str:
    """Gives the difference to the base in percentage points with its standard error: “+4 ± 1.2”."""
    if found.difference is None or found.difference_error is None:
        return ""
    told = f"{100 * found.difference:+.1f} ± {100 * found.difference_error:.1f}"
    return told.replace("-", "−")


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
    """A sequence of moves, and how likely just these are the next."""
    steps = [clauses(move) for move in found.moves]
    told = join([fill("{step}", step=step) for step in steps], "; then ")
    return sentence(
        "{told}: {chance} that just these are the next moves.",
        told=told,
        chance=percent(found.probability),
    )


def pace(found: ActorPace) -> Phrase:
    """How fast one side is taken to move, where that comes from, and what its moves cannot tell."""
    rate = found.estimates[0]
    origin = {
        "file": "from the crisis file",
        "past disputes": "from past disputes",
        "assumed": "assumed",
    }[rate.said]
    moves = found.moves
    also = f" and {count(moves, 'dated move')} of its own" if found.weeks else ""
    told = sentence(
        "{who}: {middle} chances to move a week (between {low} and {high}), {origin}{also}.",
        who=ActorRef(found.decision_maker),
        middle=_number(rate.middle),
        low=_number(rate.low),
        high=_number(rate.high),
        origin=origin,
        also=also,
    )
    doubts = [
        sentence(
            _DOUBTS[doubt],
            who=ActorRef(found.decision_maker),
            **({"weeks": _time(found.weeks)} if doubt == "never moved" else {}),
        )
        for doubt in found.doubts
    ]
    return join([told, _by_moves_alone(rate), *doubts])


def _by_moves_alone(rate: Estimate) -> Phrase:
    """What the moves bound by themselves, whatever past disputes say: ends of the profile likelihood."""
    least, most = rate.least, rate.most
    if least is None and most is None:
        return Phrase(())
    if least is None or most is None:
        side, number = ("at most", most) if least is None else ("at least", least)
        between = f"{side} {_number(number or 0.0)}"
    else:
        between = f"between {_number(least)} and {_number(most)}"
    return sentence("Its dated moves alone allow {between}.", between=between)


def past_rate(found: PastRate) -> Phrase:
    """How often what a rule or a shock speaks of happened in the past, among what, by whose count."""
    low, middle, high = (_share(share) for share in found.share)
    between = fill(" (between {low} and {high})", low=low, high=high) if low != high else ""
    number = f", {found.n:,} of them" if found.n else ""
    return sentence(
        "From past cases for {uses}: {what}, in {middle}{between}. Counted among: {among}{number}. "
        "Source: {source}.",
        uses=listed(found.used_by), what=found.what, middle=middle, between=between,
        among=found.among, number=number, source=found.source or "not stated",
    )  # fmt: skip


def _share(share: float) -> str:
    return f"{100 * share:.2g}%"


def _time(weeks: float) -> str:
    days = round(weeks * 7)
    return count(days, "day") if days < 14 else count(round(weeks), "week")


def _number(value: float) -> str:
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def counted(report: ForecastReport) -> str:
    """In how many draws the numbers are counted, and how far off that leaves them."""
    if not report.draws:
        return ""
    number = f"{count(report.draws, 'draw')} of what is uncertain"
    if report.draws < STREAM:
        number = f"only {number}, the first of the usual {STREAM}"
    worst = max((one.error for one in report.curves), default=0.0)
    error = f"{100 * worst:.0f} points" if worst >= 0.015 else "one point"
    return f"Every number is a mean over {number}; its standard error is at most {error}."


def caveats(found: tuple[str, ...], *, exact: bool, left_out: tuple[str, ...]) -> tuple[str, ...]:
    """What a reader must know before using the numbers, a sentence each."""
    texts = {
        "one model": "These are probabilities of one model of the crisis, and no better than it.",
        "no dated moves": "No dated moves are in the file: the pace is not fitted to this crisis, "
        "only taken from past disputes and assumptions.",
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
