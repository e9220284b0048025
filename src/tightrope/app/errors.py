"""Mistakes around a crisis folder."""

from __future__ import annotations

import errno
from dataclasses import asdict
from typing import Any

from tightrope.errors import Refused, Unreadable, UsageMistake
from tightrope.findings import WithFindings


class RefusedBySystem(Refused):
    """The operating system would not read or write a file: no permission, no room, a file in the way.

    The message names the path and the system's reason. What was being written is as it was before.
    """

    @classmethod
    def of(cls, error: OSError) -> RefusedBySystem:
        """Gives the mistake for what the system raised."""
        place = error.filename2 or error.filename
        reason = error.strerror or str(error)
        hints = {
            errno.EACCES: "choose another place, or change its permissions",
            errno.EPERM: "choose another place, or change its permissions",
            errno.EROFS: "choose another place",
            errno.ENOSPC: "make room on the disk",
        }
        return cls(
            f"the system refused: {reason}",
            where=None if place is None else str(place),
            hint=hints.get(error.errno or 0),
        )


class NotACrisisFolder(Unreadable):
    """The folder has no `crisis.yaml`. Make one with `tightrope init FOLDER`, or name the right folder."""


class FolderInTheWay(Refused):
    """`init` writes only into a folder that is new or empty; nothing was changed. Choose another name."""


class FolderBusy(Refused):
    """Another program or person is writing to the folder, for longer than one can wait; nothing was changed.

    The message names who, since when and what for. Try again when that is done. Reading needs no
    waiting. A lock whose holder was killed is free again at once.
    """


class AlreadyDecided(Refused):
    """Somebody has decided the claim; what they decided stays, and the message names it.

    Look at it with `tightrope claim show FOLDER ID`. Whoever decided may decide otherwise with
    `tightrope review FOLDER --accept ID` or `--reject ID`, or take it back with `--undo ID`. The
    key `u` of a review takes back only what was decided in that session and not changed since.
    """


class BadMarking(UsageMistake):
    """The marking of a brief is one line of up to 80 printable signs, such as `INTERNAL`."""

    code = "bad-marking"


class UnknownForm(UsageMistake):
    """The ending of the file names no form of a brief: .html, .md, .json, .docx or .zip; `--format`
    names one whatever the file is called. A PDF is printed from the HTML by any browser."""

    code = "unknown-form"


class UnknownExample(UsageMistake):
    """No case of that name ships with the package; `tightrope init --help` lists them."""


class UnclearOutcome(UsageMistake):
    """The wanted outcome is not told as `actor.option=level`, or there is no status quo to start from."""


class UnknownSource(UsageMistake):
    """No document in `sources/` has this name; `tightrope read` takes one into the folder."""


class UnknownClaim(UsageMistake):
    """No claim of the folder that can be decided, shown or taken back has this id.

    `tightrope review FOLDER --list` shows those that wait, `tightrope claim find FOLDER` all that count.
    """


class NoSuchSuggestions(UsageMistake):
    """No other coder of this name has read the folder; `tightrope read --coder` lets one do so."""


class UnsafePath(Refused):
    """The path leads out of the crisis folder through a link or `..`; nothing was written."""


class UnreadableSourceNotes(Unreadable, WithFindings):
    """`sources.yaml` is not a mapping from file name to title, author, publisher, published and so on.

    Mend the lines named; the page of the file format lists the keys.
    """


class OutIsAFolder(UsageMistake):
    """The place to write to is a folder. Name a file, such as `FOLDER/brief.html`."""


class OutHasNoFolder(UsageMistake):
    """The file to write would lie in a folder that does not exist. Make the folder first, or mend
    the path: none is made, so that a slip of the pen leaves nothing behind."""


class NotUtf8(Unreadable):
    """A file of the folder that people write is not UTF-8 text. Save it as UTF-8."""


class FileChanged(Refused):
    """Somebody changed the file after it was read for this edit; nothing was written. Try again."""


class EditsClash(Refused):
    """Somebody changed the same place of `crisis.yaml` meanwhile; nothing was written.

    The message names the place, what the other made of it and what you wanted. Leave it, or say that
    yours is to stand in its place.
    """

    clashes: tuple[object, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Gives the common error shape with every clash listed."""
        shape = super().to_dict()
        shape["error"]["clashes"] = [asdict(one) for one in self.clashes]  # type: ignore[call-overload]
        return shape


class CannotTakeBack(Refused):
    """An edit of the crisis file cannot be undone or done again: it is not yours, or its place has
    been changed since; nothing was written."""


class BadJournal(Unreadable):
    """A line of `edits.jsonl` is no edit of this version; the message names it.

    The crisis file does not depend on it: take the line out, and what it tells cannot be undone.
    """


class BadLayout(Unreadable):
    """`layout.json` does not say where things stand on the model's maps, as numbers by name.

    Delete it: the maps are laid out anew.
    """


class NoDraft(UsageMistake):
    """There is no `draft.yaml` in the folder, or nothing in it waits. `tightrope draft FOLDER` makes one."""


class DraftEdited(Refused):
    """A person has changed `draft.yaml`, and a new draft would write over that; nothing was changed.

    Merge what you want of it with `tightrope draft FOLDER --merge`, then move or delete it.
    """


class UnknownElement(UsageMistake):
    """No element of the draft that still waits has this name; `tightrope draft FOLDER --list` shows them."""


class BadLedger(Unreadable):
    """A line of `forecasts.jsonl` is no forecast and no outcome of this version, or its numbers do not
    go together (no draws have such a mean and such a band); the message names it.

    The program only adds lines. Take the file back from version control, or take the line out.
    """


class UnknownForecast(UsageMistake):
    """No kept forecast has this id; `tightrope resolve FOLDER` lists those that are open."""


class AlreadyResolved(Refused):
    """What became of this forecast stands in the ledger already, and so. Enter it again only to
    correct it."""


class AnsweredTwice(UsageMistake):
    """One call gives two answers to one forecast; nothing was entered. Give the one that holds."""


class TooEarly(Refused):
    """The forecast is not due yet, and its answer can still change: “no” to what may come until then,
    “yes” to what must hold until then. Wait for the day; where it is settled before, say `--early`."""


class UnknownImport(UsageMistake):
    """A file cannot be told for what it is, is too large to take in, or cannot be read.

    Say with `--as` what it is: ties, events, conflict, network or causal; the message says what is
    allowed.
    """


class GameInTheWay(Refused):
    """A conflict is imported only where no other is: options of two games do not mix.

    Name a folder that is not there yet; nothing was changed.
    """


class UnknownExport(UsageMistake):
    """There is no such part of a model to write, or not in this format.

    The message lists the formats there are for it.
    """


class AlreadyProposed(Refused):
    """What a machine proposes is there already, waits already, or was rejected by a person.

    Nothing was changed. Look at what waits with `tightrope draft FOLDER --list` and `tightrope
    review FOLDER --list`; a person decides on it.
    """


class Ungrounded(UsageMistake):
    """A proposed element cites no claim and states no assumption. Name the claims that it rests on."""


class ProposalTooLarge(Refused):
    """A proposal, or the heap of those of one machine that wait, is more than a person can read.

    Propose less, or decide what waits first; nothing was changed.
    """


class PortTaken(Refused):
    """Another program listens on this port of this machine. Name another with `--port`, or stop it."""


class NotStated(UsageMistake, code="not-stated"):
    """What holds was asked as the pictures, or the unknown preferences, of the crisis file have it,
    and the file has none. State them under `pictures` or `unknown_preferences`, or leave the option
    out."""
