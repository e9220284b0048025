"""The parsers that run on untrusted bytes, one for each format. Plain values out, nothing else."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Mapping
from typing import Any

from tightrope.corpus.errors import DamagedDocument, ExpansionTooLarge
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import Drawn
from tightrope.errors import MissingExtra


def extract(kind: str, data: bytes, name: str, limits: Limits) -> Drawn:
    """Gives what the parser of `kind` ("html" and "letter" in UTF-8, "pdf", "docx") draws out of the bytes."""
    if kind == "pdf":
        return extract_pdf(data, name, limits)
    if kind == "docx":
        return extract_docx(data, name, limits)
    html = data.decode("utf-8")
    return extract_letter(html) if kind == "letter" else extract_html(html)


def extract_html(html: str, *, whole: str = "") -> Drawn:
    """Gives the article of a page; all it shows where no article is found or `whole` says why not."""
    from tightrope.corpus.readers.webpage import draw_page

    return draw_page(_tree(html), html, whole)


def extract_letter(html: str) -> Drawn:
    """Gives all the text of an HTML message, with ">" before the lines it quotes."""
    from tightrope.corpus.readers.webpage import draw_letter

    return draw_letter(_tree(html))


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return document_fromstring("<html></html>")


def extract_pdf(data: bytes, name: str, limits: Limits) -> Drawn:
    """Gives the text of all pages as running paragraphs, and the document information."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtra("reading PDF documents", "documents") from None
    from tightrope.corpus.readers.pages import draw_pages

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DamagedDocument("the PDF is locked with a password", where=name)
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        total += len(pages[-1])
        limits.check_size(total, name)
    drawn = draw_pages(pages)
    info: Mapping[str, object] = reader.metadata or {}
    fields = {"title": "/Title", "author": "/Author", "published": "/CreationDate"}
    drawn.fields = {own: str(info[key]) for own, key in fields.items() if info.get(key)}
    return drawn


def extract_docx(data: bytes, name: str, limits: Limits) -> Drawn:
    """Gives all the text a reader of the file sees, and the core properties."""
    try:
        import docx
    except ImportError:
        raise MissingExtra("reading DOCX documents", "documents") from None
    from tightrope.corpus.readers.word import draw_word

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = packed.infolist()
        limits.check_expansion(sum(m.file_size for m in members), len(data), name)
        if len(members) > 10_000:
            raise ExpansionTooLarge(f"the file packs {len(members):,} parts", where=name)
    return draw_word(docx.Document(io.BytesIO(data)))
