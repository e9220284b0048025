"""GMCR+ files (.gmcr): a conflict in option form as JSON, as the program writes it.

`options` (each with `name` and `permittedDirection`: both, fwd (once taken it stays) or back (once
dropped it stays)) are numbered from 0 over all decision makers, which name theirs by number.
A condition is a list of [number, "Y" or "N"] that hold together; a statement of `preferences`, the
most important first, is a condition, or `{"compound": true, "members": [...]}`, any of several.
`infeasibles` are conditions. Feasible states are numbered from 1, the first option varying fastest;
`preferenceRanking` (`preferenceVector` in older files) lists them best first, ties as lists, and
counts where `useManualPreferenceRanking` (`...Vectors`) says so. Nothing else needs a list of states:
with statements alone there may be any number of options.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

from tightrope.exchange.errors import NotAGmcrFile
from tightrope.exchange.sections import ReadConflict, all_of, any_of, ids_for

MOST_OPTIONS = 20  # where states are listed, as rankings need it
_MOST_TRIES = 100_000  # partial states tried for one that is feasible: a second
_DIRECTIONS: Mapping[str, str | bool] = {"both": False, "fwd": True, "back": "down"}
_STATUS_QUO = (
    "a .gmcr file has no status quo: all options start at no, or in the first state there is"
)

State = tuple[int, ...]
Conditions = Iterator[list[tuple[int, int]]]


def read_gmcr(text: str, name: str = "file.gmcr") -> ReadConflict:
    """Gives the conflict of a GMCR+ file as sections of the crisis file.

    Statements become `priorities`, rankings by hand `rankings`; the status quo, which the format
    does not have, is every option at no where that is feasible. Raises NotAGmcrFile with the place
    that is missing or not understood.
    """
    return _Reader(_json(text, name), name).read()


class _Reader:
    """The parts of one file, with names that formulas can have."""

    def __init__(self, data: Mapping[str, Any], where: str) -> None:
        self.data, self.where = data, where
        self.options = [self._entry(one, "options") for one in self._list(data, "options")]
        self.makers = [
            self._entry(one, "decisionMakers") for one in self._list(data, "decisionMakers")
        ]
        actors = ids_for([maker["name"] for maker in self.makers], "side")
        own = [self._numbers(maker) for maker in self.makers]
        self.owned = dict(zip(actors, own, strict=True))
        self.names: dict[int, str] = {}
        for actor, numbers in self.owned.items():
            ids = ids_for([self.options[k]["name"] for k in numbers], "option")
            for number, option in zip(numbers, ids, strict=True):
                if number in self.names:
                    raise self._wrong("an option belongs to two decision makers", number)
                self.names[number] = f"{actor}.{option}"
        if missing := set(range(len(self.options))) - set(self.names):
            raise self._wrong("an option belongs to nobody", min(missing))
        self.infeasible = [self._condition(one) for one in data.get("infeasibles", []) if one]

    def read(self) -> ReadConflict:
        """All sections of the crisis file."""
        start = self._first_state()
        remarks = [_STATUS_QUO]
        wants = {actor: self._wants(maker) for actor, maker in self._sides() if self.owned[actor]}
        sections: dict[str, Any] = {
            "title": str(self.data.get("title") or self.where.rpartition(".")[0] or self.where),
            "actors": {actor: {"name": maker["name"]} for actor, maker in self._sides()},
            "options": self._option_section(start),
            "rules": [
                {"never": self._formula(condition), "assumption": f"infeasible in {self.where}"}
                for condition in self.infeasible
            ],
            "priorities": {a: stated for a, (kind, stated) in wants.items() if kind == "lines"},
            "rankings": {a: stated for a, (kind, stated) in wants.items() if kind == "places"},
        }
        for actor, maker in self._sides():
            if maker.get("misperceptions"):
                remarks.append(
                    f"that {actor} takes some states for impossible is left out: the game is read "
                    "as it is, with all of its states"
                )
            if not self.owned[actor]:
                remarks.append(
                    f"{actor} has no options and decides nothing: an actor without wants in the model"
                )
        if any(isinstance(group, list) for group in self.data.get("coalitions", [])):
            remarks.append("coalitions are left out; every coalition is looked at")
        return ReadConflict({k: v for k, v in sections.items() if v}, tuple(remarks))

    def _sides(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return zip(self.owned, self.makers, strict=True)

    def _option_section(self, start: State) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for actor, numbers in self.owned.items():
            for number in numbers:
                direction = self.options[number].get("permittedDirection", "both")
                if direction not in _DIRECTIONS:
                    raise self._wrong("a direction is not known", direction, "both, fwd or back")
                entry = {
                    "text": self.options[number]["name"],
                    "now": ("no", "yes")[start[number]],
                    "assumption": f"from {self.where}; its status quo is not stated there",
                }
                if _DIRECTIONS[direction]:
                    entry["irreversible"] = "down" if direction == "back" else "yes"
                found.setdefault(actor, {})[self.names[number].partition(".")[2]] = entry
        return found

    def _wants(self, maker: Mapping[str, Any]) -> tuple[str, list[Any]]:
        by_hand = self.data.get(
            "useManualPreferenceRanking", self.data.get("useManualPreferenceVectors", False)
        )
        ranking = maker.get("preferenceRanking", maker.get("preferenceVector"))
        if by_hand and ranking:
            return "places", self._places(ranking, self._states)
        reason = f"stated in {self.where}"
        if not maker.get("preferences"):  # GMCR+ takes whoever has none for indifferent
            return "lines", [{"want": self._formula([]), "assumption": reason}]
        lines = [self._statement(one) for one in maker["preferences"]]
        return "lines", [{"want": line, "assumption": reason} for line in lines]

    def _statement(self, stated: Any) -> str:
        if isinstance(stated, Mapping):
            return any_of(
                [self._formula(self._condition(one)) for one in stated.get("members", [])]
            )
        return self._formula(self._condition(stated))

    def _places(self, ranking: Sequence[Any], states: Sequence[State]) -> list[dict[str, str]]:
        seen: set[int] = set()
        places = []
        for place in ranking:
            numbers = place if isinstance(place, list) else [place]
            for number in numbers:
                if not isinstance(number, int) or not 1 <= number <= len(states) or number in seen:
                    raise self._wrong(
                        "a ranking has no such state left", number, f"1 to {len(states)}"
                    )
                seen.add(number)
            meant = {states[number - 1] for number in numbers}
            conditions = cover(meant, [state for state in states if state not in meant])
            formula = any_of([self._formula(condition) for condition in conditions])
            places.append({"states": formula, "assumption": f"ranked so in {self.where}"})
        if missing := set(range(1, len(states) + 1)) - seen:
            raise self._wrong("a ranking leaves out a feasible state", min(missing))
        return places

    def _formula(self, condition: Sequence[tuple[int, int]]) -> str:
        if not condition:  # it holds everywhere
            return any_of([self.names[0], f"not {self.names[0]}"])
        return all_of([("" if on else "not ") + self.names[number] for number, on in condition])

    @cached_property
    def _states(self) -> list[State]:
        if len(self.options) > MOST_OPTIONS:
            raise NotAGmcrFile(
                "too many options for a ranking of states",
                where=self.where,
                value=len(self.options),
                allowed=f"{MOST_OPTIONS}; with statements of preference any number",
            )
        every = (levels[::-1] for levels in product((0, 1), repeat=len(self.options)))
        return [
            state
            for state in every
            if not any(all(state[k] == on for k, on in bad) for bad in self.infeasible)
        ]

    def _first_state(self) -> State:
        """The feasible state that stands first: the last option decides first, no before yes."""
        if len(self.options) <= MOST_OPTIONS:
            if not self._states:
                raise self._wrong("no state is feasible", "infeasibles")
            return self._states[0]
        return self._search_first()

    def _search_first(self) -> State:
        chosen: list[int] = []  # from the last option back
        total, level = len(self.options), 0
        for _ in range(_MOST_TRIES):
            while level > 1 and chosen:
                level = chosen.pop() + 1
            if level > 1:
                raise self._wrong("no state is feasible", "infeasibles")
            chosen.append(level)
            first = total - len(chosen)
            known = dict(zip(range(total - 1, first - 1, -1), chosen, strict=True))
            if any(all(known.get(k) == on for k, on in bad) for bad in self.infeasible):
                level = chosen.pop() + 1
            elif not first:
                return tuple(reversed(chosen))
            else:
                level = 0
        raise self._wrong("no feasible state was found to start from", "infeasibles")

    def _condition(self, given: Any) -> list[tuple[int, int]]:
        pairs = []
        for pair in given if isinstance(given, list) else [None]:
            match pair:
                case [int(number), "Y" | "N" as word] if 0 <= number < len(self.options):
                    pairs.append((number, int(word == "Y")))
                case _:
                    raise self._wrong(
                        "a condition is not understood", given, '[[number, "Y" or "N"], …]'
                    )
        return pairs

    def _numbers(self, maker: Mapping[str, Any]) -> list[int]:
        numbers = maker.get("options")
        if not isinstance(numbers, list):
            raise self._wrong("a decision maker's 'options' is missing or no list", numbers)
        for number in numbers:
            if not isinstance(number, int) or not 0 <= number < len(self.options):
                raise self._wrong("a decision maker has an option that is not there", number)
        return numbers

    def _list(self, data: Mapping[str, Any], key: str) -> list[Any]:
        found = data.get(key)
        if not isinstance(found, list) or not found:
            raise self._wrong(f"'{key}' is missing or no list", found)
        return found

    def _entry(self, entry: Any, key: str) -> Mapping[str, Any]:
        if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
            raise self._wrong(f"an entry of '{key}' has no name", entry)
        return entry

    def _wrong(self, what: str, value: Any, allowed: str | None = None) -> NotAGmcrFile:
        shown = value if isinstance(value, str) or value is None else json.dumps(value)[:80]
        return NotAGmcrFile(what, where=self.where, value=shown, allowed=allowed)


def cover(meant: Collection[State], others: Collection[State]) -> list[list[tuple[int, int]]]:
    """Gives conditions that hold in all states meant and in no other, by splitting on option after
    option: short, though seldom the shortest."""

    def split(left: list[State], against: list[State], fixed: list[tuple[int, int]]) -> Conditions:
        if not left:
            return
        if not against:
            yield fixed
            return
        k = len(fixed)
        for level in (0, 1):
            yield from split(
                [state for state in left if state[k] == level],
                [state for state in against if state[k] == level],
                [*fixed, (k, level)],
            )

    return list(split(list(meant), list(others), []))


def _json(text: str, name: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise NotAGmcrFile("this is not JSON", where=f"{name}:{line}") from error
    if not isinstance(data, Mapping):
        raise NotAGmcrFile("a conflict is a JSON object", where=name)
    return data
