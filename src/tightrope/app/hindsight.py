"""What a case expected, set against what happened later and was kept sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from tightrope.analysis.strategy import report_strategy
from tightrope.app.errors import UnreadableSealedEvents
from tightrope.app.folder import read_text
from tightrope.app.result import Result
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, level_name, parse_change
from tightrope.crisis.parts.atoms import (
    ChangeText,
    Element,
    Level,
    OptionId,
    Said,
    ScenarioId,
    ShockId,
)
from tightrope.crisis.read import Typed, read_typed
from tightrope.dates import PartialDate

Percent = Annotated[float, Field(allow_inf_nan=False)]


class SealedEvent(Element):
    """A later event: its bare trigger, the scenario it realises, and what was observed."""

    id: Said
    """A short name."""
    date: PartialDate
    """When it happened."""
    text: Said
    """What happened."""
    confidence: Literal["very high", "high", "medium", "low"]
    """How sure it is that it happened so."""
    trigger: tuple[ChangeText, ...]
    """What-if changes that put the bare event into the model: `usa.strike=yes`."""
    scenario: ScenarioId | None = None
    """The scenario of the crisis file that it realises."""
    observed: dict[OptionId, Level]
    """Levels at which options were seen afterwards."""
    unclear: dict[Said, str] = Field(default={})
    """Options of which it is not clear what was done, with the reason."""
    rises: dict[ShockId, tuple[Percent, Percent]] = Field(default={})
    """By how many per cent a price rose, lowest and highest observed: `hormuz: [30, 60]`."""


class SealedFile(Element):
    """The file: one list under one key."""

    sealed: tuple[SealedEvent, ...]
    """Later events, kept apart from the model."""


def read_sealed(path: Path) -> Typed[SealedFile]:
    """Gives the sealed events of a file. Raises UnreadableSealedEvents with every line that is wrong."""
    if not path.is_file():
        raise UnreadableSealedEvents("there is no such file", where=str(path))
    return read_typed(read_text(path), path.name, SealedFile, UnreadableSealedEvents)


Score = Literal["right", "wrong", "open", "no prediction"]


@dataclass(frozen=True, slots=True)
class Hindsight:
    """One observed option of one event: what each forecast said of it beforehand."""

    event: str
    date: str
    confidence: str
    option: str
    observed: str
    as_stated: str | None  # the model after the bare trigger; None: open
    as_stated_score: Score
    scenario: str | None  # the model with what the scenario's source would reorder
    scenario_score: Score
    source: str | None  # what the source itself expected
    source_score: Score


@dataclass(frozen=True, repr=False)
class Hindsights(Result):
    """Forecasts set against what happened later; the same as a page in Markdown."""

    schema = "hindsight/1"
    frame_of = "rows"
    rows: tuple[Hindsight, ...]
    """One observed option of one event each."""
    page: str
    """The same as a page in Markdown."""


def look_back(model: CrisisModel, sealed: Path) -> Hindsights:
    """Compares forecasts of the model with the sealed events; held options are not scored."""
    events = read_sealed(sealed).value.sealed
    rows = tuple(row for event in events for row in _rows(event, model))
    lines = ["# Against what happened\n", _HEAD]
    for event in events:
        lines += [f"## {event.date} ({event.confidence} confidence)\n", f"{event.text}\n"]
        lines += ["| option | observed | as stated | scenario | source |", "|---|---|---|---|---|"]
        lines += [_line(row) for row in rows if row.event == event.id]
        lines += [f"\nNot scored, {option}: {why}." for option, why in event.unclear.items()]
        lines.append("")
    lines += ["## Count\n", "| forecast | right | wrong | open |", "|---|---|---|---|"]
    lines += [_count(name, score, rows) for name, score in _SCORES.items()]
    return Hindsights(rows, "\n".join(lines) + "\n")


_HEAD = (
    "The crisis file uses nothing later than its date, and these later events stand apart from it. "
    "Whoever wrote the file after they happened knew them: then this checks the file against events "
    "and is no forecast made before them. *As stated*: the model after the bare event. *Scenario*: "
    "with the priorities its source would reorder. *Source*: what the source itself expected.\n"
)
_SCORES: dict[str, Callable[[Hindsight], Score]] = {
    "as stated": lambda row: row.as_stated_score,
    "scenario": lambda row: row.scenario_score,
    "source": lambda row: row.source_score,
}


def _rows(event: SealedEvent, model: CrisisModel) -> list[Hindsight]:
    after = model
    for text in event.trigger:
        after = apply_change(after, parse_change(text, after))
    held = {text.partition("=")[0].strip() for text in event.trigger}
    stated = _forecast(after)
    imagined = _forecast(apply_scenario(model, event.scenario)) if event.scenario else {}
    expected = model.scenarios[event.scenario].expect if event.scenario else {}
    if event.scenario:
        held |= set(model.scenarios[event.scenario].assume)
    rows = []
    for option, level in event.observed.items():
        if option in held:
            continue
        seen, source = level_name(level), expected.get(option)
        said = None if source is None else level_name(source)
        rows.append(
            Hindsight(
                event=event.id,
                date=event.date,
                confidence=event.confidence,
                option=option,
                observed=seen,
                as_stated=stated.get(option),
                as_stated_score=_score(option in stated, stated.get(option), seen),
                scenario=imagined.get(option),
                scenario_score=_score(option in imagined, imagined.get(option), seen),
                source=said,
                source_score=_score(said is not None, said, seen),
            )
        )
    return rows


def _forecast(model: CrisisModel) -> dict[str, str | None]:
    return report_strategy(build_game(model), shown=0).forecast


def _score(predicted: bool, forecast: str | None, seen: str) -> Score:
    if not predicted:
        return "no prediction"
    if forecast is None:
        return "open"
    return "right" if forecast == seen else "wrong"


def _line(row: Hindsight) -> str:
    def cell(level: str | None, score: Score) -> str:
        return "—" if score == "no prediction" else f"{level or 'open'} ({score})"

    cells = (
        row.option,
        row.observed,
        cell(row.as_stated, row.as_stated_score),
        cell(row.scenario, row.scenario_score),
        cell(row.source, row.source_score),
    )
    return "| " + " | ".join(cells) + " |"


def _count(name: str, score: Callable[[Hindsight], Score], rows: tuple[Hindsight, ...]) -> str:
    found = [score(row) for row in rows]
    return f"| {name} | {found.count('right')} | {found.count('wrong')} | {found.count('open')} |"
