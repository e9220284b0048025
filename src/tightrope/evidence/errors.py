"""The mistakes the evidence stage can name."""

from __future__ import annotations

from tightrope.errors import Refused, TightropeError, Unreadable, UsageMistake


class BadRecord(Unreadable, code="bad-evidence-record"):
    """A line of a claims or decisions file is not what it should be.

    The message names the file, the line and the field. Mend the line by hand, or take the
    file's last good version from version control; Tightrope never drops a line it cannot read.
    """


class AnchorBroken(Refused):
    """A claim's quote does not stand verbatim in its document at the place it names.

    Such a claim is refused, whoever proposed it. Quote the document's own words, or anchor
    the claim to the document as it is now.
    """


class ClaimFieldWrong(UsageMistake):
    """A claim was to be edited in a way it cannot be: an unknown field or a value it may not have.

    The message names the field and what is allowed. A quote is not edited: reject the claim
    and make another at the right place.
    """


class NothingToReview(UsageMistake):
    """Every claim has been decided; there is none to accept, reject, edit or grade."""


class GradeUnknown(UsageMistake):
    """An Admiralty grade is a letter A to F for the source and a figure 1 to 6 for the claim."""


class NothingToUndo(UsageMistake):
    """Nothing has been done in this review session, so there is no step to take back.

    What was decided in an earlier one is taken back with `tightrope review FOLDER --undo ID`.
    """


class CoderNotConfigured(UsageMistake):
    """The language model coder was not set up: it needs an endpoint and a model.

    Name both; a key comes from the environment only.
    """


class SpanMisplaced(UsageMistake):
    """A span given to be coded is not two numbers, is empty, lies outside the text, or overlaps the other.

    Give (start, end) in code points of the same text, the end exclusive.
    """


class CoderUnreachable(TightropeError):
    """The language model's endpoint did not answer: no connection, time-out, or too many requests.

    Nothing of the document was coded. Try again later, or use the learned coder, which needs no network.
    """
