"""Word classes of English, read once from `data/grammar.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tightrope.evidence.coding.rules.inflect import VerbForm, verb_forms
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.tokens import Trie, split_words

__all__ = ["Grammar", "grammar"]


class Grammar(NamedTuple):
    """Closed classes and general vocabulary; all words in lower case."""

    tags: dict[str, str]  # word -> one-letter tag, see `tagging`
    verbs: dict[str, tuple[str, VerbForm]]  # form -> (base, which form)
    classes: dict[str, frozenset[str]]  # saying, light, give, ... : bases or words
    phrases: dict[str, Trie[bool]]  # conditions, plural_pair, ...
    irregular: dict[str, list[str]]
    doubling: frozenset[str]
    irregular_nouns: dict[str, list[str]]


_TAGGED = (
    ("relatives", "R"),
    ("subordinators", "S"),
    ("prepositions", "P"),
    ("determiners", "D"),
    ("adverbs", "Y"),
    ("pronouns", "X"),
    ("coordinators", "C"),
    ("modals", "M"),
    ("be", "B"),
    ("have", "H"),
    ("do", "O"),
)
_BASES = (
    "saying", "denying", "light", "give", "take", "refuse", "negating", "ceasing", "object_control", "verbs", "declining",
)  # fmt: skip
_WORDS = (
    "organs", "titles", "saying_nouns", "hypothetical", "predicted", "opinion", "reported", "abstract", "nounish",
    "fillers", "joining", "carrying", "gaining", "wanting", "demanding", "stopping", "asking", "building", "coming",
    "trading", "avoiding", "unacceptable", "group_links", "describing", "parts", "date_words", "helping", "fearing", "launching", "anaphoric", "made_links", "proposals", "conferring", "pleading", "drawing", "breaking", "making", "damning", "voting", "charging", "enduring", "not_actors", "obliging", "giving_nouns", "taking_nouns",
)  # fmt: skip
_PHRASES = (
    "compound_prepositions", "conditions", "plural_pair", "plural_all", "negating_words",
    "predicted_negative", "saying_phrases",
)  # fmt: skip


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Gives the grammar, compiled once a process."""
    raw = read_data("grammar.toml")
    irregular: dict[str, list[str]] = raw["irregular"]
    doubling = frozenset(raw["doubling"].split())
    tags: dict[str, str] = {}
    for key, tag in _TAGGED:
        for word in raw[key].split():
            tags.setdefault(word, tag)
    tags |= {"to": "T", "not": "N", "n't": "N", "never": "N"}
    verbs: dict[str, tuple[str, VerbForm]] = {}
    for key in _BASES:
        for base in raw[key].split():
            for words, form in verb_forms((base,), irregular, doubling):
                verbs.setdefault(words[0], (base, form))
    classes = {key: frozenset(raw[key].split()) for key in (*_BASES, *_WORDS)}
    phrases = {key: Trie.of((split_words(phrase), True) for phrase in raw[key]) for key in _PHRASES}
    return Grammar(tags, verbs, classes, phrases, irregular, doubling, raw["irregular_nouns"])
