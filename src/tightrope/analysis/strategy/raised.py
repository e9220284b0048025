"""Statements raised in an order of priorities, and what that is needed for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tightrope.analysis.facts import Share


@dataclass(frozen=True, slots=True)
class Raised:
    """One statement put directly above another of the same decision maker."""

    by: str
    statement: str
    above: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who would leave an outcome, and by what change: option -> level, and the levels before."""

    decision_maker: str
    changes: dict[str, str]
    before: dict[str, str]


@dataclass(frozen=True, slots=True)
class NeededChange:
    """What would have to be wanted otherwise: the least change of the stated priorities.

    `asked` says what for: that an option of the focal decision maker is expected at another level,
    else holds there while as much as possible stays as expected ("option"); that the outcome expected under a scenario
    holds without the reordering it puts in ("scenario"); that the present situation no longer
    holds ("breaks"), or does hold ("holds").
    """

    asked: Literal["option", "scenario", "breaks", "holds"]
    option: str  # "" unless asked of an option
    level: str
    scenario: str  # "" unless asked of a scenario
    change: dict[str, str]  # where the outcome asked for differs from what it is set against
    possible: bool  # False: no feasible state that can still come about has the level
    found: bool  # with no raises: nothing need change
    raises: tuple[Raised, ...]
    alternatives: tuple[tuple[Raised, ...], ...]  # other changes of as few raises, some of them
    proven: bool  # no smaller change exists (none found: none of at most `searched` raises)
    searched: int  # the most raised statements tried
    assumed: tuple[Raised, ...] = ()  # the reordering the scenario itself puts in
    led_to: bool | None = None  # improvements lead there as the priorities stand, that reordering
    # left out; None: not asked
    speaks_for: tuple[str, ...] = ()  # the focal one's statements that hold there and not before,
    # and those raised for it
    before: dict[str, str] = field(default_factory=dict)  # the options of `change`, today
    holding: Share | None = None  # outcomes that hold and have the level, of all that hold
    expected: bool | None = None  # asked of an option: it is then expected, reached from today;
    # False: it would only hold once there; None: not asked
    expected_searched: int = 0  # of up to how many raises all were tried for that
    # of a scenario whose outcome holds as the priorities stand: who would leave it, and by what,
    # were nothing held that the scenario puts in
    leave: tuple[Leaving, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the least change is the reordering that the scenario itself puts in."""
        return bool(self.raises) and set(self.raises) == set(self.assumed)
