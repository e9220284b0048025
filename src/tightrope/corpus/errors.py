"""The mistakes the corpus stage can name."""

from __future__ import annotations

from tightrope.errors import Refused, Unreadable


class MissingDocument(Unreadable):
    """There is no file or folder of this name, or it may not be opened. Check the path and its rights."""


class LinkOutside(Refused):
    """A link leads out of the folder it stands in; what it leads to was not read. Name that file itself if it is meant."""


class EmptyDocument(Unreadable):
    """The document holds no text: no bytes, only blanks, or a scan without a text layer. Leave it out or supply text."""


class BinaryDocument(Unreadable):
    """The file is not text and not a format Tightrope reads. Convert it to text, HTML, PDF or DOCX first."""


class UndecodableText(Unreadable):
    """The bytes are not valid in any encoding the text could be in; the message gives the first bad byte. Save the file as UTF-8."""


class DamagedDocument(Unreadable):
    """The file claims a format (PDF, DOCX, JSON, WARC, e-mail) whose rules it breaks. Export it again from its program."""


class ManyDocuments(Unreadable):
    """The file is an archive of several documents where one was asked for. Read it with `read_documents`, or split it."""


class ReaderBroken(Unreadable):
    """A package that reads this format does not load on this machine. `tightrope doctor` names it; install it anew."""


class DocumentTooLarge(Refused):
    """The document is larger than the limit named in the message; it was not read. Split it, or raise the limit."""


class TooManyDocuments(Refused):
    """More documents were given than the limit named in the message. Read them in parts, or raise the limit."""


class ExpansionTooLarge(Refused):
    """The file unpacks to far more than its size: an archive bomb, or nesting no article has. Unpack it yourself if you trust it."""


class ParserStopped(Refused):
    """Reading the document took more time or memory than allowed, so its reader was stopped. Convert the document to text first."""
