"""Which format a document is in, told from its name and its first bytes."""

from __future__ import annotations

import re

_BY_SUFFIX = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".eml": "message/rfc822",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".warc": "application/warc",
    ".warc.gz": "application/warc",
}
_NOT_DOCUMENTS = (".yaml", ".yml")
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From [^\n]+\n)?((?:[A-Z][\w-]{1,40}:[^\n]*\r?\n(?:[ \t]+\S[^\n]*\r?\n)*){3,60})\r?\n"
)
_MAIL_FIELD = re.compile(rb"^(From|To|Date|Sent|Subject|Message-ID|MIME-Version):", re.MULTILINE)


def media_type_of(name: str, head: bytes) -> str:
    """Gives the media type; unmistakable first bytes win over the suffix, unknown suffixes are text."""
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"WARC/"):
        return "application/warc"
    lower = name.casefold()
    suffix = ".warc.gz" if lower.endswith(".warc.gz") else _suffix(lower)
    known = _BY_SUFFIX.get(suffix)
    if known in (None, "text/plain") and _HTML.match(head):
        return "text/html"
    if known in (None, "text/plain") and _is_mail(head):
        return "message/rfc822"
    return known or "text/plain"


def _is_mail(head: bytes) -> bool:
    """True for a message saved as text: it begins with a header that says from whom and when or to whom."""
    match = _MAIL.match(head)
    fields = set(_MAIL_FIELD.findall(match.group(1))) if match else set[bytes]()
    return b"From" in fields and len(fields) >= 3


def _suffix(name: str) -> str:
    stem, dot, end = name.rpartition(".")
    return dot + end if stem else ""


def is_document_name(name: str) -> bool:
    """False for files of a folder that are settings or hidden, not documents."""
    parts = name.split("/")
    return (
        not any(part.startswith(".") for part in parts)
        and _suffix(name.casefold()) not in _NOT_DOCUMENTS
    )
