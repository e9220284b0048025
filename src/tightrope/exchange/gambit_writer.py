"""An option game as a normal form for Gambit (.nfg)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.conflict import Game
from tightrope.exchange.errors import CannotHold

MOST_PROFILES = 1_000_000
INFEASIBLE = "0: not a feasible state."
TODAY = "Today's strategies:"  # then the number of each player's, the first 1
CANNOT_BE_UNDONE = "Irreversible options are not expressed:"
"""What the comment in the header says, and the reader of these files looks for."""


def to_nfg(
    game: Game,
    title: str = "",
    names: Mapping[str, str] | None = None,
    left_out: Sequence[str] = (),
) -> str:
    """Gives the game in Gambit's .nfg form: a strategy is a choice of levels for all own options.

    Payoffs are ranks, from 1 (least preferred) upwards: only their order means anything, and the
    comment in the header says so. A combination that is not feasible pays everybody 0, less than
    any state, so that nobody gains by moving there; it may still be an equilibrium of the table
    where nobody can leave it alone. `names`: decision maker -> its name in the file; `left_out` is
    said in the comment besides. Irreversible options cannot be expressed: every option may
    change. Raises CannotHold for moves closed in some states, TooLargeForThis beyond a million
    combinations.
    """
    space = game.space
    if space.restricted is not None:
        raise CannotHold("a .nfg file has no place for moves that are closed in some states")
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
    players = " ".join(_quoted((names or {}).get(dm, dm)) for dm in game.decision_makers)
    strategies = "\n".join(
        "{ " + " ".join(_quoted(text) for text in _strategies(game, dm)) + " }"
        for dm in range(len(sizes))
    )
    lines = [
        f"NFG 1 R {_quoted(title or 'Option game')} {{ {players} }}",
        "",
        "{ " + strategies + " }",
        _quoted(_comment(game, left_out)),
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


def _comment(game: Game, left_out: Sequence[str]) -> str:
    text = (
        "Payoffs are ordinal: ranks of states, higher is better; mixed strategies and differences "
        f"between payoffs have no meaning. {INFEASIBLE}"
    )
    if game.status_quo is not None:
        text += f" {TODAY} {' '.join(map(str, _played(game, game.status_quo)))}."
    if game.irreversible:
        text += f" {CANNOT_BE_UNDONE} {', '.join(game.irreversible)}."
    if left_out:
        text += f" Left out: {'; '.join(left_out)}."
    return text


def _played(game: Game, state: int) -> Iterator[int]:
    """The number of the strategy that each decision maker plays in a state, the first 1."""
    code = int(game.space.codes[state])
    for dm in range(len(game.decision_makers)):
        stride, size = game.space.own(dm)
        yield code // stride % size + 1


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
