"""Expectations: what the sources conclude, in their words, and the questions that test it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from tightrope.analysis.questions.found import Found
from tightrope.analysis.questions.question import Ask, Question
from tightrope.crisis.parts.atoms import Element, Said

Verdict = Literal["reproduced", "contradicted", "outside the model", "put in by hand"]
Strength = Literal["will", "likely", "might"]


class Quoted(Element):
    """Words of a source that state the expectation."""

    words: Said
    """The words, exactly as they stand in the document."""
    in_: Said = Field(alias="in")
    """The document in sources/ that they stand in."""


class Placebo(Element):
    """The same question about others, who should give another answer."""

    name: Said
    """A short name."""
    swap: dict[Said, Said]
    """What is put in whose place: actors, options (`russia.military: china.arms`), treaties,
    indicators, red lines, scenarios. An option of a swapped actor keeps its name unless said."""
    levels: dict[Said, Said] = Field(default={})
    """What levels of swapped options are called: `none: no`."""
    because: str = ""
    """Why another answer should be expected of them."""


class Expectation(Element):
    """A numbered conclusion of the sources, and the questions (all must hold) that test it."""

    id: Said
    """A short name, such as H5."""
    text: Said
    """What the sources conclude."""
    said: tuple[Quoted, ...] = ()
    """The sources' own words for it."""
    strength: Strength | None = None
    """How strongly they say it: that it is or will be so, that it is likely, that it might be."""
    ask: tuple[Ask, ...] = ()
    """The questions that test it."""
    placebos: tuple[Placebo, ...] = ()
    """Others that the same is asked about; left out: those of the file."""
    by_hand: str = ""
    """Why the model cannot but agree: what was put in."""
    outside: str = ""
    """Why the model says nothing of it."""
    note: str = ""
    """Why the answer is what it is, where that is not plain."""

    @model_validator(mode="after")
    def _asks_or_says_why_not(self) -> Self:
        if not self.ask and not self.outside.strip():
            raise ValueError(f"lacks `ask`, or `outside` with a reason: {self.id} asks nothing")
        return self


@dataclass(frozen=True, slots=True)
class Answer:
    """An expectation, answered."""

    id: str
    text: str
    asked: tuple[Question, ...]
    found: tuple[Found, ...]
    verdict: Verdict
    holds: int | None  # in how many sampled priority orders; None: not of that kind
    draws: int | None
    reason: str
