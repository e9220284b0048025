"""What of a brief stands on paper: what is folded does not, nor what only folded things lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.brief.page import Block, Brief, Figure, Finding, Fold, Opposed, SharesBar, Table


def printed_statements(brief: Brief, *, tables_of_pictures: bool) -> frozenset[str]:
    """Gives the ids of the statements and rows on paper; of pictures the tables only where they
    stand in for the pictures."""
    blocks = (block for section in brief.sections for block in section.blocks)
    return frozenset(_ids(blocks, tables_of_pictures=tables_of_pictures))


def _ids(blocks: Iterable[Block], *, tables_of_pictures: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case Finding():
                yield from (sentence.id for sentence in block.sentences)
            case Table():
                yield from (row.id for row in block.rows)
            case SharesBar():
                yield block.id
            case Opposed():
                yield block.sentence.id
            case Figure() if tables_of_pictures:
                yield from (row.id for row in block.table.rows)
            case Fold() if block.open:
                yield from _ids(block.blocks, tables_of_pictures=tables_of_pictures)
            case _:
                pass
