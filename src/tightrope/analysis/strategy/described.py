"""One state described: its levels, the verdicts on it, and the reasons of each decision maker."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CONCEPTS", "Explanation", "Outcome"]

CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one decision maker stays in a state, or leaves it, under one concept."""

    decision_maker: str
    concept: str
    stable: bool
    reason: str  # "no improvement" | "deterred" | "undeterred"
    move: dict[
        str, str
    ]  # the options changed by the best (undeterred) improvement: option -> level
    answer: tuple[tuple[str, dict[str, str]], ...]  # who then moves what, the deterring sequence
    text: str  # the same as a plain sentence
    because: str = ""  # the statement for which it prefers where it would move, where one decides


@dataclass(frozen=True, slots=True)
class Outcome:
    """One feasible state: its levels, who is content with it, and whether it can come about."""

    state: int  # index among the feasible states
    levels: dict[str, str]  # option -> level name, in file order
    stable: dict[str, dict[str, bool]]  # concept -> decision maker -> stable for it
    equilibrium: dict[str, bool]  # concept -> stable for all
    steps: int | None  # fewest improvements from the status quo that lead here; None: none do
    explanations: tuple[Explanation, ...]
