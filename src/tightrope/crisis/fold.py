"""What everybody is doing on a date: the moves of dated events, one after the other.

A partial date counts from its last day; sealed events are not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from pydantic import BaseModel

from tightrope.crisis.change import set_now
from tightrope.crisis.levels import level_name
from tightrope.crisis.model import CrisisModel, Event, Move
from tightrope.crisis.parts.atoms import Lasting
from tightrope.dates import PartialDate
from tightrope.findings import KeyPath

L = TypeVar("L", bound=Lasting)


@dataclass(frozen=True, slots=True)
class DatedMove:
    """One move of one option, and the event it stands in (its place in the file's list)."""

    event: Event
    place: int
    option: str
    move: Move

    @property
    def path(self) -> KeyPath:
        """Where it stands in the file."""
        return ("events", self.place, "moves", self.option)

    @property
    def when(self) -> tuple[object, int]:
        """By what moves are put in order: the day they count from, then the order said."""
        return self.event.date.last, self.event.order or 0


def moves_of(model: CrisisModel) -> dict[str, tuple[DatedMove, ...]]:
    """Gives the moves of each option that has any, first to last; sealed events left out."""
    found: dict[str, list[DatedMove]] = {}
    known = frozenset(model.option_names)
    for place, event in enumerate(model.events):
        if not event.sealed:
            for option, move in event.moves.items():
                if option not in known:  # an error that has its own check
                    continue
                found.setdefault(option, []).append(DatedMove(event, place, option, move))
    return {option: tuple(sorted(own, key=lambda m: m.when)) for option, own in found.items()}


def level_before(model: CrisisModel, first: DatedMove) -> str | None:
    """Gives the level before an option's first move: what it names as `from`, or the other of two.

    None where the option has levels of its own and the move does not say.
    """
    if first.move.from_ is not None:
        return level_name(first.move.from_)
    levels = model.levels(first.option)
    others = [level for level in levels if level != level_name(first.move.to)]
    return others[0] if len(others) == 1 else None


def levels_on(model: CrisisModel, on: PartialDate | None) -> dict[str, str]:
    """Gives `actor.option` -> level on a date: the last move on or before it.

    Before an option's first move, the level before that; without moves (or where nothing is said
    of the level before), `now`. `on` None: after all moves.
    """
    levels = {
        f"{actor}.{name}": level_name(option.now)
        for actor, options in model.options.items()
        for name, option in options.items()
    }
    for option, moves in moves_of(model).items():
        made = [m for m in moves if on is None or m.event.date.has_come(on)]
        before = level_before(model, moves[0])
        if made:
            levels[option] = level_name(made[-1].move.to)
        elif before is not None:
            levels[option] = before
    return levels


def model_on(model: CrisisModel, on: PartialDate) -> CrisisModel:
    """Gives the model as it was on a date: what everybody was doing, and no event after it."""
    levels = levels_on(model, on)
    for option, level in levels.items():
        model = set_now(model, option, level)
    events = tuple(event for event in model.events if event.date.has_come(on) and not event.sealed)
    return counting_on(model, on).model_copy(update={"as_of": on, "events": events})


def counting_on(model: CrisisModel, on: PartialDate) -> CrisisModel:
    """Gives the model with the links and wants that count on a date, and no others."""

    def counting(rows: Mapping[str, tuple[L, ...]]) -> dict[str, tuple[L, ...]]:
        return {actor: tuple(r for r in own if r.counts_on(on)) for actor, own in rows.items()}

    return model.model_copy(
        update={
            "effects": tuple(link for link in model.effects if link.counts_on(on)),
            "interests": counting(model.interests),
            "priorities": counting(model.priorities),
        }
    )


def known_on_its_date(model: CrisisModel) -> CrisisModel:
    """Gives the model without the events that lie after the date of its own file, and with the
    links and wants that count on it.

    Those events are moves that only a later date asks for (`model_on`); sealed events stay, marked.
    """
    if model.as_of is None:
        return model
    events = tuple(e for e in model.events if e.sealed or not model.as_of.surely_before(e.date))
    return counting_on(model, model.as_of).model_copy(update={"events": events})


def days_of_moves(model: CrisisModel) -> Iterator[tuple[PartialDate, DatedMove, dict[str, str]]]:
    """Gives each date with a move, the last move of that day, and all levels at its end."""
    moves = sorted((move for own in moves_of(model).values() for move in own), key=lambda m: m.when)
    for move, following in zip_longest(moves, moves[1:]):
        if following is None or following.event.date.last > move.event.date.last:
            day = move.event.date
            yield day, move, levels_on(model, day)


@dataclass(frozen=True, slots=True)
class Came:
    """Things of one kind that are dated between two days."""

    what: str
    """treaty, tie, red line, offer, demand, link, interest or typed line."""
    how: str
    """What became of them: signed, in force, begun, ended, drawn, made."""
    number: int
    """How many they are."""


@dataclass(frozen=True, slots=True)
class Between:
    """What a file dates after one day and up to another."""

    first: PartialDate
    """The day after which."""
    last: PartialDate
    """The day up to which."""
    events: int
    """How many events, sealed ones left out."""
    changed: Mapping[str, str]
    """Options that stand otherwise on the last day, each with its level there."""
    returned: tuple[str, ...]
    """Options that moved and stand on the last day as on the first."""
    came: tuple[Came, ...]
    """What else is dated in between."""


def between(earlier: CrisisModel, model: CrisisModel) -> Between:
    """Gives what is dated after the date of one model and up to that of another, of one file.

    Both are of their date (`model_on`); raises ValueError for one without.
    """
    if earlier.as_of is None or model.as_of is None:
        raise ValueError("a model of no date")
    first, last = earlier.as_of, model.as_of

    def is_new(date: PartialDate | None) -> bool:
        return date is not None and date.has_come(last) and not date.has_come(first)

    def is_over(date: PartialDate | None) -> bool:
        return date is not None and date.is_over(last)

    events = [event for event in model.events if not event.sealed and is_new(event.date)]
    was, now = levels_on(model, first), levels_on(model, last)
    moved = dict.fromkeys(option for event in events for option in event.moves if option in now)
    came = [
        Came("treaty", "signed", sum(is_new(one.signed) for one in model.treaties.values())),
        Came("treaty", "in force", sum(is_new(one.in_force) for one in model.treaties.values())),
        Came("tie", "begun", sum(is_new(one.since) for one in model.ties)),
        Came("tie", "ended", sum(is_new(one.until) for one in model.ties)),
        Came("red line", "drawn", sum(is_new(one.said_on) for one in model.red_lines)),
        Came("offer", "made", sum(is_new(one.said_on) for one in model.offers)),
        Came("demand", "made", sum(is_new(one.said_on) for one in model.demands)),
    ]
    for kind, was_there, is_there in (
        ("link", earlier.effects, model.effects),
        ("interest", _of_all(earlier.interests), _of_all(model.interests)),
        ("typed line", _of_all(earlier.priorities), _of_all(model.priorities)),
    ):
        came.append(Came(kind, "begun", sum(is_new(one.since) for one in is_there)))
        came.append(Came(kind, "ended", sum(is_over(one.until) for one in was_there)))
    return Between(
        first,
        last,
        len(events),
        {option: level for option, level in now.items() if level != was[option]},
        tuple(option for option in moved if now[option] == was[option]),
        tuple(one for one in came if one.number),
    )


def _of_all(rows: Mapping[str, tuple[L, ...]]) -> tuple[L, ...]:
    return tuple(chain.from_iterable(rows.values()))


@dataclass(frozen=True, slots=True)
class DayAsked:
    """A date that the crisis is looked at on, of which the file has little or nothing to say.

    `first` is the first thing dated in the file where that is later; None: something dated is
    earlier, but no move is. Of `options` options `moved` have dated moves; what is done of the others
    is that of `own`, the date of the file (None: it has none).
    """

    on: PartialDate
    first: PartialDate | None
    own: PartialDate | None
    options: int
    moved: int


def look_unaided(model: CrisisModel, on: PartialDate) -> DayAsked | None:
    """Gives what has to be said of a date other than the file's own; None where the file speaks for it.

    It does where something in it is dated as early, and a move of some option is dated at all.
    """
    first = min(_dates(model), key=lambda date: date.first, default=None)
    early = first if first is not None and on.surely_before(first) else None
    moved, options = len(moves_of(model)), len(model.option_names)
    if on == model.as_of or not (early or (options and not moved)):
        return None
    return DayAsked(on, early, model.as_of, options, moved)


def _dates(model: CrisisModel) -> Iterator[PartialDate]:
    """Every date of what the file says of the world; sealed events are not seen."""
    events = [event for event in model.events if not event.sealed]
    yield from _dates_in(
        [events, model.ties, model.treaties, model.red_lines, model.offers, model.demands]
    )
    lasting = chain(model.effects, _of_all(model.interests), _of_all(model.priorities))
    yield from (date for one in lasting for date in (one.since, one.until) if date is not None)


def _dates_in(value: object) -> Iterator[PartialDate]:
    if isinstance(value, PartialDate):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _dates_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _dates_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _dates_in(inner)
