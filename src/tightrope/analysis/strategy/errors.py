"""The mistakes the strategy engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused, Unreadable


class TooLargeForThis(Refused):
    """This question is worked out pair of states by pair of states, and the game has too many
    for that. Ask it of single states, or add rules."""

    code = "strategy-too-large"


class InconsistentStrength(CheckFailed):
    """Strong preference must agree with preference: a state in a higher band of strength must also
    be preferred. Change the bands or the ranks."""

    code = "strategy-inconsistent-strength"


class UnmatchedPicture(CheckFailed):
    """A decision maker's picture of the conflict must name decision makers and levels as the real
    conflict does, and hold the options it plays with. Rename or add what is missing."""

    code = "strategy-unmatched-picture"


class NotAGmcrFile(Unreadable):
    """The file is not a conflict in the JSON form of GMCR+: the message names the key that is
    missing or not understood."""

    code = "strategy-not-a-gmcr-file"


class NotAStateTable(Unreadable):
    """The CSV is not a table of states: it needs columns named decision_maker.option, a column
    `rank decision_maker` for each decision maker, and one cell per column in every row."""

    code = "strategy-not-a-state-table"
