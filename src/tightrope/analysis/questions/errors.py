"""Mistakes in an expectations file."""

from __future__ import annotations

from tightrope.errors import CheckFailed
from tightrope.findings import WithFindings


class BadExpectation(CheckFailed, WithFindings):
    """An expectation has an unknown key, names something the model lacks, or asks nothing we can compute.

    The message names the expectation and what it may ask; the questions are listed on the page about expectations.
    """
