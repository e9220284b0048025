"""What sources call an instrument, set against what it obliges; and obligations that clash."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tightrope.analysis.commitments.obligations import Clause, clauses, in_force
from tightrope.analysis.commitments.reach import Flags
from tightrope.analysis.commitments.report import Clash, NamedInstrument, OwedClause
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import Obligation

__all__ = ["called_against_obliges", "clashing_obligations"]


def called_against_obliges(model: CrisisModel) -> tuple[NamedInstrument, ...]:
    """Gives each treaty that sources call by a name: the name, and the kinds it obliges to."""
    found = []
    for name, treaty in model.treaties.items():
        kinds = dict.fromkeys(
            clause.kind if isinstance(clause, Obligation) else clause for clause in treaty.obliges
        )
        if treaty.called:
            found.append(NamedInstrument(name, treaty.called, tuple(kinds), treaty.cites))
    return tuple(found)


def clashing_obligations(
    model: CrisisModel, game: Game | None, as_of: str | None
) -> tuple[Clash, ...]:
    """Gives each pair of obligations that no feasible state honours together.

    Asked over the states in which both are triggered; only clauses with `requires` or `forbids`
    can clash.
    """
    if game is None:
        return ()
    found = [clause for clause in clauses(model) if clause.requires or clause.forbids]
    columns = {name: game.space.column(k) for k, name in enumerate(game.options)}
    everywhere = np.ones(game.states, dtype=np.bool_)

    def owed(clause: Clause) -> Flags:
        held: Flags = everywhere
        if clause.condition is not None:
            held = clause.condition.evaluate(columns)
        return held

    def kept(clause: Clause) -> Flags:
        held = everywhere
        if clause.requires is not None:
            held = held & clause.requires.evaluate(columns)
        if clause.forbids is not None:
            held = held & ~clause.forbids.evaluate(columns)
        return held

    found_clashes = []
    for one, other in combinations(found, 2):
        if one.written is other.written:
            continue
        both = owed(one) & owed(other)
        if both.any() and not (both & kept(one) & kept(other)).any():
            found_clashes.append(_clash(model, one, other, int(both.sum()), as_of))
    return tuple(dict.fromkeys(found_clashes))


def _clash(model: CrisisModel, one: Clause, other: Clause, states: int, as_of: str | None) -> Clash:
    loose = [
        clause.treaty
        for clause in (one, other)
        if in_force(model.treaties[clause.treaty], as_of) != "in force"
    ]
    return Clash(_owed(one), _owed(other), states, tuple(dict.fromkeys(loose)))


def _owed(clause: Clause) -> OwedClause:
    return OwedClause(
        clause.treaty, clause.kind, clause.party, clause.towards, clause.written.article
    )
