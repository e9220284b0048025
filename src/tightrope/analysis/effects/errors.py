"""The mistake the effects engine can name."""

from __future__ import annotations

from tightrope.errors import UsageMistake


class UnknownOutcome(UsageMistake, code="effects-unknown-outcome"):
    """The outcome names an option or a level that the crisis file does not have.

    Write `actor.option` and one of its levels; the message gives the nearest known name.
    """
