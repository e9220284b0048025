"""The reference of what every verb prints under `--json`, made from the results' types."""

from __future__ import annotations

import importlib
import io
import pkgutil
import textwrap
import tokenize
from ast import AnnAssign, ClassDef, Name, parse
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from inspect import getsource
from pathlib import Path
from types import NoneType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import tightrope.app
from docs.formats import FORMATS, kinds_in
from tightrope.analysis.facts import Difference, Fact
from tightrope.analysis.questions.question import Question
from tightrope.app.result import Result
from tightrope.app.results import Least
from tightrope.crisis.schema import key_sentences
from tightrope.errors import TightropeError
from tightrope.findings import branches
from tightrope.words.told import SENTENCES

__all__ = ["keys", "keys_of_least", "outputs_page", "parts", "results", "sentences"]

_HEAD = """# JSON outputs

Every verb takes `--json` and prints one object in one shape: `tightrope` (the version of the program), `schema`
(the name of the shape and its number, which rises when a key changes its meaning or goes), and the keys below.
Ids stand where the terminal has names. Progress and remarks go to standard error.

An error is `{"tightrope": …, "schema": "error/1", "error": {…}}` with the keys `code` ([stable](errors.md)),
`message` (the whole line), `what`, `where` (`file:line`), `value`, `allowed`, `hint`, and `findings` where a file
has several problems.
"""
_FLAT = {  # facts are printed as flat records
    Fact: "`kind` (below), `of` (ids), `value`, `cites`, `assumptions`",
    Difference: "`kind`, `of`, `before` and `after` (values; a side on which nothing was found is "
    "left out), `cites`, `assumptions`",
}
_PLAIN = {
    str: "text",
    bool: "true, false",
    int: "whole number",
    float: "number",
    NoneType: "null",
    date: "date",
    Path: "path",
    Any: "any value",
    object: "any value",
}


@cache
def results() -> list[type[Result]]:
    """Gives the results of all verbs, by the name of their shape."""
    for module in pkgutil.walk_packages(tightrope.app.__path__, "tightrope.app."):
        importlib.import_module(module.name)
    below = (kind for kind in _below(Result) if kind.schema)
    own = (kind for kind in below if kind.__module__.startswith("tightrope."))
    return sorted(own, key=lambda kind: kind.schema)


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


@cache
def keys(kind: type[Any]) -> dict[str, Any]:
    """Gives the keys of a printed type with what stands under each."""
    hints = get_type_hints(kind, include_extras=True)
    if kind is Least:
        return keys(hints["least"])
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields
    hidden = {"names"} if issubclass(kind, Result) else set()
    return {name: hints[name] for name in names if name not in hidden}


@cache
def parts() -> list[type[Any]]:
    """Gives the types that results are made of, in the order in which one meets them."""
    documented = {part for kinds in _files().values() for part in kinds}
    found: list[type[Any]] = []
    waiting = [under for result in results() for under in keys(result).values()]
    while waiting:
        part = waiting.pop(0)
        inner = [kind for kind, _ in branches(part)]
        if inner != [part]:
            waiting += inner
        elif _is_printed(part) and part not in documented:
            if part not in found:
                found.append(part)
                waiting += [] if part in _FLAT else keys(part).values()
        else:
            waiting += get_args(part)
    return found


@cache
def _files() -> dict[str, list[type[Any]]]:
    """The types of the files that people write, by page."""
    return {page: kinds_in(root) for page, (root, _, _) in FORMATS.items()}


def _is_printed(part: Any) -> bool:
    return isinstance(part, type) and (is_dataclass(part) or hasattr(part, "_fields"))


def sentences(kind: type[Any]) -> dict[str, str]:
    """Gives what is said of a type's keys, under them or behind them."""
    if hasattr(kind, "_fields") and not is_dataclass(kind):
        return _remarks(kind)
    return {**_remarks(kind), **key_sentences(kind)}


def _remarks(kind: type[Any]) -> dict[str, str]:
    text = textwrap.dedent(getsource(kind))
    said = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    }
    (tree,) = parse(text).body
    assert isinstance(tree, ClassDef)
    return {
        field.target.id: said[field.end_lineno]
        for field in tree.body
        if isinstance(field, AnnAssign)
        and isinstance(field.target, Name)
        and field.end_lineno in said
    }


@cache
def outputs_page() -> str:
    """Gives the page: each verb's shape, then what the shapes are made of, then the kinds of facts."""
    made = parts()
    told = [_HEAD, "## The shapes\n"]
    for result in results():
        told += _section(f"### {result.schema}", result, made)
    told.append("## What they are made of\n")
    for part in made:
        told += _section(f"### {_title(part, made)}", part, made)
    return "\n".join([*told, *_kinds_of_facts()])


def _section(heading: str, kind: type[Any], made: list[type[Any]]) -> list[str]:
    about = " ".join((kind.__doc__ or "").split())
    told = [f"{heading}\n", f"{about}\n"]
    if kind in _FLAT:
        return [*told, f"Printed as a flat record: {_FLAT[kind]}.\n"]
    said = sentences(keys_of_least(kind))
    rows = [
        (f"`{key}`", _shape(under, made), said.get(key, "")) for key, under in keys(kind).items()
    ]
    rows += [(f"`{name}`", "text", "The sentence, with ids.") for name in SENTENCES.get(kind, ())]
    if not rows:
        return told
    told += ["| key | value | what it says |", "|---|---|---|"]
    told += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [*told, ""]


def keys_of_least(kind: type[Any]) -> type[Any]:
    """Gives the type whose keys are printed: of the least change, the change itself."""
    return get_type_hints(kind)["least"] if kind is Least else kind


def _kinds_of_facts() -> list[str]:
    from tightrope.analysis.engines import engines

    told = ["## Kinds of facts\n", "| kind | ids in `of`, and the value |", "|---|---|"]
    told += [
        f"| `{kind}` | {about} |"
        for engine in engines().values()
        for kind, about in engine.kinds.items()
    ]
    return [*told, ""]


def _title(kind: type[Any], made: list[type[Any]]) -> str:
    if Counter(part.__name__ for part in made)[kind.__name__] == 1:
        return kind.__name__
    room = kind.__module__.removesuffix(".report").rpartition(".")[2]
    return f"{kind.__name__} {room}"


def _shape(part: Any, made: list[type[Any]]) -> str:
    """Says what JSON stands for a value of this type."""
    inner = [kind for kind, _ in branches(part)]
    if inner != [part]:
        return " or ".join(dict.fromkeys(_shape(one, made) for one in inner))
    origin, args = get_origin(part), get_args(part)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in args)
    if origin in (tuple, frozenset, list) or getattr(origin, "__name__", "") == "Sequence":
        several = len(args) > 1 and args[-1] is not Ellipsis
        told = ", ".join(_shape(one, made) for one in args if one is not Ellipsis)
        return f"[{told}]" if several else f"list of {told}"
    if origin is not None and origin is not Union:
        return f"object: {_shape(args[0], made)} → {_shape(args[1], made)}"
    if part in made:
        title = _title(part, made)
        return f"[{part.__name__}](#{title.lower().replace(' ', '-')})"
    return _PLAIN.get(part) or _elsewhere(part)


def _elsewhere(part: Any) -> str:
    if isinstance(part, type) and issubclass(part, TightropeError):
        return "[error](errors.md)"
    if isinstance(part, type) and issubclass(part, Question):
        return f"[{part.__name__}](expectations-file.md)"
    for page, kinds in _files().items():
        if part in kinds:
            return f"[{part.__name__}]({page}.md#{part.__name__.lower()})"
    return "text" if isinstance(part, type) and issubclass(part, str) else str(part)
