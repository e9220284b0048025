"""Names and codes of data sets led to the actors of a crisis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tightrope.crisis.model import Actor, CrisisModel
from tightrope.evidence.text.data import read_data
from tightrope.exchange.sections import ids_for

# UCDP and ACLED name the organs of a state; in brackets former names or years, then which units
_ORGAN = re.compile(r"(?:government|military forces|police forces) of (?:the )?([^(]+?)(?: \(.*)?")
_AS_COW = {"260": "255", "340": "345", "678": "679"}  # Germany, Serbia, Yemen: Gleditsch and Ward


class Namer:
    """Gives the actor that a name or code of a data set means, making new ones where none does.

    The crisis file's own ids, names, aliases and codes come first, then the states that Tightrope
    knows by ISO 3166-1 alpha-3, Correlates of War code or name; anything else is a new actor
    under its own name.
    """

    def __init__(self, model: CrisisModel | None = None) -> None:
        self.known: Mapping[str, Actor] = {} if model is None else model.actors
        self.new: dict[str, dict[str, Any]] = {}
        self._found: dict[str, str] = {}
        for actor, entry in self.known.items():
            codes = (str(code) for code in entry.ids.values())
            for name in (actor, entry.name, *entry.aliases, *codes):
                self._found.setdefault(name.casefold(), actor)

    def actor(self, name: str, wanted: str | None = None) -> str:
        """Gives the id of the actor meant; `wanted` is the id that a new one gets if it is free."""
        if wanted is not None and (wanted in self.known or wanted in self.new):
            return wanted
        key = name.strip().casefold()
        if key not in self._found and (organ := _ORGAN.fullmatch(key)) is not None:
            state = organ[1]
            if state in self._found or state in _states():
                self._found[key] = self.actor(state)
        if key not in self._found:
            self._found[key] = self._made(name.strip(), key, wanted)
        return self._found[key]

    def known_names(self) -> dict[str, str]:
        """Gives every name and code in small letters that means an actor of the crisis, and whom."""
        own = {name: actor for name, actor in self._found.items() if actor in self.known}
        if not own:
            return {}
        for name, (_, entry) in _states().items():
            codes = (entry["name"], *map(str, entry["ids"].values()))
            if actor := next((own[c.casefold()] for c in codes if c.casefold() in own), ""):
                own.setdefault(name, actor)
        return own

    def learn(self, numbers: Mapping[str, str]) -> None:
        """Takes in which number (Gleditsch and Ward) states have that a data set names.

        They are met by `ids` `gw` or `cow` of the crisis's actors, then by the known states.
        """
        for name, number in numbers.items():
            same = (number, _AS_COW.get(number, number))
            own = next(
                (
                    actor
                    for actor, entry in self.known.items()
                    if str(entry.ids.get("gw")) == number or str(entry.ids.get("cow")) in same
                ),
                None,
            )
            if own is None and (state := _states().get(same[1])) is not None:
                own = self.actor(state[1]["name"])
            if own is not None:
                self._found.setdefault(name.strip().casefold(), own)

    def is_known(self, actor: str) -> bool:
        """Whether the crisis file has this actor already."""
        return actor in self.known

    def _made(self, name: str, key: str, wanted: str | None) -> str:
        if (state := _states().get(key)) is not None:
            actor, entry = state
            for code in (actor, *map(str, entry["ids"].values()), entry["name"]):
                if (found := self._found.get(code.casefold())) is not None:
                    return found
            if wanted is not None:
                actor, entry = wanted, entry | {"name": name}
            self.new[actor] = entry
            return actor
        taken = (*self.known, *self.new)
        actor = wanted or ids_for((*taken, name), "actor")[-1]
        self.new[actor] = {"name": name, "kind": "group"}
        return actor


@cache
def _states() -> Mapping[str, tuple[str, dict[str, Any]]]:
    """Code or name, folded -> id and actor of a state."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for actor, state in read_data("states.toml").items():
        ids = {code: state[code] for code in ("iso3", "cow") if code in state}
        entry = {"name": state["name"], "ids": ids}
        for name in (state["name"], *map(str, ids.values()), *state.get("en", {}).get("names", ())):
            found.setdefault(name.casefold(), (actor, entry))
    return found
