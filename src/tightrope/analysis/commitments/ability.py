"""Clauses that whoever owes them cannot honour as things stand, and the rules that leave it no way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from tightrope.analysis.commitments.question import Scene
from tightrope.analysis.commitments.report import ObligationStatus
from tightrope.conflict import Game
from tightrope.consequences import Clause, clauses

__all__ = ["with_ability"]


def with_ability(
    scene: Scene, judged: tuple[ObligationStatus, ...]
) -> tuple[ObligationStatus, ...]:
    """Gives the same obligations; of those not honoured, whether their debtor could by any one move.

    `unable_because` are the reasons of the rules that the nearest change of its own would go
    against. Not asked without a game, of who does not play, or of an act that the file names.
    """
    game, state = scene.game, scene.state
    if game is None or state is None:
        return judged
    found = {(c.treaty, c.number, c.debtor): c for c in clauses(scene.model)}
    return tuple(
        _with_ability(scene, game, state, owed, found[owed.treaty, owed.clause, owed.party])
        for owed in judged
    )


def _with_ability(
    scene: Scene, game: Game, state: int, owed: ObligationStatus, clause: Clause
) -> ObligationStatus:
    if owed.honoured != "no" or not scene.plays(owed.party):
        return owed
    # one answer for all states where no clause of it names an option
    kept = np.broadcast_to(clause.kept(scene.columns), game.space.codes.shape)
    reached = [state, *map(int, game.moves(owed.party, state))]
    if any(kept[s] for s in reached):
        return owed
    return replace(owed, unable=True, unable_because=tuple(dict.fromkeys(_rules(scene, clause))))


def _rules(scene: Scene, clause: Clause) -> Iterator[str]:
    """The reasons of the rules against the change of fewest own options that would honour it."""
    formulas = [f for f in (clause.requires, clause.forbids) if f is not None]
    named = {option for formula in formulas for option in formula.options}
    own = sorted(option for option in named if option.startswith(f"{clause.debtor}."))
    tried = (
        {**scene.levels, **dict(zip(own, levels, strict=True))}
        for levels in product(*(range(len(scene.model.levels(option))) for option in own))
    )
    kept = [levels for levels in tried if clause.kept(levels)]
    if not kept:
        return
    nearest = min(kept, key=lambda levels: sum(levels[o] != scene.levels[o] for o in own))
    for rule in scene.model.rules:
        formula = scene.read(rule.never or rule.always or "")
        if bool(formula.evaluate(nearest)) is bool(rule.never) and rule.because:
            yield rule.because
