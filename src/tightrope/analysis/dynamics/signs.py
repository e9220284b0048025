"""What may be seen of a course from outside: moves, and indicators that turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.monitor import Watched as SeenBy
from tightrope.analysis.dynamics.monitor import comes_to, watch_path
from tightrope.analysis.dynamics.path_formula import parse_path, singles
from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Floats
from tightrope.consequences.respond import LEAST_CHANGE
from tightrope.crisis import option_levels

SignKind = Literal["move", "indicator"]


@dataclass(frozen=True, eq=False, slots=True)
class Sign:
    """A move (an option put at a level) or an indicator that goes up or down, and its automaton."""

    kind: SignKind
    what: str
    level: str
    seen: SeenBy


def signs_of(setting: Setting) -> tuple[Sign, ...]:
    """Gives every move away from today's levels, then every turn an indicator can take.

    Indicators turn at the middle strength of the links, by what counts as an effect.
    """
    moves = [
        Sign("move", option, level, asked(setting, f"eventually {option} == {level}"))
        for option, level in moves_away(setting)
    ]
    return (*moves, *_turns(setting))


def moves_away(setting: Setting) -> list[tuple[str, str]]:
    """Gives every option at every level it is not at today."""
    here = setting.game.state(setting.start)
    pairs = setting.game.space.option_levels.items()
    return [(option, level) for option, names in pairs for level in names if level != here[option]]


def asked(setting: Setting, question: str) -> SeenBy:
    """Gives the automaton of a question. Raises PathSyntax, or what `parse_formula` raises."""
    path = parse_path(question, option_levels(setting.model))
    return watch_path(path, setting.game.space)


def spoken_of(setting: Setting, question: str) -> frozenset[str]:
    """Gives the options that a question names: that they move is no sign of the answer but the answer."""
    single = singles(parse_path(question, option_levels(setting.model)))
    formulas = [f for one in single for f in (one.first, one.second) if f is not None]
    return frozenset(option for formula in formulas for option in formula.options)


def _turns(setting: Setting) -> list[Sign]:
    solution, found = setting.solution(None), list[Sign]()
    if solution is None or setting.responses is None:
        return found
    names = setting.responses.network.indicators
    for k, name in enumerate(names):
        x = solution.weighed(np.eye(len(names))[:, [k]])[:, 0]
        change = x - x[setting.start]
        for level, held in (("up", change >= LEAST_CHANGE), ("down", change <= -LEAST_CHANGE)):
            if held.any():
                found.append(Sign("indicator", name, level, comes_to(held)))
    return found


def mutual_information(table: Floats) -> float:
    """Gives how many bits the rows of a table of counts tell of its columns, bias taken off, 0 or more."""
    total = table.sum()
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    plain = entropy(rows / total) + entropy(columns / total) - entropy(table / total)
    free = ((rows > 0).sum() - 1) * ((columns > 0).sum() - 1)
    return float(max(0.0, plain - free / (2 * total * np.log(2))))


def entropy(shares: Floats) -> float:
    """Gives how many bits it takes on average to tell which of some shares came."""
    some = shares[shares > 0]
    return float(max(0.0, -(some * np.log2(some)).sum()))
