"""What happened how often in the past, for answers and shocks that nothing else tells of.

A response rule or a shock may name a base rate: one that ships, with its source and the cases that
were counted, or one that the file writes, which comes first. A share p within T weeks is the rate
-ln(1 - p) / T.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log1p
from typing import Literal

from tightrope.analysis.dynamics.errors import BadBaseRate
from tightrope.analysis.dynamics.priors import Spread, base_rates, within_most
from tightrope.crisis.model import CrisisModel
from tightrope.errors import nearest

MOST_CERTAIN = 1 - 1e-9  # a share of 1 would be an infinite rate


@dataclass(frozen=True, slots=True)
class PastRate:
    """How often something happened in the past."""

    name: str
    what: str
    """What happened, as a clause; of the file's own: its name."""
    share: Spread
    """Least, most likely, most."""
    weeks: float | None
    """Within how many weeks; null: nobody counted that."""
    among: str
    """The cases that were counted: the reference class."""
    n: int | None
    """How many they were; null: not told."""
    source: str
    """Where the count comes from; of the file's own: its claims, or why it is assumed."""
    said: Literal["file", "past cases"]
    used_by: tuple[str, ...] = ()
    """The rules and shocks of the file that take it."""


def past_rates(model: CrisisModel) -> tuple[PastRate, ...]:
    """Gives every base rate that a model may name: the file's first, then those that ship."""
    uses = _uses(model)
    own = tuple(
        PastRate(
            name, name, one.share, one.weeks, one.among, None,
            ", ".join(one.cites) or one.assumption or "", "file", uses.get(name, ()),
        )
        for name, one in model.dynamics.base_rates.items()
    )  # fmt: skip
    shipped = tuple(
        PastRate(
            name, one["what"], tuple(one["share"]), one["weeks"], one["reference_class"], one["n"],
            one["source"], "past cases", uses.get(name, ()),
        )
        for name, one in base_rates()["rates"].items()
        if name not in model.dynamics.base_rates
    )  # fmt: skip
    return own + shipped


def rate_named(model: CrisisModel, name: str, where: str) -> PastRate:
    """Gives a base rate by its name. Raises BadBaseRate where there is none."""
    known = {one.name: one for one in past_rates(model)}
    if name not in known:
        raise BadBaseRate("no such base rate", where=where, value=name, hint=nearest(name, known))
    return known[name]


def weekly(found: PastRate, where: str) -> Spread:
    """Gives the rate a week, 28 where it is more. Raises BadBaseRate where nobody said within how many weeks."""
    weeks = found.weeks
    if weeks is None or weeks == inf:
        raise BadBaseRate(
            "this base rate does not say within how many weeks", where=where, value=found.name,
            hint="write it under `base_rates` with `weeks`, or give the shock a `rate`",
        )  # fmt: skip
    low, mode, high = (-log1p(-min(share, MOST_CERTAIN)) / weeks for share in found.share)
    return within_most((low, mode, high))


def _uses(model: CrisisModel) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    named = [(f"answer of {one.by}", one.base_rate) for one in model.dynamics.responses]
    named += [(f"shock {name}", one.base_rate) for name, one in model.dynamics.shocks.items()]
    for use, name in named:
        if name is not None:
            found[name] = (*found.get(name, ()), use)
    return found
