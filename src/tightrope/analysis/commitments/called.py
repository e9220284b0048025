"""What sources call an instrument, set against what it obliges; and obligations that clash."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tightrope.analysis.commitments.obligations import Clause, clauses, in_force
from tightrope.analysis.commitments.reach import Flags
from tightrope.analysis.commitments.wording import listed, name_of, possessive
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import Obligation

__all__ = ["called_against_obliges", "clashing_obligations"]


def called_against_obliges(model: CrisisModel) -> tuple[str, ...]:
    """Gives one sentence per treaty that sources call by a name: the name, and what it obliges."""
    said = []
    for name, treaty in model.treaties.items():
        if not treaty.called:
            continue
        kinds = dict.fromkeys(
            clause.kind if isinstance(clause, Obligation) else clause for clause in treaty.obliges
        )
        spoken = listed([kind.replace("_", "-") for kind in kinds])
        text = f"{treaty.name or name} is called '{treaty.called}'; "
        text += f"it obliges to {spoken}" if kinds else "no obligation is listed for it"
        if "defence" not in kinds:
            text += ", and obliges nobody to defend anybody" if kinds else ""
        cited = len(treaty.cites)
        basis = f" ({cited} cited claim{'s' if cited > 1 else ''})" if cited else ""
        said.append(f"{text}.{basis}")
    return tuple(said)


def clashing_obligations(
    model: CrisisModel, game: Game | None, as_of: str | None
) -> tuple[str, ...]:
    """Gives one sentence per pair of obligations that no feasible state honours together.

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

    said = []
    for one, other in combinations(found, 2):
        if one.written is other.written:
            continue
        both = owed(one) & owed(other)
        if both.any() and not (both & kept(one) & kept(other)).any():
            said.append(_clash(model, one, other, int(both.sum()), as_of))
    return tuple(dict.fromkeys(said))


def _clash(model: CrisisModel, one: Clause, other: Clause, states: int, as_of: str | None) -> str:
    text = (
        f"{_owed(model, one)} and {_owed(model, other)} cannot both be honoured: "
        f"both are triggered in {states} possible states, and no state honours both."
    )
    loose = [
        model.treaties[clause.treaty].name or clause.treaty
        for clause in (one, other)
        if in_force(model.treaties[clause.treaty], as_of) != "in force"
    ]
    if loose:
        text += f" ({listed(list(dict.fromkeys(loose)))}: not known to be in force.)"
    return text


def _owed(model: CrisisModel, clause: Clause) -> str:
    article = f", article {clause.written.article}" if clause.written.article else ""
    treaty = model.treaties[clause.treaty].name or clause.treaty
    kind = clause.kind.replace("_", "-")
    towards = listed([name_of(model, actor) for actor in clause.towards])
    return (
        f"{possessive(name_of(model, clause.party))} {kind} owed to {towards} ({treaty}{article})"
    )
