"""The draws of a forecast as pieces of work that stand for themselves, wherever they are done.

A draw follows from the model, the seed and its own number, so a piece is the same on any machine,
in any order, and done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from tightrope.analysis.dynamics.asked import Prepared, Run
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Floats
from tightrope.crisis import option_levels
from tightrope.crisis.model import CrisisModel

Scenario = str | None  # None: the base

DRAWS_A_PIECE = 10


@dataclass(frozen=True)
class Ensemble:
    """What every draw of a forecast follows from; two are equal if all of it is.

    settings: the base under None first, then each scenario.
    """

    key: tuple[str, ...]
    model: CrisisModel = field(compare=False, repr=False)
    scenarios: Mapping[str, CrisisModel] = field(compare=False, repr=False)
    texts: tuple[str, ...]
    weeks: int
    draws: int
    seed: int

    @classmethod
    def of(
        cls, model: CrisisModel, scenarios: Mapping[str, CrisisModel], texts: Sequence[str],
        weeks: int, draws: int, seed: int,
    ) -> Ensemble:  # fmt: skip
        """Gives the ensemble of a forecast; its key are the models as JSON."""
        told = [model, *scenarios.values()]
        key = (*scenarios, *(one.model_dump_json(by_alias=True) for one in told))
        return cls(key, model, dict(scenarios), tuple(texts), weeks, draws, seed)

    def runs(self) -> dict[Scenario, Run]:
        """Gives the questions put to the base and to each scenario. Raises what `build_game` raises."""
        base = Prepared.of(self.model, draws=self.draws, seed=self.seed)
        settings: dict[Scenario, Setting] = {None: base.setting}
        for name, changed in self.scenarios.items():
            settings[name] = Setting.of(changed, draws=self.draws, seed=self.seed)
        options = option_levels(self.model)
        paths = [parse_path(text, options) for text in self.texts]
        return {name: Run(base, one, paths, self.weeks) for name, one in settings.items()}

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yields the first draw and the end of each piece of work."""
        for first in range(0, self.draws, DRAWS_A_PIECE):
            yield first, min(first + DRAWS_A_PIECE, self.draws)


Spreading = Callable[[Ensemble], Floats]  # works out all draws, wherever: (settings, draws, …)


def piece_of(ensemble: Ensemble, first: int, end: int) -> Floats:
    """Gives the chance of a yes in some draws, (settings, draws, questions + 1, weeks + 1).

    The last question is whether all is as it was.
    """
    runs = _runs(ensemble).values()
    return np.stack(
        [np.stack([run.share(draw) for draw in range(first, end)]) for run in runs]
    )  # fmt: skip


@lru_cache(maxsize=1)
def _runs(ensemble: Ensemble) -> dict[Scenario, Run]:
    """Made once for all pieces that a process does."""
    return ensemble.runs()
