"""Mistakes around a crisis folder."""

from __future__ import annotations

from tightrope.errors import Refused, Unreadable, UsageMistake

__all__ = [
    "FolderInTheWay",
    "NoSuchSuggestions",
    "NotACrisisFolder",
    "UnclearOutcome",
    "UnknownClaim",
    "UnknownExample",
    "UnreadableSealedEvents",
    "UnreadableSourceNotes",
    "UnsafePath",
]


class NotACrisisFolder(Unreadable):
    """The folder has no `crisis.yaml`. Make one with `tightrope init FOLDER`, or name the right folder."""

    code = "not-a-crisis-folder"


class FolderInTheWay(Refused):
    """`init` writes only into a folder that is new or empty; nothing was changed. Choose another name."""

    code = "folder-in-the-way"


class UnknownExample(UsageMistake):
    """No case of that name ships with the package; `tightrope init --help` lists them."""

    code = "unknown-example"


class UnclearOutcome(UsageMistake):
    """The wanted outcome is not told as `actor.option=level`, or there is no status quo to start from."""

    code = "unclear-outcome"


class UnknownClaim(UsageMistake):
    """No undecided claim of the folder has this id; `tightrope review FOLDER --list` shows them."""

    code = "unknown-claim"


class NoSuchSuggestions(UsageMistake):
    """No other coder of this name has read the folder; `tightrope read --coder` lets one do so."""

    code = "no-such-suggestions"


class UnsafePath(Refused):
    """The path leads out of the crisis folder through a link or `..`; nothing was written."""

    code = "unsafe-path"


class UnreadableSourceNotes(Unreadable):
    """`sources.yaml` is not a mapping from file name to title, author, publisher, published, reliability."""

    code = "unreadable-source-notes"


class UnreadableSealedEvents(Unreadable):
    """The file of sealed events has a key or value its format does not know. Mend the line named."""

    code = "unreadable-sealed-events"
