"""Questions about the course of events: their grammar, and what they are made of.

    russia.material                            holds at the time looked at
    eventually A, always A, never A            at some time, at all times, at no time up to then
    A before B                                 A comes, and B has not come by then
    A until B                                  B comes, and A holds all the time before
    A while B                                  A and B hold at one time
    A for at least 3 weeks                     A holds on so many whole days in a row
    [eventually A] and not [B before C]        several, each in square brackets

A and B are formulas over options as in the crisis file. B may be left out of none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from tightrope.analysis.dynamics.errors import PathSyntax
from tightrope.crisis import parse_formula
from tightrope.crisis.formula import Formula

Kind = Literal["now", "eventually", "always", "never", "before", "until", "while", "lasting"]

MOST_DEEP = 20
MOST_CHARACTERS = 2000
_FORMS = (
    "write for example: eventually a.x; a.x before b.y; a.x until b.y; a.x for at least 2 weeks; "
    "[eventually a.x] and [never b.y]"
)
_GRAMMAR = r"""
?start: single | either
?either: both ("or" both)*
?both: unit ("and" unit)*
?unit: "[" start "]" | "not" unit -> not_
single: formula -> now
    | "eventually" formula -> eventually
    | "always" formula -> always
    | "never" formula -> never
    | formula "before" formula -> before
    | formula "until" formula -> until
    | formula "while" formula -> while_
    | formula "for" "at" "least" NUMBER ("weeks" | "week") -> lasting
formula: token+
?token: WORD | SIGN | "(" token+ ")" | "and" -> and_ | "or" -> or_ | "not" -> not__
SIGN: /[<>=!]=|[<>=]/
NUMBER: /[0-9]+(\.[0-9]+)?/
WORD: /(?!(eventually|always|never|before|until|while|for|at|least|weeks?|and|or|not)\b)\w[\w.]*(-\w+)*/
%import common.WS
%ignore WS
"""


@dataclass(frozen=True, slots=True)
class Single:
    """One question about the course of events; `weeks` only of what lasts."""

    kind: Kind
    first: Formula
    second: Formula | None = None
    weeks: float = 0.0

    def __str__(self) -> str:
        if self.kind == "now":
            return str(self.first)
        if self.kind == "lasting":
            return f"{self.first} for at least {self.weeks:g} weeks"
        if self.second is None:
            return f"{self.kind} {self.first}"
        return f"{self.first} {self.kind} {self.second}"


@dataclass(frozen=True, slots=True)
class Several:
    """Questions joined: all of them, one of them, or the opposite of one."""

    how: Literal["and", "or", "not"]
    parts: tuple[Path, ...]

    def __str__(self) -> str:
        told = [str(p) if _is_not(p) else f"[{p}]" for p in self.parts]
        return f"not {told[0]}" if self.how == "not" else f" {self.how} ".join(told)


Path = Single | Several


def _is_not(path: Path) -> bool:
    return isinstance(path, Several) and path.how == "not"


def singles(path: Path) -> tuple[Single, ...]:
    """Gives the single questions that a question is made of, from left to right."""
    if isinstance(path, Single):
        return (path,)
    return tuple(one for part in path.parts for one in singles(part))


def parse_path(text: str, options: Mapping[str, tuple[str, ...]]) -> Path:
    """Gives the question that `text` asks, over `options` (`actor.option` -> level names).

    Raises PathSyntax, or what `parse_formula` raises for the formulas inside.
    """
    deep = max((text[:k].count("[") - text[:k].count("]") for k in range(len(text))), default=0)
    if len(text) > MOST_CHARACTERS or deep > MOST_DEEP or text.count("not") > 4 * MOST_DEEP:
        raise PathSyntax("the question is nested or long beyond all use", value=text)
    return _build(_tree(text), text, options)


_JOINED: Mapping[str, Literal["and", "or", "not"]] = {"both": "and", "either": "or", "not": "not"}
# Which answers to a single question may be known before its last day.
_EARLY: Mapping[str, frozenset[bool]] = {
    "now": frozenset(),
    "eventually": frozenset({True}),
    "always": frozenset({False}),
    "never": frozenset({False}),
    "before": frozenset({True, False}),
    "until": frozenset({True, False}),
    "while": frozenset({True}),
    "lasting": frozenset({True}),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """How a question is put together, its formulas as they are written."""

    how: Kind | Literal["and", "or", "not"]
    formulas: tuple[str, ...] = ()
    """Of a single question."""
    weeks: float = 0.0
    """That it is to last."""
    parts: tuple[Outline, ...] = ()
    """Of one that is joined."""


def outline(text: str) -> Outline:
    """Gives how a question is put together, whatever options there are. Raises PathSyntax."""
    return _outline(_tree(text), text)


def _outline(tree: Any, text: str) -> Outline:
    name = tree.data.rstrip("_")
    if name in _JOINED:
        return Outline(_JOINED[name], parts=tuple(_outline(p, text) for p in tree.children))
    weeks = float(tree.children[1]) if name == "lasting" else 0.0
    return Outline(name, tuple(_formulas(tree, text)), weeks)


def early_answers(text: str) -> frozenset[bool]:
    """Gives which answers to a question may be known before its last day, by its form alone.

    What comes eventually may have come; that it does not come shows on the last day. Raises PathSyntax.
    """
    return _early(outline(text))


def _early(found: Outline) -> frozenset[bool]:
    if found.how not in {"and", "or", "not"}:
        return _EARLY[found.how]
    parts = [_early(part) for part in found.parts]
    if found.how == "not":
        return frozenset(not answer for answer in parts[0])
    one = found.how == "or"  # the answer that one part decides by itself; all together the other
    by_one = {one} if any(one in part for part in parts) else set()
    by_all = {not one} if all((not one) in part for part in parts) else set()
    return frozenset(by_one | by_all)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True)


def _tree(text: str) -> Any:
    from lark.exceptions import UnexpectedInput

    try:
        return _parser().parse(text)
    except UnexpectedInput as problem:
        ended = getattr(getattr(problem, "token", None), "type", "") == "$END"
        column = getattr(problem, "column", 0)
        what = "the question ends too soon" if ended else f"cannot read it at column {column}"
        raise PathSyntax(what, value=text, hint=_FORMS) from None


def _formulas(tree: Any, text: str) -> list[str]:
    """The formulas of a single question, as they are written."""
    return [
        text[part.meta.start_pos : part.meta.end_pos]
        for part in tree.children
        if getattr(part, "data", "") == "formula"
    ]


def _build(tree: Any, text: str, options: Mapping[str, tuple[str, ...]]) -> Path:
    name = tree.data.rstrip("_")
    if name in _JOINED:
        return Several(_JOINED[name], tuple(_build(part, text, options) for part in tree.children))
    formulas = [parse_formula(own, options) for own in _formulas(tree, text)]
    if name == "lasting":
        weeks = float(tree.children[1])
        if weeks <= 0:
            raise PathSyntax("a time that is none", value=text, allowed="more than 0 weeks")
        return Single("lasting", formulas[0], weeks=weeks)
    return Single(name, formulas[0], formulas[1] if len(formulas) > 1 else None)
