"""Checks of what the section `dynamics` says without any effect."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.fold import DatedMove, level_before, moves_of
from tightrope.crisis.levels import level_name
from tightrope.crisis.model import CrisisModel


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


@named("moved-though-still", "error")
def moved_though_still(given: Given) -> Iterator[Problem]:
    """A decision maker is said never to move (`rate: 0`), but a dated move of its own counts for the
    pace: after the first dated moves, up to `as_of`, from `since` on. State a rate above 0, leave it
    out, or let `since` begin later."""
    model = given.file.model
    settings = model.dynamics
    still = {actor: pace.rate for actor, pace in settings.paces.items() if pace.rate is not None}
    usual = settings.everybody.rate if settings.everybody is not None else None
    for move in _counting(model):
        actor = move.option.partition(".")[0]
        rate = still.get(actor, usual)
        if rate is not None and rate[2] == 0:
            said = f"'{actor}' is said never to move (rate: 0), but moved on {move.event.date}"
            place = ("paces", actor) if actor in still else ("everybody",)
            yield Problem(
                ("dynamics", *place, "rate"), said, "state a rate above 0, or leave it out"
            )
            still[actor] = (1.0, 1.0, 1.0)  # said once


def _counting(model: CrisisModel) -> list[DatedMove]:
    """The moves that tell of a pace: those of the first event only start the clock."""
    since = model.dynamics.since
    found, changed = [], set()
    for option, own in moves_of(model).items():
        before = level_before(model, own[0])
        for move in own:
            come = model.as_of is None or move.event.date.has_come(model.as_of)
            if come and (since is None or since.first <= move.event.date.last):
                found.append(move)
                if level_name(move.move.to) != before:
                    changed.add((option, move.place))
            before = level_name(move.move.to)
    found.sort(key=lambda move: (*move.when, move.place))
    return [m for m in found if m.place != found[0].place and (m.option, m.place) in changed]
