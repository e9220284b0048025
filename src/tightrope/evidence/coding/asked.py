"""What is asked of the coder from Python, checked: what cannot be meant is a mistake with a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import index

from tightrope.errors import UsageMistake
from tightrope.evidence.coding.actors import KnownActor
from tightrope.evidence.errors import SpanMisplaced

__all__ = ["asked_actors", "asked_day", "asked_span", "asked_text"]


def asked_text(text: object) -> str:
    """Gives a text to be coded. Raises UsageMistake where it is none."""
    if not isinstance(text, str):
        hint = "decode the bytes first" if isinstance(text, bytes | bytearray) else None
        raise UsageMistake("a text to be coded is a str", value=type(text).__name__, hint=hint)
    return text


def asked_day(published: object) -> date | None:
    """Gives the day a text was published. Raises UsageMistake where it is no date."""
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published if isinstance(published, str) else "")
    except ValueError:
        raise UsageMistake(
            "the day a text was published is no date", value=published, hint="write YYYY-MM-DD"
        ) from None


def asked_actors(actors: object) -> list[KnownActor]:
    """Gives the actors of a mapping of id to names, the first of which is the one shown.

    Raises UsageMistake for anything else, for an id with blanks or none, and for names that are
    no texts.
    """
    if actors is None:
        return []
    if not isinstance(actors, Mapping):
        raise UsageMistake(
            "actors are a mapping of id to names",
            value=type(actors).__name__,
            hint="such as {'norland': ['Norland', 'Nordstad']}",
        )
    return [_actor(name, names) for name, names in actors.items()]


def _actor(name: object, names: object) -> KnownActor:
    if not isinstance(name, str) or not name or any(map(str.isspace, name)):
        raise UsageMistake("the id of an actor is one word", value=name)
    listed = [names] if isinstance(names, str) or not isinstance(names, Iterable) else names
    found = [_name(one, name) for one in listed]
    return KnownActor(name, found[0] if found else name, tuple(found[1:]))


def _name(said: object, actor: str) -> str:
    if not isinstance(said, str) or not said.strip():
        raise UsageMistake(f"a name of the actor '{actor}' is no text", value=said)
    return said


def asked_span(span: object, text: str) -> tuple[int, int]:
    """Gives the start and end of a stretch of words of the text. Raises SpanMisplaced."""
    try:
        start, end = map(index, span)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        raise SpanMisplaced(
            "a span is two whole numbers, start and end", value=span, allowed=f"0:{len(text)}"
        ) from None
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise SpanMisplaced(
            "a span must be a stretch of words of the text",
            value=f"{start}:{end}",
            allowed=f"0:{len(text)}",
        )
    return start, end
