"""Numbers in a text with what they count: "at least three aircraft", "between 40 and 60 villagers".

A number is read as the range it leaves open, so that "at least three" and "five" go together and
"three" and "five" do not. Years, days of the month, times and ordinals count nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from tightrope.evidence.text.words import FUNCTION_WORDS, stem


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """How wide a number is read."""

    about: float = 0.25  # "some 40" may be 30 to 50
    rounded: float = 0.05  # a plain number from a hundred on is rounded in the telling
    round_from: float = 100.0
    counted: int = 3  # words after the number among which the thing counted stands


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range of numbers and the stems of the words that say what is counted."""

    low: float
    high: float
    counted: frozenset[str]
    said: str


_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: float(value) for value, word in enumerate(_UNITS)}
_SMALL |= {word: 20.0 + 10 * place for place, word in enumerate(_TENS)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_VAGUE = {
    "dozens": (24.0, inf),
    "scores": (40.0, inf),
    "hundreds": (200.0, inf),
    "thousands": (2e3, inf),
}
_WORDS = "|".join(sorted((*_SMALL, "a dozen", "dozen"), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_WORDS})(?:-(?:{'|'.join(_UNITS)}))?)"
_SCALED = rf"{_NUMBER}(?:[ -](?:{'|'.join(_SCALES)}))*"
_FIND = re.compile(
    rf"(?<![\w.,:/-])(?P<how>at least|more than|over|no fewer than|up to|at most|fewer than|less than|under|"
    rf"about|around|some|nearly|almost|roughly|approximately|between)?\s*(?P<money>[$€£])?"
    rf"(?:(?P<first>{_SCALED})(?:\s*(?:to|and|–|-)\s*(?P<last>{_SCALED}))?|(?P<vague>{'|'.join(_VAGUE)})(?:\s+of)?)"
    rf"(?P<share>\s*%|\s+per ?cent\b)?(?![\w:/%-])",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NOT_AFTER = re.compile(rf"\s*(?:{_MONTH}\b|[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"(?:{_MONTH}|article|no\.|number|resolution|chapter|since|in)\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OF = frozenset(("of", "the", "its", "their", "his", "her", "those", "these", "all"))
_WORD = re.compile(r"\s*([^\W\d_]+(?:['’-][^\W\d_]+)*)")


def find_quantities(text: str, rules: QuantityRules | None = None) -> tuple[Quantity, ...]:
    """Gives the numbers of a text that count something, in order."""
    rules = rules or QuantityRules()
    found = []
    for match in _FIND.finditer(text):
        if match["first"] and not match["how"] and _counts_nothing(text, match):
            continue
        counted = _counted(text, match, rules)
        if counted:
            low, high = _range(match, rules)
            found.append(Quantity(low, high, counted, match[0].strip()))
    return tuple(found)


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same and cannot both be right."""
    same = bool(one.counted & other.counted)
    return same and (one.high < other.low or other.high < one.low)


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start("first")], text[match.end() :]
    if _NOT_AFTER.match(after) or _NOT_BEFORE.search(before) or match["first"].casefold() == "one":
        return True
    return _YEAR.fullmatch(match["first"]) is not None


def _counted(text: str, match: re.Match[str], rules: QuantityRules) -> frozenset[str]:
    stems: set[str] = {match["money"]} if match["money"] else set()
    place, is_first = match.end(), True
    for _ in range(rules.counted):
        word = _WORD.match(text, place)
        while word is not None and is_first and word[1].casefold() in _OF:
            word = _WORD.match(text, word.end())
        if word is None or word[1].casefold() in FUNCTION_WORDS:
            break
        is_first = False
        if not word[1][
            0
        ].isupper():  # "five Syldavian sailors" are not counted with "Syldavian jets"
            stems.add(stem(word[1]).removesuffix("s"))
        place = word.end()
    return frozenset(f"% {one}" for one in stems) if match["share"] else frozenset(stems)


def _range(match: re.Match[str], rules: QuantityRules) -> tuple[float, float]:
    if match["vague"]:
        return _VAGUE[match["vague"].casefold()]
    first, how = _value(match["first"]), (match["how"] or "").casefold()
    if match["last"]:
        last = _value(match["last"])
        return min(first, last), max(first, last)
    if how in ("at least", "more than", "over", "no fewer than"):
        return first, inf
    if how in ("up to", "at most", "fewer than", "less than", "under"):
        return 0.0, first
    width = rules.about if how else rules.rounded if first >= rules.round_from else 0.0
    return first * (1 - width), first * (1 + width)


def _value(said: str) -> float:
    value, scale = 0.0, 1.0
    for part in re.split(r"[ -]", said.casefold()):
        if part in _SCALES:
            scale *= _SCALES[part]
        elif part == "dozen":
            scale *= 12
            value = value or 1.0
        elif part == "a":
            value = 1.0
        elif part in _SMALL:
            value += _SMALL[part]
        else:
            value += float(part.replace(",", ""))
    return value * scale
