"""E-mail: a message's own text, and each message forwarded or quoted in it as a document of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256

from tightrope.corpus.dates import find_date
from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import DamagedDocument, EmptyDocument, ExpansionTooLarge
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_document
from tightrope.corpus.readers.quoting import Letter, take_apart

_MAX_PARTS = 500
_MAX_HEADER = 2000
# What the standard library lets out on headers that break every rule.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, MessageError)


@dataclass
class _Found:
    """What the parts of one message hold."""

    texts: list[str] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)


def read_email(data: bytes, name: str, limits: Limits) -> tuple[Document, ...]:
    """Gives the message first, then each message attached to it or quoted in it, named `name#2` and so on.

    All text parts are read, of alternatives one. A quoted message has the writer and the day that
    stand above it, or none; nothing of it stays in the text of the message that quotes it. What is
    not read (attachments, signatures) is named by a flag.
    """
    limits.check_size(len(data), name)
    message = _parsed(data, name)
    documents: list[Document] = []
    waiting: list[tuple[Message, str | None]] = [(message, None)]
    while waiting:
        one, flag = waiting.pop(0)
        found = _found(one, name, limits)
        metadata = _metadata(one)
        letter = take_apart("\n\n".join(found.texts))
        letters = list(_letters(letter, metadata, flag))
        encoding = next((e for e in found.encodings if e != "utf-8"), "utf-8")
        for place, (text, said, flags) in enumerate(letters):
            extra = found.flags if place == 0 else []
            if not text.strip():
                continue
            number = len(documents) + 1
            document = build_document(
                data,
                name if number == 1 else f"{name}#{number}",
                text,
                limits,
                media_type="message/rfc822",
                reader="email/2",
                metadata=said,
                encoding=encoding,
                flags=(*flags, *extra),
            )
            documents.append(document if number == 1 else _own_digest(document, data, number))
        waiting += [(inner, f"attached to {name}") for inner in found.attached]
        if len(documents) + len(waiting) > _MAX_PARTS:
            raise _too_many(name)
    if not documents:
        raise EmptyDocument("the message holds no text", where=name)
    return (_counted(documents), *documents[1:])


def _counted(documents: list[Document]) -> Document:
    """The first document, with a flag for those beside it."""
    if len(documents) == 1:
        return documents[0]
    names = ", ".join(d.name.rpartition("#")[2] for d in documents[1:])
    flag = f"quoted or attached messages, kept apart: {len(documents) - 1} (#{names})"
    return replace(documents[0], flags=(*documents[0].flags, flag))


def _own_digest(document: Document, data: bytes, number: int) -> Document:
    """A part has a digest of its own, so that what it says is not taken for the sender's."""
    return replace(document, sha256=sha256(data + f"#{number}".encode()).hexdigest())


def _letters(
    letter: Letter, metadata: Metadata, flag: str | None
) -> Iterator[tuple[str, Metadata, tuple[str, ...]]]:
    """A letter and those it quotes, the outermost first."""
    flags = (flag,) if flag else ()
    yield letter.text, metadata, (*flags, *(("signature not read",) if letter.signed else ()))
    for older in letter.older:
        said = Metadata(
            title=older.title or metadata.title, author=older.author, published=older.written
        )
        when = older.written.isoformat() if older.written else "an unknown day"
        yield from _letters(
            older, said, f"quoted message of {when} by {older.author or 'an unknown writer'}"
        )


def _found(message: Message, name: str, limits: Limits) -> _Found:
    """Everything in the leaves of a message, in order, without recursion."""
    found = _Found()
    waiting = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen + len(waiting) > _MAX_PARTS:
            raise _too_many(name)
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
            found.attached += [p for p in inner if isinstance(p, Message)]
        elif part.get_content_type() == "multipart/alternative" and isinstance(inner, list):
            waiting += _best([p for p in inner if isinstance(p, Message)])
        elif isinstance(inner, list):
            waiting += [p for p in reversed(inner) if isinstance(p, Message)]
        else:
            _read_leaf(part, found, name, limits)
    return found


def _best(parts: list[Message]) -> list[Message]:
    """Of several forms of one text the plain one, unless it is blank; else the last, which is the fullest."""
    plain = [p for p in parts if p.get_content_type() == "text/plain" and _payload(p).strip()]
    return plain[:1] or parts[-1:]


def _read_leaf(part: Message, found: _Found, name: str, limits: Limits) -> None:
    file = _file_name(part)
    if file:
        found.flags.append(f"attachment not read: {file}")
        return
    body = _payload(part)
    if not body.strip():
        return
    if part.get_content_type() not in ("text/plain", "text/html"):
        found.flags.append(f"part not read: {part.get_content_type()}")
        return
    text, encoding = decode(body, name, declared=_charset(part))
    if part.get_content_type() == "text/html":
        text = _plain(text, name, limits)
    found.texts.append(text)
    found.encodings.append(encoding)


def _plain(html: str, name: str, limits: Limits) -> str:
    """The text of an HTML part, all of it, quoted lines marked as in plain text."""
    from tightrope.corpus.readers.html import draw_letter

    return draw_letter(html, name, limits).text


def _parsed(data: bytes, name: str) -> Message:
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=compat32)
    except RecursionError:
        raise ExpansionTooLarge("the message nests parts too deep", where=name) from None
    except _FAULTS as error:
        raise DamagedDocument(f"not an e-mail message ({error})", where=name) from None
    if not message.keys():
        raise DamagedDocument("not an e-mail message (no header)", where=name)
    return message


def _too_many(name: str) -> ExpansionTooLarge:
    return ExpansionTooLarge(
        "the message has too many parts", where=name, allowed=f"the limit is {_MAX_PARTS}"
    )


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
    stated = _header(message, "Date") or _header(message, "Sent") or ""
    published: date | None
    try:
        published = parsedate_to_datetime(stated).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = find_date(stated)
    return Metadata(
        title=_header(message, "Subject"), author=sender or address or None, published=published
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
        attached = part.get_content_disposition() == "attachment"
    except _FAULTS:
        return "(name not readable)"
    return " ".join(str(name).split())[:120] if name else "(without a name)" * attached
