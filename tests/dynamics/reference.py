"""The chain by its definition: a dense matrix over pairs of states, built move by move."""

from __future__ import annotations

from math import exp

import numpy as np

from tightrope.analysis.dynamics.chain import Pace, Response, Shock
from tightrope.conflict import Game


def choice_of(game: Game, own: np.ndarray, pace: Pace, responses: list[Response], dm: int, s: int):
    """What decision maker dm does at a chance in state s: target -> probability."""
    reached = [s, *map(int, game.moves(dm, s))]

    def logit(allowed: list[int], stay: float) -> dict[int, float]:
        weights = {
            t: exp(pace.precision * (own[t] - own[s]) + (stay if t == s else 0)) for t in allowed
        }
        total = sum(weights.values())
        return {t: weight / total for t, weight in weights.items()}

    left, found = 1.0, dict.fromkeys(reached, 0.0)
    for response in responses:
        answers = [t for t in reached if response.then[t]]
        if response.dm == dm and response.when[s] and not response.then[s] and answers:
            for t, chance in logit(answers, 0.0).items():
                found[t] += left * response.probability * chance
            left *= 1 - response.probability
    for t, chance in logit(reached, pace.inertia).items():
        found[t] += left * chance
    return found


def generator(
    game: Game,
    utilities: np.ndarray,
    paces: list[Pace],
    responses: list[Response] = (),
    shocks: list[Shock] = (),
) -> np.ndarray:
    """The rate from every state to every other; rows sum to 0."""
    out = np.zeros((game.states, game.states))
    for s in range(game.states):
        for dm, pace in enumerate(paces):
            chances = choice_of(game, utilities[dm], pace, list(responses), dm, s)
            for t, chance in chances.items():
                if t != s:
                    out[s, t] += pace.rate * chance
        for shock in shocks:
            if shock.target[s] != s:
                out[s, shock.target[s]] += shock.rate
    np.fill_diagonal(out, -out.sum(axis=1))
    return out


def jump_matrix(rates: np.ndarray, per_week: float) -> np.ndarray:
    """The uniformised chain of a generator."""
    return np.eye(len(rates)) + rates / per_week


def start_at(states: int, state: int) -> np.ndarray:
    """All probability on one state."""
    out = np.zeros(states)
    out[state] = 1.0
    return out
