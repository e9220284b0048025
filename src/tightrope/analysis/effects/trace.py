"""Chains of causal links from an option to the indicators it moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from tightrope.analysis.effects.network import CausalNetwork
from tightrope.analysis.effects.report import CausalPath, IndicatorChange
from tightrope.crisis.model import Effect

__all__ = ["PATH_LIMIT", "trace_changes"]

Direction = Literal["up", "down", "contested", "no effect"]
PATH_LIMIT = 1000


def trace_changes(
    network: CausalNetwork, pushes: Mapping[str, int]
) -> tuple[tuple[IndicatorChange, ...], bool]:
    """Gives where each indicator is moved when options are pushed up (+1) or down (-1).

    Every chain without a repeated node is followed, and its sign is the product of its links'
    signs and of the push; chains stop at options, whose levels an outcome fixes. Chains of one
    sign move the indicator up or down, chains of both leave it contested, none: no effect. The
    second value says whether the limit of `PATH_LIMIT` chains per option cut the list short.
    """
    found: dict[str, list[CausalPath]] = {name: [] for name in network.indicators}
    cut = False
    for option, push in pushes.items():
        for count, chain in enumerate(_chains(network, option)):
            if count >= PATH_LIMIT:
                cut = True
                break
            found[chain[-1].to].append(_path(chain, push))
    return tuple(
        IndicatorChange(name, _direction(own), tuple(own)) for name, own in found.items()
    ), cut


def _chains(network: CausalNetwork, start: str) -> Iterator[tuple[Effect, ...]]:
    """Breadth first, so that the shortest chains come first."""
    waiting: list[tuple[Effect, ...]] = [(link,) for link in network.links.get(start, ())]
    while waiting:
        longer = []
        for chain in waiting:
            end = chain[-1].to
            if end in network.options:
                continue
            yield chain
            seen = {start, *(link.to for link in chain)}
            longer += [(*chain, n) for n in network.links.get(end, ()) if n.to not in seen]
        waiting = longer


def _path(chain: tuple[Effect, ...], push: int) -> CausalPath:
    sign = push
    for link in chain:
        sign *= 1 if link.sign == "+" else -1
    return CausalPath(
        nodes=(chain[0].from_, *(link.to for link in chain)),
        sign=sign,
        disputed=any(link.disputed for link in chain),
        cites=tuple(dict.fromkeys(cite for link in chain for cite in link.cites)),
        assumptions=tuple(dict.fromkeys(link.assumption for link in chain if link.assumption)),
    )


def _direction(paths: list[CausalPath]) -> Direction:
    signs = {path.sign for path in paths}
    if not signs:
        return "no effect"
    if len(signs) > 1:
        return "contested"
    return "up" if signs == {1} else "down"
