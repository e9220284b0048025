"""What comes next, what the moves reveal, what to watch, and whether one was right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.app.how import DEFAULT, How

if TYPE_CHECKING:
    from tightrope.app.forecasting import Forecasted, Inferred


def forecast(
    path: Path,
    asked: Sequence[str] = (),
    *,
    weeks: int = 12,
    scenarios: Sequence[str] = (),
    how: How = DEFAULT,
) -> Forecasted:
    """Gives how likely the answers to questions about the coming weeks are, scenarios side by side.

    asked: texts of the path language; none: whether each option changes. Raises BadHorizon,
    PathSyntax, UnknownScenario, or what `gather` raises.
    """
    from tightrope.app.forecasting import forecasted
    from tightrope.app.gather import gather

    return forecasted(gather(path, how), asked, weeks=weeks, scenarios=scenarios)


def infer(path: Path, how: How = DEFAULT) -> Inferred:
    """Gives what the folder's dated moves reveal of what each side wants.

    Raises NoDatedMoves, or what `gather` raises.
    """
    from tightrope.analysis.dynamics.infer import infer_wants
    from tightrope.app.forecasting import Inferred
    from tightrope.app.gather import gather
    from tightrope.words import ByName

    model = gather(path, how).model
    how.on_step("weighing the moves")
    return Inferred(infer_wants(model, seed=how.seed), ByName(model))
