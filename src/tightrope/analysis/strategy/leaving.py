"""Which coalitions would gain by leaving the outcomes of a report, told in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb

from tightrope.analysis.strategy.coalitions import CoalitionMove, leaving_coalitions
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.explain import in_words
from tightrope.analysis.strategy.report import CoalitionGain
from tightrope.analysis.strategy.stability import Stability
from tightrope.conflict import Game

__all__ = ["find_leaving"]

MOST_WORK = 2_000_000  # feasible states x coalitions x states asked about: about a second
MOST_FOLLOWED = 40_000_000  # states x coalitions that answer x states they answer from: a second
MOST_STATES = 4
_CONCEPTS = ("gmr", "smr", "seq")


def find_leaving(
    game: Game,
    states: Sequence[int],
    stability: Stability,
    *,
    names: Mapping[str, str] | None = None,
) -> tuple[tuple[CoalitionGain, ...], str]:
    """Gives the coalitions of two or more that all gain by leaving one of `states` together, and
    a note that says what was looked at.

    Left out are coalitions that add to another one only members who change nothing about whether
    the others can deter it, and those in which the one who moves would leave alone anyway. The
    first states are asked first; sizes are limited so that states times coalitions stay few.
    """
    if not states:
        return (), ""
    if game.space.restricted is not None:
        return (), "No coalition was looked at: single moves are restricted."
    names = names or {}
    asked = list(dict.fromkeys(states))[:MOST_STATES]
    largest = _largest(game, len(asked))
    if largest < 2:
        note = "No coalition was looked at: there are too many states for it."
        return (), note if len(game.decision_makers) > 1 else ""
    groups = [g for k in range(2, largest + 1) for g in combinations(game.decision_makers, k)]
    found = []
    for state in asked:
        for move in _fewest(_moves(game, state, groups)):
            movers = _movers(game, move)
            if len(movers) > 1 or _stays(game, stability, state, movers):
                found.append(_gain(move, movers, names))
    return tuple(found), _note(game, largest, len(asked), len(set(states)))


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


def _gain(move: CoalitionMove, movers: tuple[str, ...], names: Mapping[str, str]) -> CoalitionGain:
    called = [names.get(dm, dm) for dm in move.members]
    who = f"{', '.join(called[:-1])} and {called[-1]}"
    deters = _deterrence(move.deterred)
    both = "both" if len(called) == 2 else "all"
    text = f"{who} would {both} gain by {in_words(move.move)}; {deters}."
    return CoalitionGain(move.state, move.members, movers, move.move, move.deterred, deters, text)


def _deterrence(deterred: Mapping[str, bool]) -> str:
    """Whether the others can deter a coalition, and at what price to themselves: a clause."""
    if deterred.get("seq"):
        return "the others can deter it by moves from which they gain themselves (SEQ)"
    if not deterred.get("gmr"):
        return "nobody can deter it"
    at_a_price = "GMR, SMR" if deterred.get("smr") else "GMR"
    evade = "" if deterred.get("smr") else ", and the leavers could evade the answer (SMR)"
    if "seq" not in deterred:
        return f"the others can deter it ({at_a_price}){evade}; credible answers were not followed"
    return (
        f"the others can deter it only by moves they would not gain from ({at_a_price}, not SEQ)"
        f"{evade}"
    )


def _note(game: Game, largest: int, asked: int, wanted: int) -> str:
    count = len(game.decision_makers)
    if count < 2:
        return ""
    sizes = "of every size" if largest == count else f"of up to {largest} of the {count}"
    note = f"Coalitions {sizes} were looked at"
    if asked < wanted:
        note += f", in {asked} of the {wanted} outcomes described"
    return f"{note}."
