"""The rules that find time expressions: what each kind looks like and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tightrope.evidence.time.relative import (
    ago,
    bare_month,
    deictic,
    in_future,
    lasting,
    season_near,
    this_unit,
    unanchored,
    vague,
    weekday,
    weekday_of_week,
    weekday_the_day,
)
from tightrope.evidence.time.values import (
    CENTURY,
    DAY,
    MONTH,
    NUMBER,
    PART,
    SEASON,
    SOME,
    UNIT,
    WEEKDAY,
    YEAR,
    Resolver,
    decade,
    full_date,
    iso_date,
    month_span,
    month_year,
    numeric_date,
    quarter,
    season,
    year,
    year_span,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression: what it looks like and what it means."""

    name: str
    detail: re.Pattern[str]
    resolve: Resolver
    relative: bool


_COUNTED = r"(?!\s*(?:%|percent|per cent|troops|soldiers|people|km|miles|kilomet|dollars|drones|missiles|tons|tonnes|barrels|metres|meters))"
_PREPOSITION = r"(?:in|since|of|from|until|till|by|during|before|after|around|about|between|and|for|to|through|throughout|back in|as of|circa|late|early|mid)"

_LONGER = rf"(?!\.?,?\s+(?:of\s+)?\d|\s*(?:[-–—]|to|and|until|through)\s*(?:\d|{MONTH}))"

_PATTERNS: tuple[tuple[str, str, Resolver, bool], ...] = (
    ("iso_date", rf"{YEAR}-\d\d-\d\d\b", iso_date, False),
    ("month_day_year", rf"(?P<month>{MONTH})\s+(?P<day>{DAY})(?:\s?[-–—]\s?(?P<last>{DAY}))?,?\s+(?P<year>{YEAR})\b", full_date, False),
    ("day_month_year", rf"(?P<day>{DAY})(?:\s?(?:[-–—]|to|and)\s?(?P<last>{DAY}))?(?:\s+of)?\s+(?P<month>{MONTH}),?\s+(?P<year>{YEAR})\b", full_date, False),
    ("numeric_date", rf"(?:\d?\d\.\d?\d\.|\d?\d/\d?\d/){YEAR}\b", numeric_date, False),
    ("month_span", rf"(?P<month>{MONTH})(?:\s+(?P<first_year>{YEAR}))?\s*(?:[-–—]|to|and|until|through)\s*(?P<last>{MONTH})\s+(?P<year>{YEAR})\b", month_span, False),
    ("month_year", rf"(?:(?P<part>(?i:{PART}))[- ])?(?P<month>{MONTH})(?:\s+of|,)?\s+(?P<year>{YEAR})\b", month_year, False),
    ("season", rf"(?P<season>{SEASON})(?:\s+of)?\s+(?P<year>{YEAR})\b", season, False),
    ("quarter", rf"(?:(?P<short>[QH][1-4])|(?i:the\s+)?(?P<which>(?i:first|second|third|fourth|last))\s+(?P<unit>quarter|half))(?:\s+of|,)?\s+(?P<year>{YEAR})\b", quarter, False),
    ("season_near", rf"(?:(?i:in|during|over|since|by|until)\s+)?(?P<which>(?i:last|next|this|past|coming))\s+(?P<season>{SEASON})\b(?!\s+(?:of\s+)?\d)", season_near, True),
    ("decade", rf"(?:(?P<part>(?i:{PART}))[- ])?(?P<decade>{CENTURY}\d0)['’]?s\b", decade, False),
    ("year_span", rf"(?P<first>{YEAR})\s?(?:[-–—/]|to|and|until|through)\s?(?P<last>{YEAR}|\d\d)\b(?![-–—/\d])", year_span, False),
    ("year_part", rf"(?P<part>(?i:{PART}))[- ](?P<year>{YEAR})\b{_COUNTED}", year, False),
    ("year", rf"(?i:{_PREPOSITION})\s+(?:the\s+)?(?:years?\s+)?(?P<said>(?P<part>)(?P<year>{YEAR}))\b(?![-–—,.]?\d){_COUNTED}", year, False),
    ("year_adjective", rf"(?i:the|its|their|a)\s+(?P<said>(?P<part>)(?P<year>{YEAR}))\s+(?=[A-Za-z]){_COUNTED}", year, False),
    ("weekday_the_day", rf"(?:(?i:on)\s+)?(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?{MONTH})", weekday_the_day, True),
    ("weekday_of_week", rf"(?:(?i:on)\s+)?(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<which>(?i:last|next|this))\s+week\b", weekday_of_week, True),
    ("weekday", rf"(?:(?i:on|since|until|by|before|after|late|early)\s+)?(?:(?:the\s+)?(?P<which>(?i:last|next|this|past|previous|coming|following))\s+)?(?P<weekday>{WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?\b(?!,?\s+(?:(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{DAY}\b))", weekday, True),
    ("month_day", rf"(?:(?i:on|since|until|by)\s+)?(?P<which>)(?P<part>)(?P<month>{MONTH})\s+(?P<day>{DAY})\b(?!,?\s*\d)", bare_month, True),
    ("day_month", rf"(?:(?i:on|since|until|by)\s+)?(?P<which>)(?P<part>)(?:the\s+)?(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})\b{_LONGER}", bare_month, True),
    ("month_alone", rf"(?=(?i:in|since|until|by|during|throughout|before|after|from|last|next|this|past|coming)\s)(?:(?i:in|since|until|by|during|throughout|before|after|from)\s+)?(?:(?P<which>(?i:last|next|this|past|coming))\s+)?(?:(?P<part>(?i:{PART}))[- ])?(?P<month>{MONTH})\b(?P<day>){_LONGER}", bare_month, True),
    ("deictic", r"(?i:the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening)\b", deictic, True),
    ("this_unit", r"(?:(?P<edge>(?i:earlier|later|so far))\s+|(?i:over the|by the end of|at the end of|at the start of)\s+)?(?P<which>(?i:this|last|next|previous|coming))\s+(?P<unit>(?i:weekend|week|month|year|decade))\b", this_unit, True),
    ("lasting", rf"(?:(?i:over|in|for|during|within)\s+)?(?i:the\s+)?(?P<which>(?i:past|last|previous|next|coming))\s+(?P<number>(?i:{NUMBER}))\s+(?P<unit>(?i:{UNIT}))s?\b", lasting, True),
    ("ago", rf"(?i:(?:only|just|barely|nearly|almost|about|around|over|more than|less than|some)\s+)?(?P<number>(?i:{NUMBER}))\s*\b(?P<unit>(?i:{UNIT}))s?\s+(?i:ago)\b", ago, True),
    ("some_ago", rf"(?i:(?:only|just|barely|nearly|almost|about|around|over|more than|less than|some)\s+)?(?i:{SOME})?\s*\b(?i:{UNIT})s?\s+(?i:ago)\b", vague, True),
    ("in_future", rf"(?i:within|in)\s+(?i:the next\s+)?(?P<number>(?i:{NUMBER}))\s+(?P<unit>(?i:{UNIT}))s?(?:['’]\s?time)?\b(?!\s+(?i:of|before|after|earlier|later))", in_future, True),
    ("beside_event", rf"(?i:in\s+)?(?i:(?:{NUMBER}|{SOME})\s+)?(?i:{UNIT}s?)\s+(?i:later|earlier|before|after)\b", unanchored, True),
    ("neighbour_day", r"(?i:the)\s+(?i:next|following|previous|same)\s+(?i:day|week|month|year|night|morning)\b", unanchored, True),
    ("for_long", rf"(?i:for|over|in|through|during|after)\s+(?i:(?:{SOME}|more than|many)\s+)?(?i:{UNIT}s|centuries|ages)\b", vague, True),
    ("vague", r"(?i:for now|right now|in the short term|in the long term|in the near future|so far|at present|at the moment|long ago|in the meantime|recently|of late)\b", vague, True),
)  # fmt: skip


def _scan_part(name: str, source: str) -> str:
    """The pattern with its inner names taken off, so that the outermost group names the rule."""
    bare = re.sub(r"\(\?P<\w+>", "(?:", source)
    return f"(?P<{name}>{bare})"


RULES: dict[str, Rule] = {
    name: Rule(name, re.compile(source), resolve, relative)
    for name, source, resolve, relative in _PATTERNS
}
SCAN = re.compile(
    r"(?<![\w$€£-])(?=\w)(?:" + "|".join(_scan_part(n, s) for n, s, _, _ in _PATTERNS) + ")"
)
