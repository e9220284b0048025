"""The causal links of a crisis as a signed, weighted digraph, and what is drawn about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np

from tightrope.arrays import Flags, Floats, Ints
from tightrope.consequences.errors import MovingCarrier, UnknownCause
from tightrope.crisis.formula import Formula
from tightrope.crisis.levels import INDICATOR_LEVELS, is_formula, option_levels
from tightrope.crisis.model import CrisisModel, Effect
from tightrope.crisis.parse_formula import parse_formula
from tightrope.errors import nearest

# The strengths that the classes stand for, drawn evenly from these bounds (Melbourne-Thomas et
# al. 2012 and Raymond et al. 2011 draw so); the central game takes their middle.
CLASSES = {"weak": (0.05, 0.3), "medium": (0.3, 0.6), "strong": (0.6, 0.95)}
_STRENGTHS = 0  # which of a draw's streams of random numbers


@dataclass(frozen=True, slots=True)
class Link:
    """One causal link, its names resolved.

    `place` counts the effects of the file from 0; `to` and `indicator` are places among the
    indicators; `indicator` is None where the link starts at an option or a formula (`cause`,
    None for an option as such). `carrier` is the place of the indicator that carries it.
    """

    place: int
    effect: Effect
    to: int
    indicator: int | None
    cause: Formula | None
    condition: Formula | None
    carrier: int | None

    @property
    def sign(self) -> int:
        """+1 or -1."""
        return 1 if self.effect.sign == "+" else -1

    @property
    def source(self) -> str:
        """The option, formula or indicator it starts at, as the file has it."""
        return self.effect.from_


@dataclass(frozen=True, eq=False, slots=True)
class LinkArrays:
    """The links as arrays, (links,): places of ends and carriers (-1: none), signs, disputed."""

    to: Ints
    indicator: Ints
    carrier: Ints
    sign: Floats
    disputed: Flags

    @classmethod
    def of(cls, links: Sequence[Link]) -> LinkArrays:
        """Gives the arrays of some links."""

        def places(ends: Iterable[int | None]) -> Ints:
            return np.array([-1 if end is None else end for end in ends], dtype=np.int64)

        return cls(
            to=places(link.to for link in links),
            indicator=places(link.indicator for link in links),
            carrier=places(link.carrier for link in links),
            sign=np.array([link.sign for link in links], dtype=np.float64),
            disputed=np.array([link.effect.disputed for link in links], dtype=np.bool_),
        )


@dataclass(frozen=True)
class Network:
    """Indicators and the links between options and them; `with_…` give it changed.

    `strengths` (by link) are the classes that count, `out` the links that do not, `held` the
    indicators kept at a level whatever happens.
    """

    indicators: tuple[str, ...]
    links: tuple[Link, ...]
    levels: tuple[float, ...]  # by indicator: its present level
    strengths: tuple[str, ...]
    held: frozenset[int]
    arrays: LinkArrays = field(repr=False, compare=False)
    moved: frozenset[int]  # the indicators that links lead to
    out: frozenset[int] = frozenset()

    @cached_property
    def given(self) -> Floats:
        """What each indicator has of its own: its level where nothing moves it, else 0."""
        own = [
            level if k in self.held or k not in self.moved else 0.0
            for k, level in enumerate(self.levels)
        ]
        return np.array(own, dtype=np.float64)

    @cached_property
    def _fixed(self) -> Floats:
        """The sign of each link times the level of what carries it; 0 for a link left out."""
        carried = np.array([*self.levels, 1.0])[self.arrays.carrier]  # -1: the 1 at the end
        fixed: Floats = self.arrays.sign * carried
        fixed[list(self.out)] = 0.0
        return fixed

    @cached_property
    def _bounds(self) -> Floats:
        return np.array([CLASSES[name] for name in self.strengths], dtype=np.float64).reshape(-1, 2)

    def central_weights(self) -> Floats:
        """Gives the signed weight of each link in the central game, (links,).

        Everything at the middle of what is drawn: the middle of its class, half of it where the
        link is disputed (drawn in or out with equal chance).
        """
        middle = self._bounds.mean(axis=1)
        weights: Floats = self._fixed * np.where(self.arrays.disputed, middle / 2, middle)
        return weights

    def drawn_weights(self, seed: int, draw: int) -> Floats:
        """Gives the signed weight of each link in one draw, (links,).

        The random numbers belong to the links, so that a changed class, a link left out or an
        indicator held changes nothing else of the draw.
        """
        chances = _chances(seed, draw, len(self.links))
        low, high = self._bounds.T
        weights = self._fixed * (low + chances[0] * (high - low))
        out: Floats = np.where(self.arrays.disputed & (chances[1] < 0.5), 0.0, weights)
        return out

    def with_strength(self, link: int, strength: str) -> Network:
        """Gives the network with a link of another class."""
        changed = (*self.strengths[:link], strength, *self.strengths[link + 1 :])
        return replace(self, strengths=changed)

    def without(self, links: Iterable[int]) -> Network:
        """Gives the network in which these links count for nothing."""
        return replace(self, out=self.out | frozenset(links))

    def holding(self, indicator: str, level: str) -> Network:
        """Gives the network with an indicator kept at low, normal or high."""
        at = self.indicators.index(indicator)
        levels = (*self.levels[:at], INDICATOR_LEVELS[level], *self.levels[at + 1 :])
        return replace(self, levels=levels, held=self.held | {at})


@lru_cache(maxsize=1024)
def _chances(seed: int, draw: int, links: int) -> Floats:
    """The random numbers of a draw, (2, links): for strengths, and for whether a link is in."""
    chances = np.random.default_rng((seed, draw, _STRENGTHS)).random((2, links))
    chances.flags.writeable = False
    return chances


def build_network(model: CrisisModel) -> Network:
    """Gives the causal network of a crisis.

    Raises UnknownCause, MovingCarrier, or a formula's own error with the place it stands at.
    """
    places = {name: k for k, name in enumerate(model.indicators)}
    links = tuple(_link(model, places, k, effect) for k, effect in enumerate(model.effects))
    held = frozenset(places[name] for name, found in model.indicators.items() if found.held)
    network = Network(
        indicators=tuple(model.indicators),
        links=links,
        levels=tuple(INDICATOR_LEVELS[found.level] for found in model.indicators.values()),
        strengths=tuple(effect.strength for effect in model.effects),
        held=held,
        arrays=LinkArrays.of(links),
        moved=frozenset(link.to for link in links),
    )
    for k, link in enumerate(links):
        if link.carrier is not None and link.carrier in network.moved - held:
            raise MovingCarrier(
                "a link is carried by an indicator that links move",
                where=f"effects[{k + 1}]",
                value=network.indicators[link.carrier],
            )
    return network


def _link(model: CrisisModel, places: dict[str, int], place: int, effect: Effect) -> Link:
    where = f"effects[{place + 1}]"
    options = option_levels(model)
    cause = None
    indicator = places.get(effect.from_)
    if indicator is None and effect.from_ not in options:
        if not is_formula(effect.from_):
            _refuse(effect.from_, (*places, *options), where)
        cause = parse_formula(effect.from_, options, where=where)
    for name in (effect.to, effect.carried_by):
        if name is not None and name not in places:
            _refuse(name, places, where)
    condition = None if effect.if_ is None else parse_formula(effect.if_, options, where=where)
    carrier = None if effect.carried_by is None else places[effect.carried_by]
    return Link(place, effect, places[effect.to], indicator, cause, condition, carrier)


def _refuse(name: str, known: Iterable[str], where: str) -> None:
    raise UnknownCause(
        "a causal link names something unknown", where=where, value=name, hint=nearest(name, known)
    )
