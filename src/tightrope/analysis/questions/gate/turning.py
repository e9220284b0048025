"""The fewest interests or links that turn an answer when they are taken out, three at most.

Which sets are tried is worked out exactly, one decision maker's moves at a time: those without which
another move would be best for somebody in the outcome expected, or on the way to it. Each is then
put to the whole game.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.ladder import make_turns
from tightrope.analysis.motives.report import Turn
from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.answer import FROM_GAME, reply_to
from tightrope.analysis.questions.ask_game import state_after
from tightrope.analysis.questions.context import Condition, Context, View, nearest_expected
from tightrope.analysis.questions.gate.removals import Removal, Removals
from tightrope.analysis.questions.gate.report import Taken
from tightrope.analysis.questions.gate.stated import options_asked, without
from tightrope.analysis.strategy.expected import search_steps
from tightrope.conflict import Game
from tightrope.conflict.worth import Stakes
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import interests_of
from tightrope.crisis.weigh import NONE, interest_id, link_id

MOST_TAKEN = 3
_TRIED = 80  # sets of each size put to the whole game
_DEAR = 20  # sets of each size for a question that takes more than one game

Chosen = tuple[tuple[str, int], ...]  # (actor, place) of an interest, or ("", place) of a link


class Turning:
    """The search, question by question; what is worked out under a condition is kept."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._stakes: dict[Condition, Stakes | None] = {}
        self._sights: dict[Condition, list[Removals]] = {}
        self._found: dict[tuple[int, int], tuple[Removal, ...]] = {}

    def turned_by(self, ask: q.Question) -> tuple[Taken, ...]:
        """Gives the first set found that turns the answer to a question about outcomes; empty:
        none."""
        condition = (ask.scenario, ask.after)
        model, view = self.context.model(condition), self.context.view(condition)
        if condition not in self._stakes:
            self._stakes[condition] = Stakes.of(model, view.game.space)
        stakes = self._stakes[condition]
        if stakes is None or not len(view.expected):
            return ()
        whole = _Whole(ask, self.context, view.game, stakes)
        for chosen in self._likely(ask, view, stakes, options_asked(ask, model), whole.is_dear):
            if whole.turns(chosen):
                return tuple(_taken(model, stakes, part) for part in chosen)
        return ()

    def _likely(
        self, ask: q.Question, view: View, stakes: Stakes, asked: frozenset[str], is_dear: bool
    ) -> Iterator[Chosen]:
        """The sets that are tried, smallest first; of one size those first that move an option
        asked about, and farthest ahead."""
        sights = self._seen(ask, view, stakes)
        for size in range(1, MOST_TAKEN + 1):
            led: dict[Chosen, tuple[bool, float]] = {}
            for sight in sights:
                for one in self._of_size(sight, size):
                    key = (_moves(view.game, sight, one.row, asked), one.lead)
                    chosen = _parts(sight.block.actor, one)
                    led[chosen] = max(led.get(chosen, key), key)
            tried = sorted(led, key=lambda chosen: (*(-k for k in led[chosen]), chosen))
            yield from tried[: _DEAR if is_dear else _TRIED]
            if size == 1 and not is_dear:  # though nobody would move otherwise
                every = (((a, k),) for a in stakes.actors for k in range(len(stakes.interests[a])))
                yield from (one for one in every if one not in led)

    def _of_size(self, sight: Removals, size: int) -> tuple[Removal, ...]:
        key = (id(sight), size)  # sights are kept as long as this search is
        if key not in self._found:
            self._found[key] = sight.of_size(size)
        return self._found[key]

    def _seen(self, ask: q.Question, view: View, stakes: Stakes) -> list[Removals]:
        """What each decision maker can do in the outcome expected, and on the way to it; of what
        somebody likes least, the states that are compared."""
        if isinstance(ask, q.AskWorst):
            return _compared(ask, view.game, stakes)
        condition = (ask.scenario, ask.after)
        if condition not in self._sights:
            self._sights[condition] = list(_blocks(view, stakes))
        return self._sights[condition]


def _compared(ask: q.AskWorst, game: Game, stakes: Stakes) -> list[Removals]:
    if ask.worst_for not in stakes.actors:
        return []
    states = np.array([state_after(game, change) for change in ask.among], dtype=np.int64)
    block = Block.among(game, stakes, ask.worst_for, states)
    return [Removals(block, ask.among.index(ask.is_), worst=True)]


def _blocks(view: View, stakes: Stakes) -> Iterator[Removals]:
    game, end = view.game, nearest_expected(view)
    if end is None:
        return
    asked = [(actor, end) for actor in stakes.actors]
    if game.status_quo is not None and game.status_quo != end:
        way = search_steps(game, game.status_quo).path_to(end)
        asked += [(game.decision_makers[step.mover], step.source) for step in way]
    for actor, state in asked:
        if actor not in stakes.actors:
            continue
        block = Block.of(game, stakes, actor, state)
        worth = block.worth()
        if worth is not None and len(worth) > 1:
            yield Removals(block, block.best(worth))


def _moves(game: Game, sight: Removals, row: int, asked: frozenset[str]) -> bool:
    """Whether an option asked about is otherwise after the move that is then best."""
    here, there = (game.levels[sight.block.states[k]] for k in (sight.first, row))
    return any(game.options[k] in asked for k in np.flatnonzero(here != there))


def _parts(actor: str, one: Removal) -> Chosen:
    return (*((actor, place) for place in one.interests), *(("", link) for link in one.links))


def _taken(model: CrisisModel, stakes: Stakes, part: tuple[str, int]) -> Taken:
    actor, place = part
    if not actor:
        link = model.effects[place]
        said = f"{link.from_} → {link.to} ({link.sign})"
        return Taken("link", f"effects[{place + 1}]", said, change=f"{link_id(link)}={NONE}")
    row = stakes.interests[actor][place]
    said = f"{actor} wants {row.in_} {row.wants}" if row.in_ else f"{actor}: duty {row.duty}"
    change = f"{actor}: {interest_id(row)}={NONE}"
    return Taken("interest", f"interests.{actor}[{place + 1}]", said, change=change)


def _turn(part: tuple[str, int]) -> Turn:
    actor, place = part
    if not actor:
        return Turn("no link", (), place, "", "")
    return Turn("no interest", (actor,), place, "", "")


@dataclass(frozen=True)
class _Whole:
    """The whole game, with interests and links taken out; responses and ranks alone are remade."""

    ask: q.Question
    context: Context
    game: Game
    stakes: Stakes

    @property
    def is_dear(self) -> bool:
        """Whether the question takes more than one game."""
        return type(self.ask) not in FROM_GAME

    def turns(self, chosen: Chosen) -> bool:
        """Tells whether the answer is another without these parts."""
        try:
            if self.is_dear:
                base = _written_out(self.context.base)
                out = [_taken(base, self.stakes, part) for part in chosen]
                reduced = Context(without(base, out), self.context.analyse)
                return not reply_to(self.ask, reduced)[0]
            return not FROM_GAME[type(self.ask)](self.ask, View(self._without(chosen)))[0]
        except RunawayLinks:
            return False

    def _without(self, chosen: Chosen) -> Game:
        return self.game.with_stakes(make_turns(self.stakes, [_turn(part) for part in chosen]))


def _written_out(model: CrisisModel) -> CrisisModel:
    """The model with the interests of every decision maker in its list, implied ones too."""
    own = {actor: interests_of(model, actor) for actor, options in model.options.items() if options}
    return model.model_copy(update={"interests": {a: rows for a, rows in own.items() if rows}})
