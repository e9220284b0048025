"""The mistakes that what comes next can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, TightropeError, UsageMistake

__all__ = ["BadHorizon", "BadPace", "NoDatedMoves", "NotConverged", "PathSyntax", "SeveralEnds"]


class BadPace(CheckFailed, code="dynamics-bad-pace"):
    """A rate, precision, inertia or probability is not a number that it can be: rates and precisions
    are 0 or more, probabilities at most 1, and precision times the spread of what states are worth
    at most 600 (beyond, the mover never errs). Mend the section `dynamics`."""


class BadHorizon(UsageMistake, code="dynamics-bad-horizon"):
    """A forecast looks some weeks ahead: more than 0 and at most 520. Name another number."""


class PathSyntax(UsageMistake, code="dynamics-path-syntax"):
    """A question about the course of events cannot be read. Write a formula over options, or one of:
    eventually A; always A; A before B; A until B; A while B; A for at least N weeks; not …; and join
    several with `and` or `or`, each in square brackets."""


class NoDatedMoves(CheckFailed, code="dynamics-no-dated-moves"):
    """The question is about dated moves, and the file has none that somebody chose. Give events
    `moves`, in the order in which they came."""


class NotConverged(TightropeError, code="dynamics-not-converged"):
    """A long-run answer was not found to the precision promised: the crisis moves too slowly between
    parts of its states. Ask for a number of weeks instead."""


class SeveralEnds(UsageMistake, code="dynamics-several-ends"):
    """What cannot be undone leads to several ends that exclude each other, so there is no one long
    run. Ask what is reached from the present, or for a number of weeks."""
