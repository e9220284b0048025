"""The one walk over a model: every element and everything it names, derived from the types.

Checks, differences, grounds, citations and the schema all take this walk, so that a new type of
element, or a new key of one, cannot be left out of any of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tightrope.crisis.parts.atoms import Element, Grounded, Names, What
from tightrope.dates import PartialDate
from tightrope.findings import KeyPath, branches

Basis = Literal["claims", "assumption", "nothing"]
"""What an element rests on; one that cites claims and assumes too counts as resting on claims."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An element and where it stands; `around` are those it is a part of, the nearest first."""

    path: KeyPath
    element: Element
    around: tuple[Element, ...] = ()

    @property
    def within(self) -> Element | None:
        """The element that it is a part of, if any."""
        return self.around[0] if self.around else None

    @property
    def kind(self) -> str:
        """What people call such an element: `red line`."""
        return self.element.kind_word()

    @property
    def needs_grounds(self) -> bool:
        """Whether it should say what it rests on; parts of an element rest on what that rests on."""
        return isinstance(self.element, Grounded)

    @property
    def cites(self) -> tuple[str, ...]:
        """The claims it cites itself."""
        return self.element.cites if isinstance(self.element, Grounded) else ()

    @property
    def assumption(self) -> str | None:
        """The reason for which it is assumed, where it says one itself."""
        return self.element.assumption if isinstance(self.element, Grounded) else None

    @property
    def rests_on(self) -> Basis:
        """What it rests on: what it names itself, else what the nearest element around it names."""
        for part in (self.element, *self.around):
            if isinstance(part, Grounded) and (part.cites or part.assumption):
                return "claims" if part.cites else "assumption"
        return "nothing"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that leads somewhere: to an actor, an option, a claim, or a formula over options."""

    path: KeyPath
    what: What
    text: str
    value: Any = None  # what the option is put at, where the text is a key: a level, a move


def elements(model: Element) -> Iterator[Placed]:
    """Gives every element of a model, the outer before its parts, in the order of the file format."""
    for found in _walk(model, type(model), (), ()):
        if isinstance(found, Placed) and found.path:
            yield found


def need_grounds(model: Element) -> tuple[Placed, ...]:
    """Gives the elements of a model that should say what they rest on: those that counts are of."""
    return tuple(placed for placed in elements(model) if placed.needs_grounds)


def counts_of_bases(placed: Iterable[Placed]) -> tuple[int, int, int]:
    """Gives how many of these elements rest on claims, on an assumption alone, and on nothing."""
    counted = Counter(one.rests_on for one in placed)
    return counted["claims"], counted["assumption"], counted["nothing"]


def mentions(model: Element, *what: What) -> Iterator[Mention]:
    """Gives every place of a model that names something of these kinds, in the order of the format."""
    for found in _walk(model, type(model), (), ()):
        if isinstance(found, Mention) and found.what in what:
            yield found


def _walk(
    value: Any, annotation: Any, path: KeyPath, around: tuple[Element, ...]
) -> Iterator[Placed | Mention]:
    if value is None:
        return
    named = _names(annotation)
    if isinstance(value, str):
        if named is not None and not isinstance(value, PartialDate):
            yield Mention(path, named, str(value))
    elif isinstance(value, Element):
        yield Placed(path, value, around)
        for key, name, inner in _fields(type(value)):
            within = (value, *around) if path else ()
            yield from _walk(getattr(value, name), inner, (*path, key), within)
    else:
        yield from _inside(value, annotation, path, around)


def _inside(
    value: Any, annotation: Any, path: KeyPath, around: tuple[Element, ...]
) -> Iterator[Placed | Mention]:
    """The walk through a mapping of names or a list."""
    if isinstance(value, dict):
        of_key, of_part = _arguments(annotation, dict)
        what = _names(of_key)
        for key, part in value.items():
            if what is not None:
                yield Mention((*path, key), what, key, part)
            yield from _walk(part, of_part, (*path, key), around)
    elif isinstance(value, tuple):
        of_part, *_ = _arguments(annotation, tuple)
        for index, part in enumerate(value):
            yield from _walk(part, of_part, (*path, index), around)


@lru_cache(maxsize=256)
def _fields(kind: type[Element]) -> tuple[tuple[str, str, Any], ...]:
    """Gives key, field name and type of each field, with the marks that pydantic keeps apart."""
    return tuple(
        (
            field.alias or name,
            name,
            Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation,
        )
        for name, field in kind.model_fields.items()
    )


def _names(annotation: Any) -> What | None:
    marks = (mark for _, marks in branches(annotation) for mark in marks)
    return next((mark.what for mark in marks if isinstance(mark, Names)), None)


def _arguments(annotation: Any, origin: type) -> tuple[Any, ...]:
    fitting = (part for part, _ in branches(annotation) if get_origin(part) is origin)
    return get_args(next(fitting))


def types_in(annotation: Any) -> dict[str, type[BaseModel]]:
    """Gives every element type that a type is made of, by class name, itself first."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [annotation]
    while waiting:
        for part, _ in branches(waiting.pop(0)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                if part.__name__ not in found:
                    found[part.__name__] = part
                    waiting += [field.annotation for field in part.model_fields.values()]
            else:
                waiting += get_args(part)
    return found
