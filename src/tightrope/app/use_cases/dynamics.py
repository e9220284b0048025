"""What comes next, what the moves reveal, what to watch, and whether one was right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.app.how import DEFAULT, How

if TYPE_CHECKING:
    from tightrope.app.forecasts.forecasting import Forecasted
    from tightrope.app.forecasts.resolving import Backtested, Resolved
    from tightrope.app.forecasts.revealing import Inferred, Rivals
    from tightrope.app.forecasts.watching import ToWatch


def forecast(
    path: Path,
    asked: Sequence[str] = (),
    *,
    weeks: int = 12,
    scenarios: Sequence[str] = (),
    keep: bool = False,
    drivers: bool = False,
    scheduler: str | None = None,
    how: How = DEFAULT,
) -> Forecasted:
    """Gives how likely the answers to questions about the coming weeks are, scenarios side by side.

    asked: texts of the path language; none: whether each option changes. keep: the answers go
    into the folder's ledger, to be resolved. drivers: also what each answer hangs on.
    scheduler: `cores` or the address of a Dask scheduler, for all of `how.draws`. Raises BadHorizon, PathSyntax, UnknownScenario, MissingExtra, or what `gather` raises.
    """
    from tightrope.app.forecasts.forecasting import forecasted
    from tightrope.app.gathered.gather import gather

    return forecasted(
        gather(path, how), asked, weeks=weeks, scenarios=scenarios, keep=keep, drivers=drivers,
        scheduler=scheduler,
    )  # fmt: skip


def infer(path: Path, how: How = DEFAULT) -> Inferred:
    """Gives what the folder's dated moves reveal of what each side wants.

    Raises NoDatedMoves, or what `gather` raises.
    """
    from tightrope.app.forecasts.revealing import inferred
    from tightrope.app.gathered.gather import gather

    return inferred(gather(path, how))


def weigh(
    path: Path,
    rivals: Sequence[Path] = (),
    scenarios: Sequence[str] = (),
    *,
    priors: Sequence[str] = (),
    how: How = DEFAULT,
) -> Rivals:
    """Weighs the folder's model against rival folders and scenarios by its dated moves.

    priors: how likely each is held before, `NAME=NUMBER` (the folder's own is `as stated`). Raises
    BadRivals, NoDatedMoves, or what `gather` raises.
    """
    from tightrope.app.forecasts.revealing import weighed_rivals
    from tightrope.app.gathered.gather import gather

    return weighed_rivals(gather(path, how), rivals, scenarios, priors)


def backtest(path: Path, how: How = DEFAULT) -> Backtested:
    """Stands at each day of the record, forecasts with what was known, and scores what came.

    Raises NoDatedMoves, or what `gather` raises.
    """
    from tightrope.app.forecasts.resolving import backtested
    from tightrope.app.gathered.gather import gather

    return backtested(gather(path, how))


def resolve(
    path: Path,
    answers: Sequence[str] = (),
    *,
    source: str = "",
    early: bool = False,
    out: Path | None = None,
) -> Resolved:
    """Enters what became of kept forecasts (`ID=yes`, `ID=no`), and scores what is resolved.

    Without answers only tells. early: the answers are settled, though not due. out: every forecast
    with its outcome as CSV. Raises UnknownForecast, AlreadyResolved, AnsweredTwice, TooEarly,
    BadLedger, FolderBusy.
    """
    from tightrope.app.evidence.exporting import write_records
    from tightrope.app.forecasts import ledger
    from tightrope.app.forecasts.resolving import Resolved
    from tightrope.app.store.folder import open_folder

    folder = open_folder(path)
    entered = ledger.resolve(folder, answers, source, early=early) if answers else ()
    book = ledger.read_ledger(folder)
    rows = ledger.rows_of(book)
    if out is not None:
        write_records(path, iter(rows), out, "csv")
    return Resolved(
        entered, book.changed, book.open, ledger.standings(book), ledger.settled(book),
        tuple(rows), out,
    )  # fmt: skip


def watch(
    path: Path,
    question: str | None = None,
    *,
    weeks: int = 12,
    about: str | None = None,
    how: How = DEFAULT,
) -> ToWatch:
    """Gives the early signs that would most tell the futures (or the answers to a question) apart.

    about: the decision maker whose options tell the futures apart (default: the file's focal
    actor). Raises BadHorizon, PathSyntax, UsageMistake, or what `gather` raises.
    """
    from tightrope.app.forecasts.watching import to_watch
    from tightrope.app.gathered.gather import gather

    return to_watch(gather(path, how), question, weeks=weeks, about=about)
