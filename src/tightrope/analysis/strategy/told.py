"""The few outcomes that matter: plain frozen values, ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.strategy.described import Outcome

Kind = Literal["today", "path", "joint_exit", "other"]


@dataclass(frozen=True, slots=True)
class Move:
    """One move on the way to an outcome: who changes which of its options to which level."""

    decision_maker: str
    changes: dict[str, str]  # option -> level


@dataclass(frozen=True, slots=True)
class FirstStep:
    """What a mover of a joint exit meets if it makes its part alone and first (Fearon 1995).

    `alone` compares the state its part alone leads to with today; `exploited` are improvements of
    the others from there after which it is worse off than today; `completed` says whether
    improvements of the others lead on from there to the outcome.
    """

    decision_maker: str
    changes: dict[str, str]
    alone: Literal["impossible", "worse", "same", "better"]
    exploited: tuple[Move, ...]
    completed: bool


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody with no part in a joint exit: could it upset the outcome, and would it?

    `holds_back` says why it leaves the outcome alone: it has no move, no better one, or the better
    one (`changes`) meets an answer that undoes the gain.
    """

    decision_maker: str
    holds_back: Literal["no move", "no better move", "answer"]
    changes: dict[str, str]


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """One outcome that matters, set against today.

    `changes` are the options at another level than today. `holds` says, per concept, whether the
    outcome is stable for everybody. `prefer` and `oppose` are the decision makers that rank it
    above and below today; whoever is in neither is indifferent. `draws` of `of` sampled games
    find the same (today: it is SEQ; a path: improvements lead to it; a joint exit: exactly these
    changes are one; other: it is SEQ); None where nothing was sampled. `moves` are the way there:
    for a path each improvement in turn, for a joint exit each mover's part. `same_for_all` counts
    further equilibria that everybody ranks equally.
    """

    kind: Kind
    changes: dict[str, str]
    holds: dict[str, bool]
    prefer: tuple[str, ...]
    oppose: tuple[str, ...]
    moves: tuple[Move, ...]
    self_enforcing: bool  # Nash as well: nobody gains by going back on it
    single_steps: bool  # single improvements lead there from today
    outcome: Outcome
    first_steps: tuple[FirstStep, ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    same_for_all: int = 0
    draws: int | None = None
    of: int | None = None

    @property
    def better_for_all(self) -> bool:
        """Whether every decision maker prefers it to today."""
        return len(self.prefer) == len(self.outcome.stable["seq"])


@dataclass(frozen=True, slots=True)
class ToldOutcomes:
    """The outcomes told, at most `most`, and how many of each kind were left untold."""

    told: tuple[ToldOutcome, ...]
    untold: dict[Kind, int]
