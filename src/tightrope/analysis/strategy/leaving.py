"""Which coalitions would gain by leaving the outcomes of a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.coalitions import CoalitionMove, leaving_coalitions
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.stability import Stability
from tightrope.conflict import Game

MOST_WORK = 2_000_000  # feasible states x coalitions x states asked about: about a second
MOST_FOLLOWED = 40_000_000  # states x coalitions that answer x states they answer from: a second
MOST_STATES = 4
MOST_IN_TURNS = 256  # states where single moves are closed: every pair is looked at
_CONCEPTS = ("gmr", "smr", "seq")


def find_leaving(
    game: Game,
    states: Sequence[int],
    stability: Stability,
) -> tuple[tuple[CoalitionGain, ...], CoalitionsLooked | None]:
    """Gives the coalitions of two or more that all gain by leaving one of `states` together, and
    what was looked at (None: nothing was asked, or there is nobody to join).

    Left out are coalitions that add to another one only members who change nothing about whether
    the others can deter it, and those in which the one who moves would leave alone anyway, or is
    held back by the others in the company too. The
    first states are asked first; sizes are limited so that states times coalitions stay few.
    """
    if not states:
        return (), None
    count = len(game.decision_makers)
    if game.space.restricted is not None and game.states > MOST_IN_TURNS:
        return (), CoalitionsLooked(0, count, why_not="there are too many states")
    asked = list(dict.fromkeys(states))[:MOST_STATES]
    largest = _largest(game, len(asked))
    if largest < 2:
        none = CoalitionsLooked(0, count, why_not="there are too many states")
        return (), none if count > 1 else None
    groups = [g for k in range(2, largest + 1) for g in combinations(game.decision_makers, k)]
    found = []
    for state in asked:
        for move in _fewest(_moves(game, state, groups)):
            movers = _movers(game, move)
            held = move.deterred.get("seq", False)
            if len(movers) > 1 or (not held and _stays(game, stability, state, movers)):
                found.append(_gain(game, move, movers))
    return tuple(found), CoalitionsLooked(largest, count, len(asked), len(set(states)))


def _largest(game: Game, states: int) -> int:
    """The largest coalitions for which all of up to that size can be afforded; 1: none."""
    count, total = len(game.decision_makers), 0
    for size in range(2, count + 1):
        total += comb(count, size)
        if total * game.states * states > MOST_WORK:
            return size - 1
    return count


def _moves(game: Game, state: int, groups: Sequence[tuple[str, ...]]) -> tuple[CoalitionMove, ...]:
    """Without SEQ for a coalition whose answers would have to be followed too far."""
    found: list[CoalitionMove] = []
    for group in groups:
        answering = 2 ** (len(game.decision_makers) - len(group))
        most = max(MOST_FOLLOWED // (game.states * answering), 1)
        try:
            found += leaving_coalitions(
                game, state, _CONCEPTS, coalitions=[group], most_expansions=most
            )
        except TooLargeForThis:
            found += leaving_coalitions(game, state, ("gmr", "smr"), coalitions=[group])
    return tuple(found)


def _fewest(moves: Sequence[CoalitionMove]) -> list[CoalitionMove]:
    """Without those that hold a smaller coalition no worse deterred."""
    kept: list[CoalitionMove] = []
    for move in moves:
        inside = [k for k in kept if set(k.members) < set(move.members)]
        if not any(_held(k) <= _held(move) for k in inside):
            kept.append(move)
    return kept


def _held(move: CoalitionMove) -> frozenset[str]:
    return frozenset(concept for concept, held in move.deterred.items() if held)


def _movers(game: Game, move: CoalitionMove) -> tuple[str, ...]:
    moved = {game.owner[game.options.index(option)] for option in move.move}
    return tuple(game.decision_makers[dm] for dm in sorted(moved))


def _stays(game: Game, stability: Stability, state: int, movers: tuple[str, ...]) -> bool:
    return all(bool(stability.stable("seq")[game.dm_index(dm), state]) for dm in movers)


def _gain(game: Game, move: CoalitionMove, movers: tuple[str, ...]) -> CoalitionGain:
    levels = game.state(move.state)
    before = {option: levels[option] for option in move.move}
    now = {} if game.status_quo is None else game.state(game.status_quo)
    differs = {option: level for option, level in levels.items() if level != now.get(option)}
    return CoalitionGain(
        move.state,
        move.members,
        movers,
        move.move,
        move.deterred,
        before,
        differs,
        {option: now[option] for option in differs if option in now},
    )
