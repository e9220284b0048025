"""Time expressions in a text, as said and as resolved.

Takes text and, where known, the date it was written; gives `TimeExpression`s. What needs an
anchor that is not there stays unresolved and says so: nothing is guessed. After the idea of
TIMEX3 (Pustejovsky et al. 2003), with ISO 8601 values in place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tightrope.dates import days_meant
from tightrope.evidence.text.data import read_data
from tightrope.evidence.time.relative import ANCHORLESS
from tightrope.evidence.time.rules import RULES, SCAN, Rule
from tightrope.evidence.time.values import ANCHOR_UNKNOWN, VAGUE, Found, Match

_OFFICES = (
    r"President|Prime Minister|Chancellor|Supreme Leader|Foreign Minister|Foreign Secretary"
    r"|Defen[cs]e Minister|Secretary of State|Secretary-General|Spokes(?:man|woman|person)"
)
_PAST = re.compile(
    r"\b(?:former|ex-?|then-?|late|past|deposed|ousted)[\s-]+(?:[A-Z]\w+\s+)?$", re.I
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A leader named with an office, and that leader's first and last day in a leading one."""

    said: str
    since: date | None
    until: date | None


def find_tenures(text: str) -> tuple[Tenure, ...]:
    """Gives the leaders a text names in office; those it calls former are left out."""
    pattern, leaders = _known()
    return tuple(
        Tenure(match[0], *leaders[match["name"]])
        for match in pattern.finditer(text)
        if not _PAST.search(text, max(0, match.start() - 24), match.start())
    )


@cache
def _known() -> tuple[re.Pattern[str], dict[str, tuple[date | None, date | None]]]:
    leaders = dict(_terms())
    names = "|".join(re.escape(name) for name in sorted(leaders, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:{_OFFICES})\s+(?P<name>{names})\b"), leaders


def _terms() -> Iterator[tuple[str, tuple[date | None, date | None]]]:
    for leader in read_data("leaders.toml").values():
        since, until = (
            date.fromisoformat(day) if (day := leader.get(key)) else None
            for key in ("since", "until")
        )
        for name in (leader["name"], *leader.get("names", ())):
            yield name, (since, until)


State = Literal["resolved", "anchor unknown", "vague"]
Bound = Literal["at", "since", "until", "before", "after", "by"]

_BEFORE = re.compile(
    r"(?:\b(since|until|till|through|before|prior to|ahead of|after|following|by|from)\s+"
    r"(?:the\s+|about\s+|around\s+|early\s+|late\s+|mid-)?)$",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "since": "since", "from": "since", "until": "until", "till": "until", "through": "until",
    "before": "before", "prior to": "before", "ahead of": "before", "after": "after", "following":
    "after", "by": "by",
}  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|must|to be|plans?|planned|scheduled|expect(?:s|ed)?|due|"
    r"set to|(?:is|are) to|going to|(?<!the )(?:resume|begin|start|open|close|expire|convene|reconvene|meet|end)s?|takes? (?:place|effect)"
    r"|enters? into force|intends?|aims?|hopes?|upcoming|forthcoming|next|until|deadline|target|goal)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that tells a time: text[start:end] == said.

    `resolved` is an ISO 8601 date (year, month or day) or interval `a/b`; None when the
    anchor is unknown or the words are too vague for a date. `bound` tells how the time is
    tied to what it dates ("since 2022", "before June").
    """

    start: int
    end: int
    said: str
    resolved: str | None
    state: State
    bound: Bound = "at"
    relative: bool = False  # resolved against the document's date
    ahead: bool = False  # stands in words about the future


@dataclass(frozen=True, slots=True)
class ImpliedDates:
    """When a document was written, inferred from the dates it mentions; never a stated date."""

    earliest: date | None
    latest: date | None
    why: str
    inferred: bool = True


def find_times(text: str, reference: date | None = None) -> tuple[TimeExpression, ...]:
    """Gives the time expressions of a text in order, without overlaps.

    `reference` is the day the text was written; without it relative expressions ("in
    January", "on Friday", "half a year ago") keep their words and the state "anchor unknown".
    """
    found = []
    for match in SCAN.finditer(text):
        rule = RULES[str(match.lastgroup)]
        detail = rule.detail.match(text, match.start())
        if detail is None:
            continue
        start, end = detail.span("said") if "said" in rule.detail.groupindex else detail.span()
        ahead = _is_ahead(text, start)
        resolved, state = _resolved(rule, detail, reference, ahead)
        found.append(
            TimeExpression(
                start,
                end,
                text[start:end],
                resolved,
                state,
                _bound(text, start, end),
                rule.relative,
                ahead,
            )
        )
    return tuple(found)


def _resolved(rule: Rule, detail: Match, reference: date | None, ahead: bool) -> Found:
    if reference is None and rule.relative and rule.resolve not in ANCHORLESS:
        return ANCHOR_UNKNOWN
    try:
        return rule.resolve(detail, reference or date.min, ahead)
    except OverflowError:  # outside the calendar
        return VAGUE


def implied_dates(times: Iterable[TimeExpression], tenures: Iterable[Tenure] = ()) -> ImpliedDates:
    """Gives the range of days in which a text with these time expressions was written.

    The latest absolute date spoken of as past is the earliest it can be; the earliest
    absolute date spoken of as still to come is the latest. Leaders named in office narrow
    it further: the text is no older than their first day and no younger than their last.
    """
    past: list[tuple[date, str]] = []
    future: list[tuple[date, str]] = []
    for time in times:
        span = days_meant(time.resolved) if time.resolved and not time.relative else None
        if span is None:
            continue
        if time.ahead or time.bound in ("until", "by"):
            future.append((span[1], time.said))
        else:
            past.append((span[0], time.said))
    past = [(day, f"'{said}' is spoken of as past") for day, said in past]
    future = [(day, f"'{said}' is spoken of as still to come") for day, said in future]
    for tenure in tenures:
        past += [(tenure.since, f"'{tenure.said}' is in office")] if tenure.since else []
        future += [(tenure.until, f"'{tenure.said}' is still in office")] if tenure.until else []
    earliest = max(past, default=None)
    latest = min((f for f in future if earliest is None or f[0] >= earliest[0]), default=None)
    return ImpliedDates(
        earliest[0] if earliest else None,
        latest[0] if latest else None,
        "; ".join(bound[1] for bound in (earliest, latest) if bound) or "no date is mentioned",
    )


def _is_ahead(text: str, start: int) -> bool:
    """Whether the words just before a time, in the same sentence, speak of the future."""
    begin = max(0, start - 60)
    for end in _SENTENCE_END.finditer(text, begin, start + 1):
        begin = end.end()
    return _AHEAD.search(text, begin, start) is not None


def _bound(text: str, start: int, end: int) -> Bound:
    inside = text[start:end].split(None, 1)[0].lower()
    if inside in _BOUNDS:
        return _BOUNDS[inside]
    before = _BEFORE.search(text, max(0, start - 24), start)
    return _BOUNDS[before[1].lower()] if before else "at"
