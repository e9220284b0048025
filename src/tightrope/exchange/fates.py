"""What becomes of every key of a model in a format: held, said to be left out, or no part of it.

A table names the fate of each section, and within the sections that are held of each key of their
elements. Nothing is taken for held that no table names: a new key of the crisis file is a mistake
until somebody has said what becomes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from tightrope.crisis.elements import elements
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.atoms import Element


@dataclass(frozen=True, slots=True)
class Left:
    """Left out, and said in these words; `when`: only where the element makes it matter."""

    words: str
    when: Callable[[Any], bool] | None = None


Fate = Literal["held", "apart"] | Left
"""`apart`: it has nothing to do with what is written."""
Fates = Mapping[str, Fate]
"""Key -> fate: `ties`, `Tie.note`, or `*.note` for that key of every element."""


def left_out(model: CrisisModel, fates: Fates) -> tuple[str, ...]:
    """Gives in words what a model states that a format with these fates has no place for.

    Raises KeyError for a key without a fate: the table is not whole then.
    """
    return tuple(dict.fromkeys(_left(model, fates)))


def fate_of(key: str, fates: Fates) -> Fate:
    """Gives the fate of a key such as `ties` or `Tie.note`."""
    kind, _, name = key.rpartition(".")
    return fates[f"*.{name}"] if kind and key not in fates else fates[key]


def _left(model: CrisisModel, fates: Fates) -> Iterator[str]:
    inner = (
        placed.element for placed in elements(model) if fates.get(str(placed.path[0])) == "held"
    )
    for element in chain([model], inner):
        kind = "" if element is model else f"{type(element).__name__}."
        for name in _given(element):
            fate = fate_of(kind + name, fates)
            if isinstance(fate, Left) and (fate.when is None or fate.when(element)):
                yield fate.words


def _given(element: Element) -> Iterator[str]:
    """The keys that an element states, those it must state included."""
    for name, field in type(element).model_fields.items():
        if getattr(element, name) != field.default:
            yield name
