"""Lines that stand in several documents: menus, captions and footers of one site or one text mill."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.corpus.blocks import split_blocks
from tightrope.corpus.document import Document
from tightrope.corpus.lexicon import exact

_LONGEST = 16  # words
_TELLING = 25  # words: a paragraph this long in two documents makes them copies of one


def repeated_lines(documents: Iterable[Document]) -> frozenset[str]:
    """Gives the folded short lines found in two or more documents that are not copies of one another.

    Holds one short line or paragraph mark per distinct line, not the documents.
    """
    from networkx.utils import UnionFind  # heavy: wanted for several documents only

    groups: UnionFind[int] = UnionFind()  # copies share a telling paragraph
    first: dict[str, int] = {}
    holders: dict[str, set[int]] = {}
    for number, document in enumerate(documents):
        for block in split_blocks(document.text):
            if block.prose:
                if len(block.words) >= _TELLING:
                    groups.union(number, first.setdefault(block.key[:200], number))
            elif 2 <= len(block.words) <= _LONGEST and block.key not in exact("heading"):
                holders.setdefault(block.key, set()).add(number)
    return frozenset(
        key for key, numbers in holders.items() if len({groups[n] for n in numbers}) > 1
    )
