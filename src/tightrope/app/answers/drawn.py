"""The pictures of a brief as trees that a page builds by itself: no text is ever read as markup there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

from lxml import etree

from tightrope.brief import Brief
from tightrope.brief.page import Figure, Fold, SharesBar
from tightrope.brief.pictures import draw, draw_shares

_OF_PICTURES = re.compile(r"\.(?:pic|graph|bars|swatch)\b")


def drawn(brief: Brief) -> dict[str, Any]:
    """Gives each picture by its figure's id: `[tag, attributes, children]`, children trees or texts."""
    pictures: dict[str, Any] = {}
    for block in _blocks(brief):
        if isinstance(block, Figure):
            markup = draw(block.drawing, block.id, block.title, block.description)
        else:
            markup = draw_shares(block.id, block.title, block.parts)
        pictures[block.id] = _tree(etree.fromstring(str(markup)))
    return pictures


def picture_style() -> str:
    """Gives the style of the pictures, as the brief has it."""
    css = resources.files("tightrope.brief").joinpath("templates", "brief.css").read_text("utf-8")
    lines = css.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("@media print"))
    return "\n".join(line for line in lines[:start] if _OF_PICTURES.match(line)) + "\n"


def _blocks(brief: Brief) -> Iterator[Figure | SharesBar]:
    for section in brief.sections:
        for block in section.blocks:
            inner = block.blocks if isinstance(block, Fold) else (block,)
            yield from (one for one in inner if isinstance(one, (Figure, SharesBar)))


def _tree(element: Any) -> list[Any]:
    children: list[Any] = [element.text] if element.text else []
    for child in element:
        children.append(_tree(child))
        if child.tail:
            children.append(child.tail)
    return [etree.QName(element).localname, dict(element.attrib), children]
