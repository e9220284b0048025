"""Walks every statement, row and bar of a brief."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.brief.page import (
    Brief,
    Figure,
    Finding,
    Fold,
    Opposed,
    Row,
    Sentence,
    SharesBar,
    Table,
)


def walk(brief: Brief) -> Iterator[Sentence | Row | SharesBar]:
    """Everything that says something and must rest on something."""
    for section in brief.sections:
        for block in section.blocks:
            yield from _walk(block)


def _walk(block: object) -> Iterator[Sentence | Row | SharesBar]:
    if isinstance(block, Finding):
        yield from block.sentences
    elif isinstance(block, Table):
        yield from block.rows
    elif isinstance(block, Figure):
        yield from block.table.rows
    elif isinstance(block, SharesBar):
        yield block
    elif isinstance(block, Opposed):
        yield block.sentence
    elif isinstance(block, Fold):
        for inner in block.blocks:
            yield from _walk(inner)
    else:
        raise TypeError(type(block))


def texts(brief: Brief, section: str) -> list[str]:
    """The sentences of one section."""
    return [s.text for s in walk(brief) if isinstance(s, Sentence) and s.id.startswith(section)]


def rows(brief: Brief, section: str) -> list[list[str]]:
    """The cells of one section's rows, notes included."""
    return [
        [f"{c.text} {c.note}".strip() for c in r.cells]
        for r in walk(brief)
        if isinstance(r, Row) and r.id.startswith(section)
    ]
