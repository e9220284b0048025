"""Values the elements are made of: levels, yes/no, partial dates, quantities with a spread."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

__all__ = ["Irreversible", "Level", "PartialDate", "Spread", "YesNo"]


def _yes_no(value: Any) -> Any:
    """YAML 1.2 reads yes and no as text; the crisis file means the truth values."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _date_text(value: Any) -> Any:
    """Dates may be a year, a month or a day; kept as ISO text so that precision is not invented."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


Level = Annotated[bool | str, BeforeValidator(_yes_no)]
# What editors are told: YAML 1.2 reads yes and no as text, and a lone year as a number.
_YES_NO_SCHEMA = WithJsonSchema({"enum": [True, False, "yes", "no"]})
_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_DATE_SCHEMA = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string", "pattern": _DATE_PATTERN},
            {"type": "integer", "minimum": 1000, "maximum": 9999},
        ]
    }
)
Irreversible = Annotated[
    bool | Literal["up", "down"],
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, "yes", "no", "up", "down"]}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), _YES_NO_SCHEMA]
PartialDate = Annotated[
    str, BeforeValidator(_date_text), Field(pattern=_DATE_PATTERN), _DATE_SCHEMA
]


def _spread(value: Any) -> Any:
    """A single number is a quantity known without spread."""
    return (value, value, value) if isinstance(value, int | float) else value


def _ordered(value: tuple[float, float, float]) -> tuple[float, float, float]:
    low, mode, high = value
    if not 0 <= low <= mode <= high:
        message = "write one number, or [least, most likely, most] in rising order, none below 0"
        raise ValueError(message)
    return value


Spread = Annotated[tuple[float, float, float], BeforeValidator(_spread), AfterValidator(_ordered)]
