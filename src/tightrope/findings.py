"""What is wrong in a file that people write: one problem a finding, each with its line and remedy.

Every file of a crisis folder is read into types; what does not fit them is told here, once, for all
of them: unknown and missing keys, values that cannot be.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, Union, get_args, get_origin

from tightrope.errors import TightropeError, counted, nearest, shown

if TYPE_CHECKING:
    from pydantic import ValidationError

FILE_CHECKS = {
    "decided-twice": "Error. Two lines of evidence.jsonl decide the same claim. Keep the line that is meant.",
    "document-outside": "Error. The document of a claim lies outside `sources/`, where nothing is read. Take the "
    "decision back with `tightrope review`.",
    "id-twice": "Error. Two expectations have the same id, so that answers could not be told apart. Rename one.",
    "idle-placebo": "Error where the placebo of an expectation changes nothing in its questions; warning where "
    "no expectation can be asked of one of the file. Swap what the questions name.",
    "missing-key": "Error. An element lacks a key that it cannot do without. Add it.",
    "no-such-document": "Error where a claim or an expectation quotes a document that is not in `sources/`; warning "
    "where sources.yaml has notes on one. Bring the document back, mend its name, or take out what names it.",
    "not-said": "Error. The words an expectation quotes do not stand in the document it names. Quote them exactly.",
    "other-strength": "Warning. An expectation asks for something stronger or weaker than the words it quotes say. "
    "Mend the question, or quote the words that say as much.",
    "unknown-key": "Error. A key is not one that the element has. Mend its spelling, or take it out.",
    "unknown-name": "Error. A file beside crisis.yaml names something that is not there, or has a formula that "
    "cannot be read. Mend the name, or add what is meant to crisis.yaml.",
    "wrong-value": "Error. A value is not of the kind that the key takes, or not one of those allowed; the message "
    "says which are. Mend the value.",
}
"""What each check says that has no function of its own: of values, and of files beside crisis.yaml."""

Severity = Literal["error", "warning"]
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a file. `check` is the stable name of the check that found it."""

    check: str
    severity: Severity
    where: str  # "crisis.yaml:57"
    message: str
    hint: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {self.message}" + (f"; {self.hint}" if self.hint else "")
        return " ".join(line.split())


class WithFindings(TightropeError, code=TightropeError.code):
    """An error that carries every problem of a file, not only the first."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Self:
        """Gives one error that carries several findings; its line is the first and a count."""
        first, more = findings[0], len(findings) - 1
        hints = [first.hint] if first.hint else []
        if more:
            hints.append(f"and {counted(more, 'more problem')}")
        error = cls(first.message, where=first.where, hint="; ".join(hints) or None)
        error.findings = tuple(findings)
        return error

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each finding."""
        return tuple(str(finding) for finding in self.findings) or (str(self),)

    def to_dict(self) -> dict[str, Any]:
        """Gives the common error shape with every finding listed."""
        shape = super().to_dict()
        shape["error"]["findings"] = [asdict(finding) for finding in self.findings]
        return shape


def findings_of(error: TightropeError) -> tuple[Finding, ...]:
    """Gives the findings that an error carries; of one without, the error as a finding."""
    if isinstance(error, WithFindings) and error.findings:
        return error.findings
    return (Finding(error.code, "error", error.where or "", error.said),)


_SHOULD_BE = {
    "model_type": "should be a mapping of keys",
    "dict_type": "should be a mapping of names",
    "tuple_type": "should be a list",
    "string_type": "should be text (put it in quotes)",
    "bool_type": "should be yes or no",
    "bool_parsing": "should be yes or no",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "finite_number": "should be a finite number",
    "date_from_datetime_parsing": "should be a day such as 2025-06-18",
    "date_parsing": "should be a day such as 2025-06-18",
    "date_type": "should be a day such as 2025-06-18",
}
_LEVEL_KEYS = frozenset({"now", "moves", "assume", "expect"})


def misfits(
    error: ValidationError, root: Any, lines: Mapping[KeyPath, int], name: str
) -> list[Finding]:
    """Gives one finding for each value that does not fit its type, in the order of the file.

    `root` is the type the file was read into; `lines` the line of each key path in it, () the first.
    """
    told: dict[KeyPath, Finding] = {}
    for problem in error.errors(include_url=False):
        path = _path_in_file(problem["loc"], lines)
        finding = _finding(problem, path, root, f"{name}:{_line(path, lines)}")
        if problem["type"] == "missing":  # one per key, though all stand at the element's line
            path = (*path, problem["loc"][-1])
        told.setdefault(path, finding)
    outer = {path[:cut] for path in told for cut in range(len(path))}
    kept = [path for path in told if path not in outer]
    return [told[path] for path in sorted(kept, key=lambda path: _line(path, lines))]


def _path_in_file(loc: tuple[int | str, ...], lines: Mapping[KeyPath, int]) -> KeyPath:
    """Drops what the validator adds to a location (names of union branches)."""
    path: KeyPath = ()
    for key in loc:
        if (*path, key) in lines:
            path = (*path, key)
    return path


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _finding(problem: Mapping[str, Any], path: KeyPath, root: Any, where: str) -> Finding:
    kind, value = problem["type"], problem["input"]
    place = ".".join(map(str, path))
    if kind == "missing":
        key = str(problem["loc"][-1])
        said = f"{place} lacks the key '{key}'" if place else f"the key '{key}' is missing"
        return Finding("missing-key", "error", where, said)
    if kind in {"extra_forbidden", "unexpected_keyword_argument"}:
        key = str(problem["loc"][-1])
        owner = type_at(path[:-1] if path and str(path[-1]) == key else path, root)
        hint = nearest(key, _keys(owner)) if owner else ""
        return Finding("unknown-key", "error", where, f"unknown key {shown(key)}", hint)
    if kind == "literal_error":
        expected = str(problem["ctx"]["expected"]).replace(" or ", ", ")
        allowed = [word.strip().strip("'") for word in expected.split(",")]
        hint = nearest(value, allowed) if isinstance(value, str) else f"allowed: {expected}"
        return Finding("wrong-value", "error", where, f"{place} cannot be {shown(value)}", hint)
    said = _should(kind, problem, path)
    return Finding("wrong-value", "error", where, f"{place or 'the file'} {said}: {shown(value)}")


def _should(kind: str, problem: Mapping[str, Any], path: KeyPath) -> str:
    if kind.startswith("bool") and _LEVEL_KEYS.intersection(path[-2:]):
        return "should be yes, no or the name of a level"
    if kind in {"greater_than_equal", "less_than_equal", "greater_than", "less_than"}:
        return str(problem["msg"]).removeprefix("Input ").lower()
    if kind == "value_error":
        said = str(problem["msg"]).removeprefix("Value error, ")
        return said if said.startswith(("should", "lacks")) else f"cannot be used: {said}"
    return _SHOULD_BE.get(kind, f"cannot be used: {problem['msg']}")


def _keys(owner: Any) -> list[str]:
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return [field.alias or name for name, field in owner.model_fields.items()]


def type_at(path: KeyPath, root: Any) -> Any:
    """Gives the type that describes the mapping at a key path; None where there is none."""
    here: Any = root
    for key in path:
        here = next(_inside(here, key), None)
        if here is None:
            return None
    return next((part for part, _ in branches(here) if _has_keys(part)), None)


def _inside(annotation: Any, key: str | int) -> Iterator[Any]:
    for part, _ in branches(annotation):
        if _has_keys(part):
            yield from _field_types(part, key)
        elif get_origin(part) is dict:
            yield get_args(part)[1]
        elif get_origin(part) in {tuple, list} and isinstance(key, int):
            yield get_args(part)[0]


def _field_types(owner: Any, key: str | int) -> Iterator[Any]:
    if is_dataclass(owner):
        yield from (field.type for field in fields(owner) if field.name == key)
        return
    for name, field in owner.model_fields.items():
        if key in {name, field.alias}:
            yield field.annotation


def _has_keys(part: Any) -> bool:
    return isinstance(part, type) and (hasattr(part, "model_fields") or is_dataclass(part))


def branches(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Gives each alternative of a type, unwrapped, with its marks: `X | None` gives X and None."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        for part, more in branches(inner):
            yield part, (*marks, *more)
    elif get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            yield from branches(part)
    else:
        yield annotation, ()
