"""Verb phrases: an option's text as something one begins, goes on with, stops or leaves undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal


def _read_verbs() -> dict[str, frozenset[str]]:
    text = resources.files("tightrope.words").joinpath("data/verbs.txt").read_text("utf-8")
    plain = "".join(line for line in text.splitlines(keepends=True) if line[:1] != "#")
    lists = (part.split("]") for part in plain.split("[")[1:])
    return {name: frozenset(words.split()) for name, words in lists}


_LISTS = _read_verbs()
_VERBS, _DOUBLED, _ENDING = _LISTS["verbs"], _LISTS["doubled"], _LISTS["closing"]
_STATIVE = frozenset({"be", "have", "hold", "keep", "maintain", "remain", "stay", "trust"})
_STAYING = _STATIVE - {"be", "have"}
_GOING = re.compile(r"(?:keep|keep on|go on|continue|carry on) (\w+ing)\b", re.IGNORECASE)
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_COORDINATED = re.compile(
    r"\b(and|or|then) ([a-z]+)(?=$| (?:the|a|an|its|his|her|their|all|any|no|every|some|to|from|up|down|off)\b"
    r"| [A-Z])"
)
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*\b")
# "Attack on the port", "Support for Iran": a thing, not the verb it looks like
_NOUN = re.compile(
    r"(?:aid|assault|attack|ban|blockade|board|boycott|control|embargo|move|protest|raid|sanction|"
    r"strike|support|test|trade|trial|veto|visit|vote|withdraw) (?:on|of|for|against|by)\b"
    r"|\w+ (?:(?-i:[A-Z])|\d+)$",  # "Plan B"
    re.IGNORECASE,
)

# "Dam the inflow": a word that an article follows is a verb though no list has it, but for these
_ACTING = re.compile(
    r"(?!(?:above|after|against|all|along|as|at|before|behind|below|beside|between|beyond|both|by|double|"
    r"during|even|for|from|half|in|inside|into|just|near|not|of|off|on|once|only|or|out|outside|over|past|"
    r"per|quite|since|such|than|through|till|to|toward|towards|twice|under|until|up|upon|via|what|while|"
    r"with|within|without) )[a-z]+ (?:the|a|an|its|their) ",
    re.IGNORECASE,
)
_CLOSED_SYLLABLE = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")

Negation = Literal["", "not", "no longer"]


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """A verb and what follows it; inflected when shown. `before` is an adverb: "formally".

    `after_by` replaces the gerund where that would double: "no longer striking", not "stopping
    striking".
    """

    verb: str
    rest: str = ""
    negation: Negation = ""
    before: str = ""
    after_by: str = ""
    named: str = ""  # the text that stands between quotes, where it names a thing and no act

    @property
    def base(self) -> str:
        """After “would”: "not strike Iran"."""
        return _row(self.negation, self.before, self.verb, self.rest)

    @property
    def infinitive(self) -> str:
        """After “is expected”: "not to strike Iran"."""
        return _row(self.negation, "to", self.before, self.verb, self.rest)

    @property
    def gerund(self) -> str:
        """After “by”: "not striking Iran"."""
        return self.after_by or _row(
            self.negation, self.before, gerund(self.verb), _agree(self.rest, gerund)
        )

    def finite(self, *, plural: bool) -> str:
        """After its subject: "does not strike Iran", "do not strike Iran"."""
        if self.verb == "be":
            is_ = "are" if plural else "is"
            return _row(is_, self.negation, self.before, self.rest)
        if self.negation == "not":
            return _row("do not" if plural else "does not", self.before, self.verb, self.rest)
        verb = self.verb if plural else third(self.verb)
        rest = self.rest if plural else _agree(self.rest, third)
        return _row(self.negation, self.before, verb, rest)

    def negated(self) -> VerbPhrase:
        """The same, left undone."""
        return replace(self, negation="not")


def read_act(text: str) -> VerbPhrase:
    """Gives the text of an option as a verb phrase; "keep striking" is read as "strike".

    A text that begins with no known verb is kept whole, between quotes: "take up “Plan B”".
    """
    text = text.strip().rstrip(".")
    going = _GOING.match(text)
    if going and going.group(1) in _BY_GERUND:
        return VerbPhrase(_BY_GERUND[going.group(1)], text[going.end() :].strip())
    before, rest = "", text
    first = _first(rest)
    if first.lower().endswith("ly") and _is_verb(_first(rest[len(first) :].strip())):
        before, rest = first.lower(), rest[len(first) :].strip()
        first = _first(rest)
    for refusal in ("do not ", "not "):
        if rest.lower().startswith(refusal) and _is_verb(_first(rest[len(refusal) :])):
            inner = rest[len(refusal) :]
            verb = _first(inner)
            left = inner[len(verb) :].strip()
            return VerbPhrase("refrain", f"from {_row(gerund(verb.lower()), left)}")
    if not (_is_verb(first) or _ACTING.match(rest)) or _NOUN.match(rest):
        return VerbPhrase("take", f"up “{text}”", named=text)
    return VerbPhrase(first.lower(), rest[len(first) :].strip(), before=before)


def is_named(act: VerbPhrase) -> bool:
    """Whether the text named a thing and no act: it stands between quotes."""
    return bool(act.named)


def set_at(act: VerbPhrase, level: str) -> VerbPhrase:
    """Gives a thing named as put at another level: "put “Plan B” at “half”"."""
    return VerbPhrase("put", f"“{act.named}” at {level}")


def going_on(act: VerbPhrase) -> VerbPhrase:
    """Gives the act as something that goes on: "go on striking Iran"."""
    if is_named(act):
        return VerbPhrase("go", f"on with “{act.named}”")
    return act if act.verb in _STAYING else VerbPhrase("go", f"on {act.gerund}")


def stopped(act: VerbPhrase) -> VerbPhrase:
    """Gives the act as something that ends: "stop striking Iran", "no longer keep the tie"."""
    if is_named(act):
        return VerbPhrase("give", act.rest)
    if act.verb in _STATIVE:
        return replace(act, negation="no longer")
    return VerbPhrase("stop", act.gerund, after_by=f"no longer {act.gerund}")


def gerund(verb: str) -> str:
    """Gives "striking", "cutting", "being"."""
    if verb in _DOUBLED or (verb not in _VERBS and _CLOSED_SYLLABLE.fullmatch(verb)):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and verb != "be" and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def third(verb: str) -> str:
    """Gives "strikes", "carries", "reaches", "is"."""
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _agree(rest: str, inflect: Callable[[str], str]) -> str:
    """The second verb of "attack the port or seize the ships" is inflected with the first."""

    def changed(match: re.Match[str]) -> str:
        link, word = match.groups()
        closing = match.end() == len(rest)
        known = word in (_ENDING if closing else _VERBS)
        return f"{link} {inflect(word)}" if known else match.group(0)

    return _COORDINATED.sub(changed, rest)


def _first(text: str) -> str:
    found = _WORD.match(text)
    return found.group(0) if found else ""


def _is_verb(word: str) -> bool:
    return word.lower() in _VERBS and (word == word.lower() or word == word.capitalize())


def _row(*words: str) -> str:
    return " ".join(word for word in words if word).replace(" ,", ",")


_BY_GERUND = {gerund(verb): verb for verb in sorted(_VERBS)}
