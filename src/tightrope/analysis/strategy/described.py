"""One state described: its levels, the verdicts on it, and the reasons of each decision maker."""

from __future__ import annotations

from dataclasses import dataclass, field

CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one decision maker stays in a state, or leaves it, under one concept."""

    decision_maker: str
    concept: str
    stable: bool
    reason: str  # "no improvement" | "deterred" | "undeterred"
    # the options changed by the best (undeterred) improvement, or, where there is none, by the
    # best it could do instead: option -> level; empty: it cannot move
    move: dict[str, str]
    answer: tuple[tuple[str, dict[str, str]], ...]  # who then moves what, the deterring sequence
    # the first of its statements on which the two states differ, where it is one that decides:
    # for the improvement, or against the move where there is none
    because: str = ""
    # what weighs most in it, where interests decide: an indicator, or a treaty that is kept
    interest: str = ""
    duty: str = ""
    before: dict[str, str] = field(default_factory=dict)  # levels here of the options named
    worse: bool = False  # whether the move (no improvement) or the answer leaves it worse off


@dataclass(frozen=True, slots=True)
class Outcome:
    """One feasible state: its levels, who is content with it, and whether it can come about."""

    state: int  # index among the feasible states
    levels: dict[str, str]  # option -> level name, in file order
    stable: dict[str, dict[str, bool]]  # concept -> decision maker -> stable for it
    equilibrium: dict[str, bool]  # concept -> stable for all
    steps: int | None  # fewest improvements from the status quo that lead here; None: none do
    explanations: tuple[Explanation, ...]
