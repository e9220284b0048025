"""The mistakes that what comes next can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, TightropeError, UsageMistake


class BadPace(CheckFailed):
    """A rate, precision, inertia or probability is not a number that it can be: none is below 0, a
    rate is at most 28 a week (four a day), precision at most 100, inertia at most 30, a
    probability at most 1; or somebody moved who is said never to. In a crisis file `check` says so
    first. Mend the section `dynamics`."""


class BadBaseRate(CheckFailed):
    """A rule or a shock names a base rate that neither ships nor stands under `base_rates`, or one
    that does not say within how many weeks. Name another, or write it into the section `dynamics`."""


class BadHorizon(UsageMistake):
    """A forecast looks some weeks ahead: more than 0 and at most 520. Name another number."""


class PathSyntax(UsageMistake):
    """A question about the course of events cannot be read. Write a formula over options, or one of:
    eventually A; always A; never A; A before B; A until B; A while B; A for at least N weeks; and
    join several with `and`, `or` and `not`, each in square brackets."""


class NoDatedMoves(CheckFailed):
    """The question is about dated moves, and the file has none that somebody chose. Give events
    `moves`, in the order in which they came."""


class NotConverged(TightropeError):
    """A long-run answer was not found to the precision promised: the crisis moves too slowly between
    parts of its states. Ask for a number of weeks instead."""


class SeveralEnds(UsageMistake):
    """What cannot be undone leads to several ends that exclude each other, so there is no one long
    run. Ask what is reached from the present, or for a number of weeks."""


class BadForecast(UsageMistake):
    """A forecast to be scored is no probability, or there is none. Probabilities lie between 0 and 1."""


class BadRivals(UsageMistake):
    """Rival models can be weighed against each other only where they share options with dated moves,
    each by a name of its own, with prior probabilities above 0. Name a folder of the same crisis or
    a scenario that changes what is wanted."""
