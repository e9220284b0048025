"""Two actors that turn out to be one: the edits that give one of them all that the other has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tightrope.crisis.edit import Edit
from tightrope.crisis.edit_data import applied, value_at
from tightrope.crisis.elements import Mention, elements, mentions
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.atoms import What
from tightrope.errors import UsageMistake, nearest
from tightrope.findings import KeyPath

_ENDS = (("from", "to"), ("by", "against"), ("of", "on"), ("by", "to"))


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
    own = tuple(
        one for one in mentions(model, *_NAMING) if _turned(one.text, kept, gone) != one.text
    )
    doomed = sorted(_leading_to_itself(model, data, kept, gone), reverse=True)
    for one in own:
        if not any(one.path[: len(path)] == path for path in doomed):
            _turn_value(made, one, kept, gone)
    for one in sorted(own, key=lambda one: -len(one.path)):
        if (
            value_at(made.now, one.path) != _turned(one.text, kept, gone)
            and one.path[-1] == one.text
        ):
            _turn_key(made, one.path, kept, gone)
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


def _turned(text: str, kept: str, gone: str) -> str:
    return re.sub(rf"(?<![\w.]){re.escape(gone)}(?!\w)", kept, text)


def _turn_value(made: _Edits, one: Mention, kept: str, gone: str) -> None:
    """Puts one name in the place of the other; of a list that has both, once."""
    if value_at(made.now, one.path) != one.text:
        return  # the name is a key
    *way, last = one.path
    around = value_at(made.now, tuple(way))
    new = _turned(one.text, kept, gone)
    if isinstance(last, int) and new in around:
        made.add(Edit("set", tuple(way), [part for part in around if part != one.text]))
    else:
        made.add(Edit("set", one.path, new))


def _turn_key(made: _Edits, path: KeyPath, kept: str, gone: str) -> None:
    *way, last = path
    new = _turned(str(last), kept, gone)
    if new in value_at(made.now, tuple(way)):
        raise UsageMistake(
            f"both actors have their own {' '.join(map(str, way)).replace('_', ' ')}",
            value=f"{kept}, {gone}",
            hint="take out those of one of the two first",
        )
    made.add(Edit("add", (*way, new), value_at(made.now, path)))
    made.add(Edit("remove", path))


def _leading_to_itself(
    model: CrisisModel, data: dict[str, Any], kept: str, gone: str
) -> Iterator[KeyPath]:
    for placed in elements(model):
        here = value_at(data, placed.path)
        if isinstance(here, dict) and isinstance(placed.path[-1], int):
            found = ({here.get(a), here.get(b)} for a, b in _ENDS if isinstance(here.get(a), str))
            if any(ends == {kept, gone} for ends in found):
                yield placed.path
