"""The fewest interests or links that turn an answer when they are taken out, three at most.

Which sets are tried first is read off one decision maker's moves at a time, where it costs little:
those without which somebody would do best with another move from the outcome expected. Each is
then put to the whole game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

import numpy as np

from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.ladder import make_turns, single_turns
from tightrope.analysis.motives.report import Turn
from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.answer import FROM_GAME, reply_to
from tightrope.analysis.questions.ask_game import state_after
from tightrope.analysis.questions.context import Context, View
from tightrope.analysis.questions.gate.report import Taken
from tightrope.analysis.questions.gate.stated import options_asked, without
from tightrope.conflict import Game, Interests
from tightrope.conflict.ranks import rank_above
from tightrope.conflict.worth import Stakes
from tightrope.consequences import Network, Solution
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import interests_of

MOST_TAKEN = 3
_NEAREST = {2: 20, 3: 12}  # single parts, the most promising, of which larger sets are made
_TRIED = 60  # sets of each size put to the whole game, where somebody would then move otherwise
_OTHERS = 6  # sets of each size put to it though nobody would
_DEAR = 10  # sets of each size for a question that takes more than one game


Solved = Callable[[Network], Solution | None]


@dataclass(frozen=True)
class _Part:
    taken: Taken
    turn: Turn


def turned_by(ask: q.Question, context: Context) -> tuple[Taken, ...]:
    """Gives the first set found that turns the answer to a question about outcomes; empty: none."""
    condition = (ask.scenario, ask.after)
    model, view = context.model(condition), context.view(condition)
    stakes = Stakes.of(model, view.game.space)
    if stakes is None or not len(view.expected):
        return ()
    sights = _sights(ask, model, view, stakes)
    whole = _Whole(ask, context, view.game, stakes)
    for chosen in _likely(sights, list(_parts(model, stakes)), whole.is_dear):
        if whole.turns(chosen):
            return tuple(part.taken for part in chosen)
    return ()


def _parts(model: CrisisModel, stakes: Stakes) -> Iterator[_Part]:
    """Every interest, and every link that leads to something somebody cares about."""
    seen: set[Turn] = set()
    for actor in stakes.actors:
        for turn in single_turns(stakes, actor):
            if turn.kind == "no interest":
                row = stakes.interests[actor][turn.place]
                said = (
                    f"{actor} wants {turn.of[1]} {row.wants}"
                    if row.in_
                    else f"{actor}: duty {row.duty}"
                )
                yield _Part(Taken("interest", f"interests.{actor}[{turn.place + 1}]", said), turn)
            elif turn.kind == "no link" and turn not in seen:
                seen.add(turn)
                link = model.effects[turn.place]
                said = f"{link.from_} → {link.to} ({link.sign})"
                yield _Part(Taken("link", f"effects[{turn.place + 1}]", said), turn)


@dataclass(frozen=True)
class _Sight:
    """Some states as one decision maker sees them; above 0 it would see or do otherwise."""

    block: Block
    first: int  # the row that is best now, or that is least liked
    is_worst: bool = False

    def lead(self, turns: Sequence[Turn], solved: Solved) -> float:
        """By how much another row is then better than the first, or less liked than it."""
        stakes = make_turns(self.block.stakes, turns)
        found = solved(stakes.responses.network)
        if found is None:
            return -np.inf
        here = replace(found, layout=stakes.responses.layout)
        actor = self.block.actor
        worth = stakes.worth(here, {actor: stakes.central_weights(actor)})[actor]
        others = np.delete(worth, self.first)
        if self.is_worst:
            return float(worth[self.first] - others.min())
        return float(others.max() - worth[self.first])


def _sights(ask: q.Question, model: CrisisModel, view: View, stakes: Stakes) -> list[_Sight]:
    """The moves of each decision maker from what is expected, those whose options are asked about
    first; of what somebody likes least, the states that are compared."""
    game = view.game
    if isinstance(ask, q.AskWorst):
        if ask.worst_for not in stakes.actors:
            return []
        states = np.array([state_after(game, change) for change in ask.among], dtype=np.int64)
        block = Block.among(game, stakes, ask.worst_for, states)
        return [_Sight(block, ask.among.index(ask.is_), is_worst=True)]
    asked = {option.partition(".")[0] for option in options_asked(ask, model)}
    found = []
    for actor in sorted(stakes.actors, key=lambda actor: actor not in asked):
        block = Block.of(game, stakes, actor, int(view.expected[0]))
        worth = block.worth()
        if worth is not None and len(worth) > 1:
            found.append(_Sight(block, block.best(worth)))
    return found


def _likely(
    sights: Sequence[_Sight], parts: Sequence[_Part], is_dear: bool
) -> Iterator[tuple[_Part, ...]]:
    """The sets that are tried, smallest first, and of one size the most promising first."""
    ranked: list[_Part] = []
    solved = _solver(sights)
    for size in range(1, MOST_TAKEN + 1):
        pool = parts if size == 1 else ranked[: _NEAREST[size]]
        led = [(_lead(sights, chosen, solved), chosen) for chosen in combinations(pool, size)]
        led.sort(key=lambda one: -one[0])
        if size == 1:
            ranked = [chosen[0] for _, chosen in led]
        moving = sum(lead > 0 for lead, _ in led)
        tried = _DEAR if is_dear else min(moving, _TRIED) + _OTHERS
        yield from (chosen for _, chosen in led[:tried])


def _lead(sights: Sequence[_Sight], chosen: Sequence[_Part], solved: Solved) -> float:
    """The greatest lead of any."""
    turns = [part.turn for part in chosen]
    return max((sight.lead(turns, solved) for sight in sights), default=-np.inf)


def _solver(sights: Sequence[_Sight]) -> Solved:
    """Works responses out once for all who see them, and for sets without the same links."""

    @lru_cache(maxsize=64)
    def solve(out: frozenset[int]) -> Solution | None:
        responses = sights[0].block.stakes.responses
        network = responses.network.without(out)
        return responses.under(network).solve(network.central_weights())

    return lambda network: solve(network.out)


class _Whole:
    """The whole game, with interests and links taken out; responses and ranks alone are remade."""

    def __init__(self, ask: q.Question, context: Context, game: Game, stakes: Stakes) -> None:
        self._ask, self._context, self._game, self._stakes = ask, context, game, stakes
        self._lines = {
            actor: wanted.lines.rank(game.space)
            for actor in stakes.actors
            if isinstance(wanted := game.preferences[actor], Interests)
        }

    @property
    def is_dear(self) -> bool:
        """Whether the question takes more than one game."""
        return type(self._ask) not in FROM_GAME

    def turns(self, chosen: Sequence[_Part]) -> bool:
        """Tells whether the answer is another without these parts."""
        try:
            if self.is_dear:
                base = _written_out(self._context.base)
                reduced = without(base, [part.taken for part in chosen])
                return not reply_to(self._ask, Context(reduced, self._context.analyse))[0]
            return not FROM_GAME[type(self._ask)](self._ask, View(self._without(chosen)))[0]
        except RunawayLinks:
            return False

    def _without(self, chosen: Sequence[_Part]) -> Game:
        stakes = make_turns(self._stakes, [part.turn for part in chosen])
        ranks = self._game.ranks.copy()
        for actor, cells in stakes.cells(stakes.central()).items():
            ranks[self._game.dm_index(actor)] = rank_above(self._lines[actor], cells)
        return self._game.with_ranks(ranks)


def _written_out(model: CrisisModel) -> CrisisModel:
    """The model with the interests of every decision maker in its list, implied ones too."""
    own = {actor: interests_of(model, actor) for actor, options in model.options.items() if options}
    return model.model_copy(update={"interests": {a: rows for a, rows in own.items() if rows}})
