"""The reference of the Python names that others may use, made from their signatures and docstrings."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import tightrope
from tightrope.app.result import Result

__all__ = ["api_page", "members", "names"]

_HEAD = """# Python

`import tightrope as tw` brings these names; each is imported when it is first used. What begins with an underscore
and what is not on this page may change. [How to use it](../howto/use-from-python.md).
"""


def names() -> dict[str, Any]:
    """Gives the public names of the package with what they are, in the order of reading."""
    found = {name: getattr(tightrope, name) for name in tightrope.__all__ if name[0] != "_"}
    first = ("open_crisis", "Crisis", "Conflict")
    ordered = [*first, *sorted(set(found) - set(first))]
    return {**{name: found[name] for name in ordered}, "Result": Result}


def members(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Gives the public methods and properties that a class defines, as they stand in it."""
    for name, member in vars(kind).items():
        plain = inspect.isfunction(member) or isinstance(member, (property, classmethod))
        if plain and not name.startswith("_"):
            yield name, member


def api_page() -> str:
    """Gives the page: each name, how it is called, what it gives."""
    told = [_HEAD]
    for name, thing in names().items():
        told.append(f"## {name}\n")
        if name == "Result":
            told.append("What every method of `Crisis` gives; not imported by name.\n")
        told += [_signature(name, thing), _said(thing)]
        for inner, member in members(thing) if inspect.isclass(thing) else ():
            function = member.__func__ if isinstance(member, classmethod) else member
            told.append(f"### {name}.{inner}\n")
            told += [] if isinstance(member, property) else [_signature(inner, function)]
            told.append(_said(member))
    return "\n".join(told)


def _signature(name: str, thing: Any) -> str:
    """How it is called, a line an argument where one line would be too long."""
    if inspect.isclass(thing) and is_dataclass(thing) and not fields(thing):
        return ""
    own = inspect.signature(thing)
    kept = [one for one in own.parameters.values() if one.name not in ("self", "cls")]
    told = [_argument(one) for one in kept]
    stars = [place for place, one in enumerate(kept) if one.kind is one.KEYWORD_ONLY]
    if stars and not any(one.kind is one.VAR_POSITIONAL for one in kept):
        told.insert(stars[0], "*")
    gives = "" if own.return_annotation is own.empty else f" -> {own.return_annotation}"
    line = f"{name}({', '.join(told)}){gives}"
    if len(line) > 95:
        line = f"{name}(\n" + "".join(f"    {one},\n" for one in told) + f"){gives}"
    return f"```text\n{line}\n```\n"


def _argument(one: inspect.Parameter) -> str:
    stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
    told = f"{stars}{one.name}" + ("" if one.annotation is one.empty else f": {one.annotation}")
    if one.default is one.empty:
        return told
    plain = isinstance(one.default, (str, int, float, tuple, type(None)))
    return f"{told} = {repr(one.default) if plain else type(one.default).__name__ + '()'}"


def _said(thing: Any) -> str:
    text = inspect.getdoc(thing) or ""
    return textwrap.dedent(text).strip() + "\n"
