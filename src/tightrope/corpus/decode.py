"""Bytes to text without loss, or a refusal that says where the first bad byte is."""

from __future__ import annotations

import codecs
import re

from tightrope.corpus.blocks import BLANKS
from tightrope.corpus.errors import BinaryDocument, EmptyDocument, UndecodableText

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
# Codecs that are not a page's encoding; some take quadratic time or give lone surrogates.
_NOT_CHARSETS = ("punycode", "idna", "unicode", "raw", "utf_7", "utf-7", "undefined", "mbcs", "oem")
_USUAL = ("cp1252", "cp1251")
_FEW = 0.25  # share of bytes beyond ASCII in a text of western Europe
_EVIDENCE = 8  # bytes beyond ASCII below which nothing can be told
_RARE = (0xD0, 0xD7, 0xDD, 0xDE, 0xF0, 0xF7, 0xFD, 0xFE, 0xFF)
_SIGNS = (0x85, *range(0x91, 0x98), 0xA0, 0xA3, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB)
_WESTERN = frozenset([*_SIGNS, *range(0xC0, 0x100)]) - frozenset(_RARE)
_LONE_LETTER = re.compile(rb"(?<![A-Za-z\xc0-\xff])[\xc1-\xdf\xe1-\xff](?![A-Za-z\xc0-\xff])")
_SAMPLE = 200_000  # bytes charset detection looks at
_DAMAGE = 0.2  # share of non-ASCII bytes that may be bad for text still to count as damaged UTF-8


def decode(data: bytes, name: str, *, declared: str | None = None) -> tuple[str, str]:
    """Gives the text and the encoding it was in.

    UTF-8 (a byte order mark stays as U+FEFF, so that offsets are those of the file), then UTF-16 and
    UTF-32 with a mark, then the `declared` encoding, and only then detection. Raises EmptyDocument,
    BinaryDocument, or UndecodableText with the offset of the first byte that is not UTF-8.
    """
    if not data:
        raise EmptyDocument("the file is empty (0 bytes)", where=name)
    for magic, kind in _KNOWN_BINARY:
        if data.startswith(magic):
            raise BinaryDocument(f"the file is {kind}, not text", where=name)
    text, encoding = _decode_marked(data, name) or _decode_plain(data, name, declared)
    nul = text.find("\0")
    if nul >= 0:
        raise BinaryDocument(f"the file is not text: NUL at character {nul}", where=name)
    if not text.strip(BLANKS):
        raise EmptyDocument("the file holds only blanks", where=name)
    return text, encoding


def _decode_marked(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _undecodable(name, encoding.upper(), error) from None
    return None


def _decode_plain(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error
    if b"\0" in data[:_SAMPLE]:
        raise BinaryDocument(
            f"the file is not text: NUL at byte {data.index(0)}", where=name
        ) from None
    for encoding in (declared, None if _is_damaged_utf8(data) else _detected(data, first.start)):
        text = _lossless(data, encoding) if encoding else None
        if text is not None and encoding is not None:
            return text, codecs.lookup(encoding).name
    raise _undecodable(name, "UTF-8", first) from None


def _undecodable(name: str, encoding: str, error: UnicodeDecodeError) -> UndecodableText:
    return UndecodableText(
        f"not valid {encoding}: byte 0x{error.object[error.start]:02x} at offset {error.start}",
        where=name,
        hint="save the file as UTF-8",
    )


def _is_damaged_utf8(data: bytes) -> bool:
    """True when most bytes beyond ASCII do form UTF-8: then guessing another encoding would garble it."""
    sample = data[:_SAMPLE]
    beyond = sum(1 for byte in sample if byte > 127)
    rest = sample.decode("utf-8", errors="ignore")
    good = len(rest.encode("utf-8")) - (len(sample) - beyond)
    return beyond > 0 and good >= (1 - _DAMAGE) * beyond


def _detected(data: bytes, first_bad: int) -> str | None:
    """Gives the likeliest encoding; a guess, since short texts fit many code pages.

    Mostly ASCII with the letters and quotes of western Europe is cp1252; otherwise what
    charset-normalizer allows, the usual ones first.
    """
    from charset_normalizer import from_bytes

    start = max(0, first_bad - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    beyond = sum(byte > 127 for byte in sample)
    if beyond <= len(sample) * _FEW and _is_western(sample):
        return "cp1252"
    if beyond < _EVIDENCE:
        return None
    found = [match.encoding for match in from_bytes(sample)]
    usual = [encoding for encoding in _USUAL if encoding in found]
    return next(iter([*usual, *found]), None)


def _is_western(sample: bytes) -> bool:
    """True when letters beyond ASCII stand in words and the rest is quotes, dashes and signs."""
    if any(byte > 127 and byte not in _WESTERN for byte in sample):
        return False
    lone = len(_LONE_LETTER.findall(sample))
    return lone * 10 <= sum(byte >= 0xC0 for byte in sample)


def _lossless(data: bytes, encoding: str) -> str | None:
    if encoding.casefold().startswith(_NOT_CHARSETS):
        return None
    try:
        text = data.decode(encoding)
        same = text.encode(encoding) == data
    except (UnicodeError, LookupError):
        return None
    strange = sum(1 for c in text[:_SAMPLE] if not c.isprintable() and c not in "\t\n\r\f\u00ad")
    return text if same and strange <= len(text[:_SAMPLE]) // 100 else None
