"""The words of each relation: read once from `data/relations.toml`, every form listed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

from tightrope.evidence.claims.codebook import Polarity, Relation
from tightrope.evidence.coding.rules.grammar import Grammar, grammar
from tightrope.evidence.coding.rules.inflect import noun_forms, verb_forms
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.tokens import Trie, split_words

__all__ = ["Family", "Lexicon", "Reading", "lexicon"]

Kind = Literal["verb", "noun", "adjective"]


class Family(NamedTuple):
    """One rule family: a relation and how its words take their source and target."""

    rule: str
    relation: Relation
    polarity: Polarity
    objects: frozenset[str]
    targets: frozenset[str]
    sources: frozenset[str]
    flags: frozenset[str]
    needs: str


class Reading(NamedTuple):
    """One way to read a cue: as a verb form, a noun or a predicate adjective of a family."""

    family: Family
    kind: Kind
    form: str  # of a verb: base, s, past, ing; of a noun: singular, plural
    lemma: str
    preposition: str  # the last word of the cue when it is a preposition that leads to the target


class Lexicon(NamedTuple):
    """Cues by their words in lower case, and the words that are nouns in some cue."""

    cues: Trie[tuple[Reading, ...]]
    nouns: frozenset[str]
    verbs: dict[str, str]  # single-word verb form -> form


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Gives the lexicon, compiled once a process."""
    words = grammar()
    entries: dict[tuple[str, ...], list[Reading]] = {}
    for raw in read_data("relations.toml")["cue"]:
        for phrase, reading in _readings(raw, words):
            readings = entries.setdefault(phrase, [])
            if not any(r.kind == reading.kind for r in readings):
                readings.append(reading)
    nouns = frozenset(
        p[0] for p, rs in entries.items() if len(p) == 1 and any(r.kind == "noun" for r in rs)
    )
    verbs = {p[0]: r.form for p, rs in entries.items() for r in rs if r.kind == "verb"}
    return Lexicon(Trie.of((p, tuple(rs)) for p, rs in entries.items()), nouns, verbs)


_FLAGS = (
    "symmetric", "speech", "explicit", "possessor", "person", "object_agent", "stop", "people",
    "regime", "place", "owned", "falls", "experienced", "inverse", "inverted", "answer", "request",
)  # fmt: skip


def _family(raw: dict[str, Any]) -> Family:
    return Family(
        raw["rule"],
        raw["relation"],
        raw["polarity"],
        frozenset(raw.get("objects", ())),
        frozenset(raw.get("targets", ())),
        frozenset(raw.get("sources", ("by", "from"))),
        frozenset(flag for flag in _FLAGS if raw.get(flag)),
        raw.get("needs", ""),
    )


def _readings(raw: dict[str, Any], words: Grammar) -> list[tuple[tuple[str, ...], Reading]]:
    family = _family(raw)
    found = []
    for phrase in raw.get("verbs", ()):
        base = split_words(phrase)
        preposition = base[-1] if len(base) > 1 and words.tags.get(base[-1]) in ("P", "T") else ""
        for forms, form in verb_forms(base, words.irregular, words.doubling):
            found.append((forms, Reading(family, "verb", form, phrase, preposition)))
    for phrase in raw.get("nouns", ()):
        base = tuple(word.lower() for word in split_words(phrase))
        for number, forms in enumerate(noun_forms(base, words.irregular_nouns)):
            found.append(
                (forms, Reading(family, "noun", "plural" if number else "singular", phrase, ""))
            )
    for phrase in raw.get("adjectives", ()):
        base = split_words(phrase)
        found.append((base, Reading(family, "adjective", "", phrase, base[-1])))
    return found
