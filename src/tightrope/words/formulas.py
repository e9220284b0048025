"""Formulas as clauses, from their trees: negation is pushed inwards, so that none is doubled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or

Leaf = Callable[[Compare, bool, bool], str]  # comparison, negated?, with its subject?


def formula_words(formula: Formula, leaf: Leaf) -> str:
    """Gives a formula as a clause. `leaf` gives a comparison as one, negated or not; without its
    subject where the comparison before it had the same.
    """
    return _told(formula, leaf, negated=False, inside=False)


def _told(formula: Formula, leaf: Leaf, *, negated: bool, inside: bool) -> str:
    match formula:
        case Not(inner):
            return _told(inner, leaf, negated=not negated, inside=inside)
        case And(terms) | Or(terms):
            every = isinstance(formula, And) != negated
            return _row(terms, leaf, negated=negated, every=every, inside=inside)
        case If(then, condition) if not negated:
            text = f"{_one(then, leaf)} if {_one(condition, leaf)}"
        case If(then, condition):
            text = f"{_one(condition, leaf)} and {_one(then, leaf, negated=True)}"
        case Iff(left, right):
            text = f"{_one(left, leaf)} exactly if {_one(right, leaf, negated=negated)}"
        case Compare():
            return leaf(formula, negated, True)
        case _:
            raise TypeError(f"no words for {type(formula).__name__}")
    return f"({text})" if inside else text


def _one(formula: Formula, leaf: Leaf, *, negated: bool = False) -> str:
    nested = isinstance(formula, If | Iff)
    return _told(formula, leaf, negated=negated, inside=nested)


def _row(terms: Sequence[Formula], leaf: Leaf, *, negated: bool, every: bool, inside: bool) -> str:
    parts, before, owners = [], "", set()
    for term in terms:
        inner, turned = _bare(term, negated)
        if isinstance(inner, Compare):
            owner = inner.option.partition(".")[0]
            parts.append(leaf(inner, turned, owner != before))
            before = owner
            owners.add(owner)
        else:
            parts.append(_told(inner, leaf, negated=turned, inside=True))
            before = ""
            owners.add("")
    comma = "," if len(owners) > 1 else ""  # clauses with subjects of their own
    link = "and" if every else "or"
    text = f"{', '.join(parts[:-1])}{comma} {link} {parts[-1]}"
    return f"({text})" if inside else text


def _bare(formula: Formula, negated: bool) -> tuple[Formula, bool]:
    while isinstance(formula, Not):
        formula, negated = formula.inner, not negated
    return formula, negated
