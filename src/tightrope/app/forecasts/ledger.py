"""The ledger of forecasts: `forecasts.jsonl`, to which lines are added and from which none is taken.

A line is a forecast (a probability that was stated, with the day by which it shows) or an outcome
(whether it came, and who says so). The file is written whole under the folder's lock: a killed run
leaves the old one. What was resolved wrongly is resolved again: the last line counts, those before
stay and are told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from tightrope.analysis.dynamics.path_formula import early_answers
from tightrope.analysis.dynamics.score import Scores, lead_error, score
from tightrope.app.errors import AlreadyResolved, AnsweredTwice, TooEarly, UnknownForecast
from tightrope.app.forecasts.lines import Kept, Outcome, day_of, line_of, read_line
from tightrope.app.store.folder import Folder, write_inside
from tightrope.app.store.lock import signature, writing
from tightrope.errors import UsageMistake, nearest


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands in the file."""

    forecasts: tuple[Kept, ...]
    entered: dict[str, tuple[Outcome, ...]]
    """By the forecast's id, in the order in which they were entered: the last one counts."""

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """What became of each forecast, by its id."""
        return {of: all_[-1] for of, all_ in self.entered.items()}

    @property
    def open(self) -> tuple[Kept, ...]:
        """The forecasts whose outcome nobody has entered."""
        return tuple(one for one in self.forecasts if one.id not in self.entered)

    @property
    def changed(self) -> tuple[Changed, ...]:
        """The answers that were changed after they were entered."""
        return tuple(
            Changed(of, was, now)
            for of, all_ in self.entered.items()
            for was, now in pairwise(all_)
            if was.happened != now.happened
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer in the place of another."""

    of: str
    """The id of the forecast."""
    was: Outcome
    now: Outcome


@dataclass(frozen=True, slots=True)
class Settled:
    """The resolved forecasts that left no other answer possible, which are scored with none."""

    forecasts: int
    otherwise: tuple[str, ...]
    """The ids of those that came otherwise: there the model is wrong, whatever its chances."""


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
    entered: dict[str, tuple[Outcome, ...]] = {}
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        made = read_line(line, f"{path.name}:{number}")
        if isinstance(made, Kept):
            forecasts.append(made)
        else:
            entered[made.of] = (*entered.get(made.of, ()), made)
    return Ledger(tuple(forecasts), entered)


def keep(folder: Folder, forecasts: Iterable[Kept]) -> tuple[Kept, ...]:
    """Adds forecasts to the ledger; gives those that did not stand there already."""
    with writing(folder, "keeping forecasts"):
        known = {one.id for one in read_ledger(folder).forecasts}
        new = tuple(one for one in forecasts if one.id not in known)
        _add(folder, new)
    return new


def resolve(
    folder: Folder, answers: Sequence[str], source: str, *, early: bool = False
) -> tuple[Outcome, ...]:
    """Enters what became of forecasts, each `ID=yes` or `ID=no`; all or none is written.

    An outcome that stands already may be entered again only if it differs. early: what is not due
    is settled all the same. Raises UnknownForecast, AlreadyResolved, AnsweredTwice, TooEarly, or
    UsageMistake.
    """
    if not source.strip():
        raise UsageMistake("who says so is missing", hint='add --source "Reuters, 22 June 2025"')
    by, at = signature()
    with writing(folder, "resolving forecasts"):
        ledger = read_ledger(folder)
        made: dict[str, Outcome] = {}
        for text in answers:
            one = _outcome(ledger, text, Outcome("", False, source, at, by), early=early)
            if one.of in made:
                raise AnsweredTwice(
                    "two answers for one forecast", value=one.of, hint="nothing was entered"
                )
            made[one.of] = one
        _add(folder, made.values())
    return tuple(made.values())


def _outcome(ledger: Ledger, text: str, blank: Outcome, *, early: bool) -> Outcome:
    id_, _, said = text.partition("=")
    if said not in {"yes", "no"}:
        raise UsageMistake("an outcome is told as ID=yes or ID=no", value=text)
    known = {one.id: one for one in ledger.forecasts}
    if id_ not in known:
        raise UnknownForecast("no such forecast", value=id_, hint=nearest(id_, known))
    happened, before = said == "yes", ledger.outcomes.get(id_)
    if before is not None and before.happened == happened:
        raise AlreadyResolved(
            f"this forecast was resolved so by {before.by or 'somebody'} at {before.at}", value=id_
        )
    if not early:
        _check_known(known[id_], happened, blank.at)
    return replace(blank, of=id_, happened=happened)


def _check_known(one: Kept, happened: bool, at: str) -> None:
    """Refuses an answer that cannot be known yet."""
    if day_of(at) > day_of(one.due) or happened in early_answers(one.question):
        return
    raise TooEarly(
        f"“{one.question}” is open until {one.due}, so that the answer can still change",
        value=f"{one.id}={'yes' if happened else 'no'}",
        hint="wait, or add --early where it no longer can",
    )


def _add(folder: Folder, items: Iterable[Kept | Outcome]) -> None:
    lines = [line_of(one) for one in items]
    if not lines:
        return
    path = ledger_path(folder)
    old = path.read_bytes() if path.exists() else b""
    between = b"" if not old or old.endswith(b"\n") else b"\n"
    write_inside(folder, path, old + between + "".join(lines).encode())


def made_id(parts: Sequence[object]) -> str:
    """Gives the id of a forecast: the same question of the same model on the same day is one."""
    return hashlib.sha256(json.dumps([str(p) for p in parts]).encode()).hexdigest()[:10]


def due_on(as_of: date, weeks: int) -> str:
    """Gives the last day on which a forecast of so many weeks can come true."""
    return (as_of + timedelta(weeks=weeks)).isoformat()


def standings(ledger: Ledger) -> tuple[Standing, ...]:
    """Gives the scores of what was resolved: of all, by analyst, by model, by question.

    Forecasts that left no other answer possible are no feat, and left out (`settled`).
    """
    done = [one for one in _done(ledger) if one.settled is None]
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


def settled(ledger: Ledger) -> Settled:
    """Gives what became of the forecasts that left no other answer possible."""
    done = [one for one in _done(ledger) if one.settled is not None]
    came = _happened(ledger, done)
    wrong = [one.id for one, yes in zip(done, came, strict=True) if yes != (one.probability > 0.5)]
    return Settled(len(done), tuple(wrong))


def _done(ledger: Ledger) -> list[Kept]:
    return [one for one in ledger.forecasts if one.id in ledger.entered]


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
    """Gives the ledger as flat records, for CSV: each forecast with what became of it.

    `by` is who made the forecast; `resolved_by` and `resolved_at` say who entered its outcome, when.
    """
    rows = []
    for one in ledger.forecasts:
        outcome = ledger.outcomes.get(one.id)
        rows.append(
            {
                **asdict(one),
                "happened": None if outcome is None else outcome.happened,
                "source": None if outcome is None else outcome.source,
                "resolved_at": None if outcome is None else outcome.at,
                "resolved_by": None if outcome is None else outcome.by,
            }
        )
    return rows
