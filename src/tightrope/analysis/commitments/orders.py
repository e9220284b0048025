"""A decision maker's statements, ranked in other orders than the stated one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.reach import Flags
from tightrope.conflict import Game, Priorities
from tightrope.conflict.draw_orders import draw_orders
from tightrope.conflict.preferences import rank_bits
from tightrope.crisis import Formula, parse_formula

DISPERSION = 0.3  # as in the robustness of outcomes; statements not firm: its square root


def stated_priorities(game: Game, dm: int) -> Priorities | None:
    """Gives the decision maker's statements, or None where its preferences are something else."""
    wanted = game.preferences[game.decision_makers[dm]]
    return wanted if isinstance(wanted, Priorities) else None


def bits_at(
    game: Game, statements: Sequence[str | Formula], states: npt.NDArray[np.int64]
) -> Flags:
    """Gives whether each statement holds in each of these states, bool (statements, states)."""
    names = dict(zip(game.options, game.level_names, strict=True))
    levels = game.space.decode(game.space.codes[states])
    columns = {option: levels[:, k] for k, option in enumerate(game.options)}
    formulas = [parse_formula(s, names) if isinstance(s, str) else s for s in statements]
    return np.stack([formula.evaluate(columns) for formula in formulas])


def sample_orders(
    statements: int, draws: int, rng: np.random.Generator, firm: Sequence[bool] | None
) -> npt.NDArray[np.int64]:
    """Gives orders drawn around the stated one, int64 (draws, statements), by the Mallows model."""
    return draw_orders(
        statements,
        draws,
        rng,
        dispersion=DISPERSION,
        firm=firm,
        doubtful_dispersion=DISPERSION**0.5,
    )


class StatementOrders:
    """Ranks of some states under any order of some statements.

    `bits` are bool (statements, states); states in which the same ones hold are worked on once.
    """

    def __init__(self, bits: Flags) -> None:
        self._class = rank_bits(bits)
        _, first = np.unique(self._class, return_index=True)
        self._bits = bits[:, first]

    def ranks(self, order: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Gives int32 (states,) ranks with these statements, most important first; others left out."""
        return rank_bits(self._bits[np.asarray(order, dtype=np.int64)])[self._class]
