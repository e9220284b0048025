"""The mistakes that the symbolic engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused


class TooEntangled(Refused, code="strategy-too-entangled"):
    """The statements tie too many options together for the sets of states to be held in memory.
    Split statements over many options, or leave some decision makers' finer wishes out."""


class MovesClosed(CheckFailed, code="strategy-moves-closed"):
    """States are counted without being listed for moves that options and rules allow, all of them.
    Say what cannot be undone by `irreversible`, or make the game small enough to be listed."""


class OnlyPriorities(CheckFailed, code="strategy-only-priorities"):
    """States are counted without being listed for priorities only. State what this decision maker
    wants as priorities, or make the game small enough to be listed."""
