"""What a check is: a function with a name, a severity and a docstring that says how to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tightrope.crisis.elements import elements
from tightrope.crisis.parts.atoms import Element
from tightrope.crisis.read import CrisisFile
from tightrope.findings import Finding, KeyPath, Severity

E = TypeVar("E", bound=Element)
G = TypeVar("G", bound="Given")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it stands in the file, what it is, and a hint."""

    keys: KeyPath
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a check looks at. `claims` are the ids of the claims there are; None: not known.

    `speakers` are those who say or do what a claim says, by claim; None: not known.
    """

    file: CrisisFile
    options: dict[str, tuple[str, ...]]
    claims: frozenset[str] | None = None
    speakers: Mapping[str, frozenset[str]] | None = None

    def each(self, kind: type[E]) -> Iterator[tuple[KeyPath, E]]:
        """Gives every element of a kind, wherever it stands in the file, with its place."""
        for placed in elements(self.file.model):
            if isinstance(placed.element, kind):
                yield placed.path, placed.element


@dataclass(frozen=True, slots=True)
class Check(Generic[G]):
    """A named check. `about` says what a finding means and how to mend it."""

    name: str
    severity: Severity
    about: str
    find: Callable[[G], Iterator[Problem]] = field(repr=False)

    def run(self, given: G) -> list[Finding]:
        """Gives the findings of this check, in the order found."""
        return [
            Finding(
                self.name,
                self.severity,
                given.file.where(*problem.keys),
                problem.message,
                problem.hint,
            )
            for problem in self.find(given)
        ]


def named(name: str, severity: Severity) -> Callable[[Callable[[G], Iterator[Problem]]], Check[G]]:
    """Turns a function that yields problems into the check of this name."""

    def make(find: Callable[[G], Iterator[Problem]]) -> Check[G]:
        return Check(name, severity, " ".join((find.__doc__ or "").split()), find)

    return make
