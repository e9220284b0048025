"""Why, as arithmetic: what a move gains and costs a decision maker, interest by interest."""

from __future__ import annotations

from collections import Counter

import numpy as np

from tightrope.analysis.motives.block import Block, Floats
from tightrope.analysis.motives.report import Move, Term
from tightrope.conflict import Game, Interests
from tightrope.crisis.parse_formula import parse_formula

_VERDICTS = {1: "better", 0: "equal", -1: "worse"}
_SMALLEST = 1e-9


def describe_move(game: Game, block: Block, row: int, worth: Floats) -> Move:
    """Gives one move of a block against staying, its gain split by interest, largest first."""
    terms = sorted(_terms(block, row), key=lambda term: (-abs(term.amount), term.indicator or ""))
    verdict = block.compares(row, worth)
    return Move(
        changes=changes_between(game, int(block.states[0]), int(block.states[row])),
        gain=float(worth[row] - worth[0]),
        terms=tuple(term for term in terms if abs(term.amount) > _SMALLEST),
        line=_deciding_line(game, block, row),
        verdict=_VERDICTS[verdict],  # type: ignore[arg-type]
        best=block.best(worth) == row,
    )


def _terms(block: Block, row: int) -> list[Term]:
    stakes, actor = block.stakes, block.actor
    amounts = stakes.split(actor, 0, row)
    x = stakes.responses.central().x([0, row])
    change = x[1] - x[0]
    own = stakes.interests[actor]
    found = []
    for one in stakes.wanted[actor]:
        interest = own[one.place]
        found.append(
            Term(
                indicator=interest.in_,
                treaty=None,
                amount=float(amounts[one.place]),
                change=float(change[one.indicator]),
                weight=stakes.classes[actor][one.place],
                wants="high" if one.sign > 0 else "low",
                cites=interest.cites,
                assumption=interest.assumption,
            )
        )
    broken: Counter[int] = Counter()
    for breach in stakes.breaches[actor]:
        broken[breach.place] += int(breach.broken[row]) - int(breach.broken[0])
    for place, count in broken.items():
        interest = own[place]
        found.append(
            Term(
                indicator=None,
                treaty=interest.duty,
                amount=float(amounts[place]),
                change=float(count),
                weight=stakes.classes[actor][place],
                wants="kept",
                cites=interest.cites,
                assumption=interest.assumption,
            )
        )
    return found


def _deciding_line(game: Game, block: Block, row: int) -> str:
    """The first typed line on which the two states differ; "" where none does."""
    wanted = game.preferences[block.actor]
    if not isinstance(wanted, Interests):
        return ""
    names = dict(zip(game.options, game.level_names, strict=True))
    rows = game.space.decode(game.space.codes[block.states[[0, row]]])
    here, there = (dict(zip(game.options, map(int, levels), strict=True)) for levels in rows)
    for line in wanted.statements:
        formula = parse_formula(line, names) if isinstance(line, str) else line
        if bool(formula.evaluate(here)) != bool(formula.evaluate(there)):
            return str(line)
    return ""


def changes_between(game: Game, here: int, there: int) -> dict[str, str]:
    """Gives option -> new level, for the options that differ between two states."""
    before, after = game.state(here), game.state(there)
    return {option: level for option, level in after.items() if before[option] != level}


def rows_with(game: Game, block: Block, option: int, level: int) -> np.ndarray:
    """Gives which rows of a block have an option at a level, bool (rows,)."""
    levels = game.space.decode(game.space.codes[block.states])
    return np.asarray(levels[:, option] == level)
