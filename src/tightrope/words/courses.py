"""Questions about the course of events in words: what was asked of the coming weeks."""

from __future__ import annotations

from tightrope.analysis.dynamics.path_formula import Outline, outline
from tightrope.analysis.dynamics.report import Curve
from tightrope.words.parts import FormulaRef, Phrase
from tightrope.words.phrase import fill, join
from tightrope.words.plain import count

_FORMS = {
    "now": "{then} {what}",
    "eventually": "{within} it comes to this: {what}",
    "always": "for {time} on end {what}",
    "never": "{within} it does not come to this: {what}",
    "before": "{within} it comes to this: {what}, before {other}",
    "until": "{within} it comes to this: {other}, and until then {what}",
    "while": "{within} at one time {what} and {other}",
    "lasting": "{within} for at least {lasts} on end {what}",
}
_OPPOSITES = {
    "now": "{then} {opposite}",
    "eventually": _FORMS["never"],
    "always": "{within} it comes to this: {opposite}",
    "never": _FORMS["eventually"],
    "before": "{within} it does not come to this: {what}, before {other}",
    "until": "{within} it does not come to this: {other}, and until then {what}",
    "while": "{within} it does not come to this at one time: {what} and {other}",
}


def asked(found: Curve, weeks: int) -> Phrase:
    """Gives what was asked of so many weeks, as a clause that follows “that”."""
    if found.kind != "several":
        formulas = (found.first,) if found.second is None else (found.first, found.second)
        return _single(Outline(found.kind, formulas, found.lasts), weeks)
    return _several(outline(found.text), weeks)


def _several(found: Outline, weeks: int, *, no: bool = False, within: bool = False) -> Phrase:
    """A joined question; no: its opposite; within: it is a part of another."""
    if found.how == "not":
        return _several(found.parts[0], weeks, no=not no, within=within)
    if found.how not in {"and", "or"}:
        return _single(found, weeks, no=no)
    parts = [_several(part, weeks, no=no, within=True) for part in found.parts]
    if (found.how == "and") is not no:
        all_ = "both " if len(parts) == 2 else "all of this: "
        return fill(f"{all_ if within else ''}{{parts}}", parts=_strung(parts, "and"))
    one = "either " if len(parts) == 2 else "one of this: "
    return fill(f"{one}{{parts}}", parts=_strung(parts, "or"))


def _strung(parts: list[Phrase], last: str) -> Phrase:
    return join([join(parts[:-1], ", "), parts[-1]], f", {last} ")


def _single(found: Outline, weeks: int, *, no: bool = False) -> Phrase:
    first, second = (*found.formulas, None)[:2]
    return fill(
        (_OPPOSITES if no else _FORMS)[found.how],
        within="within one week" if weeks == 1 else f"within {weeks} weeks",
        then="in one week" if weeks == 1 else f"in {weeks} weeks",
        time=count(weeks, "week"),
        lasts=f"{found.weeks:g} week{'' if found.weeks == 1 else 's'}",
        what=FormulaRef(first or ""),
        opposite=FormulaRef(f"not ({first})"),
        other=FormulaRef(second) if second else "",
    )
