"""A statement on whose place much depends, as it is reported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecidingStatement:
    """A statement on whose place among the priorities it depends whether a situation holds."""

    decision_maker: str
    statement: str
    flips: float  # the share of draws whose verdict turns when its place is another draw's
    draws: int
    seed: int
