"""Checks of what the section `dynamics` says without any effect."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.fold import moves_of


@named("shock-in-the-past", "warning")
def shock_in_the_past(given: Given) -> Iterator[Problem]:
    """A shock comes on a date that is not after the one the file speaks for (or the file speaks for
    none), so that no forecast meets it. Mend the date, or write what happened as an event with
    `moves`."""
    model = given.file.model
    for name, shock in model.dynamics.shocks.items():
        if shock.on is None or (model.as_of is not None and shock.on.last > model.as_of.last):
            continue
        than = "has no as_of" if model.as_of is None else f"speaks for {model.as_of}"
        said = f"the shock '{name}' of {shock.on} never comes: the file {than}"
        yield Problem(("dynamics", "shocks", name, "on"), said, "write it as an event with moves")


@named("no-moves-since", "warning")
def no_moves_since(given: Given) -> Iterator[Problem]:
    """The moves are said to be complete from a day (`since`) after which none is dated, or which is
    still to come, so that no dated move tells of anybody's pace. Mend the day, or leave it out."""
    model = given.file.model
    since = model.dynamics.since
    if since is None:
        return
    path = ("dynamics", "since")
    if model.as_of is not None and model.as_of.surely_before(since):
        yield Problem(path, f"since {since} lies after as_of {model.as_of}")
        return
    days = [move.event.date for moves in moves_of(model).values() for move in moves]
    known = [day for day in days if model.as_of is None or day.has_come(model.as_of)]
    if known and all(day.last < since.first for day in known):
        last = max(known, key=lambda day: day.last)
        yield Problem(path, f"no move is dated since {since}; the last is of {last}")


@named("pace-of-nobody", "warning")
def pace_of_nobody(given: Given) -> Iterator[Problem]:
    """A pace is stated for an actor without options, who never moves. Give it options, or leave the
    pace out."""
    model = given.file.model
    for actor in model.dynamics.paces:
        if not model.options.get(actor):
            said = f"'{actor}' has a pace but no options, so it never moves"
            yield Problem(("dynamics", "paces", actor), said)
