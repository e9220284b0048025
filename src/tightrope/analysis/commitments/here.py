"""Deterrence from one state: what the target would do there, and what each answer changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tightrope.analysis.commitments.credibility import (
    StatementOrders,
    bits_at,
    stated_priorities,
)
from tightrope.analysis.commitments.reach import Reach, Replied, certain_answer, replies_to_all
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.conflict.draws import draw_orders
from tightrope.conflict.ranks import dense_ranks
from tightrope.crisis.formula import Compare, Formula, Not


class Crossing:
    """A red line seen by its target: where crossing it pays, and what an answer changes.

    The target gains by crossing from a state when the best it can get by a move of its own that
    brings the trigger about is better than the best it can get without, staying included. After
    a crossing the author answers by one move of its own; between answers it likes equally, the one
    the target likes best is assumed, so that deterrence is never taken for granted.
    """

    def __init__(self, game: Game, author: int, target: int, trigger: Flags) -> None:
        self.game, self.author, self.target, self.trigger = game, author, target, trigger
        self.moves = Reach.whole(game, target)
        self.wanted = game.ranks[target].astype(np.int64)
        nothing = np.zeros(game.states, dtype=np.int64)
        self.possible = ~trigger & (self.moves.best(nothing, trigger) >= 0)

    @cached_property
    def replies(self) -> tuple[Replied, Replied]:
        """Where the target's best reply leads; see `replies_to_all`."""
        return replies_to_all(self.game, self.author, self.target, self.trigger)

    @cached_property
    def _staying(self) -> Ints:
        return self.moves.best(self.wanted, ~self.trigger)

    def gains(self, after: Ints | None = None, otherwise: Ints | None = None) -> Flags:
        """Gives the states from which crossing pays the target.

        `after` is the target's rank of what a crossing into each state leads to, `otherwise` that of
        what a move without crossing leads to (None: nothing follows).
        """
        crossing = self.moves.best(self.wanted if after is None else after, self.trigger)
        leaving = self._staying if otherwise is None else self.moves.best(otherwise, ~self.trigger)
        return self.possible & (crossing > leaving)

    def gains_as_modelled(self) -> Flags:
        """Gives the states from which crossing pays when the author answers as it likes best.

        It reckons with the target's best reply, and answers whether or not the line is crossed, so
        that what it would do anyway does not count as an answer to the crossing.
        """
        calm, provoked = self.replies
        scale = int(provoked.target.max(initial=0)) + 1
        answered = provoked.author * scale + provoked.target
        place = answered if _fits(answered, self.game.states) else dense_ranks(answered)
        number = np.arange(self.game.states)
        other = Reach.whole(self.game, self.author).best_other(
            place.astype(np.int64) * self.game.states + number
        )
        moved = np.where(other >= 0, other % max(self.game.states, 1), number)
        better = (other >= 0) & (answered[moved] > calm.author * scale + calm.target)
        led = np.where(better, provoked.target[moved], calm.target)
        return self.gains(led, led)

    def gains_at_once(self) -> Flags:
        """Gives the states from which crossing pays when the author answers only where that is best.

        Once the line is crossed it moves only to what it at once likes strictly better, without
        reckoning with a reply: a threat that nobody would carry out deters nobody.
        """
        liking = self.game.ranks[self.author].astype(np.int64)
        scale = int(self.wanted.max(initial=0)) + 1
        everywhere = np.ones(self.game.states, dtype=np.bool_)
        answers = Reach.whole(self.game, self.author)
        best = answers.best(liking * scale + self.wanted, everywhere)
        return self.gains(np.where(best // scale > liking, best % scale, self.wanted))

    def after(self, response: Flags) -> Ints:
        """Gives the target's rank of where the author's certain response leads from each state.

        All else stays as it can be; where the response is impossible nothing follows.
        """
        led = certain_answer(self.game, self.author, self.trigger, response, self.wanted)
        return np.where(led >= 0, led, self.wanted)


def _fits(numbers: Ints, states: int) -> bool:
    """Whether each number beside each state's own fits an integer."""
    return int(numbers.max(initial=0)) < 2**62 // max(states, 1)


def own_responses(game: Game, dm: int, now: Mapping[str, int]) -> tuple[Formula, ...]:
    """Gives each thing a decision maker could do that it is not doing: one change of one option."""
    found: list[Formula] = []
    for place in game.space.options_of(dm):
        option, names = game.options[place], game.level_names[place]
        for level in range(len(names)):
            if level == now[option]:
                continue
            if names == ("no", "yes"):
                formula = Compare(option)
                found.append(formula if level else Not(formula))
            elif level > now[option]:
                found.append(Compare(option, ">=", level, names[level]))
            else:
                found.append(Compare(option, "<=", level, names[level]))
    return tuple(found)


Worth = Mapping[int, int]  # state -> the target's rank of it


@dataclass(frozen=True, slots=True)
class Wish:
    """The weakest wish for the trigger that makes crossing pay from a state: where it must stand."""

    formula: str
    above: str | None  # the target's statement it stands above; None: at the very bottom
    worth: Worth


class Here:
    """A red line seen by its target from one state; definitions as in `Crossing`."""

    def __init__(self, game: Game, author: int, target: int, trigger: Flags, state: int) -> None:
        self.game, self.author, self.target, self.trigger = game, author, target, trigger
        self.state = state
        reached = [state, *map(int, game.moves(target, state))]
        self.into = [t for t in reached if trigger[t]]
        self.out = [t for t in reached if not trigger[t]]
        self.answers = {t: [t, *map(int, game.moves(author, t))] for t in reached}
        answered = {s for answers in self.answers.values() for s in answers}
        self.replies = {s: [s, *map(int, game.moves(target, s))] for s in answered}
        self.states = sorted({s for replies in self.replies.values() for s in replies})

    @property
    def possible(self) -> bool:
        """Whether the target can cross from here by a move of its own, and has not yet."""
        return bool(self.into and self.out)

    def stated(self) -> Worth:
        """Gives the worth of the states in question by the target's stated preferences."""
        return {s: int(self.game.ranks[self.target, s]) for s in self.states}

    def gains(self, worth: Worth, after: Worth | None = None) -> bool:
        """Tells whether crossing pays; `after` is what each state leads to (None: nothing follows)."""
        led = worth if after is None else after
        return max(led[t] for t in self.into) > max(worth[t] for t in self.out)

    def gains_as_modelled(self, worth: Worth) -> bool:
        """Tells whether crossing pays when the author answers as it likes best, crossed or not.

        It reckons with the target's best reply; see `replies_to_all`.
        """
        led = {t: self._led(t, worth) for t in self.answers}
        return max(led[t] for t in self.into) > max(led[t] for t in self.out)

    def gains_at_once(self, worth: Worth) -> bool:
        """Tells whether crossing pays when the author answers only where that is at once best."""
        return self.gains(worth, {t: self._answered_at_once(t, worth) for t in self.into})

    def _answered_at_once(self, state: int, worth: Worth) -> int:
        liking = self.game.ranks[self.author]
        best = max(self.answers[state], key=lambda s: (int(liking[s]), worth[s]))
        return worth[best] if liking[best] > liking[state] else worth[state]

    def _led(self, state: int, worth: Worth) -> int:
        """The worth of where the author's best answer leads, the target's reply reckoned with."""
        liking = self.game.ranks[self.author]
        ends = [self._end(s, worth, provoked=s != state) for s in self.answers[state]]
        return max((int(liking[end]), worth[end]) for end in ends)[1]

    def _end(self, state: int, worth: Worth, *, provoked: bool) -> int:
        """Where the target's best reply leads: nowhere, or to the best, the author's least liked.

        A target that has not crossed crosses by a reply only where the author provoked it.
        """
        liking = self.game.ranks[self.author]
        free = provoked or bool(self.trigger[state])
        replies = [s for s in self.replies[state] if free or not self.trigger[s]]
        best = max(replies, key=lambda s: (worth[s], -int(liking[s])))
        return best if worth[best] > worth[state] else state

    def after(self, worth: Worth, response: Flags) -> Worth | None:
        """Gives what each crossing leads to when the response is certain and all else stays.

        None where the author cannot make the response after any crossing.
        """
        led = dict(worth)
        able = False
        for t in self.into:
            answers = [s for s in self.answers[t] if self.trigger[s] and response[s]]
            if answers:
                able = True
                led[t] = max(self._order(s, t, worth) for s in answers)[-1]
        return led if able else None

    def _order(self, state: int, origin: int, worth: Worth) -> tuple[int, int, int]:
        levels = self.game.levels
        changed = int((levels[state] != levels[origin]).sum())
        return -changed, int(self.game.ranks[self.author, state]), worth[state]

    def prefers(self, response: Flags) -> bool:
        """Tells whether after every crossing from here the author would rather respond than not."""
        return all(self._prefers(response, t) for t in self.into)

    def _prefers(self, response: Flags, crossed: int) -> bool:
        ranks = self.game.ranks[self.author]
        answers = [s for s in self.answers[crossed] if self.trigger[s]]
        doing = max((int(ranks[s]) for s in answers if response[s]), default=-1)
        leaving = max((int(ranks[s]) for s in answers if not response[s]), default=-1)
        return doing > leaving

    def sampled(
        self, firm: Sequence[bool] | None, draws: int, rng: np.random.Generator
    ) -> tuple[Worth, ...]:
        """Gives the worth of the states in question under sampled orders of the target's statements.

        Only orders in which crossing pays where nothing follows; empty where there is no order.
        """
        priorities = stated_priorities(self.game, self.target)
        if priorities is None or len(priorities.statements) < 2:
            return ()
        orders = self._orders(priorities.statements)
        drawn = draw_orders(len(priorities.statements), draws, rng, firm=firm)
        worths = (
            dict(zip(self.states, orders.ranks(order).tolist(), strict=True)) for order in drawn
        )
        return tuple(worth for worth in worths if self.gains(worth))

    def _orders(self, statements: Sequence[str | Formula]) -> StatementOrders:
        return StatementOrders(bits_at(self.game, statements, np.array(self.states)))

    def least_wish(self, formula: Formula) -> Wish | None:
        """Gives the lowest place in the target's priorities at which wanting the trigger makes it gain.

        None where its preferences are not statements, or no place does it.
        """
        priorities = stated_priorities(self.game, self.target)
        if priorities is None:
            return None
        texts = tuple(map(str, priorities.statements))
        orders = self._orders((*priorities.statements, formula))
        count = len(texts)
        for place in reversed(range(count + 1)):
            ranks = orders.ranks([*range(place), count, *range(place, count)])
            worth = dict(zip(self.states, ranks.tolist(), strict=True))
            if self.gains(worth):
                return Wish(str(formula), None if place == count else texts[place], worth)
        return None
