"""Who is meant: names, capitals, seats of power, demonyms and people, each led to one actor id.

The dated actor file under `data/` is compiled once into a trie over words; the crisis file's own
names come on top and win. Unknown names are proposed by the coder, never guessed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.words import Phrases, Token, plain, split_words, tokenise

__all__ = ["ActorIndex", "Form", "KnownActor", "Mention"]

Form = Literal["name", "capital", "seat", "demonym", "person", "place"]
_FORMS: tuple[tuple[str, Form], ...] = (
    ("names", "name"),
    ("capitals", "capital"),
    ("seats", "seat"),
    ("demonyms", "demonym"),
)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor the crisis file names; its aliases win over the built-in ones."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One thing an alias may mean, and between which days (ISO; empty: unbounded)."""

    actor: str
    acts_for: str
    form: Form
    since: str = ""
    until: str = ""
    is_surname: bool = False  # of a person of whom it speaks only in office and beside the state


class Mention(NamedTuple):
    """An actor named in a sentence: tokens[first:last], text[start:end]."""

    first: int
    last: int
    start: int
    end: int
    actor: str
    acts_for: str  # the state or organisation a person acts for; else the actor itself
    form: Form


class Past(NamedTuple):
    """A state that is gone: the words that name it, and the names of those that took its seat."""

    actor: str
    words: tuple[str, ...]
    successors: tuple[str, ...]


class ActorIndex:
    """Finds the actors named in a text. Build it with `ActorIndex.build`."""

    def __init__(
        self,
        phrases: Phrases[tuple[Reading, ...]],
        names: Mapping[str, str],
        past: tuple[Past, ...],
    ) -> None:
        self._phrases = phrases
        self._names = names
        self._past = past

    @classmethod
    def build(cls, extra: Iterable[KnownActor] = ()) -> ActorIndex:
        """Gives the index of the built-in actor file with the crisis file's actors on top.

        Aliases of `extra` replace any built-in meaning of the same words, demonyms excepted in
        form: an adjective stays an adjective.
        """
        extra = tuple(extra)
        return cls(*_compile(extra)) if extra else _built_in()

    def name(self, actor: str) -> str:
        """Gives the display name of an actor id; the id itself when it is unknown."""
        return self._names.get(actor, actor)

    def knows(self, actor: str) -> bool:
        """Tells whether an id stands in the actor file or the crisis file."""
        return actor in self._names

    def names(self) -> tuple[str, ...]:
        """Gives the ids of all actors, and their display names."""
        return tuple(dict.fromkeys((*self._names, *self._names.values())))

    def find(
        self,
        tokens: list[Token],
        *,
        at: date | None = None,
        present: frozenset[str] = frozenset(),
        named: frozenset[str] = frozenset(),
        years: frozenset[str] | None = None,
    ) -> list[Mention]:
        """Gives the mentions in a sentence, left to right, the longest name first.

        `at` (the document's date) and `present` (see `past_actors`) decide between readings:
        Moscow is the Soviet Union's capital in 1962. `named` are the actors the text names
        elsewhere: by surname alone, people who act for others are not looked for. `years` (if given)
        are those the text names: a leader who had left office by its day, and long before them, is nobody.
        """
        day = at.isoformat() if at else ""
        mentions = []
        for first, last, found in self._phrases.matches([plain(token.text) for token in tokens]):
            readings = tuple(r for r in found if not r.is_surname or _is_meant(r, day, named))
            if day and years is not None:
                readings = tuple(r for r in readings if not _has_left(r, day, years))
            if not readings:
                continue
            reading = readings[0] if len(readings) == 1 else _choose(readings, day, present)
            mentions.append(
                Mention(
                    first,
                    last,
                    tokens[first].start,
                    tokens[last - 1].end,
                    reading.actor,
                    reading.acts_for,
                    reading.form,
                )
            )
        return mentions

    def find_in(self, text: str, *, at: date | None = None) -> list[Mention]:
        """Gives the mentions in a free text; offsets are code points into it."""
        tokens = tokenise(text, 0, len(text))
        return self.find(tokens, at=at, present=self.past_actors(text))

    def past_actors(self, text: str) -> frozenset[str]:
        """Gives the states of the past that a text is about: named, and no successor named."""
        return frozenset(
            past.actor
            for past in self._past
            if any(word in text for word in past.words)
            and not any(word in text for word in past.successors)
        )


def _is_meant(reading: Reading, day: str, named: frozenset[str]) -> bool:
    """Tells whether a surname alone can mean this person: in office, beside the state's own name."""
    in_office = reading.since <= day and (not reading.until or day <= reading.until)
    return bool(day) and in_office and reading.acts_for in named


def _has_left(reading: Reading, day: str, years: frozenset[str]) -> bool:
    """Tells whether a leader has left office by a day, and the text names no year of it to look back on.

    Who will lead only later often holds a lesser office: of the time before the table knows nothing.
    """
    if reading.form != "person" or not reading.until or day <= reading.until:
        return False
    return not any(reading.since[:4] <= year <= reading.until[:4] for year in years)


def _choose(readings: tuple[Reading, ...], day: str, present: frozenset[str]) -> Reading:
    if day:
        valid = [r for r in readings if r.since <= day and (not r.until or day <= r.until)]
        if valid:
            return next((r for r in valid if r.until), valid[0])
    for reading in readings:
        if reading.acts_for in present:
            return reading
    return next((r for r in readings if not r.until), readings[0])


def _readings() -> Iterator[tuple[str, Reading]]:
    for name in ("states.toml", "organisations.toml"):
        for actor, entry in read_data(name).items():
            dates = (entry.get("since", ""), entry.get("until", ""))
            for key, form in _FORMS:
                for alias in entry.get("en", {}).get(key, ()):
                    yield alias, Reading(actor, actor, form, *dates)
                    if alias.isupper() and alias.isalpha() and len(alias) < 6:
                        yield ".".join((*alias, "")), Reading(actor, actor, form, *dates)
    for state, places in read_data("places.toml").items():
        for alias in places:
            yield alias, Reading(state, state, "place")
    for actor, entry in read_data("leaders.toml").items():
        dates = (entry.get("since", ""), entry.get("until", ""))
        for alias in (entry["name"], *entry.get("names", ())):
            yield alias, Reading(actor, entry["acts_for"], "person", *dates)
        if "surname" in entry:
            yield entry["surname"], Reading(actor, entry["acts_for"], "person", *dates, True)


@cache
def _meanings() -> dict[tuple[str, ...], tuple[Reading, ...]]:
    """Gives whom the built-in names may mean, by their words."""
    meanings: dict[tuple[str, ...], tuple[Reading, ...]] = {}
    for alias, reading in _readings():
        words = split_words(plain(alias))
        meanings[words] = (*meanings.get(words, ()), reading)
    return meanings


@cache
def _display_names() -> dict[str, str]:
    tables = ("states.toml", "organisations.toml", "leaders.toml")
    return {actor: entry["name"] for table in tables for actor, entry in read_data(table).items()}


def _renamed(
    extra: tuple[KnownActor, ...], meanings: Mapping[tuple[str, ...], tuple[Reading, ...]]
) -> dict[str, str]:
    """Gives built-in ids that the crisis file calls otherwise: there, `us` may be the United States."""
    own = {known.id for known in extra}
    renamed = {}
    for known in extra:
        for reading in meanings.get(split_words(plain(known.name)), ())[:1]:
            if reading.form == "name" and reading.actor not in own:
                renamed[reading.actor] = known.id
    return renamed


def _rename(reading: Reading, renamed: Mapping[str, str]) -> Reading:
    return reading._replace(
        actor=renamed.get(reading.actor, reading.actor),
        acts_for=renamed.get(reading.acts_for, reading.acts_for),
    )


@cache
def _past_states() -> tuple[Past, ...]:
    states = read_data("states.toml")
    found = []
    for actor, entry in states.items():
        if "until" not in entry:
            continue
        seats = set(entry["en"].get("capitals", ()))
        successors = tuple(
            other["name"]
            for other in states.values()
            if "until" not in other and seats & set(other["en"].get("capitals", ()))
        )
        words = (entry["name"], *entry["en"].get("demonyms", ())[:1])
        found.append(Past(actor, words, successors))
    return tuple(found)


def _compile(
    extra: tuple[KnownActor, ...],
) -> tuple[Phrases[tuple[Reading, ...]], dict[str, str], tuple[Past, ...]]:
    meanings = dict(_meanings())
    names = dict(_display_names())
    renamed = _renamed(extra, meanings)
    if renamed:
        meanings = {
            words: tuple(_rename(reading, renamed) for reading in readings)
            for words, readings in meanings.items()
        }
    for known in extra:
        names[known.id] = known.name
        for alias in (known.name, *known.aliases):
            words = split_words(plain(alias.removeprefix("the ").removeprefix("The ")))
            old = meanings.get(words, ())
            form: Form = "demonym" if any(r.form == "demonym" for r in old) else "name"
            meanings[words] = (Reading(known.id, known.id, form),)
    return Phrases(meanings.items()), names, _past_states()


@lru_cache(maxsize=1)
def _built_in() -> ActorIndex:
    return ActorIndex(*_compile(()))
