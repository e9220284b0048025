"""The tools that ask the model: who stands with whom, what binds, what holds, what follows, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from tightrope.app.answers.answering import least
from tightrope.app.forecasts.forecasting import forecasted
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import plain, versioned
from tightrope.app.use_cases import check as checked
from tightrope.errors import UsageMistake
from tightrope.mcp.answer import Answer, Limit, Offset, answer
from tightrope.mcp.desk import Desk

Scenario = Annotated[
    str | None, Field(description="The name of a scenario of the folder; null: the base.")
]
Changes = Annotated[
    list[str],
    Field(max_length=20, description='What-if changes, such as "usa.strike=yes"; see summary.'),
]
Wanted = Annotated[
    list[str],
    Field(max_length=20, description='Options and levels, such as "russia.material=yes".'),
]
_ALIGNMENT = Literal["layers", "pivots", "dependence", "over_time"]
_BINDING = Literal["obligations", "called_against_obliges", "conflicts", "offers", "demands"]
_HOLDING = Literal["outcomes", "needed", "deciding", "coalitions", "differences"]


class Asking:
    """The tools that ask; each gives parts of the JSON of one verb."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def alignments(
        self, what: _ALIGNMENT = "layers", offset: Offset = 0, limit: Limit = 5
    ) -> Answer:
        """Who stands with whom and against whom: signed ties of each kind and of all together,
        balance, camps; what=pivots: who stands between rivals; dependence: who needs whom;
        over_time: how strained the pattern was. The claims each tie rests on are cited."""
        return self._part("alignment", what, offset, limit)

    def commitments(
        self, what: _BINDING = "obligations", offset: Offset = 0, limit: Limit = 10
    ) -> Answer:
        """What treaties oblige, of whom, in force or not, triggered or not; what=called_against_obliges:
        what is called a pact but obliges to less; conflicts; offers and demands and whether they
        would be kept or met."""
        return self._part("commitments", what, offset, limit)

    def red_lines(self, offset: Offset = 0, limit: Limit = 10) -> Answer:
        """Red lines that were announced: by whom, against whom, credible, empty or conditional on
        what, whether they deter, in what share of draws. That share is robustness, not probability."""
        return self._part("commitments", "red_lines", offset, limit)

    def outcomes(
        self,
        what: _HOLDING = "outcomes",
        scenario: Scenario = None,
        offset: Offset = 0,
        limit: Limit = 3,
    ) -> Answer:
        """The few outcomes that matter and why they hold or do not, side by side: who would rather have
        what, who would upset it. what=needed: what would have to be wanted otherwise; deciding: what
        the answer hangs on; coalitions: who could move jointly; differences: what the
        scenario changes. Of the base, or of a scenario and what its source expects of it."""
        if what == "differences" and not scenario:
            raise UsageMistake("the base differs from nothing", hint="name a scenario")
        with self._desk.open() as gathered:
            told = self._desk.analysed(gathered, scenario)
            place = "scenario.analysis.strategy" if scenario else "base.strategy"
            report = (told["scenario"]["analysis"] if scenario else told["base"])["strategy"]
            if report is None:
                raise _lacking(told, "strategy")
            where = {"outcomes": what, "differences": f"scenario.{what}"}.get(
                what, f"{place}.{what}"
            )
            facts = {key: report[key] for key in ("forecast", "forecast_basis", "expected_from")}
            if scenario:
                facts["expectations"] = told["scenario"]["expectations"]
            option = f" --scenario {scenario}" if scenario else ""
            same = f"analyse FOLDER{option} --json: {where}"
            return self._answer(gathered, told, same, facts, _at(told, where), offset, limit)

    def what_if(
        self,
        changes: Changes = [],  # noqa: B006 - read only; a default the protocol can show
        wanted: Wanted = [],  # noqa: B006
        scenario: Scenario = None,
        offset: Offset = 0,
        limit: Limit = 50,
    ) -> Answer:
        """Changes the model for once and says what differs; "no effect" is said. Nothing is written.
        changes: option=level, or the other forms of a what-if. wanted: instead asks whether an
        outcome with these levels holds, and what would have to change where it does not."""
        if not (changes or wanted):
            raise UsageMistake("name at least one change", allowed='e.g. "usa.strike=yes"')
        option = f" --scenario {scenario}" if scenario else ""
        with self._desk.open() as gathered:
            if wanted:
                found = least(gathered, wanted, changes=changes, scenario=scenario).to_json()
                facts = {k: v for k, v in found.items() if k not in ("tightrope", "schema")}
                same = f"whatif FOLDER CHANGES{option} --for WANTED --json"
                return self._answer(gathered, found, same, facts, (), offset, limit)
            result = gathered.what_if(changes, scenario)
            told = versioned(result.schema, {})
            facts = {"changed": result.changed, "effect": result.effect}
            if result.only_held:
                facts["only_held"] = plain(result.only_held)
            same = f"whatif FOLDER CHANGES{option} --json: differences"
            return self._answer(gathered, told, same, facts, result.differences, offset, limit)

    def forecast(
        self,
        questions: Annotated[
            list[str],
            Field(max_length=10, description='Such as "eventually usa.strike"; none: each option.'),
        ] = [],  # noqa: B006
        weeks: Annotated[int, Field(ge=1, le=520, description="How far ahead.")] = 12,
        scenarios: Annotated[list[str], Field(max_length=5)] = [],  # noqa: B006
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> Answer:
        """How likely the answers to questions about the coming weeks are, week by week, with what is
        uncertain of pace and wants; scenarios beside the base. Probabilities of one model of the
        crisis and no better than it. Nothing is kept in the ledger."""
        with self._desk.open() as gathered:
            result = forecasted(gathered, questions, weeks=weeks, scenarios=scenarios)
            told = result.to_json()
            facts = {k: v for k, v in told.items() if k not in ("tightrope", "schema", "curves")}
            same = f"forecast FOLDER QUESTIONS --weeks {weeks} --json: curves"
            return self._answer(gathered, told, same, facts, told["curves"], offset, limit)

    def check(self, offset: Offset = 0, limit: Limit = 50) -> Answer:
        """What is wrong in the files of the folder, errors first, each with where and how to mend it."""
        told = checked(self._desk.path).to_json()
        return answer(
            told,
            "check FOLDER --json: findings",
            facts={"ok": told["ok"]},
            rows=told["findings"],
            offset=offset,
            limit=limit,
        )

    def _part(self, engine: str, what: str, offset: int, limit: int) -> Answer:
        """One list of an engine's report on the base, and what of the report is no list."""
        with self._desk.open() as gathered:
            told = self._desk.analysed(gathered, None)
            report = told["base"][engine]
            if report is None:
                raise _lacking(told, engine)
            rows = [_as_row(row) for row in report[what]]
            facts = {k: v for k, v in report.items() if not isinstance(v, list) and k != "method"}
            same = f"analyse FOLDER --json: base.{engine}.{what}"
            return self._answer(gathered, told, same, facts, rows, offset, limit)

    def _answer(
        self,
        gathered: Gathered,
        told: Mapping[str, Any],
        same_as: str,
        facts: Mapping[str, Any],
        rows: Any,
        offset: int,
        limit: int,
    ) -> Answer:
        return answer(
            told,
            same_as,
            facts=facts,
            rows=rows,
            offset=offset,
            limit=limit,
            texts=self._desk.words(gathered),
        )


def _as_row(row: Any) -> dict[str, Any]:
    """A row of a table without names (a date, an actor, a value) under one key."""
    return dict(row) if isinstance(row, Mapping) else {"value": plain(row)}


def _at(told: Mapping[str, Any], where: str) -> Any:
    """What stands at a place of a verb's JSON."""
    found: Any = told
    for key in where.split("."):
        found = found[key]
    return found


def _lacking(told: Mapping[str, Any], engine: str) -> UsageMistake:
    reason = told["base"]["missing"].get(engine, "the crisis file lacks what this needs")
    return UsageMistake(
        f"there is no answer to this yet: {reason}", hint="ask `check` and `summary`"
    )
