"""The causal links of a crisis as a signed directed graph, checked."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.analysis.effects.errors import SelfEffect, UnknownCause
from tightrope.crisis.model import CrisisModel, Effect
from tightrope.errors import nearest

__all__ = ["CausalNetwork", "build_network"]


@dataclass(frozen=True, slots=True)
class CausalNetwork:
    """Options and indicators joined by signed causal links; `links` maps each node to its own."""

    options: frozenset[str]
    indicators: tuple[str, ...]
    links: dict[str, tuple[Effect, ...]]


def build_network(model: CrisisModel) -> CausalNetwork:
    """Gives the causal network of a crisis. Raises `UnknownCause` or `SelfEffect`."""
    options = frozenset(model.option_names)
    known = options | set(model.indicators)
    links: dict[str, list[Effect]] = {}
    for number, effect in enumerate(model.effects, start=1):
        where = f"effects[{number}]"
        for node in (effect.from_, effect.to):
            if node not in known:
                raise UnknownCause(
                    f"effect {number} names neither an option nor an indicator",
                    where=where,
                    value=node,
                    hint=nearest(node, known),
                )
        if effect.from_ == effect.to:
            raise SelfEffect(
                f"effect {number} leads straight back to itself", where=where, value=effect.to
            )
        links.setdefault(effect.from_, []).append(effect)
    return CausalNetwork(
        options, tuple(model.indicators), {node: tuple(own) for node, own in links.items()}
    )
