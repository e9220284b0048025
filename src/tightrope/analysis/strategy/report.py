"""What the strategy engine reports about one option game: plain frozen values, ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.held_back import HeldBack, Moves
from tightrope.analysis.strategy.raised import NeededChange
from tightrope.analysis.strategy.seen import HeldAsSeen, HeldUnknown

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


Kind = Literal["today", "path", "joint_exit", "other"]


@dataclass(frozen=True, slots=True)
class Move:
    """One move: who changes which of its options to which level."""

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
class Weighed:
    """What one interest adds to the worth of an outcome over that of today; < 0: speaks against.

    `disputed` are the links, by their place in the file, without which it would add nothing, or
    speak the other way, and which are marked as disputed; empty where it does not hang on them.
    """

    indicator: str  # "" of a duty
    treaty: str  # "" of an indicator
    wants: str  # high, low; kept, of a treaty
    weight: str  # minor, major, vital
    amount: float
    disputed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody prefers an outcome to today, or today to it.

    `line` is the first typed line on which the two differ; "" where none does: then the interests
    decide, `weighed` largest first. `idle`: the line holds in the one it prefers only because what
    it is conditional on is not so there; the reason is then that the other goes against it.
    """

    decision_maker: str
    prefers: bool
    line: str
    weighed: tuple[Weighed, ...] = ()
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """What one decision maker could do instead in an outcome, by one option of its own.

    `reason` says why it likes that better or worse; None: it does not mind. What it began or stopped
    on the way there and could not go back on alone, or would, is set against not doing so then;
    `lapsed`: the line that decided then is conditional on what is no longer so in the outcome.
    """

    decision_maker: str
    option: str
    level: str  # that it would put it at, from
    before: str
    reason: Reason | None
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class SecondBest:
    """A move on the way to an outcome by which its mover gains, but less than by another it has.

    `instead` is what it would rather do: its best move there, option -> level.
    """

    decision_maker: str
    changes: dict[str, str]  # what it does, option -> level
    instead: dict[str, str]
    before: dict[str, str]  # the options of `instead` before either move

    @property
    def does_too_much(self) -> bool:
        """Whether the best move is a part of the one it makes."""
        return self.instead.items() < self.changes.items()


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """One outcome that matters, set against today.

    `changes` are the options at another level than today. `holds` says, per concept, whether the
    outcome is stable for everybody. `prefer` and `oppose` are the decision makers that rank it
    above and below today, with `reasons`; the others are indifferent. `draws` of `of` sampled games
    find the same (today: it is SEQ; a path: improvements lead to it; a joint exit: exactly these
    changes are one, and no improvements lead to it; other: it is SEQ); None where nothing was
    sampled. Of the `draws` of a path, in `second` no best moves lead to it, in `shared`
    improvements lead to another outcome as well, and in `shared_second` of these no best moves
    do (what everybody ranks equally is one outcome); in `stepwise` draws besides, improvements lead to what is a joint exit here. `moves` are the
    way: of a path each improvement in turn, of a joint exit each mover's part; `rather` those that are
    second best. `together` are the smallest sets of movers of a joint exit after whose parts
    improvements of its other movers lead to it. `same_for_all` counts equilibria that all rank
    equally. `answer`: see `HeldBack`.
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
    reasons: tuple[Reason, ...] = ()
    rather: tuple[SecondBest, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    # of a path after the first: who prefers it to that, and who that to it
    against_first: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    same_for_all: int = 0
    answer: Moves = ()
    draws: int | None = None
    of: int | None = None
    second: int | None = None
    shared: int | None = None
    shared_second: int | None = None
    stepwise: int | None = None

    @property
    def by_best_moves(self) -> bool:
        """Whether it is a path on which no side has a better move than the one that it takes."""
        return self.kind == "path" and not self.rather

    @property
    def better_for_all(self) -> bool:
        """Whether every decision maker prefers it to today."""
        return len(self.prefer) == len(self.outcome.stable["seq"])


@dataclass(frozen=True, slots=True)
class ToldOutcomes:
    """The outcomes told, at most `most`, and how many of each kind were left untold.

    `holding` counts SEQ equilibria that can still come about, `alike` those of them that everybody
    ranks as another one counted: `holding` less `alike` are the outcomes told (today, where it or
    one that all rank as today holds) and untold together.
    """

    told: tuple[ToldOutcome, ...]
    untold: dict[Kind, int]
    holding: int = 0
    alike: int = 0


# Which SEQ equilibria a forecast is read from: those that improvements lead to from the status
# quo; the status quo itself; all, as improvements lead to none or no status quo is given
ForecastBasis = Literal["led to", "status quo", "none led to", "no status quo", "no equilibrium"]


@dataclass(frozen=True, slots=True, repr=False)
class StrategyReport:
    """The outcomes of a crisis, or of one scenario of it.

    `expected` are the SEQ equilibria that improvements lead to from the status quo (all SEQ
    equilibria where they lead to none); `forecast` says, for each option, the level it has in
    all of them, or None where they differ. `coalitions` are those that would gain by leaving the
    status quo or an expected outcome together, `coalitions_looked` what was looked at. `needed` and
    `deciding` are empty unless asked for (`needed_changes`, `sample_priorities`).
    """

    decision_makers: tuple[str, ...]
    options: tuple[str, ...]
    states_possible: int
    states_feasible: int
    status_quo: Outcome
    equilibria: dict[str, int]  # concept -> how many
    expected: tuple[Outcome, ...]  # at most `shown`, nearest to the status quo first
    expected_total: int
    forecast: dict[str, str | None]
    forecast_basis: ForecastBasis
    method: dict[str, str | int]  # how it was made: concepts, input hash, version, seed
    coalitions: tuple[CoalitionGain, ...] = ()
    coalitions_looked: CoalitionsLooked | None = None  # None: they were not asked for
    needed: tuple[NeededChange, ...] = ()
    deciding: tuple[DecidingStatement, ...] = ()  # about the status quo under SEQ, most first
    outcomes: tuple[ToldOutcome, ...] = ()  # the few that matter; today is the first
    outcomes_untold: dict[Kind, int] = field(default_factory=dict)
    holding: int = 0  # states that hold (SEQ) and can still come about, each counted by itself
    alike: int = 0  # those of them that are for everybody the same as another one of them
    held_back: tuple[HeldBack, ...] = ()  # empty where today does not hold
    # single options put otherwise in the nearest expected outcome: why each side does as expected
    instead: tuple[Instead, ...] = ()
    seen: HeldAsSeen | None = None  # None: the file states no pictures
    unknown: tuple[HeldUnknown, ...] = ()

    def __repr__(self) -> str:
        states, told = self.states_feasible, len(self.outcomes)
        return f"<StrategyReport: {states} states, {self.expected_total} expected, {told} told>"
