"""Random conflicts for property tests: ties, infeasible states, irreversible options, levels."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

from hypothesis import strategies as st

from .reference import SmallConflict


@st.composite
def conflicts(
    draw: st.DrawFn,
    *,
    min_dms: int = 2,
    max_dms: int = 5,
    max_options: int = 6,
    max_states: int = 48,
    complete: bool | None = None,
    irreversible: bool | None = None,
    ties: bool | None = None,
) -> SmallConflict:
    """A conflict of 2 to 5 decision makers; a keyword left at None lets both kinds appear."""
    dms = draw(st.integers(min_dms, max_dms))
    seed = draw(st.integers(0, 2**32 - 1))
    extra = draw(st.integers(0, max(0, max_options - dms)))
    return random_conflict(
        random.Random(seed),  # noqa: S311
        dms=dms,
        options=dms + extra,
        max_states=max_states,
        complete=draw(st.booleans()) if complete is None else complete,
        irreversible=draw(st.booleans()) if irreversible is None else irreversible,
        ties=draw(st.booleans()) if ties is None else ties,
    )


def random_conflict(
    rng: random.Random,
    *,
    dms: int,
    options: int,
    max_states: int = 48,
    complete: bool = False,
    irreversible: bool = True,
    ties: bool = True,
) -> SmallConflict:
    """One random conflict; every decision maker owns at least one option."""
    owners = [*range(dms), *(rng.randrange(dms) for _ in range(options - dms))]
    rng.shuffle(owners)
    levels = [2] * options
    if rng.random() < 0.3:
        levels[rng.randrange(options)] = 3
    possible = [
        tuple(reversed(levels_of)) for levels_of in product(*(range(n) for n in reversed(levels)))
    ]
    if complete and len(possible) <= max_states:
        feasible = possible
    else:
        share = rng.uniform(0.3, 0.95)
        kept = [state for state in possible if rng.random() < share] or possible[:1]
        feasible = sorted(rng.sample(kept, max_states)) if len(kept) > max_states else kept
    kinds = ["up", "down", None, None] if irreversible else [None]
    highest = rng.choice([2, 4, len(feasible)]) if ties else len(feasible)
    payoffs = []
    for _ in range(dms):
        if ties:
            payoffs.append(tuple(rng.randrange(highest) for _ in feasible))
        else:
            payoffs.append(tuple(rng.sample(range(len(feasible)), len(feasible))))
    return SmallConflict(
        owners=tuple(owners),
        levels=tuple(levels),
        irreversible=tuple(rng.choice(kinds) for _ in range(options)),
        feasible=tuple(feasible),
        payoffs=tuple(payoffs),
        status_quo=rng.choice(feasible),
    )


def as_arguments(c: SmallConflict) -> dict[str, Any]:
    """The keyword arguments that make the same conflict in `tightrope.Conflict`.

    Options are grouped by decision maker there, so their order, and with it the tuples, may differ
    from the reference; the states stay in the same order.
    """
    order = sorted(range(len(c.owners)), key=lambda option: (c.owners[option], option))
    options = {
        f"d{i}": {
            f"o{k}": [f"l{level}" for level in range(c.levels[k])]
            for k in order
            if c.owners[k] == i
        }
        for i in c.dms
    }
    return {
        "decision_makers": options,
        "feasible": [tuple(state[k] for k in order) for state in c.feasible],
        "preferences": {f"d{i}": list(c.payoffs[i]) for i in c.dms},
        "irreversible": {f"o{k}": way for k, way in enumerate(c.irreversible) if way is not None},
        "status_quo": tuple(c.status_quo[k] for k in order),
    }
