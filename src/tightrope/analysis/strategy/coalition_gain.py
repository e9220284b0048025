"""What is reported of coalitions that would leave an outcome: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class CoalitionGain:
    """Two or more that would all gain by leaving a state together (classical improvement)."""

    state: int
    members: tuple[str, ...]
    movers: tuple[str, ...]  # those whose options change; the other members only go along
    move: dict[str, str]  # option -> level in the state they would leave for
    deterred: dict[str, bool]  # concept -> whether the others can deter it; gmr, smr, perhaps seq
    before: dict[str, str] = field(default_factory=dict)  # the same options in the state itself
    differs: dict[str, str] = field(
        default_factory=dict
    )  # the state against the status quo; {}: it
    now: dict[str, str] = field(default_factory=dict)  # what differs, in the status quo


@dataclass(frozen=True, slots=True)
class CoalitionsLooked:
    """Which coalitions were looked for, or why none was."""

    largest: int  # members; 0: none was looked for
    of: int  # decision makers there are
    asked: int = 0  # outcomes looked at, of
    described: int = 0  # those described
    why_not: Literal["", "there are too many states"] = ""
