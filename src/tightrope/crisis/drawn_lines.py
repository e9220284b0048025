"""Red lines by the names under which they are judged: as announced, and as somebody supposes the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.signals import RedLine

_SUPPOSED = "-supposed"


class LineName(NamedTuple):
    """What a judgement of a red line is called in questions, facts and JSON: `ID`, or `ID-supposed`."""

    line: str
    supposed: bool = False

    def __str__(self) -> str:
        return f"{self.line}{_SUPPOSED}" if self.supposed else self.line

    @classmethod
    def read(cls, text: str) -> LineName:
        """Gives the name that is written so."""
        own = text.removesuffix(_SUPPOSED)
        return cls(own, supposed=own != text)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A red line of the file, by one of the answers that follow its crossing."""

    name: LineName
    place: int
    """Where it stands among the red lines, from 0."""
    line: RedLine

    @property
    def then(self) -> str | None:
        """The answer, a formula: what was announced, or what is supposed."""
        if self.name.supposed:
            return self.line.supposed.then if self.line.supposed else None
        return self.line.then


def drawn_lines(model: CrisisModel) -> dict[str, DrawnLine]:
    """Gives every red line by its name, in file order, each with what is supposed behind it after it.

    A line without an id is called by its place: `red line 1`.
    """
    found: dict[str, DrawnLine] = {}
    for one in _drawn(model):
        found.setdefault(str(one.name), one)
    return found


def _drawn(model: CrisisModel) -> Iterator[DrawnLine]:
    for place, line in enumerate(model.red_lines):
        own = line.id or f"red line {place + 1}"
        yield DrawnLine(LineName(own), place, line)
        if line.supposed is not None:
            yield DrawnLine(LineName(own, supposed=True), place, line)
