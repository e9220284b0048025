"""The references that a sentence is made of: what it names of the crisis, before it is text."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.words.parts import Agreeing, AsOne, Closed, Joined, Part, Phrase


def references(phrase: Phrase) -> Iterator[Part]:
    """Gives every reference of a phrase in the order of reading, those of the phrases in it too.

    Text is left out, and what only agrees with a reference that stands beside it.
    """
    for part in phrase.parts:
        if isinstance(part, Joined):
            for item in part.items:
                yield from references(item)
        elif isinstance(part, Closed):
            yield from references(part.inner)
        elif not isinstance(part, str | Agreeing | AsOne):
            yield part
