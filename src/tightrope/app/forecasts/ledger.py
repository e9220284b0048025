"""The ledger of forecasts: `forecasts.jsonl`, to which lines are added and from which none is taken.

A line is a forecast (a probability that was stated, with the day by which it shows) or an outcome
(whether it came, and who says so). The file is written whole under the folder's lock: a killed run
leaves the old one. What was resolved wrongly is resolved again; the last line counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tightrope.analysis.dynamics.score import Scores, lead_error, score
from tightrope.app.errors import AlreadyResolved, BadLedger, UnknownForecast
from tightrope.app.store.folder import Folder, write_inside
from tightrope.app.store.lock import signature, writing
from tightrope.errors import UsageMistake, nearest

VERSION = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """One forecast that was kept."""

    id: str
    """By which it is resolved."""
    made: str
    """When it was kept."""
    by: str
    """Who kept it."""
    as_of: str
    """The day the model stood at."""
    due: str
    """The last day on which it can still come."""
    question: str
    """What was asked."""
    scenario: str | None
    """The scenario it holds for; null: the base."""
    probability: float
    """What was said."""
    low: float
    """One draw in ten was below."""
    high: float
    """One draw in ten was above."""
    persistence: float
    """What was to be said if nothing changed: 0 or 1."""
    average: float
    """What moves at the average rate said."""
    model: str
    """SHA-256 of the model."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast."""

    of: str
    """The id of the forecast."""
    happened: bool
    """Whether the answer was yes."""
    source: str
    """Who says so."""
    at: str
    """When it was entered."""
    by: str
    """Who entered it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands in the file; `outcomes` by the forecast's id, the last one counting."""

    forecasts: tuple[Kept, ...]
    outcomes: dict[str, Outcome]

    @property
    def open(self) -> tuple[Kept, ...]:
        """The forecasts whose outcome nobody has entered."""
        return tuple(one for one in self.forecasts if one.id not in self.outcomes)


@dataclass(frozen=True, slots=True)
class Standing:
    """The scores of some resolved forecasts, beside what they had to beat."""

    of: str
    """all, an analyst, a model (the beginning of its hash), or a question."""
    forecasts: Scores
    persistence: Scores
    average: Scores
    error: float
    """The standard error of the lead over persistence, as if the forecasts were independent."""


def ledger_path(folder: Folder) -> Path:
    """Gives where the ledger stands."""
    return folder.path / "forecasts.jsonl"


def read_ledger(folder: Folder) -> Ledger:
    """Gives the ledger of a folder, empty where there is none. Raises BadLedger with the line."""
    path = ledger_path(folder)
    if not path.exists():
        return Ledger((), {})
    forecasts: list[Kept] = []
    outcomes: dict[str, Outcome] = {}
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        kept = _read(line, f"{path.name}:{number}")
        if isinstance(kept, Kept):
            forecasts.append(kept)
        else:
            outcomes[kept.of] = kept
    return Ledger(tuple(forecasts), outcomes)


def _read(line: str, where: str) -> Kept | Outcome:
    try:
        record = json.loads(line)
        version, kind = record.pop("version"), record.pop("kind")
        if version != VERSION:
            raise BadLedger("a version this program does not know", where=where, value=version)
        return Kept(**record) if kind == "forecast" else Outcome(**record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadLedger(
            "this line is no forecast and no outcome", where=where, value=line[:60],
            hint="take the line back from version control, or take it out",
        ) from error  # fmt: skip


def keep(folder: Folder, forecasts: Iterable[Kept]) -> tuple[Kept, ...]:
    """Adds forecasts to the ledger; gives those that did not stand there already."""
    with writing(folder, "keeping forecasts"):
        known = {one.id for one in read_ledger(folder).forecasts}
        new = tuple(one for one in forecasts if one.id not in known)
        _add(folder, new)
    return new


def resolve(folder: Folder, answers: Sequence[str], source: str) -> tuple[Outcome, ...]:
    """Enters what became of forecasts, each `ID=yes` or `ID=no`; all or none is written.

    An outcome that stands already may be entered again only if it differs. Raises UnknownForecast,
    AlreadyResolved, or UsageMistake.
    """
    if not source.strip():
        raise UsageMistake("who says so is missing", hint='add --source "Reuters, 22 June 2025"')
    by, at = signature()
    with writing(folder, "resolving forecasts"):
        ledger = read_ledger(folder)
        made = tuple(_outcome(ledger, text, source, by, at) for text in answers)
        _add(folder, made)
    return made


def _outcome(ledger: Ledger, text: str, source: str, by: str, at: str) -> Outcome:
    id_, _, said = text.partition("=")
    if said not in {"yes", "no"}:
        raise UsageMistake("an outcome is told as ID=yes or ID=no", value=text)
    known = {one.id for one in ledger.forecasts}
    if id_ not in known:
        raise UnknownForecast("no such forecast", value=id_, hint=nearest(id_, known))
    happened, before = said == "yes", ledger.outcomes.get(id_)
    if before is not None and before.happened == happened:
        raise AlreadyResolved(
            f"this forecast was resolved so by {before.by or 'somebody'} at {before.at}", value=id_
        )
    return Outcome(id_, happened, source, at, by)


def _add(folder: Folder, items: Iterable[Kept | Outcome]) -> None:
    lines = [_line(one) for one in items]
    if not lines:
        return
    path = ledger_path(folder)
    old = path.read_bytes() if path.exists() else b""
    between = b"" if not old or old.endswith(b"\n") else b"\n"
    write_inside(folder, path, old + between + "".join(lines).encode())


def _line(item: Kept | Outcome) -> str:
    kind = "forecast" if isinstance(item, Kept) else "outcome"
    return json.dumps({"version": VERSION, "kind": kind, **asdict(item)}, ensure_ascii=False) + "\n"


def made_id(parts: Sequence[object]) -> str:
    """Gives the id of a forecast: the same question of the same model on the same day is one."""
    return hashlib.sha256(json.dumps([str(p) for p in parts]).encode()).hexdigest()[:10]


def due_on(as_of: date, weeks: int) -> str:
    """Gives the last day on which a forecast of so many weeks can come true."""
    return (as_of + timedelta(weeks=weeks)).isoformat()


def standings(ledger: Ledger) -> tuple[Standing, ...]:
    """Gives the scores of what was resolved: of all, by analyst, by model, by question."""
    done = [one for one in ledger.forecasts if one.id in ledger.outcomes]
    if not done:
        return ()
    parts: tuple[Callable[[Kept], str], ...] = (
        lambda one: "all",
        lambda one: f"by {one.by or 'somebody'}",
        lambda one: f"model {one.model[:8]}",
        lambda one: one.question,
    )
    found: dict[str, list[Kept]] = {}
    for part in parts:
        for one in done:
            found.setdefault(part(one), []).append(one)
    return tuple(_standing(ledger, of, own) for of, own in found.items())


def _standing(ledger: Ledger, of: str, own: Sequence[Kept]) -> Standing:
    happened = _happened(ledger, own)
    told, same, usual = (
        [getattr(one, which) for one in own] for which in ("probability", "persistence", "average")
    )
    scores = score(told, happened), score(same, happened), score(usual, happened)
    return Standing(of, *scores, lead_error(told, same, happened))


def _happened(ledger: Ledger, own: Sequence[Kept]) -> list[bool]:
    return [ledger.outcomes[one.id].happened for one in own]


def rows_of(ledger: Ledger) -> list[dict[str, Any]]:
    """Gives the ledger as flat records, for CSV: each forecast with what became of it."""
    names = [field.name for field in fields(Outcome) if field.name != "of"]
    rows = []
    for one in ledger.forecasts:
        outcome = ledger.outcomes.get(one.id)
        rows.append({**asdict(one), **{name: getattr(outcome, name, None) for name in names}})
    return rows
