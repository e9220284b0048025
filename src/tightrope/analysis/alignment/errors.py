"""The mistakes the alignment engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, UsageMistake


class UnknownActor(CheckFailed, code="alignment-unknown-actor"):
    """A tie or a dependence names an actor that the crisis file does not define.

    Add the actor under `actors:` or mend the spelling; the message gives the nearest known name.
    """


class SelfTie(CheckFailed, code="alignment-self-tie"):
    """A tie or a dependence joins an actor to itself, which says nothing about alignment.

    Remove it, or name the other party.
    """


class DateUnreadable(UsageMistake, code="alignment-date"):
    """A date is not a year, a month or a day in ISO form.

    Write `2025`, `2025-06` or `2025-06-20`.
    """
