"""The mistakes the alignment engine can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Unreadable, UsageMistake


class UnknownActor(CheckFailed):
    """A tie or a dependence names an actor that the crisis file does not define.

    Add the actor under `actors:` or mend the spelling; the message gives the nearest known name.
    """

    code = "alignment-unknown-actor"


class SelfTie(CheckFailed):
    """A tie or a dependence joins an actor to itself, which says nothing about alignment.

    Remove it, or name the other party.
    """

    code = "alignment-self-tie"


class DateUnreadable(UsageMistake):
    """A date is not a year, a month or a day in ISO form.

    Write `2025`, `2025-06` or `2025-06-20`.
    """

    code = "alignment-date"


class UnknownFormat(UsageMistake):
    """A network or event table was asked for in a format that is not known.

    Networks are `.gexf` or `.graphml`; event tables `gdelt`, `icews`, `polecat` or `acled`.
    """

    code = "alignment-format"


class NetworkUnreadable(Unreadable):
    """A network file could not be read, or an edge in it carries no sign.

    Give every edge a `sign` of +1 or -1, or a signed `weight`, and check that the file is whole.
    """

    code = "alignment-network"


class EventsUnreadable(Unreadable):
    """An event table could not be read as the format it is said to be in.

    Check the format's name and that the file is unpacked: GDELT comes zipped and must be
    unzipped first; gzip is read as it is.
    """

    code = "alignment-events"
