"""Dates of partial precision: a year, a month or a day, kept as they were stated.

`2025`, `2025-06` and `2025-06-18` are each a span of days. What a partial date begins or ends
counts from the last day of that span, so that nothing is taken to hold earlier than was said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class PartialDate(str):
    """A year, a month or a day in ISO 8601; as text it is what was stated.

    Raises ValueError for text that is no date of the calendar (month 13, other digits).
    """

    __slots__ = ()

    def __new__(cls, text: str) -> PartialDate:
        if _span(text) is None:
            raise ValueError("should be a date: 2025, 2025-06 or 2025-06-18")
        return super().__new__(cls, text)

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return _known(self)[0]

    @property
    def last(self) -> date:
        """The last day it can mean, from which it counts."""
        return _known(self)[1]

    def has_come(self, on: PartialDate) -> bool:
        """Tells whether what this date begins has begun on another: last day against last day."""
        return self.last <= on.last

    def is_over(self, on: PartialDate) -> bool:
        """Tells whether what this date ends is over on another; its last day still counts."""
        return self.last < on.last

    def surely_before(self, other: PartialDate) -> bool:
        """Tells whether every day it can mean is earlier than every day the other can mean."""
        return self.last < other.first

    def shifted(self, days: int) -> PartialDate:
        """Gives the day so many days after its last day."""
        return PartialDate((self.last + timedelta(days=days)).isoformat())

    @property
    def next(self) -> PartialDate:
        """The year, month or day that follows, in the same precision."""
        return PartialDate(self.shifted(1)[: len(self)])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        # A lone year is a number to YAML, and editors are told so.
        return {
            "anyOf": [
                {"type": "string", "pattern": _PATTERN},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ]
        }


def _validated(value: Any) -> PartialDate:
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}" if 0 < value <= 9999 else "no year"
    return PartialDate(value.isoformat() if isinstance(value, date) else str(value))


def days_meant(text: str) -> tuple[date, date] | None:
    """Gives the first and last day that a partial date or an interval `a/b` may mean; None if neither."""
    first, _, last = text.partition("/")
    start, end = _span(first), _span(last or first)
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0], end[1]


def _known(text: str) -> tuple[date, date]:
    span = _span(text)
    if span is None:
        raise ValueError(text)
    return span


@lru_cache(maxsize=65536)
def _span(text: str) -> tuple[date, date] | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    if found[3]:
        return first, first
    month = month if found[2] else 12
    return first, date(year, month, monthrange(year, month)[1])
