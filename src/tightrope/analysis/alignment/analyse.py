"""Who stands with whom on a date, computed from the ties of a crisis."""

from __future__ import annotations

from tightrope.analysis.alignment.balance import balance_of
from tightrope.analysis.alignment.dates import first_day
from tightrope.analysis.alignment.dependence import read_dependence
from tightrope.analysis.alignment.net import ALL_LAYERS, layers_of, net_ties, standing_ties
from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.alignment.strain import find_pivots, strain_of
from tightrope.analysis.alignment.triads import find_triads
from tightrope.crisis.model import CrisisModel

__all__ = ["analyse_alignment"]


def analyse_alignment(model: CrisisModel, *, as_of: str | None = None) -> AlignmentReport:
    """Reads the ties of a crisis as balance, camps, pivots and dependence.

    Parameters: `as_of`, a partial ISO date; the crisis's own `as_of` where None.
    Returns one `LayerBalance` for all ties together ("all") and one for each kind, pivots of
    the "all" layer, the strain of every pivot at each date on which a tie begins or ends, and
    the dependence readings. Raises `UnknownActor`, `SelfTie` or `DateUnreadable`.
    """
    when = as_of or model.as_of
    ties = standing_ties(model, when)
    layers = tuple(balance_of(layer, when, net_ties(ties, layer)) for layer in layers_of(ties))
    pivots = find_pivots(layers[0].ties, layers[0].triads)
    return AlignmentReport(
        as_of=when,
        layers=layers,
        pivots=pivots,
        over_time=_strain_over_time(model, tuple(pivot.actor for pivot in pivots), when),
        dependence=read_dependence(model),
        method={
            "net": "sum of sign times strength (weak 1, medium 2, strong 3) per pair and layer",
            "frustration": "least ties to flip, each counting 1",
            "over_time": "strain at each date on which a tie begins or ends, up to as_of",
        },
    )


def _strain_over_time(
    model: CrisisModel, actors: tuple[str, ...], when: str | None
) -> tuple[tuple[str, str, float], ...]:
    dates = {date for tie in model.ties for date in (tie.since, tie.until) if date}
    dates |= {when} if when else set()
    points = []
    for date in sorted(dates, key=lambda d: (first_day(d), d)):
        if when and first_day(date) > first_day(when):
            continue
        strain = strain_of(find_triads(net_ties(standing_ties(model, date), ALL_LAYERS)))
        points += [(date, actor, strain.get(actor, 0.0)) for actor in actors]
    return tuple(points)
