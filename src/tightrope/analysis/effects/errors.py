"""The mistakes the effects engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, UsageMistake

__all__ = ["ImpossibleShock", "UnknownOutcome"]


class UnknownOutcome(UsageMistake):
    """The outcome names an option or a level that the crisis file does not have.

    Write `actor.option` and one of its levels; the message gives the nearest known name.
    """

    code = "effects-unknown-outcome"


class ImpossibleShock(CheckFailed):
    """An energy shock takes more than there is, has a probability above 1, or moves nothing known.

    Give `lost` below `world` in the same unit, `probability` between 0 and 1, and an `indicator`
    of the file.
    """

    code = "effects-impossible-shock"
