"""The mistakes the strategy engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused


class TooLargeForThis(Refused, code="strategy-too-large"):
    """This question is worked out pair of states by pair of states, and the game has too many
    for that. Ask it of single states, or add rules."""


class InconsistentStrength(CheckFailed, code="strategy-inconsistent-strength"):
    """Strong preference must agree with preference: a state in a higher band of strength must also
    be preferred. Change the bands or the ranks."""


class UnmatchedPicture(CheckFailed, code="strategy-unmatched-picture"):
    """A decision maker's picture of the conflict must name decision makers and levels as the real
    conflict does, and hold the options it plays with. Rename or add what is missing."""
