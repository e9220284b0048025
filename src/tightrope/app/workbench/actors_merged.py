"""Two actors that turn out to be one: the edits that give one of them all that the other has."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tightrope.crisis.edit import Edit
from tightrope.crisis.edit_data import applied, value_at
from tightrope.crisis.elements import Mention, mentions
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import rename_options
from tightrope.crisis.parts.atoms import What
from tightrope.errors import UsageMistake, nearest
from tightrope.findings import KeyPath


def merge_actors(
    model: CrisisModel, data: dict[str, Any], kept: str, gone: str
) -> tuple[Edit, ...]:
    """Gives the edits after which `kept` stands wherever `gone` stood, with its name and aliases.

    `data` are the values of the file. What would lead from the actor to itself is taken out. Raises
    UsageMistake where there are no such two, or both have options or wants of their own: then a
    person has to say which of these count.
    """
    for actor in (kept, gone):
        if actor not in model.actors:
            raise UsageMistake("no such actor", value=actor, hint=nearest(actor, model.actors))
    if kept == gone:
        raise UsageMistake("an actor cannot be merged with itself", value=kept)
    made = _Edits(data)
    own = tuple(one for one in mentions(model, *_NAMING) if _turned(one, kept, gone) != one.text)
    doomed = _leading_to_itself(model, kept, gone)
    for one in own:
        if not any(one.path[: len(path)] == path for path in doomed):
            _turn_value(made, one, kept, gone)
    for one in sorted(own, key=lambda one: -len(one.path)):
        if value_at(made.now, one.path) != _turned(one, kept, gone) and one.path[-1] == one.text:
            _turn_key(made, one, kept, gone)
    for path in doomed:
        made.add(Edit("remove", path))
    actors = model.actors
    names = (*actors[kept].aliases, actors[gone].name, *actors[gone].aliases)
    aliases = [name for name in dict.fromkeys(names) if name != actors[kept].name]
    has = "aliases" in data["actors"][kept]
    made.add(Edit("set" if has else "add", ("actors", kept, "aliases"), aliases))
    made.add(Edit("remove", ("actors", gone)))
    return tuple(made.edits)


_NAMING: tuple[What, ...] = ("actor", "option", "cause", "held", "formula")


class _Edits:
    """Edits one after the other, and the values after them."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.now: Any = data
        self.edits: list[Edit] = []

    def add(self, edit: Edit) -> None:
        self.now = applied(self.now, edit.how, edit.path, edit.value)
        self.edits.append(edit)


def _turned(one: Mention, kept: str, gone: str) -> str:
    """What stands there afterwards: the other actor, its option, or a formula over its options."""
    if one.what == "actor":
        return kept if one.text == gone else one.text

    def owned(name: str) -> str:
        actor, dot, option = name.partition(".")
        return f"{kept}{dot}{option}" if dot and actor == gone else name

    return owned(one.text) if one.what == "option" else rename_options(one.text, owned)


def _turn_value(made: _Edits, one: Mention, kept: str, gone: str) -> None:
    """Puts one name in the place of the other; of a list that has both, once."""
    if value_at(made.now, one.path) != one.text:
        return  # the name is a key
    *way, last = one.path
    around = value_at(made.now, tuple(way))
    new = _turned(one, kept, gone)
    if isinstance(last, int) and new in around:
        made.add(Edit("set", tuple(way), [part for part in around if part != one.text]))
    else:
        made.add(Edit("set", one.path, new))


def _turn_key(made: _Edits, one: Mention, kept: str, gone: str) -> None:
    *way, _ = one.path
    new = _turned(one, kept, gone)
    if new in value_at(made.now, tuple(way)):
        raise UsageMistake(
            f"both actors have their own {' '.join(map(str, way)).replace('_', ' ')}",
            value=f"{kept}, {gone}",
            hint="take out those of one of the two first",
        )
    made.add(Edit("add", (*way, new), value_at(made.now, one.path)))
    made.add(Edit("remove", one.path))


def _leading_to_itself(model: CrisisModel, kept: str, gone: str) -> list[KeyPath]:
    """The elements of lists whose two ends are these actors, the last first."""
    ends: dict[KeyPath, set[str]] = defaultdict(set)
    for one in mentions(model, "actor"):
        *way, key = one.path
        if isinstance(key, str) and way and isinstance(way[-1], int):
            ends[tuple(way)].add(one.text)
    return sorted((path for path, named in ends.items() if named == {kept, gone}), reverse=True)
