"""Tags the words of a sentence: enough grammar to find clauses, subjects and objects.

Tags: A actor, B be, C coordinator, D determiner, G -ing form, H have, M modal, N negator, O do,
P preposition, R relative, S subordinator, T to, V finite verb or participle, W other word,
X pronoun, Y adverb, and `'` possessive, `,` `;` `(` `)` `"` `-` for marks.
"""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.coding.actors import Mention
from tightrope.evidence.coding.rules.grammar import Grammar
from tightrope.evidence.coding.rules.lexicon import Lexicon, Reading
from tightrope.evidence.text.tokens import Token

__all__ = ["Tagged", "tag"]

_MARKS = {
    ",": ",", ";": ";", ":": ";", "—": ";", "–": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "'s": "'", "'": "q", "‘": "q",
}  # fmt: skip
_NOUN_BEFORE = frozenset("DPW'")
_PAST_TOO = frozenset(
    ("cut", "hit", "put", "set", "let", "shut", "cost", "spread", "read", "split", "beset")
)
_EVENT_PREPOSITIONS = frozenset(("on", "against", "in", "to", "at", "with"))
_OBJECT_LED = frozenset(("the", "a", "an", "its", "their", "his"))
_VERB_BEFORE = frozenset("MTXNORY")


@dataclass(slots=True)
class Tagged:
    """A sentence with its tags, mentions and cues; lists run over tokens."""

    tokens: list[Token]
    low: list[str]
    tags: list[str]
    forms: list[str]  # verb form of V, G and W that could be verbs: base, s, past, ing, or ""
    bases: list[str]  # base of that verb
    mentions: list[Mention]
    at: list[int]  # index into mentions, -1 elsewhere
    cues: dict[int, tuple[int, tuple[Reading, ...]]]  # first token -> (last + 1, readings)


def tag(tokens: list[Token], mentions: list[Mention], words: Grammar, cues: Lexicon) -> Tagged:
    """Gives the tagged sentence. `mentions` must come from these tokens, left to right."""
    low = [token.low for token in tokens]
    n = len(low)
    at = [-1] * n
    for number, mention in enumerate(mentions):
        for i in range(mention.first, mention.last):
            at[i] = number
    found = {
        first: (last, readings) for first, last, readings in cues.cues.matches(low) if at[first] < 0
    }
    inside = {i for first, (last, _) in found.items() for i in range(first + 1, last)}
    tagged = Tagged(tokens, low, ["W"] * n, [""] * n, [""] * n, mentions, at, found)
    for i in range(n):
        tagged.tags[i] = _tag_one(tagged, i, words, cues, i in inside)
    return tagged


def _tag_one(s: Tagged, i: int, words: Grammar, cues: Lexicon, inside: bool) -> str:
    word = s.low[i]
    if s.at[i] >= 0:
        return "A"
    mark = _MARKS.get(word)
    if mark:
        return _mark(s, i, mark)
    fixed = words.tags.get(word)
    if fixed:
        return _function_word(s, i, fixed)
    if inside and not s.low[i].endswith(("ed", "ing")):
        return "W"
    return _content_word(s, i, words, cues)


def _mark(s: Tagged, i: int, mark: str) -> str:
    if mark != "-":
        return mark
    token = s.tokens[i]
    spaced = i > 0 and s.tokens[i - 1].end < token.start
    return ";" if spaced and token.text == "–" else "-"


def _function_word(s: Tagged, i: int, fixed: str) -> str:
    word = s.low[i]
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    if word == "that" and i and s.tags[i - 1] in "P,":
        return "D" if s.tags[i - 1] == "P" else "R"
    if word == "may" and s.tokens[i].text == "May" and i:
        return "W"
    if word in ("can", "will", "might") and i and s.tags[i - 1] in "D'":
        return "W"
    if word == "us" and s.tokens[i].text == "US":
        return "W"
    before = s.tags[i - 1] if i else ""
    if word == "since" and before and before in "HB":
        return "Y"
    if word == "provided" and before and before in "AXHBWNY":
        s.forms[i], s.bases[i] = "past", "provide"
        return "V"
    if word == "like" and i and s.tags[i - 1] in "MTX":
        return "V"
    if fixed == "S" and word in ("since", "after", "before", "until") and following[:1].isdigit():
        return "P"
    return fixed


def _content_word(s: Tagged, i: int, words: Grammar, cues: Lexicon) -> str:
    word = s.low[i]
    known = words.verbs.get(word)
    form = known[1] if known else cues.verbs.get(word, "")
    if not form:
        return "Y" if word.endswith("ly") and len(word) > 4 else "W"
    s.forms[i] = form
    s.bases[i] = known[0] if known else _cue_base(s, i) or word
    if form == "ing":
        return "W" if _is_noun_here(s, i, cues) else "G"
    if form == "past":
        return _past(s, i)
    nounish = (
        word in cues.nouns
        or word in words.classes["nounish"]
        or s.bases[i] in words.classes["nounish"]
    )
    return "V" if _is_verb_here(s, i, nounish) else "W"


def _cue_base(s: Tagged, i: int) -> str:
    found = s.cues.get(i)
    if found is None:
        return ""
    return next((r.lemma.split()[0] for r in found[1] if r.kind == "verb"), "")


def _is_noun_here(s: Tagged, i: int, cues: Lexicon) -> bool:
    """An -ing word after a determiner or adjective actor is a noun ("the shelling of")."""
    if not i:
        return False
    before = s.tags[i - 1]
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    if before in "Y," and following == ",":
        return True
    return (
        before in "D'-"
        or (before == "A" and s.mentions[s.at[i - 1]].form == "demonym")
        or (before == "W" and s.low[i] in cues.nouns)
    )


def _past(s: Tagged, i: int) -> str:
    if not i:
        return "V"
    before = s.tags[i - 1]
    if (before in "D'" and s.low[i - 1] not in ("neither", "both", "either")) or (
        before == "-" and s.tags[i - 2] in "AW"
    ):
        following = s.low[i + 1] if i + 1 < len(s.low) else ""
        return "V" if following in ("by", "to", "that") else "W"
    if before == "A" and s.mentions[s.at[i - 1]].form == "demonym":
        return "W"
    if before == "P" and s.low[i].endswith("ed"):
        return "W"  # "with advanced missiles"
    return "V"


def _is_verb_here(s: Tagged, i: int, nounish: bool) -> bool:
    k = i - 1
    while k >= 0 and s.tags[k] == "Y":
        k -= 1
    if k < 0:
        return not nounish and s.forms[i] == "base"
    before = s.tags[k]
    if before == "R" and k and s.tags[k - 1] in "VG" and s.low[k] == "that":
        return not nounish
    if before in _VERB_BEFORE:
        return True
    if before == "A":
        return _is_verb_after_actor(s, i, k, nounish)
    if s.low[k] == "both" and k and s.tags[k - 1] == "A":
        return not nounish
    if before in _NOUN_BEFORE:
        agrees = s.forms[i] != "base" or s.low[k].endswith("s")
        return before == "W" and not nounish and agrees
    if before == "V" and s.bases[k] in ("help", "let", "make") and s.forms[i] == "base":
        return True
    if before in ",;" and k > 0 and s.tags[k - 1] in "MN" and s.forms[i] == "base":
        return True
    if before in ',;)"':
        return s.forms[i] == "s" and not nounish
    if before == "C":
        return not nounish or (k > 0 and s.tags[k - 1] in "VY")
    return False


def _is_verb_after_actor(s: Tagged, i: int, k: int, nounish: bool) -> bool:
    if s.mentions[s.at[k]].form == "demonym":
        return s.low[k].endswith("s")  # "the Russians attack", but "Russian attacks"
    if not nounish:
        return True
    if _acronym_event(s, i, k):
        return False
    mention = s.mentions[s.at[k]]
    grown = mention.last - mention.first > 1 and s.low[mention.last - 1].endswith("s")
    follows = s.low[i + 1] if i + 1 < len(s.low) else ""
    if grown and s.forms[i] == "base" and (follows.endswith("ly") or follows in _OBJECT_LED):
        return True
    return s.forms[i] == "s" or _plural_before(s, k) or s.low[i] in _PAST_TOO


def _acronym_event(s: Tagged, i: int, k: int) -> bool:
    """ "the U.S. strikes on X": a noun, unlike in "the U.S. strikes X"."""
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    return s.tokens[k].text.replace(".", "").isupper() and following in _EVENT_PREPOSITIONS


def _plural_before(s: Tagged, k: int) -> bool:
    first = s.mentions[s.at[k]].first
    return first > 0 and s.tags[first - 1] == "C"
