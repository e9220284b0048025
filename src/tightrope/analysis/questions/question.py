"""What can be asked of a model: one small type per kind of question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
)

from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.found import Found
from tightrope.crisis.model import Level

__all__ = [
    "ANY_LENGTH",
    "KINDS",
    "Answer",
    "Ask",
    "AskChange",
    "AskDependence",
    "AskForecast",
    "AskHolds",
    "AskIndicator",
    "AskObligation",
    "AskOutcomes",
    "AskPaths",
    "AskPivot",
    "AskRedLine",
    "AskShock",
    "AskUnmoved",
    "AskWorst",
    "Expectation",
    "Question",
    "Verdict",
    "parse_expectations",
]

ANY_LENGTH = 10_000  # links of a causal path: no limit
Verdict = Literal["reproduced", "contradicted", "outside the model", "put in by hand"]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Question(_Strict):
    """Asked of the base, of a scenario (`in`), or after what-if changes (`after`)."""

    scenario: str | None = Field(default=None, alias="in")
    after: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()


class AskForecast(Question):
    """Is the option at this level in every expected outcome? `at_most`, `at_least` take a level."""

    forecast: str
    is_: Level | None = Field(default=None, alias="is")
    at_most: str | None = None
    at_least: str | None = None


class AskOutcomes(Question):
    """Is the formula true in all, some or none of the equilibria (of the expected ones)?"""

    outcomes: str
    true_in: Literal["all", "some", "none"] = "all"
    of: Literal["expected", "equilibria"] = "expected"


class AskHolds(Question):
    """Is the status quo stable for all under this concept?"""

    status_quo_holds: Literal["nash", "gmr", "smr", "seq"]


class AskRedLine(Question):
    """What is the red line's verdict, and does it deter?"""

    red_line: str
    verdict: Literal["credible", "empty", "conditional", "self-executing", "not judged"] | None = (
        None
    )
    deters: Literal["yes", "no", "in part", "not judged"] | None = None


class AskObligation(Question):
    """Does a treaty in force bind somebody to this kind of obligation?"""

    obligation: str
    treaty: str
    binds: Annotated[bool, BeforeValidator(lambda v: {"yes": True, "no": False}.get(v, v))]


class AskPivot(Question):
    """Does the actor stand between these two, friendly with both?"""

    pivot: str
    between: tuple[str, str]


class AskIndicator(Question):
    """Where does the expected outcome move the indicator?"""

    indicator: str
    moves: Literal["up", "down", "contested", "no effect"]


class AskPaths(Question):
    """Which signs have the causal paths from one node to another, of at most `within` links?"""

    paths: tuple[str, str]
    within: int = Field(default=ANY_LENGTH, ge=1)
    signs: Literal["+", "-", "both"]


class AskShock(Question):
    """Does the energy shock raise the price by this much, per cent, in the median of every source?"""

    energy_shock: str
    at_least: float


class AskUnmoved(Question):
    """Are these options at the same forecast whatever the actor does?"""

    unmoved: tuple[str, ...]
    by: str


class AskWorst(Question):
    """Which of these single changes of the status quo does the actor like least?"""

    worst_for: str
    among: tuple[str, ...]
    is_: str = Field(alias="is")


class AskDependence(Question):
    """Does the first actor depend on the second more than the other way round?"""

    depends_more: str
    on: str


class AskChange(Question):
    """Does the change move the forecast of an option to this level?"""

    change: Annotated[tuple[str, ...], BeforeValidator(_as_list)]
    moves_forecast: str
    to: Level


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


def _choose(value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError("a question is a mapping such as {forecast: actor.option, is: level}")  # noqa: TRY004 - pydantic reports it
    for key, kind in KINDS.items():
        if key in value:
            return kind.model_validate(value)
    raise ValueError("asks nothing known; questions begin with: " + ", ".join(KINDS))


Ask = Annotated[Question, PlainValidator(_choose)]


class Expectation(_Strict):
    """A numbered conclusion of the sources, and the questions (all must hold) that test it."""

    id: str
    text: str
    ask: tuple[Ask, ...] = ()
    by_hand: str = ""  # why the model cannot but agree: what was put in
    outside: str = ""  # why the model says nothing of it
    note: str = ""  # why the answer is what it is, where that is not plain


@dataclass(frozen=True, slots=True)
class Answer:
    """An expectation, answered."""

    id: str
    text: str
    asked: tuple[Question, ...]
    found: tuple[Found, ...]
    verdict: Verdict
    holds: int | None  # in how many sampled priority orders; None: not of that kind
    draws: int | None
    reason: str


class ExpectationsFile(_Strict):
    """The file: one list under one key."""

    expectations: tuple[Expectation, ...] = ()


def parse_expectations(
    raw: object, name: str, lines: Mapping[tuple[str | int, ...], int]
) -> tuple[Expectation, ...]:
    """Gives the expectations of a loaded file; `lines` are the line of each key path in it.

    Raises BadExpectation with file and line.
    """
    try:
        found = ExpectationsFile.model_validate(raw).expectations
    except ValidationError as error:
        raise _explained(error, name, lines) from None
    for place, item in enumerate(found):
        if not item.ask and not item.outside:
            raise BadExpectation(
                f"{item.id} asks nothing",
                where=_where(("expectations", place), name, lines),
                hint="add `ask`, or `outside` with a reason",
            )
    return found


def _explained(
    error: ValidationError, name: str, lines: Mapping[tuple[str | int, ...], int]
) -> BadExpectation:
    first = error.errors()[0]
    keys = ".".join(str(key) for key in first["loc"] if isinstance(key, str))
    message = first["msg"].removeprefix("Value error, ")
    return BadExpectation(
        f"{keys}: {message}", where=_where(first["loc"], name, lines), value=first.get("input")
    )


def _where(
    path: tuple[str | int, ...], name: str, lines: Mapping[tuple[str | int, ...], int]
) -> str:
    while path and path not in lines:
        path = path[:-1]
    return f"{name}:{lines.get(path, 1)}"
