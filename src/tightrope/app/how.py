"""How an answer is to be computed: sampling, the date that decides everything, who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tightrope.dates import PartialDate
from tightrope.errors import UsageMistake

OnStep = Callable[[str], None]
Kind = Literal["ties", "events", "conflict", "network", "causal"]  # of files of other programs
Form = Literal["html", "markdown", "json", "docx", "ro-crate"]  # of a brief


def quiet(name: str) -> None:
    """Tells nobody."""


def read_date(text: str) -> PartialDate:
    """Gives a day, month or year told by a person; raises UsageMistake where it is none."""
    try:
        return PartialDate(text)
    except ValueError:
        allowed = "a year, a month or a day: 2025, 2025-06 or 2025-06-20"
        raise UsageMistake("not a date", value=text, allowed=allowed) from None


@dataclass(frozen=True, slots=True)
class How:
    """Settings that every question of the model takes.

    draws, seed: sampled priority orders, for robustness. as_of: the day (or month, or year) on
    which the crisis is looked at; None: the file's own. on_step is told each longer step by name,
    on_note what has to be known of the answer, in a sentence.
    """

    draws: int = 200
    seed: int = 0
    as_of: str | None = None
    on_step: OnStep = quiet
    on_note: OnStep = quiet


DEFAULT = How()


@dataclass(frozen=True, slots=True)
class Wanted:
    """How files of other programs are read: as what, summed up over what, between which actors."""

    kind: Kind | None = None  # None: told by their endings and columns
    period: Literal["year", "month"] = "year"
    all_actors: bool = False  # also actors that the crisis file does not have
    scheduler: str | None = None  # of a Dask cluster that reads event tables; None: this machine


AS_IT_IS = Wanted()
