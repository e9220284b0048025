"""Cells that several tables share."""

from __future__ import annotations

from tightrope.brief.desk import Desk
from tightrope.brief.page import Cell, Table
from tightrope.words import sentence_case


def sign_cell(sign: int) -> Cell:
    """A tie's sign in words, with its tone."""
    if sign > 0:
        return Cell("+ friendly", "plus")
    return Cell("− hostile", "minus") if sign < 0 else Cell("± contested", "mixed")


def undecided(text: str) -> Cell:
    """What was not judged, not sampled, not known or left open: told apart from what was found."""
    return Cell(text, "open")


def with_origins(table: Table) -> list[str]:
    """The heads of a table's columns, each with its origin where that changes: “Verdict (found)”."""
    before = (None, *table.origins)
    return [
        head if origin == last else f"{head} ({origin})"
        for head, origin, last in zip(table.columns, table.origins, before, strict=False)
    ]


def for_whom(desk: Desk, indicator: str) -> str:
    """Whose interest a rise serves or hurts, as the file says; "" where it says nothing."""
    crisis = desk.given.crisis
    found = crisis.indicators.get(indicator) if crisis else None
    if found is None:
        return ""
    good, bad = desk.wording.actors(found.good_for), desk.wording.actors(found.bad_for)
    return sentence_case(
        "; ".join(
            part
            for part in (good and f"a rise is good for {good}", bad and f"bad for {bad}")
            if part
        )
    )
