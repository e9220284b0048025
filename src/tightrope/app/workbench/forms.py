"""What a form of each kind of element asks for, derived from the types of the crisis file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tightrope.app.result import Result
from tightrope.crisis.elements import types_in
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.atoms import Element, Grounded, Names
from tightrope.crisis.schema import key_sentences
from tightrope.dates import PartialDate
from tightrope.findings import branches

Input = Literal[
    "text", "number", "numbers", "yes or no", "level", "date", "choice", "name", "element", "list",
    "map",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is entered somewhere: a text, one of some words, an element with fields of its own."""

    input: Input
    """How it is entered; an element may be entered as its first required key alone."""
    choices: tuple[str, ...] = ()
    """The words it may be."""
    names: str | None = None
    """What it names: an actor, an option, a claim; a formula over options."""
    element: str | None = None
    """The kind of element it is."""
    of: Asked | None = None
    """What is entered for each of a list, or for each key of a map."""
    key: Asked | None = None
    """What the keys of a map are."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an element."""

    key: str
    """As it stands in the file."""
    asked: Asked
    """What is entered."""
    required: bool
    """Whether it cannot be left out."""
    default: Any
    """What it is where it is left out."""
    says: str
    """What it means, in a sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of one kind of element."""

    name: str
    """What people call such an element."""
    says: str
    """What it is, in a sentence."""
    grounded: bool
    """Whether it should say what it rests on."""
    fields: tuple[Field, ...]
    """Its keys."""


@dataclass(frozen=True, repr=False)
class Forms(Result):
    """The forms of all kinds of elements of a crisis file."""

    schema = "forms/1"
    sections: tuple[Field, ...]
    """What stands in each section of the file."""
    forms: dict[str, Form]
    """Kind of element -> what a form of it asks for."""


_LAST = ("since", "until", "cites", "assumption")  # after what the element itself says


def make_forms() -> Forms:
    """Gives the form of each kind of element, and what each section of the file holds."""
    kinds = types_in(CrisisModel)
    own = {name: _form(kind) for name, kind in kinds.items() if kind is not CrisisModel}
    return Forms(tuple(_fields(CrisisModel)), own)


def _form(kind: type[BaseModel]) -> Form:
    says = " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
    word = kind.kind_word() if issubclass(kind, Element) else kind.__name__
    return Form(word, says, issubclass(kind, Grounded), tuple(_fields(kind)))


def _fields(kind: type[BaseModel]) -> list[Field]:
    said = key_sentences(kind)
    made = []
    for name, field in kind.model_fields.items():
        key = field.alias or name
        whole = (
            Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        )
        required = field.is_required()
        default = None if required else _plain(field.get_default(call_default_factory=True))
        made.append(Field(key, _asked(whole), required, default, said.get(key, "")))
    first = [field for field in made if field.key not in _LAST]
    return first + [field for key in _LAST for field in made if field.key == key]


def _plain(value: Any) -> Any:
    return None if isinstance(value, BaseModel | dict) else value


def _asked(annotation: Any) -> Asked:
    """What is entered for a type; of several the one that a person would rather enter."""
    parts = [(part, marks) for part, marks in branches(annotation) if part is not type(None)]
    named = next(
        (mark.what for _, marks in parts for mark in marks if isinstance(mark, Names)), None
    )
    kinds = [part for part, _ in parts]
    if any(_is_date(part) for part in kinds):
        return Asked("date")
    if bool in kinds:
        if str in kinds:
            return Asked("level")
        more = [word for part in kinds if get_origin(part) is Literal for word in get_args(part)]
        return Asked("choice", ("no", "yes", *more)) if more else Asked("yes or no")
    elements = [part for part in kinds if _is_element(part)]
    return _of_one(elements[0] if elements else kinds[0], named)


def _of_one(kind: Any, named: str | None) -> Asked:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return Asked("choice", tuple(map(str, inner)))
    if origin is tuple:
        if len(inner) == 3:
            return Asked("numbers")
        return Asked("list", of=_asked(inner[0]))
    if origin is dict:
        return Asked("map", of=_asked(inner[1]), key=_asked(inner[0]))
    if _is_element(kind):
        return Asked("element", element=kind.__name__)
    if named is not None:
        return Asked("name", names=named)
    return Asked("text" if kind is str else "number")


def _is_element(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _is_date(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, PartialDate)
