"""Text to formula: an LALR(1) grammar, then names checked against the options there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from tightrope.crisis.errors import FormulaSyntax, FormulaTooDeep, UnknownLevel, UnknownOption
from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or
from tightrope.errors import nearest

RESERVED = frozenset({"and", "if", "iff", "not", "or"})
MAX_CHARACTERS = 4000
MAX_NESTING = 40  # parentheses and nots around one name; trees stay far from Python's stack limit

_GRAMMAR = r"""
?start: disjunction
      | disjunction "if" disjunction   -> if_
      | disjunction "iff" disjunction  -> iff
?disjunction: conjunction ("or" conjunction)*
?conjunction: negation ("and" negation)*
?negation: "not" negation -> not_
      | comparison
      | "(" start ")"
comparison: NAME (OP LEVEL)?
OP: ">=" | "<=" | "==" | "!=" | "=" | ">" | "<"
NAME.1: /(?!(?:and|if|iff|not|or)\b)[^\W\d]\w*(\.[^\W\d]\w*)?/
LEVEL: /\w+(-\w+)*/
%import common.WS
%ignore WS
"""


def parse_formula(
    text: str, options: Mapping[str, tuple[str, ...]], *, where: str | None = None
) -> Formula:
    """Gives the formula that `text` says, over `options` (`actor.option` -> ordered level names).

    Operators bind in the order `not`, `and`, `or`; `A if B` says that B implies A, and it and
    `iff` take parentheses when chained. An option alone means that it is above its lowest level;
    it may be named without its actor when only one actor has it. `where` is put in front of errors.

    Raises FormulaSyntax, FormulaTooDeep, UnknownOption or UnknownLevel. Nothing is evaluated as Python.
    """
    _check_size(text, where)
    try:
        tree = _parse_syntax(text)
    except _SyntaxProblem as problem:
        raise FormulaSyntax(problem.what, where=where, value=text, hint=problem.hint) from None
    return _bind(tree, options, where)


def _check_size(text: str, where: str | None) -> None:
    if len(text) > MAX_CHARACTERS:
        raise FormulaTooDeep(
            f"formula has {len(text)} characters", where=where, allowed=f"at most {MAX_CHARACTERS}"
        )
    outer: list[int] = []
    nots = 0
    for word in re.findall(r"\w+|[()]", text):
        if word == "(":
            outer.append(nots)
        elif word == ")":
            nots = outer.pop() if outer else 0
        elif word == "not":
            nots += 1
        else:
            nots = outer[-1] if outer else 0
        if len(outer) + nots > MAX_NESTING:
            raise FormulaTooDeep(
                "formula is nested too deep", where=where, allowed=f"at most {MAX_NESTING} levels"
            )


def rename_options(text: str, renamed: Callable[[str], str]) -> str:
    """Gives a formula with each name of an option in it replaced, and all else as it is written.

    A text that is no formula stays as it is from where it cannot be read.
    """
    from lark.exceptions import UnexpectedInput

    parts, end = [], 0
    with suppress(UnexpectedInput):
        for token in _parser().parse_interactive(text).iter_parse():
            if token.type == "NAME":
                parts += [text[end : token.start_pos], renamed(str(token))]
                end = token.end_pos
    return "".join((*parts, text[end:]))


class _SyntaxProblem(Exception):
    def __init__(self, what: str, hint: str) -> None:
        self.what = what
        self.hint = hint
        super().__init__(what)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", transformer=_transformer())


def _transformer() -> Any:
    from lark import Transformer, v_args

    class Build(Transformer[Any, Formula]):
        @v_args(inline=True)
        def comparison(self, name: str, op: str = "", level: str = "") -> Formula:
            return Compare(str(name), "==" if op == "=" else str(op), -1, str(level))

        @v_args(inline=True)
        def not_(self, inner: Formula) -> Formula:
            return Not(inner)

        def conjunction(self, terms: list[Formula]) -> Formula:
            return And(tuple(terms))

        def disjunction(self, terms: list[Formula]) -> Formula:
            return Or(tuple(terms))

        @v_args(inline=True)
        def if_(self, then: Formula, condition: Formula) -> Formula:
            return If(then, condition)

        @v_args(inline=True)
        def iff(self, left: Formula, right: Formula) -> Formula:
            return Iff(left, right)

    return Build()


@lru_cache(maxsize=4096)
def _parse_syntax(text: str) -> Formula:
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput

    try:
        tree: Formula = _parser().parse(text)
    except UnexpectedInput as problem:
        token = getattr(problem, "token", None)
        if isinstance(problem, UnexpectedEOF) or (token is not None and token.type == "$END"):
            what = "formula is empty" if not text.strip() else "formula ends too soon"
        else:
            found = text[problem.pos_in_stream or 0] if token is None else str(token)
            what = f"formula cannot be read at '{found}', column {problem.column}"
        hint = "write for example: not a.x and (b.y or c.z)"
        if (
            isinstance(problem, UnexpectedCharacters)
            and text[problem.pos_in_stream or 0] in "&|-!~"
        ):
            hint = "write and, or, not for &, |, -"
        elif str(token) in {"if", "iff"}:
            hint = "put parentheses around one of the conditions"
        raise _SyntaxProblem(what, hint) from None
    return tree


def _bind(tree: Formula, options: Mapping[str, tuple[str, ...]], where: str | None) -> Formula:
    if isinstance(tree, Compare):
        return _bind_comparison(tree, options, where)
    parts = tuple(_bind(part, options, where) for part in tree.parts)
    if isinstance(tree, And | Or):
        return type(tree)(parts)
    return type(tree)(*parts)


def _bind_comparison(
    leaf: Compare, options: Mapping[str, tuple[str, ...]], where: str | None
) -> Formula:
    option = _full_name(leaf.option, options, where)
    if not leaf.op:
        return Compare(option)
    levels = options[option]
    if leaf.level_name not in levels:
        raise UnknownLevel(
            f"'{option}' has no such level",
            where=where,
            value=leaf.level_name,
            allowed=f"its levels are {', '.join(levels)}",
        )
    return Compare(option, leaf.op, levels.index(leaf.level_name), leaf.level_name)


def _full_name(name: str, options: Mapping[str, tuple[str, ...]], where: str | None) -> str:
    if name in options:
        return name
    if "." not in name:
        owners = [full for full in options if full.partition(".")[2] == name]
        if len(owners) == 1:
            return owners[0]
        if owners:
            raise UnknownOption(
                "option name is not unique", where=where, value=name, allowed=", ".join(owners)
            )
    known = list(options) if "." in name else [full.partition(".")[2] for full in options]
    raise UnknownOption("unknown option", where=where, value=name, hint=nearest(name, known))
