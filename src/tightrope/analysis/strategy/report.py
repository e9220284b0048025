"""What the strategy engine reports about one option game: plain frozen values, ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tightrope.analysis.strategy.described import CONCEPTS, Explanation, Outcome
from tightrope.analysis.strategy.told import Kind, ToldOutcome

# Which SEQ equilibria a forecast is read from: those that improvements lead to from the status
# quo; the status quo itself; all, as improvements lead to none or no status quo is given
ForecastBasis = Literal["led to", "status quo", "none led to", "no status quo", "no equilibrium"]


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
    why_not: Literal["", "single moves are restricted", "there are too many states"] = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """One statement put directly above another of the same decision maker."""

    by: str
    statement: str
    above: str


@dataclass(frozen=True, slots=True)
class NeededChange:
    """What would have to be wanted otherwise: the least change of the stated priorities.

    `asked` says what for: that an option of the focal decision maker is at another level while as
    much as possible stays as expected ("option"); that the outcome expected under a scenario
    holds without the reordering it puts in ("scenario"); that the present situation no longer
    holds ("breaks"), or does hold ("holds").
    """

    asked: Literal["option", "scenario", "breaks", "holds"]
    option: str  # "" unless asked of an option
    level: str
    scenario: str  # "" unless asked of a scenario
    change: dict[str, str]  # where the outcome asked for differs from what it is set against
    possible: bool  # False: no feasible state has the level
    found: bool  # with no raises: nothing need change
    raises: tuple[Raised, ...]
    alternatives: tuple[tuple[Raised, ...], ...]  # other changes of as few raises, some of them
    proven: bool  # no smaller change exists (none found: none of at most `searched` raises)
    searched: int  # the most raised statements tried
    assumed: tuple[Raised, ...] = ()  # the reordering the scenario itself puts in
    led_to: bool | None = None  # improvements lead there as the priorities stand, that reordering
    # left out; None: not asked
    speaks_for: tuple[str, ...] = ()  # the focal one's statements that hold there and not before
    before: dict[str, str] = field(default_factory=dict)  # the options of `change` before it

    @property
    def exact(self) -> bool:
        """Whether the least change is the reordering that the scenario itself puts in."""
        return bool(self.raises) and set(self.raises) == set(self.assumed)


@dataclass(frozen=True, slots=True)
class DecidingStatement:
    """A statement on whose place among the priorities it depends whether a situation holds."""

    decision_maker: str
    statement: str
    flips: float  # the share of draws whose verdict turns when its place is another draw's
    draws: int
    seed: int


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

    def __repr__(self) -> str:
        return (
            f"<StrategyReport: {self.states_feasible} states, {self.expected_total} expected, "
            f"{len(self.outcomes)} outcomes told>"
        )
