"""What times without a year mean beside the day a text was written, one function for each kind.

What lies outside the calendar raises OverflowError.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tightrope.dates import days_meant
from tightrope.evidence.time.values import (
    ANCHOR_UNKNOWN,
    NUMBERS,
    SEASONS,
    VAGUE,
    WEEKDAYS,
    Found,
    Match,
    add_months,
    day_of,
    interval_text,
    month_of,
    month_text,
    months_text,
    part_of,
    resolved,
)

_PAST = timedelta(days=150)  # farther back, a day without a year could be of another year
_SOON = timedelta(days=31)  # and farther ahead, where nothing in the words looks ahead
_DEICTIC = {"before yesterday": -2, "yesterday": -1, "last night": -1, "after tomorrow": 2, "tomorrow": 1}  # fmt: skip
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_FAR = 100  # days within which a weekday with the day of its month is looked for


def season_near(match: Match, reference: date, _ahead: bool) -> Found:
    """The last season is the latest one that is over, the next one that which has not begun."""
    month, count = SEASONS[match["season"].lower()]
    which = match["which"].lower()
    texts = [months_text(reference.year + n, month, count) for n in (-2, -1, 0, 1)]
    spans = [(span, text) for text in texts if (span := days_meant(text))]
    if which in ("last", "past"):
        return resolved(max(text for span, text in spans if span[1] < reference))
    if which in ("next", "coming"):
        return resolved(min((text for span, text in spans if span[0] > reference), default=None))
    return resolved(min(text for span, text in spans if span[1] >= reference))


def bare_month(match: Match, reference: date, ahead: bool) -> Found:
    """A month without a year is the latest one, or the next where the words look ahead.

    A day without a year is the nearest one; far from the reference it could be of either year, or of
    one long past that everybody knows, so it stays as said.
    """
    month, which = month_of(match["month"]), (match["which"] or "").lower()
    if match["day"]:
        return _nearest_day(reference, month, day_of(match["day"]), ahead)
    year = reference.year
    if which in ("next", "coming") or (ahead and which not in ("last", "past")):
        year += month < reference.month or (
            bool(which != "this" and which) and month == reference.month
        )
    elif which != "this":
        year -= month > reference.month or (bool(which) and month == reference.month)
    return part_of(month_text(year, month), match["part"])


def _nearest_day(reference: date, month: int, day: int, ahead: bool) -> Found:
    years = range(max(1, reference.year - 1), min(9999, reference.year + 1) + 1)
    texts = [f"{month_text(year, month)}-{day:02d}" for year in years]
    days = [span[0] for text in texts if (span := days_meant(text))]
    if ahead:
        days = [one for one in days if one >= reference]
    near = min(days, key=lambda one: abs(one - reference), default=None)
    if near is None or not (ahead or -_PAST <= near - reference <= _SOON):
        return VAGUE
    return resolved(near.isoformat())


def weekday(match: Match, reference: date, ahead: bool) -> Found:
    """A bare weekday is the nearest one: past, or to come where the words look ahead."""
    which = (match["which"] or "").lower()
    if which == "following":
        return ANCHOR_UNKNOWN  # after another event
    back = (reference.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    past = which in ("last", "past", "previous")
    if which in ("next", "coming") or (ahead and not past):
        return _shifted(reference, days=(7 - back) if back or which else 0)
    return _shifted(reference, days=-(back or 7 if past else back))


def weekday_of_week(match: Match, reference: date, _ahead: bool) -> Found:
    """ "Thursday last week" is a day of the week before that of the reference, weeks beginning on Monday."""
    weeks = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    there = WEEKDAYS[match["weekday"].lower()] - reference.weekday()
    return _shifted(reference, days=7 * weeks + there)


def weekday_the_day(match: Match, reference: date, ahead: bool) -> Found:
    """ "Friday the 13th" is the nearest day that is both; past, or to come where the words look ahead."""
    weekday, day = WEEKDAYS[match["weekday"].lower()], day_of(match["day"])
    for distance in range(_FAR):
        for sign in (1, -1) if ahead else (-1, 1):
            one = reference + timedelta(days=sign * distance)
            if one.day == day and one.weekday() == weekday:
                return resolved(one.isoformat())
    return VAGUE


def deictic(match: Match, reference: date, _ahead: bool) -> Found:
    word = match[0].lower()
    return _shifted(reference, days=next((n for told, n in _DEICTIC.items() if told in word), 0))


def this_unit(match: Match, reference: date, _ahead: bool) -> Found:
    """This, last and next week, month or year; "earlier this year" ends on the reference day."""
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    span = _unit_around(reference, unit, step)
    if span is None:
        return VAGUE
    start, end = span
    edge = (match["edge"] or "").lower()
    if edge in ("earlier", "so far"):
        end = min(end, reference)
    elif edge == "later":
        start = max(start, reference)
    return resolved(interval_text(start, end))


def _unit_around(day: date, unit: str, step: int) -> tuple[date, date] | None:
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        first = add_months(day.replace(day=1), step)
        after = add_months(first, 1) if first else None
        return (first, after - timedelta(days=1)) if first and after else None
    width = 10 if unit == "decade" else 1
    year = day.year - day.year % width + step * width
    inside = 1 <= year <= 9999 - width + 1
    return (date(year, 1, 1), date(year + width - 1, 12, 31)) if inside else None


def ago(match: Match, reference: date, _ahead: bool) -> Found:
    return _distance(reference, match, -1)


def in_future(match: Match, reference: date, _ahead: bool) -> Found:
    return _distance(reference, match, 1)


def _distance(reference: date, match: Match, direction: int) -> Found:
    """The day, month or year so far away; the unit's own width is its precision."""
    number, unit = _number(match), match["unit"].lower()
    if unit == "hour":
        return _shifted(reference, days=direction * (round(number / 24) if number >= 24 else 0))
    if unit == "day":
        return _shifted(reference, days=direction * round(number))
    if unit == "week":
        return _shifted(reference, days=direction * round(7 * number), slack=3)
    there = add_months(reference, direction * round(_MONTHS[unit] * number))
    if there is None:
        return VAGUE
    whole_years = unit != "month" and number == int(number)
    return resolved(f"{there.year:04d}" if whole_years else month_text(there.year, there.month))


def lasting(match: Match, reference: date, _ahead: bool) -> Found:
    """The past or next so many units, from or up to the reference day."""
    number, unit = _number(match), match["unit"].lower()
    direction = 1 if match["which"].lower() in ("next", "coming") else -1
    if unit in _MONTHS:
        other = add_months(reference, direction * round(_MONTHS[unit] * number))
    else:
        days = {"hour": 1 / 24, "day": 1.0, "week": 7.0}[unit] * number
        other = reference + timedelta(days=direction * max(1, round(days)))
    return VAGUE if other is None else resolved(interval_text(*sorted((reference, other))))


def _number(match: Match) -> float:
    return NUMBERS.get(match["number"].lower()) or float(re.sub(r"\D", "", match["number"]) or 1)


def vague(_match: Match, _reference: date, _ahead: bool) -> Found:
    return VAGUE


def unanchored(_match: Match, _reference: date, _ahead: bool) -> Found:
    """Anchored in another event ("days later", "hours before the strike"), not in the date."""
    return ANCHOR_UNKNOWN


def _shifted(reference: date, *, days: int, slack: int = 0) -> Found:
    """The day so far away, give or take `slack` days."""
    middle, width = reference + timedelta(days=days), timedelta(days=slack)
    return resolved(interval_text(middle - width, middle + width))


ANCHORLESS = (vague, unanchored)  # what they give does not depend on the day
