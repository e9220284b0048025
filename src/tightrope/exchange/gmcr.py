"""GMCR+ files (.gmcr): a conflict as JSON, after a description of the format.

No file written by GMCR+ itself has been tried on this; it goes round with itself. What is read
and written here:

- `title`, `author`, `description`: text.
- `decisionMakers`: a list; each with `name`, `options` (a list; each with `name` and
  `reversibility`: "both", "fwd" (once taken it stays) or "back" (once dropped it stays)), and
  `preferenceRanking`: the numbers of the feasible states, best first, ties as lists of numbers.
- `infeasibles`: a list; each with `name`: one of Y, N or - per option, in the order of all
  decision makers' options; states that fit are removed.
- Feasible states are numbered from 1 in decimal order, the first option varying fastest.

Options are yes/no. Keys that are not listed are not understood and are left alone; coalitions and
preference statements are not read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from tightrope.analysis.strategy.conflict import Conflict
from tightrope.conflict import Game, Ranking
from tightrope.exchange.errors import NotAGmcrFile

_DIRECTION = {"both": None, "fwd": "up", "back": "down"}
MOST_OPTIONS = 20


def from_gmcr(text: str, name: str = "file.gmcr") -> Conflict:
    """Gives the conflict a GMCR+ file describes. The status quo is not part of the format.

    Raises NotAGmcrFile with the key that is missing or not understood, and what a Conflict raises.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAGmcrFile("this is not JSON", where=f"{name}:{error.lineno}") from error
    if not isinstance(data, Mapping):
        raise NotAGmcrFile("a conflict is a JSON object", where=name)
    owners = [_named(dm, name, "decisionMakers") for dm in _list(data, "decisionMakers", name)]
    options = [
        (dm, _named(o, name, "options")) for dm in owners for o in _list(dm, "options", name)
    ]
    if len(options) > MOST_OPTIONS:
        raise NotAGmcrFile("too many options", where=name, value=len(options), allowed="at most 20")
    states = _feasible(data, len(options), name)
    directions = {}
    for dm, option in options:
        given = option.get("reversibility", "both")
        if given not in _DIRECTION:
            raise NotAGmcrFile(
                "reversibility", where=name, value=str(given), allowed="both, fwd or back"
            )
        if (way := _DIRECTION[given]) is not None:
            directions[f"{dm['name']}.{option['name']}"] = way
    return Conflict(
        {dm["name"]: [o["name"] for d, o in options if d is dm] for dm in owners},
        states,
        {dm["name"]: _ranking(dm, len(states), name) for dm in owners},
        irreversible=directions,
    )


def to_gmcr(game: Game, title: str = "", description: str = "") -> str:
    """Gives the game as GMCR+ JSON text. Raises NotAGmcrFile where options have more levels."""
    if any(len(names) != 2 for names in game.level_names):
        raise NotAGmcrFile("a GMCR+ file has yes/no options only")
    if len(game.options) > MOST_OPTIONS:
        raise NotAGmcrFile("too many options for a GMCR+ file", value=len(game.options))
    rows = [tuple(map(int, row)) for row in game.levels]
    decimal = sorted(range(game.states), key=lambda s: rows[s][::-1])
    number = {s: k for k, s in enumerate(decimal, 1)}
    ways = {"up": "fwd", "down": "back"}
    makers = []
    for i, dm in enumerate(game.decision_makers):
        options = [
            {
                "name": option.partition(".")[2],
                "reversibility": ways.get(game.irreversible.get(option, ""), "both"),
            }
            for k, option in enumerate(game.options)
            if game.owner[k] == i
        ]
        ranking = _tiers(game, i, number)
        makers.append({"name": dm, "options": options, "preferenceRanking": ranking})
    feasible = set(rows)
    missing = [
        {"name": "".join("NY"[level] for level in reversed(levels))}
        for levels in product((0, 1), repeat=len(game.options))
        if levels[::-1] not in feasible
    ]
    data = {
        "title": title,
        "description": description,
        "decisionMakers": makers,
        "infeasibles": missing,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _tiers(game: Game, dm: int, number: Mapping[int, int]) -> list[int | list[int]]:
    tiers: dict[int, list[int]] = {}
    for state, rank in enumerate(game.ranks[dm].tolist()):
        tiers.setdefault(rank, []).append(number[state])
    best_first = (sorted(tiers[rank]) for rank in sorted(tiers, reverse=True))
    return [tier[0] if len(tier) == 1 else tier for tier in best_first]


def _list(data: Mapping[str, Any], key: str, where: str) -> list[Any]:
    found = data.get(key)
    if not isinstance(found, list) or not found:
        raise NotAGmcrFile(f"'{key}' is missing or not a list", where=where)
    return found


def _named(entry: Any, where: str, key: str) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise NotAGmcrFile(f"an entry of '{key}' has no name", where=where)
    return entry


def _feasible(data: Mapping[str, Any], options: int, where: str) -> list[tuple[int, ...]]:
    patterns = [
        _named(entry, where, "infeasibles")["name"] for entry in data.get("infeasibles", [])
    ]
    for pattern in patterns:
        if len(pattern) != options or set(pattern) - set("YN-"):
            raise NotAGmcrFile(
                "an infeasible pattern has one of Y, N, - per option",
                where=where,
                value=pattern,
                allowed=f"{options} letters",
            )
    possible = (levels[::-1] for levels in product((0, 1), repeat=options))
    return [s for s in possible if not any(_fits(s, pattern) for pattern in patterns)]


def _fits(state: Sequence[int], pattern: str) -> bool:
    return all(p in ("-", "NY"[level]) for level, p in zip(state, pattern, strict=True))


def _ranking(dm: Mapping[str, Any], states: int, where: str) -> Ranking:
    places = []
    for place in _list(dm, "preferenceRanking", where):
        numbers = place if isinstance(place, list) else [place]
        for number in numbers:
            if not isinstance(number, int) or not 1 <= number <= states:
                raise NotAGmcrFile(
                    f"the ranking of {dm['name']} names a state that is not feasible",
                    where=where,
                    value=str(number),
                    allowed=f"1 to {states}",
                )
        places.append({number - 1 for number in numbers})
    return Ranking(places)
