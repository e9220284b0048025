"""What sources call an instrument, set against what it obliges; and obligations that clash."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tightrope.analysis.commitments.report import Clash, Loose, NamedInstrument, OwedClause
from tightrope.conflict import Game
from tightrope.consequences import Clause, clauses
from tightrope.crisis import CrisisModel
from tightrope.dates import PartialDate


def called_against_obliges(model: CrisisModel) -> tuple[NamedInstrument, ...]:
    """Gives each treaty that sources call by a name: the name, and the kinds it obliges to."""
    found = []
    for name, treaty in model.treaties.items():
        kinds = dict.fromkeys(clause.kind for clause in treaty.clauses)
        if treaty.called:
            found.append(NamedInstrument(name, treaty.called, tuple(kinds), treaty.cites))
    return tuple(found)


def clashing_obligations(
    model: CrisisModel, game: Game | None, as_of: PartialDate | None
) -> tuple[Clash, ...]:
    """Gives each pair of obligations that no feasible state honours together.

    Asked over the states in which both are triggered; only clauses with `requires` or `forbids`
    can clash.
    """
    if game is None:
        return ()
    found = [clause for clause in clauses(model) if clause.is_judged]
    columns = {name: game.space.column(k) for k, name in enumerate(game.options)}
    everywhere = np.ones(game.states, dtype=np.bool_)
    found_clashes = []
    for one, other in combinations(found, 2):
        if one.written is other.written:
            continue
        both = everywhere & one.triggered(columns) & other.triggered(columns)
        if both.any() and not (both & one.kept(columns) & other.kept(columns)).any():
            found_clashes.append(_clash(one, other, int(both.sum()), as_of))
    return tuple(dict.fromkeys(found_clashes))


def _clash(one: Clause, other: Clause, states: int, as_of: PartialDate | None) -> Clash:
    loose = [_loose(clause, as_of) for clause in (one, other) if not clause.is_binding(as_of)]
    return Clash(_owed(one), _owed(other), states, tuple(dict.fromkeys(loose)))


def _loose(clause: Clause, as_of: PartialDate | None) -> Loose:
    """Why it binds towards nobody: what holds towards most of those it is owed to."""
    found = list(clause.standings(as_of).values())
    statuses = [how.status for how in found]
    why = max(found, key=lambda how: statuses.count(how.status))
    return Loose(clause.treaty, clause.debtor, why.status, why.date)


def _owed(clause: Clause) -> OwedClause:
    return OwedClause(
        clause.treaty, clause.kind, clause.debtor, clause.creditors, clause.written.article
    )
