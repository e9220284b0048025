"""The futures a model thinks possible, told apart by what matters most to the sides.

The ends of drawn worlds are grouped by the one or two options on which most of what the ends are
worth hangs: the correlation ratio (Pearson 1905), the share of the variance of worth that lies between the groups, added up over
the decision makers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.settled import Answer
from tightrope.arrays import Flags, Floats, Int32s, Ints

MOST_FUTURES = 4
_MOST_OPTIONS = 2
_LEAST_SHARE = 0.02  # of the variance of worth, that an option must add for each side


@dataclass(frozen=True, slots=True)
class Future:
    """One way it may end within the weeks looked ahead."""

    ends: dict[str, str] | None
    """Option -> level at the end, of the options that tell the futures apart; null: of a question."""
    answer: bool | None
    """Of a question asked: whether the answer is yes; null: the futures are ends."""
    probability: float
    low: float = 0.0
    """One draw in ten is below."""
    high: float = 1.0
    """One draw in ten is above."""
    settled: Literal["certain", "impossible"] | None = None
    """Of an answer: what it is whatever course the crisis takes; null: both answers are possible."""

    def over(self, shares: Floats) -> Future:
        """Gives the same future, as likely as these draws say, (draws,)."""
        low, high = np.quantile(shares, [0.1, 0.9])
        return replace(self, probability=float(shares.mean()), low=float(low), high=float(high))


def futures_of_answers(
    answers: Flags, chances: Floats, only: Answer | None = None
) -> tuple[Ints, tuple[Future, ...]]:
    """Gives the future of each world (0: no, 1: yes), and the two futures.

    chances: of a yes in each draw, (draws,). only: the one answer that is possible.
    """
    no, yes = Future(None, False, 0.0), Future(None, True, 0.0)
    if only is not None:
        no = replace(no, settled="certain" if only == "no" else "impossible")
        yes = replace(yes, settled="certain" if only == "yes" else "impossible")
    return answers.astype(np.int64), (no.over(1 - chances), yes.over(chances))


def futures_of_ends(
    setting: Setting, ends: Int32s, about: str | None = None
) -> tuple[Ints, tuple[Future, ...]]:
    """Gives the future of each world, and the futures, the likeliest first.

    about: the decision maker whose options tell the futures apart, by what the ends are worth to it;
    None: everybody's, to everybody.
    """
    options = dividing_options(setting, ends, about)
    group = _group(setting, options, ends)
    found, first, place, counts = np.unique(
        group, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((found, -counts))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    futures = tuple(
        Future(_levels(setting, options, int(ends[first[k]])), None, float(counts[k] / len(ends)))
        for k in order
    )
    return rank[place], futures


def dividing_options(setting: Setting, ends: Int32s, about: str | None = None) -> tuple[int, ...]:
    """Gives the options (by place) that tell the ends apart by what they are worth; none: all alike."""
    game = setting.game
    worth = setting.central[:, ends]
    allowed = [
        option
        for option in range(len(game.options))
        if about is None or game.decision_makers[game.owner[option]] == about
    ]
    if about is not None:
        worth = worth[[game.dm_index(about)]]
    chosen: tuple[int, ...] = ()
    known = 0.0
    while len(chosen) < _MOST_OPTIONS:
        tried = [
            (-_explained(worth, _group(setting, (*chosen, option), ends)), option)
            for option in allowed
            if option not in chosen
            and 1 < len(np.unique(_group(setting, (*chosen, option), ends))) <= MOST_FUTURES
        ]
        if not tried:
            break
        best, option = min(tried)
        if -best - known < _LEAST_SHARE * len(worth):
            break
        chosen, known = tuple(sorted((*chosen, option))), -best
    if about is not None and not chosen:  # nothing of its own matters to it
        return dividing_options(setting, ends)
    return chosen


def _group(setting: Setting, options: Sequence[int], ends: Int32s) -> Ints:
    """A number for each combination of the options' levels."""
    space = setting.game.space
    out = np.zeros(len(ends), dtype=np.int64)
    for option in options:
        level = (space.codes[ends] // space.strides[option]) % space.level_counts[option]
        out = out * space.level_counts[option] + level
    return out


def _explained(worth: Floats, group: Ints) -> float:
    """The share of the variance of each side's worth between the groups, added up."""
    _, place, counts = np.unique(group, return_inverse=True, return_counts=True)
    total = 0.0
    for own in worth:
        spread = float(own.var())
        if spread > 1e-12:
            means = np.bincount(place, own) / counts
            total += float(counts @ (means - own.mean()) ** 2) / len(own) / spread
    return total


def _levels(setting: Setting, options: Sequence[int], end: int) -> dict[str, str]:
    there = setting.game.state(end)
    return {setting.game.options[k]: there[setting.game.options[k]] for k in options}
