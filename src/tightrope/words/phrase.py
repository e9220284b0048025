"""Builds sentences from templates and parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from tightrope.words.parts import Act, ActorRef, ChangeRef, ClauseRef, Form, Joined, Part, Phrase

_FORMATTER = Formatter()


def fill(template: str, **parts: Part | Phrase) -> Phrase:
    """Gives the template with each `{name}` replaced by its part.

    The text of a part is never read as a template. Raises KeyError for a name without a part.
    """
    out: list[Part] = []
    for text, name, _, _ in _FORMATTER.parse(template):
        if text:
            out.append(text)
        if name is not None:
            part = parts[name]
            out.extend(part.parts if isinstance(part, Phrase) else (part,))
    return Phrase(tuple(out))


def sentence(template: str, **parts: Part | Phrase) -> Phrase:
    """Gives `fill` as a whole sentence; a full stop is part of the template."""
    return Phrase(fill(template, **parts).parts, sentence=True)


def joined(items: Iterable[Part | Phrase], last: str = "and") -> Joined:
    """Gives several parts as one part: “a, b and c”."""
    told = (item if isinstance(item, Phrase) else Phrase((item,)) for item in items)
    return Joined(tuple(told), last)


def few(items: Iterable[Part | Phrase], most: int) -> Joined:
    """Gives the first of many in a row, and how many more there are; one more is named too."""
    told = list(items)
    left = len(told) - most
    return joined(told if left < 2 else [*told[:most], f"{left:,} more"])


def actors(ids: Iterable[str], last: str = "and") -> Joined:
    """Gives several actors in a row."""
    return joined((ActorRef(id_) for id_ in ids), last)


def changes(texts: Iterable[str]) -> Joined:
    """Gives several what-if changes in a row."""
    return joined(ChangeRef(text) for text in texts)


def acts(
    change: Mapping[str, str],
    before: Mapping[str, str] | None = None,
    form: Form = "base",
    last: str = "and",
) -> Joined:
    """Gives what one actor does: option -> level, set against the levels `before`."""
    known = before or {}
    return joined((Act(o, level, known.get(o), form) for o, level in change.items()), last)


def clauses(
    change: Mapping[str, str], before: Mapping[str, str] | None = None, last: str = "and"
) -> Joined:
    """Gives what several actors do, each named once."""
    known = before or {}
    groups: dict[str, list[ClauseRef]] = {}
    for option, level in change.items():
        own = groups.setdefault(option.partition(".")[0], [])
        own.append(ClauseRef(option, level, known.get(option), subject=not own))
    return joined((fill("{own}", own=joined(own, last)) for own in groups.values()), last)


def join(phrases: Iterable[Phrase], between: str = " ") -> Phrase:
    """Gives whole phrases one after the other, empty ones left out."""
    out: list[Part] = []
    kept = [phrase for phrase in phrases if phrase]
    for n, phrase in enumerate(kept):
        if n:
            out.append(between)
        out.append(joined([phrase]) if phrase.sentence and n else "")
        if not (phrase.sentence and n):
            out.extend(phrase.parts)
    return Phrase(tuple(part for part in out if part != ""), bool(kept) and kept[0].sentence)
