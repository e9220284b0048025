"""What can be asked of a model: one small type per kind of question."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from tightrope.crisis.parts.atoms import (
    ActorId,
    CauseId,
    ChangeText,
    Element,
    FormulaText,
    IndicatorId,
    Level,
    OptionId,
    RedLineId,
    ScenarioId,
    ShockId,
    TreatyId,
    YesNo,
)
from tightrope.crisis.parts.commitments import ObligationKind

ANY_LENGTH = 10_000  # links of a causal path: no limit


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Changes = Annotated[tuple[ChangeText, ...], BeforeValidator(_as_list)]


class Question(Element):
    """Asked of the base, of a scenario, or after what-if changes."""

    scenario: ScenarioId | None = Field(default=None, alias="in")
    """The scenario it is asked of; left out: the base."""
    after: Changes = ()
    """What-if changes that are made before it is asked."""


class AskForecast(Question):
    """Is the option at this level in every expected outcome, or might it come to be at it?"""

    forecast: OptionId
    """The option asked about."""
    is_: Level | None = Field(default=None, alias="is")
    """The level it is at."""
    at_most: str | None = None
    """The highest level it is at."""
    at_least: str | None = None
    """The lowest level it is at."""
    might: Level | None = None
    """The level that it has in some outcome that holds (SEQ): what might be, not what is expected."""

    @model_validator(mode="after")
    def _asks_a_level(self) -> Self:
        firm = (self.is_, self.at_most, self.at_least)
        if self.might is None and all(level is None for level in firm):
            raise ValueError("lacks a level: write is, at_most, at_least or might")
        if self.might is not None and any(level is not None for level in firm):
            raise ValueError("asks two things: `might` stands alone")
        return self


class AskOutcomes(Question):
    """Is the formula true in all, some or none of the outcomes?"""

    outcomes: FormulaText
    """The formula asked about."""
    true_in: Literal["all", "some", "none"] = "all"
    """In how many it is true."""
    of: Literal["expected", "equilibria"] = "expected"
    """Whether of the expected outcomes or of all SEQ equilibria."""


class AskHolds(Question):
    """Is the status quo stable for all?"""

    status_quo_holds: Literal["nash", "gmr", "smr", "seq"]
    """The concept of stability."""


class AskRedLine(Question):
    """What is the red line's verdict, and does it deter?"""

    red_line: RedLineId
    """The id of the red line; of the response supposed behind it, ID-supposed."""
    verdict: Literal["credible", "empty", "conditional", "self-executing", "not judged"] | None = (
        None
    )
    """The verdict it has."""
    deters: Literal["yes", "no", "in part", "not judged"] | None = None
    """Whether it deters if its response is certain."""


class AskObligation(Question):
    """Does a treaty in force bind somebody to this kind of obligation?"""

    obligation: ObligationKind
    """The kind of obligation."""
    treaty: TreatyId
    """The treaty."""
    binds: YesNo
    """Whether some clause of the kind is in force."""


class AskPivot(Question):
    """Does the actor stand between these two, friendly with both?"""

    pivot: ActorId
    """The actor between."""
    between: tuple[ActorId, ActorId]
    """The two that are at odds."""


class AskIndicator(Question):
    """Where does the expected outcome move the indicator?"""

    indicator: IndicatorId
    """The indicator asked about."""
    moves: Literal["up", "down", "contested", "no effect"]
    """Where it goes."""


class AskPaths(Question):
    """Which signs have the causal paths from one node to another?"""

    paths: tuple[CauseId, IndicatorId]
    """From where to where."""
    within: int = Field(default=ANY_LENGTH, ge=1)
    """The most links a path may have."""
    signs: Literal["+", "-", "both"]
    """The signs the paths have."""


class AskShock(Question):
    """Does the energy shock raise the price by this much in the median of every source?"""

    energy_shock: ShockId
    """The energy shock."""
    at_least: float = Field(allow_inf_nan=False)
    """The rise, per cent."""


class AskUnmoved(Question):
    """Are these options at the same forecast whatever the actor does?"""

    unmoved: tuple[OptionId, ...]
    """The options asked about."""
    by: ActorId
    """The actor whose deeds do not matter."""


class AskWorst(Question):
    """Which of these single changes of the status quo does the actor like least?"""

    worst_for: ActorId
    """The actor."""
    among: tuple[ChangeText, ...]
    """The changes compared."""
    is_: ChangeText = Field(alias="is")
    """The one it likes least."""


class AskDependence(Question):
    """Does the first actor depend on the second more than the other way round?"""

    depends_more: ActorId
    """The actor that depends more."""
    on: ActorId
    """The actor it depends on."""


class AskChange(Question):
    """Does the change move the forecast of an option to this level?"""

    change: Changes
    """The what-if changes."""
    moves_forecast: OptionId
    """The option whose forecast moves."""
    to: Level
    """The level it moves to."""


KINDS: dict[str, type[Question]] = {
    "forecast": AskForecast,
    "outcomes": AskOutcomes,
    "status_quo_holds": AskHolds,
    "red_line": AskRedLine,
    "obligation": AskObligation,
    "pivot": AskPivot,
    "indicator": AskIndicator,
    "paths": AskPaths,
    "energy_shock": AskShock,
    "unmoved": AskUnmoved,
    "worst_for": AskWorst,
    "depends_more": AskDependence,
    "moves_forecast": AskChange,
}  # the key that tells what is asked


def _asked(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in KINDS if key in keys), None)


Ask = Annotated[
    Annotated[AskForecast, Tag("forecast")]
    | Annotated[AskOutcomes, Tag("outcomes")]
    | Annotated[AskHolds, Tag("status_quo_holds")]
    | Annotated[AskRedLine, Tag("red_line")]
    | Annotated[AskObligation, Tag("obligation")]
    | Annotated[AskPivot, Tag("pivot")]
    | Annotated[AskIndicator, Tag("indicator")]
    | Annotated[AskPaths, Tag("paths")]
    | Annotated[AskShock, Tag("energy_shock")]
    | Annotated[AskUnmoved, Tag("unmoved")]
    | Annotated[AskWorst, Tag("worst_for")]
    | Annotated[AskDependence, Tag("depends_more")]
    | Annotated[AskChange, Tag("moves_forecast")],
    Discriminator(
        _asked,
        custom_error_type="asks_nothing",
        custom_error_message="it asks nothing known; questions begin with: " + ", ".join(KINDS),
    ),
]
