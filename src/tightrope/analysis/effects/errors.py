"""The mistakes the effects engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, UsageMistake

__all__ = ["ImpossibleShock", "SelfEffect", "UnknownCause", "UnknownOutcome"]


class UnknownCause(CheckFailed):
    """An effect starts or ends at something that is neither an option nor an indicator.

    Define it under `indicators:`, or write an option as `actor.option`.
    """

    code = "effects-unknown-node"


class SelfEffect(CheckFailed):
    """An effect leads from a node straight back to itself.

    Name the indicator through which it feeds back.
    """

    code = "effects-self-loop"


class UnknownOutcome(UsageMistake):
    """The outcome names an option or a level that the crisis file does not have.

    Write `actor.option` and one of its levels; the message gives the nearest known name.
    """

    code = "effects-unknown-outcome"


class ImpossibleShock(CheckFailed):
    """An energy shock takes more oil than there is, or has a probability above 1.

    Give `lost` below `world`, both in million barrels a day, and `probability` between 0 and 1.
    """

    code = "effects-impossible-shock"
