"""Mistakes in an expectations file."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Unreadable
from tightrope.findings import WithFindings


class BadExpectation(CheckFailed, WithFindings):
    """An expectation has an unknown key, names something the model lacks, or asks nothing we can compute.

    The message names the expectation and what it may ask; the questions are listed on the page about expectations.
    """


class UnreadableSealedEvents(Unreadable, WithFindings):
    """The file of sealed events has a key or value its format does not know. Mend the lines named."""
