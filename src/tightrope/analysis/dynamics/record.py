"""The record that forecasts are tried on: the file's dated moves, and later ones that it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.history import is_on_record
from tightrope.crisis import level_name
from tightrope.crisis.fold import levels_on, moves_of
from tightrope.crisis.model import CrisisModel, Event, Level
from tightrope.crisis.parts.game import Move
from tightrope.dates import PartialDate

MOST_DAYS = 120  # before the last: of a longer record the end is tried
MOST_LATER = 30  # days after the file's date: later on, what nobody noted is not taken for quiet


@dataclass(frozen=True, slots=True)
class Later:
    """What was seen after the file's date: option -> level."""

    on: PartialDate
    seen: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Record:
    """A model with all moves that are on record, the first and the last day, and whether it goes on
    after the model's own date."""

    model: CrisisModel
    first: date
    last: date
    later: bool


def record_of(
    model: CrisisModel, later: Sequence[Later] = (), until: PartialDate | None = None
) -> Record:
    """Gives the record of a model: its own dated moves up to its date, then what was seen later.

    What was seen later counts up to thirty days after the file's date. until: the last day. Raises
    NoDatedMoves where there is nothing on record.
    """
    known, end = _with_later(model, later)
    every = (m for own in moves_of(known).values() for m in own if is_on_record(known, m))
    moves = sorted(every, key=lambda m: m.when)
    if not moves:
        raise NoDatedMoves("no event has moves", hint="add `moves:` to the dated events")
    own = model.as_of or moves[-1].event.date
    last = (until or end or own).last
    first = moves[0].event.date.last
    if end is not None:
        first = min(first, own.last)
    return Record(known, max(first, last - timedelta(days=MOST_DAYS)), last, end is not None)


def _with_later(
    model: CrisisModel, later: Sequence[Later]
) -> tuple[CrisisModel, PartialDate | None]:
    """The model with an event for every change that was seen later, and the day of the last sight."""
    if model.as_of is None:
        return model, None
    begin, options, end = model.as_of.last, frozenset(model.option_names), None
    levels, events = levels_on(model, model.as_of), []
    for one in sorted(later, key=lambda one: one.on.last):
        if not begin < one.on.last <= begin + timedelta(days=MOST_LATER):
            continue
        seen = {o: level_name(level) for o, level in one.seen.items() if o in options}
        if not seen:
            continue
        end = one.on
        moved = {o: level for o, level in seen.items() if level != levels[o]}
        moves = {o: Move.model_validate({"from": levels[o], "to": moved[o]}) for o in moved}
        events.append(Event(date=one.on, text="Seen later", moves=moves))
        levels |= moved
    return model.model_copy(update={"events": (*model.events, *events)}), end
