"""What the bottom line names of an actor: the levels that are expected of its options."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk

_DOES, _LEAVES = 3, 2  # options of a course that are named


@dataclass(frozen=True, slots=True)
class Headline:
    """What is expected of one actor, option -> level, in the order in which it is told."""

    shown: dict[str, str]
    leaves: tuple[str, ...]
    """Of the options shown, those that it leaves alone."""
    left_out: int
    """How many options with an expected level are not shown."""


def headline(desk: Desk, strategy: StrategyReport, who: str) -> Headline:
    """Gives what is expected of an actor: what it does, then what it leaves, what cannot be undone first."""
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{who}.")}
    firm = {o: level for o, level in own.items() if level is not None}
    off = [
        o
        for o in sorted(firm, key=lambda o: not desk.irreversible(o))
        if desk.wording.is_off(o, firm[o])
    ]
    does = [o for o in firm if o not in off]
    shown = {o: firm[o] for o in (*does[:_DOES], *off[:_LEAVES])}
    return Headline(shown, tuple(off[:_LEAVES]), len(firm) - len(shown))
