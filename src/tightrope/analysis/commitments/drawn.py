"""Ranks under the draws of a model with interests: strengths, weights and lines drawn together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Here, Worth
from tightrope.conflict import Draws, Game, Interests
from tightrope.crisis import CrisisModel

Ranks = npt.NDArray[np.int32]
_KEPT_BYTES = 2**27  # beyond that, ranks are made again for each red line


class DrawnRanks:
    """The draws that red lines are judged in, for games in which somebody has interests.

    Lines alone have a faster way: see `credibility.share_of_draws`.
    """

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._kept: dict[int, Ranks] = {}
        self.draws = draws.draws

    @classmethod
    def of(cls, model: CrisisModel, game: Game | None, draws: int, seed: int) -> DrawnRanks | None:
        """Gives the draws of a model whose game has interests; None where lines alone decide."""
        wants = () if game is None else game.preferences.values()
        if draws < 1 or not any(isinstance(wanted, Interests) for wanted in wants):
            return None
        return cls(Draws.of(model, draws=draws, seed=seed))

    def ranks(self, draw: int) -> Ranks:
        """Gives int32 (decision makers, states) of one draw."""
        if draw in self._kept:
            return self._kept[draw]
        ranks = self._draws.ranks(draw)
        if ranks.nbytes * self.draws <= _KEPT_BYTES:
            self._kept[draw] = ranks
        return ranks

    def share_credible(self, threat: Threat) -> float | None:
        """Gives the share of draws in which a response is preferred wherever it is asked for."""
        if not self.draws:
            return None
        held = (threat.judge(self.ranks(k)[threat.dm]).everywhere for k in range(self.draws))
        return sum(held) / self.draws

    def tempted(self, here: Here) -> tuple[Worth, ...]:
        """Gives the target's worth of the states in question in the draws in which crossing pays."""
        worths = (
            {s: int(self.ranks(k)[here.target, s]) for s in here.states} for k in range(self.draws)
        )
        return tuple(worth for worth in worths if here.gains(worth))
