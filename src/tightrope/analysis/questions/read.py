"""The file of expectations, read through the one reader of files that people write."""

from __future__ import annotations

from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.expectation import Expectation, Placebo
from tightrope.crisis.parts.atoms import Element
from tightrope.crisis.read import Typed, read_typed


class ExpectationsFile(Element):
    """The file: one list under one key."""

    expectations: tuple[Expectation, ...] = ()
    """What the sources expect, each with the questions that test it."""
    placebos: tuple[Placebo, ...] = ()
    """Others that every question is asked about whose names they swap."""


def parse_expectations(text: str, name: str) -> Typed[ExpectationsFile]:
    """Gives the expectations of a file. Raises BadExpectation with every line that is wrong."""
    return read_typed(text, name, ExpectationsFile, BadExpectation)
