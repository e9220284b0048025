"""Documents made to hurt: bombs, depth, long lines, hidden characters. Refused by name or read, never a crash."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.corpus.files import docx_bomb, page, warc
from tightrope.corpus import (
    Document,
    Limits,
    clean,
    inspect,
    read_bytes,
    read_documents,
    split_sentences,
)
from tightrope.corpus.errors import (
    DocumentTooLarge,
    EmptyDocument,
    ExpansionTooLarge,
    ParserStopped,
)
from tightrope.corpus.readers.sandbox import run_limited
from tightrope.errors import TightropeError


def test_zip_bomb_is_refused_before_it_unpacks() -> None:
    with pytest.raises(ExpansionTooLarge, match="200 times its size"):
        read_bytes(docx_bomb(60_000_000), "bomb.docx")


def test_warc_bombs(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(warc(b"a" * 3_000_000))
    errors: list[TightropeError] = []
    list(read_documents([path], limits=Limits(max_bytes=10**6), on_error=errors.append))
    assert [type(e) for e in errors] == [DocumentTooLarge]
    with pytest.raises(ExpansionTooLarge, match="unpacks to at least"):
        list(read_documents([path]))


@pytest.mark.skipif(sys.platform == "win32", reason="no memory bounds there")
def test_parser_is_stopped_at_its_memory_limit() -> None:
    html = page("<p>word</p>" * 200_000)
    with pytest.raises(ParserStopped, match="the limits are"):
        run_limited("html", html, "a.html", Limits(memory=2**27))


def test_parser_is_stopped_at_its_time_limit() -> None:
    started = time.monotonic()
    with pytest.raises(ParserStopped, match="took longer than"):
        run_limited("html", page(), "a.html", Limits(seconds=0.01))
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "deep text" + "</div>" * 50_000,
        "<!--" * 50_000 + "text",
        "<a " * 50_000 + "> text",
        "<script>" * 50_000 + "x",
        "<" * 50_000 + "text",
        "&#xD800;&#99999999999; text",
        "<p " + "a=b " * 50_000 + ">text",
    ],
    ids=["deep", "comments", "attributes", "scripts", "angles", "entities", "many attributes"],
)
def test_hostile_html_is_read_in_linear_time(html: str) -> None:
    started = time.process_time()
    try:
        read_bytes(html.encode(), "a.html").text.encode()
    except EmptyDocument:
        assert html.startswith(("<!--", "<script>"))  # all of it is one comment, or a script
    assert time.process_time() - started < 10


def test_script_is_not_text() -> None:
    document = read_bytes(page(head="<script>alert('run me')</script>"), "a.html")
    assert "run me" not in document.text


def test_nested_messages_are_refused() -> None:
    part = b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    with pytest.raises(ExpansionTooLarge):
        read_bytes(
            b"Subject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + part * 5000,
            "a.eml",
        )


def test_nested_json_is_refused() -> None:
    with pytest.raises(TightropeError, match=r"a\.jsonl:1"):
        read_bytes(b"[" * 200_000, "a.jsonl")


def test_hidden_characters_change_only_the_flags() -> None:
    plain = "The guards left. Nobody saw them.\nBy Anna Lind"
    laced = "The gu\u200bards left. \u202eNobody saw\u2066 them.\nBy Anna\u200d Lind"
    one, two = (read_bytes(t.encode(), "a.txt") for t in (plain, laced))
    assert one.flags == ()
    assert two.flags == ("direction overrides: 2", "invisible characters: 2")
    assert [p.label for p in clean(one)] == [p.label for p in clean(two)]
    assert len(split_sentences(one, clean(one))) == len(split_sentences(two, clean(two))) == 2


LONG = {
    "words": "word and word. ",
    "sentences": "Troops left. ",
    "stops": ".",
    "quotes": '"',
    "initials": "A.",
    "glue": "stability.Moscow ",
    "abbreviations": "U.S. ",
    "hidden": "a\u200b ",
    "brackets": "[",
    "capitals": "aA",
    "questions": "Why? ",
    "appeals": "share your thoughts in the comments. ",
    "curly": "“a” ",
    "digits": "1.2.",
}


def seconds_for(unit: str, size: int) -> float:
    document = Document("0" * 64, "a.txt", "x " + unit * (size // len(unit)))
    started = time.process_time()
    passages = clean(document)
    split_sentences(document, passages)
    inspect(document, passages)
    return time.process_time() - started


@pytest.mark.parametrize("kind", LONG)
def test_one_long_line_takes_linear_time(kind: str) -> None:
    small = min(seconds_for(LONG[kind], 25_000) for _ in range(2))
    large = seconds_for(LONG[kind], 400_000)
    assert large < 64 * small + 0.3  # sixteen times the text, a quarter of what squares would take


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["words", "sentences", "stops"])
def test_fifty_megabytes_of_one_line(kind: str) -> None:
    assert seconds_for(LONG[kind], 50 * 2**20) < 60
