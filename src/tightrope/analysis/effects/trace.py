"""Chains of causal links from an option to the indicators it moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Literal

from tightrope.analysis.effects.network import CausalNetwork
from tightrope.analysis.effects.report import CausalPath, IndicatorChange
from tightrope.crisis.model import Effect

__all__ = ["PATH_LIMIT", "trace_changes"]

Direction = Literal["up", "down", "contested", "no effect"]
Chain = tuple[Effect, ...]
DELAYS = ("", "days", "weeks", "months", "years")
STRENGTHS = ("weak", "medium", "strong")
PATH_LIMIT = 1000


def trace_changes(
    network: CausalNetwork, pushes: Mapping[str, int]
) -> tuple[tuple[IndicatorChange, ...], bool]:
    """Gives where each indicator is moved when options are pushed up (+1) or down (-1).

    Every chain without a repeated node is followed, and its sign is the product of its links'
    signs and of the push; chains stop at options, whose levels an outcome fixes. Chains of one
    sign move the indicator up or down, chains of both leave it contested, none: no effect. The
    second value says whether the limit of `PATH_LIMIT` chains per option cut a list short; the
    shortest chain of either sign to each indicator is then added where it is missing (there it
    may pass a node twice), so that nothing reached is said to be unaffected.
    """
    found: dict[str, list[CausalPath]] = {name: [] for name in network.indicators}
    cut = False
    for option, push in pushes.items():
        chains = list(islice(_chains(network, option), PATH_LIMIT + 1))
        if len(chains) > PATH_LIMIT:
            cut = True
            listed = {(chain[-1].to, _sign(chain)) for chain in chains[:PATH_LIMIT]}
            further = [c for key, c in _shortest(network, option).items() if key not in listed]
            chains[PATH_LIMIT:] = further
        for chain in chains:
            found[chain[-1].to].append(_path(chain, push))
    return tuple(
        IndicatorChange(name, _direction(own), tuple(own), _direction(_fewest(own)))
        for name, own in found.items()
    ), cut


def _chains(network: CausalNetwork, start: str) -> Iterator[Chain]:
    """Breadth first, so that the shortest chains come first."""
    waiting: list[Chain] = [(link,) for link in network.links.get(start, ())]
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


def _shortest(network: CausalNetwork, start: str) -> dict[tuple[str, int], Chain]:
    """The shortest chain to each indicator with each sign: breadth first over both together."""
    found: dict[tuple[str, int], Chain] = {}
    waiting: list[Chain] = [()]
    for chain in waiting:
        end = chain[-1].to if chain else start
        if chain and end in network.options:
            continue
        for link in network.links.get(end, ()):
            further = (*chain, link)
            key = (link.to, _sign(further))
            if key not in found and link.to not in network.options:
                found[key] = further
                waiting.append(further)
    return found


def _sign(chain: Chain) -> int:
    return -1 if sum(link.sign == "-" for link in chain) % 2 else 1


def _path(chain: Chain, push: int) -> CausalPath:
    return CausalPath(
        nodes=(chain[0].from_, *(link.to for link in chain)),
        sign=push * _sign(chain),
        disputed=any(link.disputed for link in chain),
        cites=tuple(dict.fromkeys(cite for link in chain for cite in link.cites)),
        assumptions=tuple(dict.fromkeys(link.assumption for link in chain if link.assumption)),
        delay=max((link.delay for link in chain), key=DELAYS.index),
        strength=min((link.strength for link in chain), key=STRENGTHS.index),
    )


def _fewest(paths: list[CausalPath]) -> list[CausalPath]:
    least = min((len(path.nodes) for path in paths), default=0)
    return [path for path in paths if len(path.nodes) == least]


def _direction(paths: list[CausalPath]) -> Direction:
    signs = {path.sign for path in paths}
    if not signs:
        return "no effect"
    if len(signs) > 1:
        return "contested"
    return "up" if signs == {1} else "down"
