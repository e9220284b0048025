"""What every verb gives: a frozen value with one line for a notebook, JSON, lines to show, and an exit code."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import singledispatch
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import tightrope
from tightrope.analysis.facts import Difference, Fact
from tightrope.errors import MissingExtra, TightropeError
from tightrope.words import ById, Names


class Aside(str):
    """A line that is no data: a shell prints it on standard error."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title; a table without rows is not shown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Line = str | Aside | Table


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Gives a table of texts."""
    return Table(title, tuple(columns), tuple(tuple(row) for row in rows))


@singledispatch
def tell(result: object) -> Iterator[Line]:
    """Gives what a shell shows of a result, line by line; `show.py` holds how."""
    raise TypeError(f"nothing is said of a {type(result).__name__}")


def as_html(lines: Iterable[Line]) -> str:
    """Gives the lines as HTML without scripts or styles, every text escaped."""
    return "".join(_html(line) for line in lines)


def _html(line: Line) -> str:
    if not isinstance(line, Table):
        return f"<p>{escape(line.strip())}</p>" if line.strip() else ""
    if not line.rows:
        return ""
    head = _row(line.columns, "th")
    body = "".join(_row(row, "td") for row in line.rows)
    return f"<table><caption>{escape(line.title)}</caption>{head}{body}</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


@dataclasses.dataclass(frozen=True, repr=False)
class Result:
    """What a verb gives. `schema` is the name and version of its JSON."""

    schema: ClassVar[str] = ""
    frame_of: ClassVar[str] = ""  # the field that a frame is made of

    @property
    def exit_code(self) -> int:
        """What a shell leaves with: that of the first thing refused, else 0."""
        refused = getattr(self, "refused", ())
        first = next(iter(refused), None)
        return first.exit_code if isinstance(first, TightropeError) else 0

    @property
    def body(self) -> Mapping[str, object]:
        """The keys of its JSON besides the version: its fields."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    def to_json(self) -> dict[str, Any]:
        """Gives the versioned JSON: `{"tightrope": version, "schema": name/number, …}`."""
        return versioned(self.schema, self.body)

    @property
    def table(self) -> list[dict[str, Any]]:
        """Its rows as flat records: claims, findings, facts, differences, …"""
        return [_flat(plain(row)) for row in getattr(self, self.frame_of, ())]

    def to_pandas(self) -> Any:
        """Gives its rows as a pandas DataFrame; raises MissingExtra without pandas."""
        return _frames("pandas").DataFrame(self.table)

    def to_polars(self) -> Any:
        """Gives its rows as a polars DataFrame; raises MissingExtra without polars."""
        return _frames("polars").DataFrame(self.table, infer_schema_length=None, strict=False)

    def __repr__(self) -> str:
        told = (f"{name}={_short(value)}" for name, value in self.body.items())
        return f"<{type(self).__name__} {', '.join(told)}>"

    def _repr_html_(self) -> str:
        import_module("tightrope.app.showing.show")  # registers how each result is told
        return as_html(tell(self))


@dataclasses.dataclass(frozen=True, repr=False)
class InWords(Result):
    """A result whose lines name things by `names`, and whose JSON has ids."""

    names: Names = dataclasses.field(default_factory=ById, kw_only=True)
    """How its sentences name things; left out of the JSON."""

    @property
    def body(self) -> Mapping[str, object]:
        """Its fields but the names."""
        return {name: value for name, value in super().body.items() if name != "names"}


@dataclasses.dataclass(frozen=True, repr=False)
class Reported(InWords):
    """A report whose fields stand at the top of the JSON, and how its sentences name things."""

    report: Any
    """What was found; the JSON has its fields at the top."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, then its own."""
        told = {field.name: getattr(self.report, field.name) for field in fields(self.report)}
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _REPORTED}
        return told | own


_REPORTED = {"report", "names"}


def versioned(schema: str, body: Mapping[str, object]) -> dict[str, Any]:
    """Gives the shape that all JSON of the verbs has."""
    return {"tightrope": tightrope.__version__, "schema": schema, **plain(body)}


def error_json(error: TightropeError) -> dict[str, Any]:
    """Gives the one JSON shape of every error."""
    return versioned("error/1", error.to_dict())


def json_text(value: Mapping[str, Any]) -> str:
    """Gives JSON to print; marks that turn the direction of text are escaped, so that they show."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if text.isascii():
        return text
    return "".join(
        _visible(sign) if unicodedata.category(sign) in _HIDDEN else sign for sign in text
    )


_HIDDEN = {"Cf", "Cs", "Zl", "Zp"}  # of no width, half a sign, or a line of their own


def _visible(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def plain(value: Any) -> Any:
    """Gives dataclasses, models, mappings, sequences and mistakes as JSON knows them."""
    if isinstance(value, (Fact, Difference)):
        return plain(value.to_record())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return fields | _sentences(value)
    if isinstance(value, TightropeError):
        return value.to_dict()["error"]
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True)
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, Mapping):
        return {str(key): plain(own) for key, own in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(own) for own in value)
    if isinstance(value, (list, tuple)):
        return [plain(own) for own in value]
    return str(value) if isinstance(value, (date, Path)) else value


def _sentences(fact: object) -> dict[str, str]:
    """The sentences of a fact, by ids; none where it is no fact."""
    from tightrope.words import ById, render
    from tightrope.words.told import told

    return {name: render(phrase, ById()) for name, phrase in told(fact).items()}


def _flat(row: Any) -> dict[str, Any]:
    """A record without records in it: `anchor.start` becomes `anchor_start`; lists become texts."""
    flat: dict[str, Any] = {}
    for key, value in (row if isinstance(row, dict) else {"value": row}).items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": own for inner, own in _flat(value).items()}
        elif isinstance(value, list):
            flat[key] = ", ".join(map(str, value))
        else:
            flat[key] = value
    return flat


def _frames(package: str) -> Any:
    if find_spec(package) is None:
        raise MissingExtra(f"a frame of {package}", "frames")
    return import_module(package)


def _short(value: object) -> str:
    if isinstance(value, (tuple, list, dict)):
        return str(len(value))
    text = repr(value)
    return text if len(text) <= 40 and "\n" not in text else type(value).__name__
