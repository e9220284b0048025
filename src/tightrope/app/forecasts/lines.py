"""The lines of the ledger: what a forecast and an outcome say, read with every figure checked."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from tightrope.app.errors import BadLedger

VERSION = 1
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Kept:
    """One forecast that was kept."""

    id: str
    """By which it is resolved."""
    made: str
    """When it was kept."""
    by: str
    """Who kept it."""
    as_of: str
    """The day the model stood at."""
    due: str
    """The last day on which it can still come."""
    question: str
    """What was asked."""
    scenario: str | None
    """The scenario it holds for; null: the base."""
    probability: float
    """What was said."""
    low: float
    """One draw in ten was below."""
    high: float
    """One draw in ten was above."""
    persistence: float
    """What was to be said if nothing changed: 0 or 1."""
    average: float
    """What moves at the average rate said."""
    model: str
    """SHA-256 of the model."""
    settled: str | None = None
    """What left no other answer possible: model, today or assumption; null: both were."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast."""

    of: str
    """The id of the forecast."""
    happened: bool
    """Whether the answer was yes."""
    source: str
    """Who says so."""
    at: str
    """When it was entered."""
    by: str
    """Who entered it."""


def line_of(item: Kept | Outcome) -> str:
    """Gives the line of the ledger that says so."""
    kind = "forecast" if isinstance(item, Kept) else "outcome"
    return json.dumps({"version": VERSION, "kind": kind, **asdict(item)}, ensure_ascii=False) + "\n"


def read_line(line: str, where: str) -> Kept | Outcome:
    """Gives what a line of the ledger says. Raises BadLedger, naming `where` (file:line)."""
    try:
        record = json.loads(line)
        version, kind = record.pop("version"), record.pop("kind")
        if version != VERSION:
            raise BadLedger("a version this program does not know", where=where, value=version)
        made: Kept | Outcome = {"forecast": Kept, "outcome": Outcome}[kind](**record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadLedger(
            "this line is no forecast and no outcome", where=where, value=line[:60],
            hint="take the line back from version control, or take it out",
        ) from error  # fmt: skip
    _check(made, where)
    return made


def _check(made: Kept | Outcome, where: str) -> None:
    if isinstance(made, Outcome):
        _check_day("at", made.at, where)
        if not isinstance(made.happened, bool):
            raise _wrong("`happened` is neither true nor false", where, made.happened)
        return
    for name in ("made", "due"):
        _check_day(name, getattr(made, name), where)
    for name in ("probability", "low", "high", "persistence", "average"):
        _check_share(name, getattr(made, name), where)
    if made.low > made.high:
        raise _wrong("`low` is above `high`", where, made.low, f"at most {made.high:g}")
    # Nine draws in ten are at or above `low` and the rest at or above 0, so that the mean is at least
    # nine tenths of it; in the same way from above. No draws at all can give a mean beyond.
    least, most = 0.9 * made.low, 0.1 + 0.9 * made.high
    if not least - _SLACK <= made.probability <= most + _SLACK:
        raise _wrong(
            f"the probability does not go with its own band of {made.low:g} to {made.high:g}",
            where, made.probability, f"{least:.3g} to {most:.3g}",
        )  # fmt: skip


def _check_day(name: str, value: Any, where: str) -> None:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _wrong(f"`{name}` is no day", where, value, "such as 2030-05-29") from None


def _check_share(name: str, value: Any, where: str) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if not number or not 0 <= value <= 1:
        raise _wrong(f"`{name}` is no probability", where, value, "0 to 1")


def _wrong(what: str, where: str, value: Any, allowed: str | None = None) -> BadLedger:
    hint = "take the line back from version control"
    return BadLedger(what, where=where, value=value, allowed=allowed, hint=hint)


def day_of(text: str) -> date:
    """Gives the day of a date or a time as the ledger writes them."""
    return datetime.fromisoformat(text).date()
