"""What the structure of a crisis settles by itself: answers that no possible course of it changes.

Every move that somebody may make has some chance, however small, so that an answer is impossible or
certain only where no course leads to it or away from it: what contradicts itself, what nobody is
able to do, what would need more weeks than are looked at, what holds already and cannot be undone.
That is found by following where the crisis and the automaton of the question may get, without chances.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.monitor import (
    DAYS,
    Combined,
    Lasting,
    Monitor,
    Watched,
    comes_to,
)
from tightrope.arrays import Flags

Answer = Literal["yes", "no"]


def settled_answer(
    chain: Chain, start: int, watched: Watched, weeks: int, cuts: Sequence[Cut] = ()
) -> Answer | None:
    """Gives the one answer to a question that is possible after so many weeks; None: both are.

    weeks: 1 or more. cuts: what comes on a date, in order of time.
    """
    if isinstance(watched, Combined):
        return _joined(
            watched, [settled_answer(chain, start, p, weeks, cuts) for p in watched.parts]
        )
    if isinstance(watched, Lasting):
        return _settled_lasting(chain, start, watched, weeks, cuts)
    may = _may_be(chain, start, watched, weeks, cuts)
    if not may[watched.accepts].any():
        return "no"
    return None if may[~watched.accepts].any() else "yes"


def settled_today(start: int, watched: Watched) -> Answer | None:
    """Gives the answer that the present state settles whatever follows; None: it settles none."""
    if isinstance(watched, Combined):
        return _joined(watched, [settled_today(start, part) for part in watched.parts])
    if isinstance(watched, Lasting):
        return None
    condition = int(watched.delta[0, watched.letters[start]])
    if not watched.settled[condition]:
        return None
    return "yes" if watched.accepts[condition] else "no"


def _joined(watched: Combined, parts: Sequence[Answer | None]) -> Answer | None:
    """What the settled parts settle of the whole, whatever the others turn out to be."""
    if watched.how == "not":
        return {"yes": "no", "no": "yes", None: None}[parts[0]]
    decisive: Answer = "no" if watched.how == "and" else "yes"
    if decisive in parts:
        return decisive
    return None if None in parts else parts[0]


def _settled_lasting(
    chain: Chain, start: int, clock: Lasting, weeks: int, cuts: Sequence[Cut]
) -> Answer | None:
    if clock.days > weeks * DAYS:
        return "no"
    ever = {
        name: settled_answer(chain, start, comes_to(states), weeks, cuts)
        for name, states in (("held", clock.held), ("broken", ~clock.held))
    }
    if ever["held"] == "no":
        return "no"
    return "yes" if ever["broken"] == "no" else None


def _may_be(chain: Chain, start: int, monitor: Monitor, weeks: int, cuts: Sequence[Cut]) -> Flags:
    """Where the pair of condition and state may be at the end, (conditions, states)."""
    here = np.zeros((len(monitor.delta), chain.states), dtype=np.bool_)
    here[monitor.delta[0, monitor.letters[start]], start] = True
    for cut in (*(one for one in cuts if one.weeks <= weeks), None):
        _follow(chain, monitor, here)
        if cut is not None:
            here = _cut(monitor, here, cut)
    return here


def _follow(chain: Chain, monitor: Monitor, here: Flags) -> None:
    """Adds to `here` whatever may come of it by chances to move and shocks, however many."""
    waiting = list(range(len(here)))
    while waiting:
        condition = waiting.pop()
        if monitor.settled[condition]:
            continue
        then = _next(chain, here[condition])
        to = monitor.delta[condition, monitor.letters]
        for other in np.unique(to[then]):
            found = then & (to == other) & ~here[other]
            if found.any():
                here[other] |= found
                waiting.append(int(other))


def _next(chain: Chain, here: Flags) -> Flags:
    """The states that may be next, those given among them."""
    found = here.copy()
    for mover in chain.movers:
        if mover.rate <= 0:
            continue
        for choice in mover.choices:
            chosen = (here & (choice.share > 0)).astype(np.float64)
            found |= (choice.reach.onto(chosen) > 0) & (choice.weight > 0)
    for shock in chain.shocks:
        if shock.rate > 0:
            found[shock.target[here]] = True
    return found


def _cut(monitor: Monitor, here: Flags, cut: Cut) -> Flags:
    """Where the pair may be once something has come on its date."""
    out = np.zeros_like(here)
    for condition, row in enumerate(here):
        to = cut.target[row]
        out[monitor.delta[condition, monitor.letters[to]], to] = True
    return out
