"""Who stands with whom on a date, computed from the ties of a crisis."""

from __future__ import annotations

from dataclasses import replace

from tightrope.analysis.alignment.balance import balance_of
from tightrope.analysis.alignment.dependence import read_dependence
from tightrope.analysis.alignment.measures import (
    directed_balance,
    find_pivots,
    find_triads,
    strain_of,
)
from tightrope.analysis.alignment.network import (
    ALL_LAYERS,
    Ranks,
    TieNetwork,
    last_day,
    net_ties,
    next_span,
    read_ties,
)
from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.crisis.model import CrisisModel


def analyse_alignment(
    model: CrisisModel,
    *,
    as_of: str | None = None,
    decides: Ranks | None = None,
    camps: int | None = None,
) -> AlignmentReport:
    """Reads the ties of a crisis as balance, camps, pivots and dependence.

    Parameters: `as_of`, a partial ISO date; `decides`, which kinds of tie decide who stands with
    whom, ranks of kinds, most important first; `camps`, a number of camps to divide into. Each is
    the crisis file's own where None.
    Returns one `LayerBalance` for all ties together ("all") and one for each kind, pivots of
    the "all" layer, the strain of everyone who ever was a pivot, at the end of each period in which
    a tie begins or has just ended, and the dependence readings. Strain over time is read from
    dated ties only: where an undated one stood before is not known.
    Raises `UnknownActor`, `SelfTie` or `DateUnreadable`.
    """
    when = as_of or model.as_of
    ranks = tuple(map(tuple, model.alignment.decides if decides is None else decides))
    number = model.alignment.camps if camps is None else camps
    network = read_ties(model)
    ties = network.standing(when)
    kinds = dict.fromkeys(tie.kind for tie in ties)
    layers = tuple(
        balance_of(layer, when, net_ties(ties, layer, decides=ranks), camps=number)
        for layer in (ALL_LAYERS, *kinds)
    )
    whole = replace(layers[0], directed_balance=directed_balance(ties, ranks))
    return AlignmentReport(
        as_of=when,
        layers=(whole, *layers[1:]),
        pivots=find_pivots(whole.ties, whole.triads),
        over_time=_strain_over_time(network, when, ranks),
        dependence=read_dependence(model),
        method={
            "net": "the kinds that decide first decide a pair; sign times strength (weak 1, medium 2, strong 3) within them",
            "camps": "least frustrated weight, two per connected part (Harary); any number, Doreian and Mrvar 1996",
            "frustration": "least ties to flip, each counting 1",
            "over_time": "strain at the end of each period in which a dated tie begins or has just ended",
            "balance": "triads; walks, Estrada and Benzi 2014; 1 - 2L/m, Aref and Wilson 2018; directed, Aref et al. 2020",
            "seed": 0,
        },
        decides=ranks,
        undated=tuple((tie.source, tie.target, tie.kind) for tie in ties if tie.since is None),
    )


def _strain_over_time(
    network: TieNetwork, when: str | None, ranks: Ranks
) -> tuple[tuple[str, str, float], ...]:
    dated = replace(network, ties=tuple(tie for tie in network.ties if tie.since))
    points = [
        (
            date,
            strain_of(
                find_triads(net_ties(dated.standing(last_day(date).isoformat()), decides=ranks))
            ),
        )
        for date in _turning_points(dated, when)
    ]
    actors = sorted({actor for _, strain in points for actor in strain if strain[actor] > 0})
    return tuple(
        (date, actor, strain.get(actor, 0.0)) for date, strain in points for actor in actors
    )


def _turning_points(network: TieNetwork, when: str | None) -> list[str]:
    """The periods in which a tie begins or has just ended, up to the date; by their last day."""
    dates = {tie.since for tie in network.ties if tie.since}
    dates |= {next_span(tie.until) for tie in network.ties if tie.until}
    if when:
        dates = {date for date in dates if last_day(date) < last_day(when)} | {when}
    return sorted(dates, key=lambda date: (last_day(date), date))
