"""Mistakes of whoever asks the workbench something."""

from __future__ import annotations

from tightrope.errors import Refused


class NotOurHost(Refused):
    """A request to the workbench under a name or port that is not its own; nothing was done."""


class NotOurPage(Refused):
    """A request to the workbench by a page of another site; nothing was done."""


class NoKey(Refused):
    """The browser does not have the key of this start of the workbench.

    Open the address that `tightrope serve` printed. After a new start the old page has an old key.
    """


class TooMuch(Refused):
    """A request to the workbench is larger than what it is for can be; nothing was done."""


class Stopped(Refused):
    """A person stopped what was being worked out. Nothing of it is kept; ask again when you want it."""
