"""Gambit's files: an option game as a normal form (.nfg), and games of others (.nfg, .efg) read."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.conflict import Game
from tightrope.errors import MissingExtra
from tightrope.exchange.errors import CannotHold, NotAGameFile
from tightrope.exchange.sections import ReadConflict, all_of, ids_for

_INFEASIBLE = "0: not a feasible state."  # in the comment of a file that Tightrope wrote
MOST_PROFILES = 1_000_000
MOST_READ = 4_096  # combinations of strategies whose payoffs a person can still look through


def to_nfg(
    game: Game,
    title: str = "",
    names: Mapping[str, str] | None = None,
    left_out: Sequence[str] = (),
) -> str:
    """Gives the game in Gambit's .nfg form: a strategy is a choice of levels for all own options.

    Payoffs are ranks, from 1 (least preferred) upwards: only their order means anything, and the
    comment in the header says so. A combination that is not feasible pays everybody 0, less than
    any state, so that nobody gains by moving there; it may still be an equilibrium of the table
    where nobody can leave it alone. `names`: decision maker -> its name in the file; `left_out` is
    said in the comment besides. Irreversible options cannot be expressed: every option may
    change. Raises CannotHold for moves closed in some states, TooLargeForThis beyond a million
    combinations.
    """
    space = game.space
    if space.restricted is not None:
        raise CannotHold("a .nfg file has no place for moves that are closed in some states")
    if space.product > MOST_PROFILES:
        raise TooLargeForThis(
            "a table of all combinations would be too long",
            value=f"{space.product:,}",
            allowed=f"at most {MOST_PROFILES:,}",
        )
    sizes = [space.own(dm)[1] for dm in range(len(game.decision_makers))]
    # Decision makers' options are runs of digits, first option fastest: the same order in which
    # .nfg lists profiles, the first player's strategy fastest.
    states = space.find(np.arange(space.product, dtype=np.int64))
    payoffs = np.where(states >= 0, game.ranks[:, np.maximum(states, 0)] + 1, 0).T
    players = " ".join(_quoted((names or {}).get(dm, dm)) for dm in game.decision_makers)
    strategies = "\n".join(
        "{ " + " ".join(_quoted(text) for text in _strategies(game, dm)) + " }"
        for dm in range(len(sizes))
    )
    lines = [
        f"NFG 1 R {_quoted(title or 'Option game')} {{ {players} }}",
        "",
        "{ " + strategies + " }",
        _quoted(_comment(game, left_out)),
        "",
        "\n".join(" ".join(map(str, row)) for row in payoffs.tolist()),
        "",
    ]
    return "\n".join(lines)


def _strategies(game: Game, dm: int) -> list[str]:
    mine = list(game.space.options_of(dm))
    names = [game.options[k].partition(".")[2] for k in mine]
    combinations = product(*(game.level_names[k] for k in reversed(mine)))
    return [
        ", ".join(f"{name} {level}" for name, level in zip(names, reversed(levels), strict=True))
        for levels in combinations
    ]


def _comment(game: Game, left_out: Sequence[str]) -> str:
    text = (
        "Payoffs are ordinal: ranks of states, higher is better; mixed strategies and differences "
        f"between payoffs have no meaning. {_INFEASIBLE}"
    )
    if game.irreversible:
        text += f" Irreversible options are not expressed: {', '.join(game.irreversible)}."
    if left_out:
        text += f" Left out: {'; '.join(left_out)}."
    return text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def read_gambit(data: bytes, name: str) -> ReadConflict:
    """Gives the game of a .nfg or .efg file as sections of the crisis file, through Gambit's reader.

    Each player has one option, `plays`, whose levels are its strategies (those of an extensive
    game are its plans, what does not matter left out); payoffs are kept exactly, but only their
    order counts: there are no mixed strategies here. Raises NotAGameFile or MissingExtra.
    """
    try:
        import pygambit
    except ImportError:
        raise MissingExtra("reading games of Gambit", "games") from None
    read = pygambit.read_efg if name.lower().endswith(".efg") else pygambit.read_nfg
    try:
        game = read(io.BytesIO(data))
    except (ValueError, IndexError, UnicodeDecodeError, RuntimeError) as error:
        raise NotAGameFile(
            "this is no game that Gambit reads", where=name, value=str(error).partition("\n")[0]
        ) from error
    counts = [len(player.strategies) for player in game.players]
    if not counts or math.prod(counts) > MOST_READ:
        raise NotAGameFile(
            "a game of too many combinations of strategies, or of none",
            where=name,
            value=f"{math.prod(counts):,}" if counts else "0",
            allowed=f"1 to {MOST_READ:,}",
        )
    return _sections(game, name)


def _sections(game: Any, name: str) -> ReadConflict:
    players = list(game.players)
    actors = ids_for([player.label for player in players], "player")
    levels = [ids_for([s.label for s in player.strategies], "s") for player in players]
    payoffs: dict[str, list[dict[str, Any]]] = {actor: [] for actor in actors}
    first: tuple[int, ...] | None = None  # that can be
    never: list[dict[str, str]] = []
    for profile in product(*(range(len(names)) for names in levels)):
        here = all_of([
            f"{actor}.plays = {names[k]}"
            for actor, names, k in zip(actors, levels, profile, strict=True)
            if len(names) > 1
        ])  # fmt: skip
        got = game[profile]
        if _INFEASIBLE in game.description and not any(got[player] for player in players):
            never.append({"never": here, "assumption": f"not a feasible state in {name}"})
            continue
        first = first or profile
        for actor, player in zip(actors, players, strict=True):
            worth = _decimal(got[player], name)
            payoffs[actor].append({"if": here, "payoff": worth, "assumption": f"payoff in {name}"})
    start = {
        actor: names[k]
        for actor, names, k in zip(actors, levels, first or [0] * len(players), strict=True)
    }
    sections: dict[str, Any] = {
        "title": game.title or name,
        "actors": {
            actor: {"name": player.label} for actor, player in zip(actors, players, strict=True)
        },
        "options": {
            actor: {
                "plays": {
                    "text": f"Play {' or '.join(s.label for s in player.strategies)}",
                    "levels": list(names),
                    "now": start[actor],
                    "assumption": f"a strategy in {name}; which one is played today is not stated",
                }
            }
            for actor, player, names in zip(actors, players, levels, strict=True)
            if len(names) > 1
        },
        "payoffs": {
            actor: payoffs[actor]
            for actor, names in zip(actors, levels, strict=True)
            if len(names) > 1
        },
    }
    remarks = [
        "a game of Gambit has no status quo: everybody starts with the first strategy",
        "only the order of payoffs counts; mixed strategies have no meaning here",
    ]
    if never:
        sections["rules"] = never
        remarks[0] = (
            "a game of Gambit has no status quo: it starts with the first state that can be"
        )
        remarks.append(f"combinations that cannot be by the file, ruled out: {len(never):,}")
    return ReadConflict(sections, tuple(remarks))


def _decimal(payoff: Any, name: str) -> str:
    """A payoff as exact text; thirds and their like to twenty decimals, which keeps their order."""
    try:
        exact = Fraction(str(payoff))
    except ValueError as error:
        raise NotAGameFile("a payoff is no number", where=name, value=str(payoff)) from error
    if exact.denominator == 1:
        return str(exact.numerator)
    whole = round(exact * 10**20)
    text = f"{abs(whole):021d}"
    sign = "-" if whole < 0 else ""
    return f"{sign}{text[:-20]}.{text[-20:]}".rstrip("0")
