"""Gambit's normal form (.nfg) of an option game."""

from __future__ import annotations

from itertools import product

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.conflict import Game

MOST_PROFILES = 1_000_000


def to_nfg(game: Game, title: str = "") -> str:
    """Gives the game in Gambit's .nfg form: a strategy is a choice of levels for all own options.

    Payoffs are ranks, from 1 (least preferred) upwards: only their order means anything, and the
    comment in the header says so. A combination that is not feasible pays everybody 0, less than
    any state, so that nobody gains by moving there; it may still be an equilibrium of the table
    where nobody can leave it alone. Irreversible options cannot be expressed: every option may
    change. Raises TooLargeForThis beyond a million combinations.
    """
    space = game.space
    if space.product > MOST_PROFILES:
        raise TooLargeForThis(
            "a table of all combinations would be too long",
            value=f"{space.product:,}",
            allowed=f"at most {MOST_PROFILES:,}",
        )
    sizes = [space.own(dm)[1] for dm in range(len(game.decision_makers))]
    # Decision makers' options are runs of digits, first option fastest: the same order in which
    # .nfg lists profiles, the first player's strategy fastest.
    states = space.find(np.arange(space.product, dtype=np.int64))
    payoffs = np.where(states >= 0, game.ranks[:, np.maximum(states, 0)] + 1, 0).T
    players = " ".join(_quoted(name) for name in game.decision_makers)
    strategies = "\n".join(
        "{ " + " ".join(_quoted(text) for text in _strategies(game, dm)) + " }"
        for dm in range(len(sizes))
    )
    lines = [
        f"NFG 1 R {_quoted(title or 'Option game')} {{ {players} }}",
        "",
        "{ " + strategies + " }",
        _quoted(_comment(game)),
        "",
        "\n".join(" ".join(map(str, row)) for row in payoffs.tolist()),
        "",
    ]
    return "\n".join(lines)


def _strategies(game: Game, dm: int) -> list[str]:
    mine = list(game.space.options_of(dm))
    names = [game.options[k].partition(".")[2] for k in mine]
    combinations = product(*(game.level_names[k] for k in reversed(mine)))
    return [
        ", ".join(f"{name} {level}" for name, level in zip(names, reversed(levels), strict=True))
        for levels in combinations
    ]


def _comment(game: Game) -> str:
    text = (
        "Payoffs are ordinal: ranks of states, higher is better; mixed strategies and differences "
        "between payoffs have no meaning. 0: not a feasible state."
    )
    if game.irreversible:
        text += f" Irreversible options are not expressed: {', '.join(game.irreversible)}."
    return text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
