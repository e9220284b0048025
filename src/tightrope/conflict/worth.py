"""What states are worth to those who have interests: U, and its cells on a grid.

U_i(s) = sum over indicators k of w_ik (±x_k(s)) - sum of the weights of the clauses broken in s.
The weights are classes, drawn independently and not normalised; two states differ for i where
U, rounded to 1e-9, falls into different cells of a grid of 0.005 times the sum of i's central
weights. The grid is the same in every draw, scenario and date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from zlib import crc32

import numpy as np

from tightrope.arrays import Flags, Floats, Ints
from tightrope.conflict.states import StateSpace
from tightrope.consequences.clauses import Clause, clauses
from tightrope.consequences.layout import Columns
from tightrope.consequences.network import Network, build_network
from tightrope.consequences.respond import Responses, Solution
from tightrope.crisis.model import CrisisModel, Interest, interests_of

# What the weight classes stand for; other words than those of strengths, on purpose.
WEIGHTS = {"minor": (0.05, 0.3), "major": (0.3, 0.6), "vital": (0.6, 1.0)}
GRID = 0.005
EXACT = 9  # decimals to which U is told apart
_WEIGHTS = 1  # which of a draw's streams of random numbers


@dataclass(frozen=True, slots=True)
class Wanted:
    """One interest in an indicator: its place among the actor's, the indicator's, and the sign."""

    place: int
    indicator: int
    sign: int  # +1: high is wanted, -1: low


@dataclass(frozen=True, eq=False, slots=True)
class Breach:
    """One clause that a duty is about, and in which states its debtor breaks it."""

    place: int  # of the duty among the actor's interests
    clause: Clause
    broken: Flags


@dataclass(frozen=True, eq=False)
class Stakes:
    """What each decision maker with interests has at stake in each state of a space.

    `interests` (by actor) and `classes` (by actor, by interest) say what is cared about, and how
    much; `without` are interests (actor, place) that count for nothing. `responses` are those of
    the network in the space's states. `with_…` give the stakes changed, on the same grid.
    """

    actors: tuple[str, ...]
    responses: Responses
    interests: Mapping[str, tuple[Interest, ...]]
    classes: Mapping[str, tuple[str, ...]]
    breaches: Mapping[str, tuple[Breach, ...]]
    grid: Mapping[str, float]
    without: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, model: CrisisModel, space: StateSpace) -> Stakes | None:
        """Gives the stakes of a crisis in a space; None where no decision maker has interests.

        Raises what `build_network` raises, or TooManyGroups.
        """
        interests = {
            actor: own for actor in space.decision_makers if (own := interests_of(model, actor))
        }
        if not interests:
            return None
        responses = responses_in(space, build_network(model))
        columns = space.columns
        bound = binding_clauses(model)
        breaches = {
            actor: tuple(
                Breach(place, clause, broken_in(clause, columns, space.size))
                for place, interest in enumerate(own)
                for clause in bound
                if clause.treaty == interest.duty and clause.debtor == actor
            )
            for actor, own in interests.items()
        }
        return cls(
            actors=tuple(interests),
            responses=responses,
            interests=interests,
            classes={a: tuple(one.weight for one in own) for a, own in interests.items()},
            breaches=breaches,
            grid={
                actor: GRID * sum(sum(WEIGHTS[one.weight]) / 2 for one in own)
                for actor, own in interests.items()
            },
        )

    @cached_property
    def wanted(self) -> dict[str, tuple[Wanted, ...]]:
        """The interests in indicators of those whose stakes these are, by actor."""
        places = {name: k for k, name in enumerate(self.responses.network.indicators)}
        return {
            actor: tuple(
                Wanted(k, places[one.in_], 1 if one.wants == "high" else -1)
                for k, one in enumerate(self.interests[actor])
                if one.in_ is not None
            )
            for actor in self.actors
        }

    # --- weights -------------------------------------------------------------------------------

    def central_weights(self, actor: str) -> Floats:
        """Gives the weight of each of an actor's interests: the middle of its class."""
        middle = [sum(WEIGHTS[name]) / 2 for name in self.classes[actor]]
        return self._counting(actor, np.array(middle, dtype=np.float64))

    def drawn_weights(self, actor: str, seed: int, draw: int) -> Floats:
        """Gives the weights of one draw; the random numbers belong to the interests."""
        chances = _chances(actor, seed, draw, len(self.classes[actor]))
        low, high = np.array([WEIGHTS[name] for name in self.classes[actor]]).T
        return self._counting(actor, low + chances * (high - low))

    def _counting(self, actor: str, weights: Floats) -> Floats:
        for owner, place in self.without:
            if owner == actor:
                weights[place] = 0.0
        return weights

    # --- worth ---------------------------------------------------------------------------------

    def central(self) -> dict[str, Floats]:
        """Gives U of every state in the central game, by actor. Raises RunawayLinks."""
        weights = {actor: self.central_weights(actor) for actor in self.actors}
        return self.worth(self.responses.central(), weights)

    def drawn(self, seed: int, draw: int) -> dict[str, Floats] | None:
        """Gives U of every state in one draw, by actor; None where the draw does not count."""
        solved = self.responses.drawn(seed, draw)
        if solved is None:
            return None
        weights = {actor: self.drawn_weights(actor, seed, draw) for actor in self.actors}
        return self.worth(solved, weights)

    def worth(self, solved: Solution, weights: Mapping[str, Floats]) -> dict[str, Floats]:
        """Gives U of every state under these responses and weights, by actor."""
        wants = np.zeros((len(self.responses.network.indicators), len(self.actors)))
        for column, actor in enumerate(self.actors):
            for one in self.wanted[actor]:
                wants[one.indicator, column] += one.sign * weights[actor][one.place]
        gained = solved.weighed(wants)
        out = {}
        for column, actor in enumerate(self.actors):
            worth = np.ascontiguousarray(gained[:, column])
            for breach in self.breaches[actor]:
                worth -= weights[actor][breach.place] * breach.broken
            out[actor] = worth
        return out

    def cells(self, worth: Mapping[str, Floats]) -> dict[str, Ints]:
        """Gives the cell of the grid that U of every state falls into, by actor."""
        return {actor: cells_of(own, self.grid[actor]) for actor, own in worth.items()}

    def split(self, actor: str, here: int, there: int) -> Floats:
        """Gives U(there) - U(here) in the central game, interest by interest, (interests,)."""
        weights = self.central_weights(actor)
        x = self.responses.central().x([here, there])
        out = np.zeros(len(weights))
        for one in self.wanted[actor]:
            change = x[1, one.indicator] - x[0, one.indicator]
            out[one.place] = one.sign * weights[one.place] * change
        for breach in self.breaches[actor]:
            more = int(breach.broken[there]) - int(breach.broken[here])
            out[breach.place] -= weights[breach.place] * more
        return out

    def of_one(self, actor: str, states: Ints) -> Stakes:
        """Gives the stakes of one actor alone in some of the states, drawn as before."""
        own = tuple(replace(one, broken=one.broken[states]) for one in self.breaches[actor])
        responses = self.responses.among(states)
        return replace(self, actors=(actor,), responses=responses, breaches={actor: own})

    # --- the same stakes, changed ----------------------------------------------------------------

    def with_network(self, network: Network) -> Stakes:
        """Gives the stakes under a network changed by its own `with_…` methods."""
        return replace(self, responses=self.responses.under(network))

    def with_weight(self, actor: str, place: int, weight: str) -> Stakes:
        """Gives the stakes with one interest of another class."""
        own = self.classes[actor]
        changed = (*own[:place], weight, *own[place + 1 :])
        return replace(self, classes={**self.classes, actor: changed})

    def without_interest(self, actor: str, place: int) -> Stakes:
        """Gives the stakes with one interest left out."""
        return replace(self, without=self.without | {(actor, place)})


@lru_cache(maxsize=8192)
def _chances(actor: str, seed: int, draw: int, interests: int) -> Floats:
    """The random numbers of a draw for an actor's interests."""
    key = (seed, draw, _WEIGHTS, crc32(actor.encode()))
    chances = np.random.default_rng(key).random(interests)
    chances.flags.writeable = False
    return chances


def responses_in(space: StateSpace, network: Network) -> Responses:
    """Gives the responses of a network in the states of a space. Raises TooManyGroups."""
    tops = {option: len(names) - 1 for option, names in space.option_levels.items()}
    return Responses.of_states(network, space.columns, tops, space.size)


def binding_clauses(model: CrisisModel) -> tuple[Clause, ...]:
    """Gives the clauses that bind their debtor on the model's `as_of`, in file order."""
    return tuple(clause for clause in clauses(model) if clause.is_binding(model.as_of))


def broken_in(clause: Clause, columns: Columns, states: int) -> Flags:
    """Gives the states in which a clause's debtor breaks it, bool (states,)."""
    held = np.asarray(clause.broken(columns), dtype=np.bool_)
    return np.broadcast_to(held, (states,))


def cells_of(worth: Floats, grid: float) -> Ints:
    """Gives the cells of U: rounded to 1e-9, then floored on the grid."""
    cells: Ints = np.floor(np.round(worth, EXACT) / grid).astype(np.int64)
    return cells
