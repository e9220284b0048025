"""Numbers, plurals, lists and marks: the small words that every sentence needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOT_SETTLED = "not settled"  # where outcomes differ; “open” may be what a level is called
QUOTED = re.compile(r"“[^”]*”")
SLIGHT = 1.5  # a ratio of likelihoods below this is hardly one
_MANY = 20.0  # beyond, a number says more than draws can tell

_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def listed(words: Iterable[str], last: str = "and") -> str:
    """Gives “a, b and c”; with semicolons where an item of several has commas of its own.

    Commas inside quotation marks are not its own; two items are parted by a comma at the most.
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    bare = [QUOTED.sub("", item) for item in items]
    if len(items) == 2:
        return f"{items[0]}{',' if ', ' in bare[0] else ''} {last} {items[1]}"
    if any(", " in item for item in bare):
        return f"{'; '.join(items[:-1])}; {last} {items[-1]}"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def some(words: Iterable[str], shown: int, where: str) -> str:
    """Gives the first few, how many more there are, and where they all stand."""
    items = list(words)
    left = len(items) - shown
    if left < 2:  # one more takes no more room than saying so
        return listed(items)
    return f"{', '.join(items[:shown])} and {left} more {where}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Gives “no claims”, “one claim”, “1,204 claims”."""
    noun = one if number == 1 else (many or f"{one}s")
    return f"{numeral(number)} {noun}"


def times(ratio: float) -> str:
    """Gives “about one and a half times”, “about two times”, “over twenty times” of a ratio of 1.5 or more."""
    if ratio > _MANY:
        return "over twenty times"
    halves = round(2 * ratio)
    if halves in {3, 5}:
        return f"about {numeral(halves // 2)} and a half times"
    return f"about {count(round(ratio), 'time')}"


def share(part: int, whole: int) -> str:
    """Gives “all 200”, “none of 200”, “73 of 200”; of something that follows."""
    if part == whole:
        return f"all {whole:,}" if whole > 1 else "the only"
    return f"{f'{part:,}' if part else 'none'} of {whole:,}"


def in_draws(part: int, whole: int) -> str:
    """Gives “in all 200 draws”, “in only 73 of 200 draws” of less than half, “in the one draw”."""
    if whole == 1:
        return "in the one draw" if part else "in no draw"
    only = "only " if 0 < 2 * part < whole else ""
    return f"in {only}{share(part, whole)} draws"


def portion(part: int, whole: int, one: str, many: str | None = None) -> tuple[str, bool]:
    """Gives “both lines”, “two of the six lines”, “the one line”, and whether a plural follows."""
    nouns = many or f"{one}s"
    if whole == 1:
        return (f"the one {one}" if part else f"no {one}"), False
    if part == whole:
        return (f"both {nouns}" if whole == 2 else f"all {numeral(whole)} {nouns}"), True
    if not part and whole == 2:
        return f"neither of the two {nouns}", False
    return f"{numeral(part, 'none')} of the {numeral(whole)} {nouns}", part > 1


def numeral(number: int, none: str = "no") -> str:
    """Gives small numbers as words, larger ones with thousands marked; 0 reads as `none`."""
    if number == 0:
        return none
    return _SMALL[number] if number in range(len(_SMALL)) else f"{number:,}"


def sentence_case(text: str) -> str:
    """Gives the text with its first letter raised."""
    return text[:1].upper() + text[1:]


def full_stop(text: str) -> str:
    """Gives the text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ".”", "?”")) else f"{text}."


def possessive(name: str) -> str:
    """Gives “Iran’s”, “the United States’”."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def plain_id(id_: str) -> str:
    """Gives an id as words: underscores to spaces."""
    return id_.replace("_", " ")
