"""English word forms: enough to list every form of a verb or noun the lexicon names."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Inflected", "VerbForm", "noun_forms", "verb_forms"]

VerbForm = Literal["base", "s", "past", "ing"]

_VOWELS = frozenset("aeiou")


class Inflected(NamedTuple):
    """One form of a phrase, and which form it is."""

    words: tuple[str, ...]
    form: VerbForm


def verb_forms(
    phrase: tuple[str, ...], irregular: dict[str, list[str]], doubling: frozenset[str]
) -> list[Inflected]:
    """Gives all forms of a verb phrase; its first word is the one inflected.

    `irregular` maps a base to its past forms (past tense and participle); `doubling` lists the
    bases that double their last consonant.
    """
    verb, rest = phrase[0], phrase[1:]
    forms: list[tuple[str, VerbForm]] = [(verb, "base"), (_third_person(verb), "s")]
    forms += [(past, "past") for past in irregular.get(verb, [_past(verb, doubling)])]
    forms.append((_ing(verb, doubling), "ing"))
    return [Inflected((word, *rest), form) for word, form in forms]


def noun_forms(phrase: tuple[str, ...], irregular: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Gives singular and plural of a noun phrase; its last word is the one inflected."""
    head, noun = phrase[:-1], phrase[-1]
    plurals = irregular.get(noun, [_third_person(noun)])
    return [phrase, *((*head, plural) for plural in plurals)]


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in doubling else verb) + "ed"


def _ing(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in doubling else verb) + "ing"
