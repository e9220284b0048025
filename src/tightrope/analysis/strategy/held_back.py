"""A way that pays step by step though today holds: who reckons with the answer does not begin it."""

from __future__ import annotations

from dataclasses import dataclass

Moves = tuple[tuple[str, dict[str, str]], ...]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The nearest improvements from a status quo that holds after which an option is at a level.

    `moves` are the way, each who changes which options to which level; `answer` is the shortest
    answer of the others to the first of them that undoes its mover's gain: under SEQ it is why that
    mover stays. `end` are the options that the way leaves at another level than today.
    """

    option: str
    level: str
    moves: Moves
    answer: Moves
    end: dict[str, str]
