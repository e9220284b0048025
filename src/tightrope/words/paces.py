"""How fast the sides move, in words: where that comes from, and what past cases say."""

from __future__ import annotations

from tightrope.analysis.dynamics.fit import Estimate
from tightrope.analysis.dynamics.past import PastRate
from tightrope.analysis.dynamics.report import ActorPace
from tightrope.words.parts import ActorRef, Phrase
from tightrope.words.phrase import fill, join, sentence
from tightrope.words.plain import count, listed

_DOUBTS = {
    "never moved": "{who} did not move in {weeks}, so its pace is only known to be no faster than that.",
    "one move": "{who} moved once, which tells little of its pace.",
    "rate and inertia": "How often {who} gets to move and how ready it is to move cannot be told "
    "apart by its moves.",
    "precision open": "By its moves {who} may err as in the assumed range, at one end of it: they do "
    "not tell how firmly it chooses.",
}


def pace(found: ActorPace) -> Phrase:
    """How fast one side is taken to move, where that comes from, and what its moves cannot tell."""
    rate = found.estimates[0]
    origin = {
        "file": "from the crisis file",
        "past disputes": "from past disputes",
        "assumed": "assumed",
    }[rate.said]
    also = f" and {count(found.moves, 'dated move')} of its own" if found.weeks else ""
    told = sentence(
        "{who} {gets}{between}, {origin}{also}.",
        who=ActorRef(found.decision_maker),
        gets=_chances(rate),
        between=_between(rate),
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


def _chances(rate: Estimate) -> str:
    if not rate.middle:
        return "never gets to move"
    middle = _number(rate.middle)
    return f"gets {middle} {'chance' if middle == '1' else 'chances'} to move a week"


def _between(rate: Estimate) -> str:
    low, high = _number(rate.low), _number(rate.high)
    return "" if low == high else f" (between {low} and {high})"


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
