"""Dependence both ways between two actors, and what the difference says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.alignment.errors import SelfTie, UnknownActor
from tightrope.analysis.alignment.report import DependenceReading
from tightrope.crisis.model import CrisisModel, Dependence
from tightrope.errors import nearest

__all__ = ["EVEN", "HARDNESS", "read_dependence"]

Need = tuple[str, float | None, str]  # need, share met, replaceability

# How much of a share is hard to do without: the costs of exit that turn dependence into power
# (Hirschman 1945; Keohane and Nye 1977). An ordering put into numbers, not a measurement.
HARDNESS: Mapping[str, float] = {"easily": 0.25, "with difficulty": 0.6, "hardly": 1.0}
EVEN = 0.1  # differences up to this are read as even


def read_dependence(model: CrisisModel) -> tuple[DependenceReading, ...]:
    """Gives one reading per pair of actors with a stated dependence, sorted by pair.

    Each need weighs its share times how hard the partner is to replace (`HARDNESS`), and a side
    weighs the sum of its needs. A share or replaceability that is unknown is given no number:
    it leaves the whole range it could have open, and the reading is firm only where the sides
    differ by more than `EVEN` whatever the unknown is. Raises `UnknownActor` or `SelfTie`.
    """
    pairs: dict[tuple[str, str], list[Dependence]] = {}
    for number, item in enumerate(model.dependence, start=1):
        _check(item, number, model)
        pairs.setdefault((min(item.of, item.on), max(item.of, item.on)), []).append(item)
    names = {key: actor.name for key, actor in model.actors.items()}
    return tuple(_reading(pair, items, names) for pair, items in sorted(pairs.items()))


def _reading(
    pair: tuple[str, str], items: list[Dependence], names: Mapping[str, str]
) -> DependenceReading:
    a, b = pair
    of_a, of_b = (
        tuple[Need, ...]((i.need, i.share, i.replaceable) for i in items if i.of == of)
        for of in pair
    )
    return DependenceReading(a, b, of_a, of_b, _words((names[a], of_a), (names[b], of_b)))


def _words(one: tuple[str, Sequence[Need]], two: tuple[str, Sequence[Need]]) -> str:
    (a, of_a), (b, of_b) = one, two
    low_a, high_a = _range(of_a)
    low_b, high_b = _range(of_b)
    unknown = [f"{need[0]} ({who})" for who, own in (one, two) for need in own if _open(need)]
    whatever = f", whatever the unknown: {', '.join(unknown)}" if unknown else ""
    for more, less, gap, other in ((a, b, low_a - high_b, of_b), (b, a, low_b - high_a, of_a)):
        if gap > EVEN:
            return f"{more} depends more on {less} than {less} on {more}{_why(less, more, other)}{whatever}."
    if not unknown:
        return f"{a} and {b} depend on each other about evenly."
    if max(high_a - low_b, high_b - low_a) <= EVEN:
        return f"{a} and {b} depend on each other about evenly{whatever}."
    return (
        f"Which of {a} and {b} depends more is open: it turns on what is unknown, "
        f"{', '.join(unknown)}."
    )


def _why(less: str, more: str, needs: Sequence[Need]) -> str:
    if needs:
        return f": {less} could do without {more} at less cost"
    return f"; nothing is stated of what {less} needs from {more}"


def _range(needs: Sequence[Need]) -> tuple[float, float]:
    """Gives the least and the most a side's needs can weigh."""
    low = high = 0.0
    for _, share, replaceable in needs:
        hard = HARDNESS.get(replaceable)
        hard_low, hard_high = (hard, hard) if hard is not None else (HARDNESS["easily"], 1.0)
        share_low, share_high = (share, share) if share is not None else (0.0, 1.0)
        low += share_low * hard_low
        high += share_high * hard_high
    return low, high


def _open(need: Need) -> bool:
    return need[1] is None or need[2] not in HARDNESS


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
