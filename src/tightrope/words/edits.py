"""What differs between two crisis models, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from tightrope.crisis.levels import normal
from tightrope.crisis.model import CrisisModel, Statement
from tightrope.words.names import ById
from tightrope.words.parts import ActorRef, Agreeing, Part, Phrase, StatementRef
from tightrope.words.phrase import fill
from tightrope.words.render import render

_GROUNDS = ("cites", "assumption", "note")  # told only of what has nothing else


def diff_models(before: CrisisModel, after: CrisisModel) -> tuple[str, ...]:
    """Gives one sentence for each thing added, removed, changed or reordered, in the file's own ids.

    Empty: no difference.
    """
    return tuple(render(told, ById()) for told in edits(before, after))


def edits(before: CrisisModel, after: CrisisModel) -> tuple[Phrase, ...]:
    """Gives the same as phrases, to be shown by names or by ids.

    Every key of the model's type is compared by its shape: named elements, lists of them, one
    list for each actor, or one value.
    """
    found: list[Phrase] = []
    for key, field in type(after).model_fields.items():
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            told = tuple(_section(field.alias or key, (before, old), (after, new)))
            found.extend(told or (Phrase((f"{key}: the same in another order or number",)),))
    return tuple(found)


def _section(
    key: str, was: tuple[CrisisModel, Any], now: tuple[CrisisModel, Any]
) -> Iterator[Phrase]:
    old, new = was[1], now[1]
    kind = key.replace("_", " ")
    if isinstance(new, tuple):
        yield from _listed(kind, old, new)
    elif not isinstance(new, dict):
        yield Phrase((f"{kind}: {_shown(old)} becomes {_shown(new)}",))
    elif any(isinstance(part, dict) for part in (*old.values(), *new.values())):
        yield from _named(_one(kind), _flat(old), _flat(new))
    elif any(isinstance(part, tuple) for part in (*old.values(), *new.values())):
        for actor in dict.fromkeys((*old, *new)):
            lines = old.get(actor, ()), new.get(actor, ())
            if all(isinstance(line, Statement) for line in (*lines[0], *lines[1])):
                yield from _statements(actor, was[0], lines[0], now[0], lines[1])
            else:
                yield from _listed(kind, *lines, of=actor)
    else:
        yield from _named(_one(kind), old, new)


def _one(kind: str) -> str:
    """The word for one of them: treaty, indicator."""
    return {"treaties": "treaty"}.get(kind, kind.removesuffix("s"))


def _flat(section: Mapping[str, Mapping[str, BaseModel]]) -> dict[str, BaseModel]:
    return {
        f"{actor}.{name}": element
        for actor, named in section.items()
        for name, element in named.items()
    }


def _named(
    kind: str, before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]
) -> Iterator[Phrase]:
    for name in before:
        if name not in after:
            yield Phrase((f"{kind} {name} is removed",))
    for name, new in after.items():
        if name not in before:
            yield Phrase((f"{kind} {name} is added",))
        else:
            yield from _fields(fill("{place}", place=f"{kind} {name}"), before[name], new)


def _fields(place: Phrase, before: BaseModel, after: BaseModel) -> Iterator[Phrase]:
    for key, field in type(after).model_fields.items():
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield fill("{place}: {told}", place=place, told=_turned(field.alias or key, old, new))


def _turned(key: str, old: Any, new: Any) -> str:
    if isinstance(old, tuple) and isinstance(new, tuple):
        gone = [_shown(one) for one in old if one not in new]
        more = [_shown(one) for one in new if one not in old]
        told = [
            f"{', '.join(own)} {way}" for own, way in ((gone, "removed"), (more, "added")) if own
        ]
        return f"{key} {' and '.join(told)}" if told else f"{key} in another order"
    return f"{key} {_shown(old)} becomes {_shown(new)}"


def _listed(
    section: str, before: Sequence[BaseModel], after: Sequence[BaseModel], of: str = ""
) -> Iterator[Phrase]:
    """Elements of a list that were removed or added; `of`: whose list it is."""
    whose = fill("{who}'s ", who=ActorRef(of)) if of else Phrase()
    kind = fill("{whose}{kind}", whose=whose, kind=_one(section))
    gone = [element for element in before if element not in after]
    more = [element for element in after if element not in before]
    for old in gone:
        new = next((one for one in more if _without_grounds(one) == _without_grounds(old)), None)
        if new is None:
            yield fill("{kind} removed: {e}", kind=kind, e=_element(old))
        else:  # only what it rests on is another
            more.remove(new)
            yield from _fields(fill("{kind} {e}", kind=kind, e=_element(old)), old, new)
    for new in more:
        yield fill("{kind} added: {e}", kind=kind, e=_element(new))


def _statements(
    actor: str,
    before: CrisisModel,
    old: Sequence[Statement],
    after: CrisisModel,
    new: Sequence[Statement],
) -> Iterator[Phrase]:
    was = {normal(statement.want, before): statement for statement in old}
    now = {normal(statement.want, after): statement for statement in new}
    for want in was:
        if want not in now:
            yield _line("{who} no longer {states} {line}", actor, want)
    for want in now:
        if want not in was:
            at = str(list(now).index(want) + 1)
            yield _line("{who} {states} {line} (place {at})", actor, want, at=at)
        else:
            place_of = _line("{who}'s statement {line}", actor, want)
            yield from _fields(place_of, was[want], now[want])
    kept_was = [want for want in was if want in now]
    kept_now = [want for want in now if want in was]
    for want in _moved(kept_was, kept_now):
        place, other = kept_was.index(want) + 1, kept_now.index(want) + 1
        way = ("raises", "raise") if other < place else ("lowers", "lower")
        text = f"{{who}} {{way}} {{line}} from place {place} to {other}"
        yield _line(text, actor, want, way=Agreeing((actor,), *way))


def _line(template: str, actor: str, want: str, **parts: Part) -> Phrase:
    states = Agreeing((actor,), "states", "state")
    line = StatementRef(actor, want)
    return fill(template, who=ActorRef(actor), line=line, states=states, **parts)


def _moved(before: list[str], after: list[str]) -> list[str]:
    """The fewest statements to move: all but a longest run that kept its order."""
    places = [before.index(want) for want in after]
    best: list[list[int]] = []  # best[k]: a longest increasing run that ends at k
    for k, place in enumerate(places):
        longest = max((run for i, run in enumerate(best) if places[i] < place), key=len, default=[])
        best.append([*longest, k])
    kept = max(best, key=len, default=[])
    return [want for k, want in enumerate(after) if k not in kept]


def _element(element: BaseModel) -> str:
    said = _without_grounds(element) or element.model_dump(by_alias=True, exclude_defaults=True)
    return ", ".join(f"{key} {_shown(value)}" for key, value in said.items())


def _without_grounds(element: BaseModel) -> dict[str, Any]:
    data = element.model_dump(by_alias=True, exclude_defaults=True)
    return {key: value for key, value in data.items() if key not in _GROUNDS}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value in ("", (), {}):
        return "nothing"
    if isinstance(value, BaseModel):
        return f"({_element(value)})"
    if isinstance(value, tuple):
        return ", ".join(_shown(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    text = value if isinstance(value, str) else repr(value)
    return f"'{text[:100]}…'" if len(text) > 100 else f"'{text}'"
