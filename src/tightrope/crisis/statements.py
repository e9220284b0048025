"""A decision maker's statements, found by what they say and moved against each other."""

from __future__ import annotations

from tightrope.crisis.errors import (
    FormulaSyntax,
    FormulaTooDeep,
    UnknownLevel,
    UnknownOption,
    UnknownStatement,
)
from tightrope.crisis.levels import option_levels
from tightrope.crisis.model import CrisisModel, Statement
from tightrope.crisis.parse_formula import parse_formula
from tightrope.errors import nearest

__all__ = ["find_statement", "move_statement", "normal"]


def normal(text: str, model: CrisisModel) -> str:
    """Gives the formula's normal spelling, so that blanks and spare parentheses do not matter."""
    try:
        return str(parse_formula(text, option_levels(model)))
    except (FormulaSyntax, FormulaTooDeep, UnknownOption, UnknownLevel):
        return " ".join(text.split())


def find_statement(model: CrisisModel, actor: str, text: str) -> int:
    """Gives the place (from 0) of the actor's statement that says `text`.

    Raises UnknownStatement when none does.
    """
    wanted = normal(text, model)
    statements = model.priorities.get(actor, ())
    for place, statement in enumerate(statements):
        if normal(statement.want, model) == wanted:
            return place
    known = [statement.want for statement in statements]
    raise UnknownStatement(f"{actor} has no such statement", value=text, hint=nearest(text, known))


def move_statement(
    statements: tuple[Statement, ...], place: int, other: int, *, above: bool
) -> tuple[Statement, ...]:
    """Gives the statements with the one at `place` put directly above (or below) the one at `other`.

    A statement that is already on that side stays where it is.
    """
    if place == other or (place < other) == above:
        return statements
    moved, anchor = statements[place], statements[other]
    rest = [statement for index, statement in enumerate(statements) if index != place]
    target = next(index for index, statement in enumerate(rest) if statement is anchor)
    rest.insert(target if above else target + 1, moved)
    return tuple(rest)
