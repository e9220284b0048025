"""The mistakes that other programs' files can have."""

from __future__ import annotations

from tightrope.errors import Refused, Unreadable, UsageMistake


class UnknownFormat(UsageMistake, code="exchange-format"):
    """A network was asked for in a format that is not known: there are `.gexf` and `.graphml`."""


class NetworkUnreadable(Unreadable, code="exchange-network"):
    """A network file could not be read, or an edge in it carries no sign.

    Give every edge a `sign` of +1 or -1, or a signed `weight`, and check that the file is whole.
    """


class EventsUnreadable(Unreadable, code="exchange-events"):
    """A file is no event table of a known layout, lacks a column of its layout, or is damaged.

    Also where no line of it is a row, or none of its dates is understood: the first is shown. Gzip
    is read as it is, a zip where it holds one file of at most 4 GB. Tables of different layouts
    are read one after the other.
    """


class NotAGmcrFile(Unreadable, code="exchange-not-a-gmcr-file"):
    """The file is not a conflict in the JSON form of GMCR+: the message names the key that is
    missing or not understood."""


class BadMap(Unreadable, code="exchange-bad-map"):
    """A causal map cannot be read, is larger than 5 MB, or is no weight matrix or GraphML graph.

    A matrix is CSV: a line of names, then a line for each of them with numbers from -1 to 1. An
    edge of GraphML has `sign` (+ or -) or a `weight`; links end at indicators, never at options.
    """


class CannotHold(Refused, code="exchange-cannot-hold"):
    """The format has no place for something that makes this game what it is.

    The message says for what. Choose another format, or change the model; nothing is left out
    silently.
    """


class NotAGameFile(Unreadable, code="exchange-not-a-game-file"):
    """The file is no game in Gambit's normal or extensive form, or is one too large to take in.

    The message says what Gambit's reader found. Payoffs must be numbers, and a game may have at
    most 4,096 combinations of strategies.
    """
