"""Names and codes of data sets led to the actors of a crisis."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tightrope.crisis.model import Actor, CrisisModel
from tightrope.evidence.text.data import read_data
from tightrope.exchange.sections import ids_for


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
        if key not in self._found:
            self._found[key] = self._made(name.strip(), key, wanted)
        return self._found[key]

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
