"""Draws of what one decision maker wants, and what holds of its wants in each draw.

Every weight class and every order of lines is as likely as any other; weights lie anywhere in their
class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Flags, Floats, Ints
from tightrope.conflict import Interests, Priorities, stakes_of
from tightrope.conflict.worth import WEIGHTS, Stakes

Kind = Literal["weight", "outweighs", "above", "rather"]


@dataclass(frozen=True, eq=False)
class Drawn:
    """Draws of what one decision maker wants: worth by state, and what holds in each draw."""

    worth: Callable[[Ints], Floats]
    statements: tuple[tuple[Kind, tuple[str, ...], Flags], ...]
    kept: frozenset[str] = frozenset()  # interests that are in a treaty being kept


def draw_wants(setting: Setting, dm: int, points: int, rng: np.random.Generator) -> Drawn | None:
    """Gives draws of what a decision maker wants; None where nothing of it can be drawn."""
    game = setting.game
    actor = game.decision_makers[dm]
    wanted = game.preferences[actor]
    lines = wanted.lines if isinstance(wanted, Interests) else wanted
    parts: list[Drawn] = []
    if isinstance(lines, Priorities) and len(lines.statements) > 1:
        parts.append(_drawn_lines(setting, lines, points, rng))
    stakes = stakes_of(game)
    if isinstance(wanted, Interests) and stakes is not None:
        parts.append(_drawn_interests(stakes, actor, points, rng))
    if not parts:
        return None
    count = len(lines.statements) if isinstance(lines, Priorities) else 0
    worth = _together(setting, parts, count, lines)
    statements = [one for part in parts for one in part.statements]
    statements += list(_rather(setting, dm, worth))
    return Drawn(worth, tuple(statements), parts[-1].kept)


def _together(
    setting: Setting, parts: Sequence[Drawn], count: int, lines: object
) -> Callable[[Ints], Floats]:
    """Lines first, interests below them in what they leave, as everywhere else."""
    below = parts[-1].worth
    most = max(1, len({what[0] for kind, what, _ in parts[-1].statements if kind == "weight"}))

    def squeezed(at: Ints) -> Floats:
        return np.asarray((below(at) / most + 1) / 2)

    if len(parts) == 2:
        first = parts[0].worth
        return lambda at: first(at) + 0.5**count * squeezed(at)
    if count == 1 and isinstance(lines, Priorities):  # one line has no order, but it decides
        bits = lines.bits(setting.game.space)
        return lambda at: 0.5 * bits[0, at][None] + 0.5 * squeezed(at)
    return below


def _drawn_lines(
    setting: Setting, lines: Priorities, points: int, rng: np.random.Generator
) -> Drawn:
    bits = lines.bits(setting.game.space).astype(np.float64)
    count = len(bits)
    place = np.argsort(rng.random((points, count)), axis=1).argsort(axis=1)
    value = 0.5 ** (place + 1.0)
    texts = [str(text) for text in lines.statements]
    return Drawn(
        lambda at: value @ bits[:, at],
        tuple(
            ("above", (texts[a], texts[b]), place[:, a] < place[:, b])
            for a, b in combinations(range(count), 2)
        ),
    )


def _drawn_interests(stakes: Stakes, actor: str, points: int, rng: np.random.Generator) -> Drawn:
    own = stakes.interests[actor]
    names = tuple(WEIGHTS)
    classes = rng.integers(len(names), size=(points, len(own)))
    low, high = np.array([WEIGHTS[name] for name in names]).T
    weights = low[classes] + rng.random(classes.shape) * (high - low)[classes]
    solved = stakes.responses.central()

    def worth(at: Ints) -> Floats:
        gained = np.zeros((len(own), len(at)))
        x = solved.x(at)
        for one in stakes.wanted[actor]:
            gained[one.place] += one.sign * x[:, one.indicator]
        for breach in stakes.breaches[actor]:
            gained[breach.place] -= breach.broken[at]
        return np.asarray(weights @ gained)

    said = [one.in_ or one.duty or "" for one in own]
    statements: list[tuple[Kind, tuple[str, ...], Flags]] = [
        ("weight", (said[j], name), classes[:, j] == c)
        for j in range(len(own))
        for c, name in enumerate(names)
    ]
    statements += [
        ("outweighs", (said[j], said[k]), weights[:, j] > weights[:, k])
        for j, k in combinations(range(len(own)), 2)
    ]
    return Drawn(worth, tuple(statements), frozenset(one.duty for one in own if one.duty))


def _rather(
    setting: Setting, dm: int, worth: Callable[[Ints], Floats]
) -> Iterator[tuple[Kind, tuple[str, ...], Flags]]:
    """Whether it would rather put one of its options elsewhere than leave all as it is today."""
    here = setting.start
    for there in setting.game.space.moves(dm, here):
        changed = setting.game.changes(here, int(there))
        if len(changed) == 1:
            ((option, level),) = changed.items()
            both = worth(np.array([here, int(there)]))
            yield "rather", (option, level), both[:, 1] > both[:, 0]
