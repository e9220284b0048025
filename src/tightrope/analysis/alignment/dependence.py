"""Dependence both ways between two actors, need by need, and who could make more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.alignment.errors import SelfTie, UnknownActor
from tightrope.analysis.alignment.report import DependenceReading, Need
from tightrope.crisis.model import CrisisModel, Dependence
from tightrope.errors import nearest

Range = tuple[float, float]

# How much of a share is hard to do without: the cost of exit that turns dependence into power
# (Hirschman 1945; Keohane and Nye 1977). An ordering put into numbers, not a measurement.
HARDNESS: Mapping[str, float] = {"easily": 0.25, "with difficulty": 0.6, "hardly": 1.0}
EVEN = 0.1  # differences up to this are read as even


def read_dependence(model: CrisisModel) -> tuple[DependenceReading, ...]:
    """Gives one reading per pair of actors with a stated dependence, sorted by pair.

    Needs are told one by one. Two actors are compared by the greatest vulnerability of each, or,
    where every need between them has a stated `weight`, by the sum of vulnerability times weight:
    needs of unlike size are not added up otherwise, so that splitting one need into three changes
    nothing. A share or replaceability that is unknown leaves the whole range it could have open;
    the reading is firm only where the sides differ by more than `EVEN` whatever the unknown is.
    Raises `UnknownActor` or `SelfTie`.
    """
    pairs: dict[tuple[str, str], list[Dependence]] = {}
    for number, item in enumerate(model.dependence, start=1):
        _check(item, number, model)
        pairs.setdefault((min(item.of, item.on), max(item.of, item.on)), []).append(item)
    return tuple(_reading(pair, items) for pair, items in sorted(pairs.items()))


def _reading(pair: tuple[str, str], items: list[Dependence]) -> DependenceReading:
    a, b = pair
    of_a, of_b = (tuple(_need(i) for i in items if i.of == of) for of in pair)
    weighted = all(item.weight is not None for item in items)
    mass_a, mass_b = (_total(own) if weighted else _greatest(own) for own in (of_a, of_b))
    return DependenceReading(
        a=a,
        b=b,
        a_on_b=of_a,
        b_on_a=of_b,
        by="weights" if weighted else "greatest need",
        influence=_influence(a, b, mass_a, mass_b),
        vulnerability=(mass_a, mass_b),
    )


def _need(item: Dependence) -> Need:
    low, high = (item.share, item.share) if item.share is not None else (0.0, 1.0)
    hard = HARDNESS.get(item.replaceable)
    easiest, hardest = (hard, hard) if hard is not None else (HARDNESS["easily"], 1.0)
    return Need(
        of=item.of,
        need=item.need,
        share=item.share,
        replaceable=item.replaceable,
        weight=item.weight,
        sensitivity=(low, high),
        vulnerability=(low * easiest, high * hardest),
    )


def _total(needs: Sequence[Need]) -> Range:
    low, high = (
        sum((need.weight or 0.0) * need.vulnerability[end] for need in needs) for end in (0, 1)
    )
    return low, high


def _greatest(needs: Sequence[Need]) -> Range:
    low, high = (max((need.vulnerability[end] for need in needs), default=0.0) for end in (0, 1))
    return low, high


def _influence(a: str, b: str, of_a: Range, of_b: Range) -> str:
    if of_a[0] - of_b[1] > EVEN:
        return b
    if of_b[0] - of_a[1] > EVEN:
        return a
    return "even" if max(of_a[1] - of_b[0], of_b[1] - of_a[0]) <= EVEN else "open"


def _check(item: Dependence, number: int, model: CrisisModel) -> None:
    where = f"dependence[{number}]"
    for actor in (item.of, item.on):
        if actor not in model.actors:
            raise UnknownActor(
                f"dependence {number} names an unknown actor",
                where=where,
                value=actor,
                hint=nearest(actor, model.actors),
            )
    if item.of == item.on:
        raise SelfTie(f"dependence {number} joins an actor to itself", where=where, value=item.on)
