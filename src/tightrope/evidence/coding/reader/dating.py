"""Which of the times in a quote is that of the act: not the year in a name, nor the day a treaty was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.stretches import (
    DETERMINERS,
    Stretch,
    stretch_at,
    stretches_of,
)
from tightrope.evidence.coding.reader.words import is_past
from tightrope.evidence.time.when import TimeExpression

__all__ = ["time_of_act"]

_AGREEMENTS = frozenset(
    ("treaty", "alliance", "defence_obligation", "settlement")
)  # dated by such words
_YEAR = re.compile(r"\d{4}")
_NAMED = re.compile(r"(?i:\b(?:the|its|their|his|her|our|a)\s)$")  # "the 2019 treaty"
_FOLLOWED = re.compile(r"\s[A-Za-z]")
_SIGNED = re.compile(
    r"\b(?:treat(?:y|ies)|pacts?|agreements?|accords?|conventions?|memorand(?:um|a)|protocols?|charter|resolutions?"
    r"|constitution|declaration|deals?)\s+(?:\w+\s+)?"
    r"(?:signed|concluded|reached|made|adopted|ratified|agreed|dating|dated|of|from)\s+(?:(?:in|on|from|back|to)\s+){0,2}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:lift|end|left|leav|quit|stop|halt|suspen|cancel|withdr|br[eo]k|cut|sever|fr[eo]z|froz|terminat|abrogat|annul|"
    r"revok|rescind|repeal|scrap|drop|ceas|expir|laps|clos|shut|recall|pull|renounc|abandon|remov|eas|discontinu|"
    r"resum|restor|reopen|renew|interrupt|no longer|dissol|denounc)\w*",
    re.IGNORECASE,
)
_COUNTS = {"the": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_APART = re.compile(r"(?:(?P<many>\w+) (?P<unit>day)s?|.*) (?P<way>after|before)", re.IGNORECASE)


def time_of_act(
    quote: str,
    times: Sequence[TimeExpression],
    relation: Relation,
    at: int | None = None,
    *,
    is_undone: bool = False,
) -> TimeExpression | None:
    """Gives the time in a quote that can date an act of this relation; None where there is none.

    `at` is where the words of the act stand: a time in a clause of its own ("that it imposed in
    June", "after it struck on Monday") dates what that clause tells; None: not known. A year that
    stands as an adjective is part of a name, and what follows "a pact signed in" dates the pact;
    where the claim is the agreement itself, made and not left (`is_undone`), these are its dates. What
    is ended or taken up again (`is_undone`) is dated by what says so, not by what it was.
    """
    told = [time for time in times if not _APART.fullmatch(time.said)]
    is_agreement = relation in _AGREEMENTS and not is_undone
    fit = told if is_agreement else [time for time in told if not _dates_a_noun(quote, time)]
    if at is None or not times:
        return next(iter(fit), None)
    stretches = stretches_of(quote, times)
    own = _undoing(quote, stretches, at) if is_undone else stretch_at(stretches, at)
    where = [(time, stretch_at(stretches, time.start)) for time in fit]
    return (
        next((time for time, other in where if other.clause == own.clause), None)
        or next((t for t, other in where if not is_undone and _heads(quote, at, own, other)), None)
        or next((t for t, other in where if own.kind != "apart" and other.kind == "main"), None)
        or _counted(times, own, [time for time, other in where if other.kind == "main"])
        or next((time for time in fit if is_agreement and _dates_a_noun(quote, time)), None)
    )


def _undoing(quote: str, stretches: Sequence[Stretch], at: int) -> Stretch:
    """The stretch that tells of the end of what the words at `at` name: "lifted the ban that it imposed"."""
    own = stretch_at(stretches, at)
    if own.kind != "apart" or _ENDS.search(quote, own.start, own.end):
        return own
    before = [one for one in stretches if one.end <= own.start and one.kind != "apart"]
    return before[-1] if before else own


def _counted(
    times: Sequence[TimeExpression], own: Stretch, main: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The day of a clause that is told from another: "on Saturday, a day after it struck"."""
    apart = next(
        (t for t in times if t.start < own.start <= t.end and _APART.fullmatch(t.said)), None
    )
    found = _APART.fullmatch(apart.said) if apart else None
    if apart is None or found is None or not found["unit"] or not main:
        return None
    many = int(found["many"]) if found["many"].isdigit() else _COUNTS.get(found["many"].lower(), 0)
    day = _day(main[0])
    if day is None or not many:
        return None
    sign = -1 if found["way"].lower() == "after" else 1
    resolved = (day + timedelta(days=sign * many)).isoformat()
    return replace(apart, resolved=resolved, state="resolved", relative=main[0].relative)


def _day(time: TimeExpression) -> date | None:
    try:
        return date.fromisoformat(time.resolved or "")
    except ValueError:  # a month, a year, a stretch of days
        return None


def _heads(quote: str, at: int, own: Stretch, other: Stretch) -> bool:
    """Whether the act is the noun that the clause of the time tells of: "the ban that it put on it in June"."""
    if other.kind != "apart" or other.start != own.end:
        return False
    first, *words = quote[at : other.start].lower().split()
    is_noun = not is_past(first) and not DETERMINERS.intersection(words)
    return is_noun and len(words) <= 5 and not any(map(is_past, words))


def _dates_a_noun(quote: str, time: TimeExpression) -> bool:
    before, behind = quote[: time.start], quote[time.end :]
    is_adjective = bool(_NAMED.search(before) and _FOLLOWED.match(behind))
    if is_adjective and _YEAR.fullmatch(time.said):
        return True
    return _SIGNED.search(before) is not None
