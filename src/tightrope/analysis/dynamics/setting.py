"""One model (the base or a scenario) made ready for forecasts: its game, and how it may move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tightrope.analysis.dynamics.chain import Chain, Pace, Response, Shock, build_chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.past import rate_named, weekly
from tightrope.analysis.dynamics.priors import Spread, quantiles
from tightrope.analysis.dynamics.reach import Reach, reach_of
from tightrope.analysis.dynamics.transient import mixture
from tightrope.analysis.dynamics.utility import drawn_utilities, utilities
from tightrope.arrays import Flags, Floats, Ints, Uint8s
from tightrope.conflict import Draws, Game, game_of, stakes_of
from tightrope.conflict.draws import firm_marks
from tightrope.conflict.errors import NoPriorities
from tightrope.conflict.worth import responses_in
from tightrope.consequences import Responses, Solution, build_network
from tightrope.crisis import level_index
from tightrope.crisis.model import CrisisModel

Columns = dict[str, Uint8s]


STREAM = 100  # draws: how many an answer is counted in; fewer are the first of these


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One draw of all that is uncertain but what is wanted."""

    paces: tuple[Pace, ...]
    answers: tuple[float, ...]  # probability of each response rule
    shocks: tuple[float, ...]  # rate of each shock that has one


@dataclass(frozen=True, eq=False)
class Setting:
    """A model's game and everything of its dynamics that does not depend on a draw."""

    model: CrisisModel
    game: Game
    draws: int
    seed: int

    @classmethod
    def of(cls, model: CrisisModel, *, draws: int, seed: int) -> Setting:
        """Gives the setting of a model. Raises what `build_game` raises."""
        return cls(model, game_of(model), draws, seed)

    @property
    def start(self) -> int:
        """The present state."""
        assert self.game.status_quo is not None  # noqa: S101 - build_game sees to it
        return self.game.status_quo

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """Where each decision maker can get."""
        return tuple(reach_of(self.game.space, dm) for dm in range(len(self.game.decision_makers)))

    @cached_property
    def central(self) -> Floats:
        """What each state is worth in the model as stated, (decision makers, states)."""
        return utilities(self.game)

    @cached_property
    def _drawn(self) -> Draws | None:
        if not self.draws:
            return None
        try:
            return Draws(
                self.game, draws=max(self.draws, STREAM), seed=self.seed, firm=firm_marks(self.model),
                stakes=stakes_of(self.game),
            )  # fmt: skip
        except NoPriorities:
            return None

    def worth(self, draw: int | None) -> Floats:
        """Gives what states are worth in one draw; None: as stated. Draws that do not count repeat.

        Draw k is the same however many are made, up to `STREAM`.
        """
        if draw is None or self._drawn is None:
            return self.central
        return drawn_utilities(self._drawn, draw % self._drawn.draws)

    @property
    def are_wants_drawn(self) -> bool:
        """Whether draws differ in what is wanted."""
        return self._drawn is not None

    @cached_property
    def responses(self) -> Responses | None:
        """What indicators do in each state; None where the model has no causal links."""
        if not self.model.effects:
            return None
        stakes = stakes_of(self.game)
        if stakes is not None:
            return stakes.responses
        return responses_in(self.game.space, build_network(self.model))

    @property
    def rides(self) -> bool:
        """Whether anything rides along with the moves: indicators or energy shocks."""
        return bool(self.model.effects or self.model.energy_shocks)

    def solution(self, draw: int | None) -> Solution | None:
        """Gives the responses in one draw; None: as stated. Draws that do not count repeat."""
        if self.responses is None:
            return None
        if draw is None:
            return self.responses.central()
        counted = self._counted
        number = counted[draw % len(counted)] if counted else draw
        return self.responses.drawn(self.seed, number) or self.responses.central()

    @property
    def _counted(self) -> tuple[int, ...]:
        return () if self._drawn is None else self._drawn.counted

    def circumstances(self, paces: Sequence[Pace], shares: Floats | None) -> Circumstances:
        """Gives answers and shocks beside the paces, at these shares of what is below (answers, then
        shocks); shares None: the likeliest."""
        spreads = [spread for _, spread in (*self.answers, *self.rates)]
        if shares is None:
            values = [spread[1] for spread in spreads]
        else:
            values = [
                float(quantiles(spread, np.array([u]), logarithmic=k >= len(self.answers))[0])
                for k, (spread, u) in enumerate(zip(spreads, shares, strict=True))
            ]
        cut = len(self.answers)
        return Circumstances(tuple(paces), tuple(values[:cut]), tuple(values[cut:]))

    @cached_property
    def answers(self) -> tuple[tuple[str, Spread], ...]:
        """Each response rule by its place, and its probability, stated or from past cases."""
        found = []
        for k, rule in enumerate(self.model.dynamics.responses):
            where = f"dynamics.responses[{k}]"
            spread = rule.probability
            if rule.base_rate is not None:
                spread = rate_named(self.model, rule.base_rate, where).share
            assert spread is not None  # noqa: S101 - the file has one of the two
            found.append((str(k), spread))
        return tuple(found)

    @cached_property
    def rates(self) -> tuple[tuple[str, Spread], ...]:
        """Each shock that may come at any time, and its rate, stated or from past cases."""
        found = []
        for name, shock in self.model.dynamics.shocks.items():
            where = f"dynamics.shocks.{name}"
            if shock.base_rate is not None:
                found.append((name, weekly(rate_named(self.model, shock.base_rate, where), where)))
            elif shock.rate is not None:
                found.append((name, shock.rate))
        return tuple(found)

    def chain(self, worth: Floats, now: Circumstances) -> Chain:
        """Gives the chain under one draw. Raises BadPace."""
        responses = [
            replace(rule, probability=p)
            for rule, p in zip(self._responses, now.answers, strict=True)
        ]
        shocks = [
            Shock(rate, target) for rate, target in zip(now.shocks, self._shocks, strict=True)
        ]
        space = self.game.space
        chain = build_chain(space, worth, now.paces, responses, shocks, reaches=self.reaches)
        ahead = self.model.dynamics.look_ahead
        if not ahead:
            return chain
        seen = np.stack([_expected(chain, own, ahead) for own in worth])
        return build_chain(space, seen, now.paces, responses, shocks, reaches=self.reaches)

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """What comes on a date after the model's `as_of`, in order."""
        today = self.model.as_of
        found = []
        for shock in self.model.dynamics.shocks.values():
            if shock.on is not None and today is not None and shock.on.last > today.last:
                weeks = (shock.on.last - today.last).days / 7
                found.append(Cut(weeks, self._target(shock.moves, shock.if_)))
        return tuple(sorted(found, key=lambda cut: cut.weeks))

    @cached_property
    def _shocks(self) -> tuple[Ints, ...]:
        return tuple(
            self._target(shock.moves, shock.if_)
            for shock in self.model.dynamics.shocks.values()
            if shock.on is None
        )

    @cached_property
    def _responses(self) -> tuple[Response, ...]:
        return tuple(
            Response(
                self.game.dm_index(rule.by),
                self.holds(rule.if_),
                self.holds(rule.then),
                chance[1],
            )
            for rule, (_, chance) in zip(self.model.dynamics.responses, self.answers, strict=True)
        )

    def holds(self, text: str | None) -> Flags:
        """Gives where a formula over options holds, (states,); None: everywhere."""
        return self.game.space.holds(text)

    def _target(self, moves: dict[str, bool | str], condition: str | None) -> Ints:
        """Where a shock takes each state; where it would lead into no possible state, nowhere."""
        space = self.game.space
        levels = space.decode(space.codes)
        for option, level in moves.items():
            levels[:, self.game.options.index(option)] = level_index(self.model, option, level)
        target = space.find(space.encode(levels))
        here = np.arange(space.size)
        return np.where(self.holds(condition) & (target >= 0), target, here)


def _expected(chain: Chain, values: Floats, weeks: float) -> Floats:
    """What states are expected to be worth some weeks on, by the state one is in now."""
    law = mixture(chain.rate, [weeks], 1e-9)
    out = law.weights[0, 0] * values
    for k in range(1, law.steps):
        values = chain.backward(values)
        out = out + law.weights[0, k] * values
    return np.asarray(out)
