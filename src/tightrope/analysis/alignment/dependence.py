"""Dependence both ways between two actors, need by need, and who could make more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.analysis.alignment.network import check_ends
from tightrope.analysis.alignment.report import DependenceReading, Need
from tightrope.crisis.model import CrisisModel, Dependence

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class DependenceRules:
    """How much of a share is hard to do without, and which differences are even.

    Hardness is the cost of exit that turns dependence into power (Hirschman 1945; Keohane and Nye
    1977): an ordering put into numbers, not a measurement.
    """

    easily: float = 0.25  # not 0: whoever must look elsewhere has to pay something at first
    with_difficulty: float = 0.6  # more than half of the share is lost for the time that matters
    hardly: float = 1.0  # nobody else can meet the need
    even: float = 0.1  # smaller than what one step of hardness makes of a share of a third

    def hardness(self, replaceable: str) -> tuple[float, float]:
        """Gives the least and the most of it; the whole range where it is not known."""
        known = {
            "easily": self.easily,
            "with difficulty": self.with_difficulty,
            "hardly": self.hardly,
        }.get(replaceable)
        return (self.easily, self.hardly) if known is None else (known, known)


RULES = DependenceRules()


def read_dependence(model: CrisisModel) -> tuple[DependenceReading, ...]:
    """Gives one reading per pair of actors with a stated dependence, sorted by pair.

    Needs are told one by one. Two actors are compared by the greatest vulnerability of each, or,
    where every need between them has a stated `weight`, by the sum of vulnerability times weight:
    needs of unlike size are not added up otherwise, so that splitting one need into three changes
    nothing. A share or replaceability that is unknown leaves the whole range it could have open;
    the reading is firm only where the sides differ by more than `RULES.even` whatever the unknown is.
    Raises `UnknownActor` or `SelfTie`.
    """
    pairs: dict[tuple[str, str], list[Dependence]] = {}
    for number, item in enumerate(model.dependence, start=1):
        check_ends(model.actors, item.of, item.on, "dependence", f"dependence[{number}]")
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
    easiest, hardest = RULES.hardness(item.replaceable)
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
    if of_a[0] - of_b[1] > RULES.even:
        return b
    if of_b[0] - of_a[1] > RULES.even:
        return a
    return "even" if max(of_a[1] - of_b[0], of_b[1] - of_a[0]) <= RULES.even else "open"
