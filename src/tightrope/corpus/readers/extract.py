"""The parsers that run on untrusted bytes: article extraction, PDF, DOCX. Text out, nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tightrope.corpus.errors import DamagedDocument, ExpansionTooLarge
from tightrope.corpus.limits import Limits
from tightrope.errors import MissingExtra

__all__ = ["extract_article", "extract_docx", "extract_pdf"]


def extract_article(html: str) -> str:
    """Gives the main text of a page, one paragraph a line; empty when trafilatura finds none."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(html, include_comments=False, include_tables=True, fast=False)
    return text or ""


def extract_pdf(data: bytes, name: str, limits: Limits) -> tuple[str, dict[str, str]]:
    """Gives the text of all pages, a blank line between them, and the document information."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtra("reading PDF documents", "documents") from None
    import logging

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
    info: Mapping[str, object] = reader.metadata or {}
    fields = {"title": "/Title", "author": "/Author", "published": "/CreationDate"}
    return "\n\n".join(pages), {k: str(info[v]) for k, v in fields.items() if info.get(v)}


def extract_docx(data: bytes, name: str, limits: Limits) -> tuple[str, dict[str, str]]:
    """Gives paragraphs and table cells, one a line with a blank line between, and the core properties."""
    try:
        import docx
    except ImportError:
        raise MissingExtra("reading DOCX documents", "documents") from None
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = packed.infolist()
        limits.check_expansion(sum(m.file_size for m in members), len(data), name)
        if len(members) > 10_000:
            raise ExpansionTooLarge(f"the file packs {len(members):,} parts", where=name)
    document = docx.Document(io.BytesIO(data))
    lines = []
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            lines += [cell.text for row in item.rows for cell in row.cells]
        else:
            lines.append(item.text)
    core = document.core_properties
    said = {"title": core.title, "author": core.author, "published": core.created}
    if core.author == "python-docx":  # the writing library's own template, not a statement
        said = {"title": core.title}
    return "\n\n".join(lines), {k: str(v) for k, v in said.items() if v}
