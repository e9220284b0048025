"""Capitalised names the actor file does not know: proposed to the analyst, never guessed."""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.coding.rules.tagging import Tagged

__all__ = ["Name", "unknown_names"]

_TITLE_CASE = 0.7  # a sentence with more capitalised words than this is a heading


class Name(NamedTuple):
    """Tokens [first, last) and the name they spell."""

    first: int
    last: int
    text: str

    @property
    def id(self) -> str:
        """The name as an actor id would be written."""
        return "_".join("".join(c for c in w if c.isalnum()) for w in self.text.lower().split())


def unknown_names(s: Tagged, not_actors: frozenset[str]) -> list[Name]:
    """Gives runs of two or more capitalised words that no known actor covers.

    Runs made only of regions, titles and the like (`not_actors`) are left out, titles before a
    name cut off.
    """
    words = [t.text for i, t in enumerate(s.tokens) if s.at[i] < 0 and t.text[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    if not words or capitals / len(words) > _TITLE_CASE:
        return []
    found, i, n = [], 0, len(s.tokens)
    while i < n:
        j = i
        while i < n and s.low[i] in not_actors:
            i += 1
        j = i
        while j < n and s.low[j] not in not_actors and _is_name_word(s, j):
            j += 1
        if j - i >= 2:
            text = " ".join(token.text for token in s.tokens[i:j])
            found.append(Name(i, j, text))
        i = max(j, i + 1)
    return found


def _is_name_word(s: Tagged, i: int) -> bool:
    text = s.tokens[i].text
    return (
        s.at[i] < 0
        and len(text) > 1
        and text[0].isupper()
        and text.isalpha()
        and s.tags[i] in "WVG"
        and i not in s.cues
    )
