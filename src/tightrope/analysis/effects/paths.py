"""What each causal path adds to a response: Mason's rule over the paths, shortest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

import numpy as np

from tightrope.analysis.effects.report import CausalPath
from tightrope.consequences.layout import Layout
from tightrope.consequences.network import Link, Network
from tightrope.consequences.respond import systems

PATH_LIMIT = 1000
DELAYS = ("", "days", "weeks", "months", "years")
STRENGTHS = ("weak", "medium", "strong")
SMALLEST = 1e-12

Chain = tuple[str, ...]


@dataclass(frozen=True)
class PathSums:
    """The part of every listed path in the difference of y, by the indicator it ends at.

    `longer_than`: paths of more links than this are not listed; None: all are.
    """

    amounts: dict[str, dict[Chain, float]]
    longer_than: int | None
    links: dict[tuple[str, str], list[Link]] = field(repr=False)

    def of(self, indicator: str) -> tuple[CausalPath, ...]:
        """Gives the paths that end at an indicator, shortest first, then by size."""
        own = self.amounts.get(indicator, {})
        whole = sum(abs(amount) for amount in own.values())
        ordered = sorted(own, key=lambda nodes: (len(nodes), -abs(own[nodes]), nodes))
        return tuple(self._path(nodes, own[nodes], abs(own[nodes]) / whole) for nodes in ordered)

    def _path(self, nodes: Chain, amount: float, share: float) -> CausalPath:
        steps = [self.links[step] for step in pairwise(nodes)]
        effects = [link.effect for links in steps for link in links]
        said = (effect.assumption for effect in effects if effect.assumption)
        return CausalPath(
            nodes=nodes,
            amount=amount,
            share=share,
            disputed=any(effect.disputed for effect in effects),
            cites=tuple(dict.fromkeys(cite for effect in effects for cite in effect.cites)),
            assumptions=tuple(dict.fromkeys(said)),
            delay=max((effect.delay for effect in effects), key=DELAYS.index),
            strength=min((effect.strength for effect in effects), key=STRENGTHS.index),
        )


def path_sums(
    sides: Iterable[tuple[int, Network, Layout, int]], limit: int = PATH_LIMIT
) -> PathSums:
    """Gives the part of each path in the sum over `sides` of sign × y, in the central game.

    A side is (sign, network, layout, state): the state compared (+1) and the one it is compared
    with (-1). Mason's rule: a path's part is what its source puts in, times the product of its
    links, times the determinant of I - A without the path's nodes, over that of I - A. Paths
    are listed by growing length, whole lengths only, until more than `limit` start at a source;
    the first length is always listed.
    """
    amounts: dict[str, dict[Chain, float]] = {}
    links: dict[tuple[str, str], list[Link]] = {}
    cut: list[int] = []
    views = [(sign, _View(network, layout, state)) for sign, network, layout, state in sides]
    sources = dict.fromkeys(source for _, view in views for source in view.sources)
    for source in sources:
        if _alike(views, source):
            continue
        for sign, view in views:
            for step, own in view.links.items():
                links.setdefault(step, own)
            chains, longest = _chains(view, source, limit)
            cut += [longest] if longest is not None else []
            ending = [chain for chain in chains if chain[-1] != source]
            for chain, amount in zip(ending, view.amounts(ending), strict=True):
                found = amounts.setdefault(chain[-1], {})
                found[chain] = found.get(chain, 0.0) + sign * amount
    kept = {
        end: {chain: amount for chain, amount in found.items() if abs(amount) > SMALLEST}
        for end, found in amounts.items()
    }
    return PathSums(kept, min(cut, default=None), links)


class _View:
    """One state: which links count in it, how much each source puts in."""

    def __init__(self, network: Network, layout: Layout, state: int) -> None:
        weights = network.central_weights()
        group = int(layout.group_of[state])
        self.between = systems(network, layout, weights)[group]
        self.places = {name: k for k, name in enumerate(network.indicators)}
        self.onward: dict[str, list[str]] = {}
        self.links: dict[tuple[str, str], list[Link]] = {}
        self.first: dict[tuple[str, str], float] = {}  # source, indicator -> what is put in
        for k, link in enumerate(network.links):
            if link.to in network.held or weights[k] == 0 or not layout.counts[group, k]:
                continue
            step = (link.source, network.indicators[link.to])
            if link.indicator is None:
                at = layout.input_of[k]
                put = weights[k] * layout.codes[state, at] * layout.scale[at]
                if put == 0:
                    continue
                self.first[step] = self.first.get(step, 0.0) + float(put)
            self.links.setdefault(step, []).append(link)
            if step[1] not in self.onward.setdefault(step[0], []):
                self.onward[step[0]].append(step[1])
        self.given = {
            name: float(level)
            for name, level in zip(network.indicators, network.given, strict=True)
            if level
        }
        whole = np.eye(len(self.places)) - self.between
        self.whole, self.determinant = whole, float(np.linalg.det(whole))

    @property
    def sources(self) -> tuple[str, ...]:
        """The options and formulas that put something in, and the indicators given a level."""
        return (*dict.fromkeys(source for source, _ in self.first), *self.given)

    def amounts(self, chains: Sequence[Chain]) -> list[float]:
        """Gives what the path along each chain adds to y of its end."""
        inside = [[self.places[node] for node in c if node in self.places] for c in chains]
        without = self._without(inside)
        return [
            self._product(chain, places) * rest / self.determinant
            for chain, places, rest in zip(chains, inside, without, strict=True)
        ]

    def _product(self, chain: Chain, inside: list[int]) -> float:
        if chain[0] in self.places:
            product = self.given.get(chain[0], 0.0)
        else:
            product = self.first.get((chain[0], chain[1]), 0.0)
        for source, to in pairwise(inside):
            product *= self.between[to, source]
        return float(product)

    def _without(self, inside: Sequence[Sequence[int]]) -> list[float]:
        """The determinant of I - A without each of some sets of nodes, those of one size together."""
        out = [0.0] * len(inside)
        sizes = sorted({len(places) for places in inside})
        for size in sizes:
            chosen = [k for k, places in enumerate(inside) if len(places) == size]
            kept = np.ones((len(chosen), len(self.places)), dtype=np.bool_)
            for row, k in enumerate(chosen):
                kept[row, inside[k]] = False
            rest = np.nonzero(kept)[1].reshape(len(chosen), -1)
            found = np.linalg.det(self.whole[rest[:, :, None], rest[:, None, :]])
            for k, determinant in zip(chosen, found.tolist(), strict=True):
                out[k] = determinant
        return out


def _alike(views: list[tuple[int, _View]], source: str) -> bool:
    """Whether a source puts in the same everywhere and meets the same links: its paths cancel."""
    (_, one), *others = views
    return bool(others) and all(
        np.array_equal(one.between, other.between)
        and _put(one, source) == _put(other, source)
        and one.given.get(source) == other.given.get(source)
        for _, other in others
    )


def _put(view: _View, source: str) -> Mapping[tuple[str, str], float]:
    return {step: put for step, put in view.first.items() if step[0] == source}


def _chains(view: _View, source: str, limit: int) -> tuple[list[Chain], int | None]:
    """The paths from a source by growing length; the longest whole length where it was cut."""
    found: list[Chain] = []
    waiting: list[Chain] = [(source,)]
    length = 0
    while waiting:
        longer = list(islice(_extended(view, waiting), max(limit - len(found), 0) + 1))
        if length and len(found) + len(longer) > limit:
            return found, length
        if not length:
            longer = list(_extended(view, waiting))
        found += longer
        waiting = longer
        length += 1
    return found, None


def _extended(view: _View, chains: list[Chain]) -> Iterator[Chain]:
    for chain in chains:
        for to in view.onward.get(chain[-1], ()):
            if to not in chain:
                yield (*chain, to)
