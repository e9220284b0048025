"""The text of a DOCX file as a reader sees it: changes accepted, boxes, controls, links and cells read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tightrope.corpus.readers.build import Drawn, Line, joined

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset(
    {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
)  # text that was taken out or stands twice
_BLANKS = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}ptab"})
_ENDS = (".", "!", "?", "”", '"', "…", "。")
_NOTES = ("footnotes", "endnotes")


def draw_word(document: Any) -> Drawn:
    """Gives the paragraphs of a python-docx document in order, its notes after them, and its properties.

    Inserted text is read and deleted text is not; a flag counts both. Notes are kept apart from the
    text; page headers, footers and comments are named by a flag.
    """
    body = document.element.body
    styles = {style.style_id: style.name for style in document.styles}
    lines = [_line(paragraph, styles) for paragraph in _paragraphs(body)]
    notes = list(_notes(document))
    drawn = joined([*filter(None, lines), *(Line(note, "footnote") for note in notes)])
    drawn.fields = _properties(document.core_properties)
    drawn.flags = [*_changes(body), *_unread(document)]
    if notes:
        drawn.flags.append(f"footnotes, kept apart and not coded: {len(notes)}")
    return drawn


def _paragraphs(root: Any) -> Iterator[Any]:
    """Every paragraph in document order, wherever it stands; one in a box comes after its own."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _GONE:
            continue
        if element.tag == f"{_W}p":
            yield element
        waiting += reversed(list(element))


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    waiting = list(reversed(list(paragraph)))
    while waiting:
        element = waiting.pop()
        if element.tag in _GONE or element.tag in (f"{_W}p", f"{_W}pPr"):
            continue  # a paragraph inside this one is that of a box
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _BLANKS:
            parts.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        waiting += reversed(list(element))
    return " ".join("".join(parts).split())


def _line(paragraph: Any, styles: dict[str, str]) -> Line | None:
    text = _text(paragraph)
    if not text:
        return None
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (styles.get(style.get(f"{_W}val")) or "").casefold() if style is not None else ""
    if name.startswith(("heading", "title", "subtitle")):
        return Line(text, "heading")
    item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list")
    told = len(text.split()) >= 3 and (item or text.endswith(_ENDS))
    return Line(f"- {text}" if item else text, "content" if told else None, close=item)


def _notes(document: Any) -> Iterator[str]:
    for part in _parts(document, *_NOTES):
        for note in part:
            if note.get(f"{_W}type") in (None, "normal"):
                text = " ".join(filter(None, map(_text, _paragraphs(note))))
                if text:
                    yield text


def _parts(document: Any, *kinds: str) -> Iterator[Any]:
    """The roots of the parts of these kinds that the document points to."""
    from docx.opc.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in kinds:
            yield parse_xml(relation.target_part.blob)


def _changes(body: Any) -> list[str]:
    added = sum(1 for tag in ("ins", "moveTo") for _ in body.iter(f"{_W}{tag}"))
    gone = sum(1 for tag in ("del", "moveFrom") for _ in body.iter(f"{_W}{tag}"))
    if not added + gone:
        return []
    return [f"tracked changes: {added} insertions read, {gone} deletions left out"]


def _unread(document: Any) -> list[str]:
    flags = []
    for what, kinds in (
        ("page headers and footers", ("header", "footer")),
        ("comments", ("comments",)),
    ):
        texts = [_text(p) for part in _parts(document, *kinds) for p in _paragraphs(part)]
        said = [text for text in texts if any(c.isalpha() for c in text)]
        if said:
            flags.append(f"{what}, not read: {len(said)} (“{said[0][:60]}”)")
    return flags


def _properties(core: Any) -> dict[str, str]:
    if core.author == "python-docx":  # the writing library's own template, not a statement
        return {"title": core.title or ""}
    said = {"title": core.title, "author": core.author, "published": core.created}
    return {field: str(value) for field, value in said.items() if value}
