"""E-mail: the text part of a message, or its HTML part, with subject, sender and date."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import DamagedDocument, EmptyDocument, ExpansionTooLarge
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_document

__all__ = ["read_email"]

_MAX_PARTS = 500
_MAX_HEADER = 2000
# What the standard library lets out on headers that break every rule.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, MessageError)


def read_email(data: bytes, name: str, limits: Limits) -> Document:
    """Gives the message's own text; attachments are not read, a flag names them."""
    from tightrope.corpus.readers.html import read_html

    message = _parsed(data, name, limits)
    parts = _parts(message, name)
    flags = tuple(f"attachment not read: {_file_name(p)}" for p in parts if _file_name(p))
    metadata = _metadata(message)
    texts = [p for p in parts if not _file_name(p) and p.get_content_maintype() == "text"]
    chosen = next((p for p in texts if p.get_content_subtype() == "plain"), None) or next(
        iter(texts), None
    )
    body = _payload(chosen) if chosen is not None else b""
    if chosen is None or not body.strip():
        raise EmptyDocument("the message holds no text", where=name)
    if chosen.get_content_subtype() == "html":
        inner = read_html(body, name, limits)
        text, encoding = inner.text, inner.encoding
        flags = (*flags, *(f for f in inner.flags if f.startswith("whole page")))
    else:
        text, encoding = decode(body, name, declared=_charset(chosen))
    return build_document(
        data,
        name,
        text,
        limits,
        media_type="message/rfc822",
        reader="email/1",
        metadata=metadata,
        encoding=encoding,
        flags=flags,
    )


def _parsed(data: bytes, name: str, limits: Limits) -> Message:
    limits.check_size(len(data), name)
    try:
        message = message_from_bytes(data, policy=compat32)
    except RecursionError:
        raise ExpansionTooLarge("the message nests parts too deep", where=name) from None
    except _FAULTS as error:
        raise DamagedDocument(f"not an e-mail message ({error})", where=name) from None
    if not message.keys():
        raise DamagedDocument("not an e-mail message (no header)", where=name)
    return message


def _parts(message: Message, name: str) -> list[Message]:
    """The leaves of the message, in order, without recursion."""
    leaves: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(p for p in reversed(inner) if isinstance(p, Message))
        else:
            leaves.append(part)
        if len(waiting) + len(leaves) > _MAX_PARTS:
            raise ExpansionTooLarge(
                "the message has too many parts",
                where=name,
                allowed=f"the limit is {_MAX_PARTS}",
            )
    return leaves


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except _FAULTS:
        return None
    return charset if charset and re.fullmatch(r"[\w.:-]{2,30}", charset, re.ASCII) else None


def _metadata(message: Message) -> Metadata:
    sender, address = parseaddr(_header(message, "From") or "")
    published = None
    try:
        published = parsedate_to_datetime(_header(message, "Date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = None
    return Metadata(
        title=_header(message, "Subject"),
        author=sender or address or None,
        published=published,
    )


def _header(message: Message, name: str) -> str | None:
    raw = str(message.get(name) or "")[:_MAX_HEADER]
    try:
        value = str(make_header(decode_header(raw)))
    except (*_FAULTS, AssertionError):
        value = raw
    return " ".join(value.split()) or None


def _file_name(part: Message) -> str:
    """The name of an attachment; empty for a part that is none."""
    try:
        name = part.get_filename()
    except _FAULTS:
        return "(name not readable)"
    return " ".join(str(name).split())[:120] if name else ""
