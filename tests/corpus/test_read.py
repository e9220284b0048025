"""Each format is read, with what it says of itself; each bad file is refused in one clear line."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.corpus.files import MESSAGE, SENTENCES, docx, page, pdf, warc
from tightrope.corpus import Limits, read_bytes, read_documents
from tightrope.corpus.errors import (
    BinaryDocument,
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    LinkOutside,
    ManyDocuments,
    MissingDocument,
    TooManyDocuments,
    UndecodableText,
)
from tightrope.errors import MissingExtra, TightropeError, UsageMistake

RUSSIAN = "Министр сказал, что стороны близки к соглашению, но подписи пока нет и дата не названа."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"One line.\r\nTwo.\r\n", "One line.\r\nTwo.\r\n", "utf-8"),
        ("\ufeffA mark stays.".encode(), "\ufeffA mark stays.", "utf-8"),
        ("Zwölf Länder".encode("utf-16"), "Zwölf Länder", "utf-16"),
        ("café – naïve".encode("cp1252"), "café – naïve", "cp1252"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
    ],
)
def test_plain_text_is_the_decoded_file(data: bytes, text: str, encoding: str) -> None:
    document = read_bytes(data, "a.txt")
    assert (document.text, document.encoding) == (text, encoding)
    assert document.sha256 == sha256(data).hexdigest()
    assert document.text.encode("utf-16" if encoding == "utf-16" else encoding) == data


def test_guessed_encoding_is_flagged() -> None:
    assert read_bytes("café".encode("cp1252"), "a.txt").flags == (
        "encoding not UTF-8: read as cp1252",
    )
    assert read_bytes("café".encode(), "a.txt").flags == ()


@pytest.mark.parametrize(
    ("data", "name", "kind", "says"),
    [
        (b"", "a.txt", EmptyDocument, "0 bytes"),
        (b" \n\t\n", "a.txt", EmptyDocument, "blanks"),
        ("\ufeff".encode(), "a.txt", EmptyDocument, "blanks"),
        (b"abc\0def", "a.txt", BinaryDocument, "NUL at character 3"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", BinaryDocument, "a PNG image"),
        (b"Good start \xff\xfe and more", "a.txt", UndecodableText, "byte 0xff at offset 11"),
        ("Zürich öffnet früh ".encode() * 9 + b"\xff!", "a.txt", UndecodableText, "at offset 198"),
        ("ab".encode("utf-16") + b"\x00", "a.txt", UndecodableText, "UTF-16"),
        (b"<html><body></body></html>", "a.html", EmptyDocument, "no text"),
        (b"just words", "a.eml", DamagedDocument, "no header"),
        (b"Subject: x\r\n\r\n", "a.eml", EmptyDocument, "no text"),
        (b"{}\n", "a.jsonl", DamagedDocument, "a.jsonl:1: no field 'text'"),
        (b"[1]\n", "a.jsonl", DamagedDocument, "not a JSON object"),
        (b"{oops\n", "a.jsonl", DamagedDocument, "not a JSON object"),
        (b'{"text": "a"}\n{"text": "b"}\n', "a.jsonl", ManyDocuments, "holds 2 documents"),
        (b"WARC/1.0\r\n", "a.warc", ManyDocuments, "web archive"),
        (b"%PDF-1.4 nothing", "a.pdf", DamagedDocument, "not readable"),
        (b"PK\x03\x04 nothing", "a.docx", DamagedDocument, "not readable"),
    ],
)
def test_bad_files_are_refused_in_one_line(
    data: bytes, name: str, kind: type[TightropeError], says: str
) -> None:
    with pytest.raises(kind) as caught:
        read_bytes(data, name)
    assert says in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_front_matter_is_metadata() -> None:
    data = b"---\ntitle: 'A Border'\nauthor: Anna Lind\npublished: 20 June 2025\nurl: https://example.org\n---\nText."
    said = read_bytes(data, "a.md").metadata
    assert (said.title, said.author, said.published) == ("A Border", "Anna Lind", date(2025, 6, 20))
    assert (said.url, said.publisher) == ("https://example.org", None)
    assert read_bytes(data, "a.md").text == data.decode()


def test_html_gives_the_article_and_what_the_page_says() -> None:
    head = (
        '<meta property="og:title" content="Talks go on"><meta name="author" content="A. Lind">'
        '<meta property="og:site_name" content="The Post">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-06-20T08:00:00Z"}</script>'
        '<link rel="canonical" href="https://example.org/talks">'
    )
    document = read_bytes(page(head=head), "a.html")
    assert all(sentence in document.text for sentence in SENTENCES)
    assert "All rights" not in document.text
    said = document.metadata
    assert (said.title, said.author, said.publisher) == ("Talks go on", "A. Lind", "The Post")
    assert (said.published, said.url) == (date(2025, 6, 20), "https://example.org/talks")
    assert read_bytes(page(head=head), "a.html") == document


def test_html_without_suffix_is_recognised() -> None:
    assert read_bytes(page(), "saved").media_type == "text/html"


def test_html_in_a_declared_encoding() -> None:
    data = page(head='<meta charset="windows-1251">', body="<p>переговоры идут в Женеве</p>" * 5)
    document = read_bytes(data.decode().encode("cp1251"), "a.html")
    assert "переговоры идут в Женеве" in document.text


def test_page_without_article_is_read_whole_and_flagged() -> None:
    document = read_bytes(b"<ul><li>one<li>two</ul>", "a.html")
    assert document.text == "- one\n- two"
    assert document.flags == ("whole page read: no article found in it",)


def test_email() -> None:
    document = read_bytes(MESSAGE, "a.eml")
    assert document.text.strip() == "The café talks went on."
    said = document.metadata
    assert (said.title, said.author, said.published) == ("Café talks", "J. Lind", date(2025, 6, 20))
    assert "attachment not read: plan.pdf" in document.flags


def test_email_with_only_html() -> None:
    data = b"Subject: Talks\r\nContent-Type: text/html\r\n\r\n" + page()
    assert SENTENCES[0] in read_bytes(data, "a.eml").text


def test_pdf() -> None:
    document = read_bytes(pdf("The talks went on. Nobody left."), "a.pdf")
    assert document.text.strip() == "The talks went on. Nobody left."
    assert (document.metadata.title, document.metadata.published) == ("Talks", date(2025, 6, 20))


def test_pdf_without_text() -> None:
    with pytest.raises(EmptyDocument, match="text recognition"):
        read_bytes(pdf(""), "scan.pdf")


def test_docx() -> None:
    document = read_bytes(docx(SENTENCES[:2]), "a.docx")
    assert document.text == "\n\n".join(("Talks", *SENTENCES[:2]))
    assert (document.metadata.title, document.metadata.author) == ("Talks", None)


def test_missing_extra_names_the_install_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.warc").write_bytes(warc(page(), packed=False))
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    with pytest.raises(MissingExtra, match=r"tightrope\[documents\]"):
        list(read_documents([tmp_path / "a.warc"]))


def test_missing_extra_comes_out_of_the_limited_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pypdf.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(MissingExtra, match=r"reading PDF documents .*tightrope\[documents\]"):
        read_bytes(pdf("x"), "a.pdf")


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"text": "One.", "title": "T", "date": "2025-06-20", "source": "The Post", "extra": 1},
        {"nothing": 1},
        {"content": "Two.", "metadata": {"author": ["A", "B"], "url": "u"}},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n")
    errors: list[TightropeError] = []
    first, second = read_documents([path], on_error=errors.append)
    assert (first.name, first.text, first.metadata.publisher) == ("a.jsonl#1", "One.", "The Post")
    assert first.metadata.published == date(2025, 6, 20)
    assert (second.name, second.metadata.author, second.metadata.url) == ("a.jsonl#3", "A, B", "u")
    assert [str(e).partition(": ")[0] for e in errors] == ["a.jsonl:2"]
    assert first.sha256 != second.sha256
    with pytest.raises(DamagedDocument):
        list(read_documents([path]))


def test_lone_surrogates_in_json_are_replaced() -> None:
    assert read_bytes(b'{"text": "a \\ud800 b"}', "a.jsonl").text == "a \ufffd b"


@pytest.mark.parametrize("packed", [True, False])
def test_warc(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(
        warc(page(), b"", page(), packed=packed) + warc(b"x", kind="image/png", packed=packed)
    )
    documents = list(read_documents([path]))
    assert [d.name for d in documents] == [f"{path.name}#1", f"{path.name}#3"]
    assert documents[0].metadata.url == "http://example.org/0"
    assert SENTENCES[0] in documents[0].text


def test_failed_responses_are_no_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(page(), packed=False, status="404 Not Found"))
    assert list(read_documents([path])) == []


def test_damaged_warc_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(page(), packed=False) + b"nonsense\r\n" * 5)
    errors: list[TightropeError] = []
    assert len(list(read_documents([path], on_error=errors.append))) == 1
    assert [type(e) for e in errors] in ([DamagedDocument], [])


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden.txt", "sources.yaml"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "z.txt")
    assert [d.name for d in read_documents([tmp_path])] == ["b/a.txt", "z.txt"]


@pytest.mark.parametrize("is_folder", [False, True])
def test_links_that_lead_out_of_their_folder_are_refused_named_or_met(
    tmp_path: Path, is_folder: bool
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.txt").write_text("Norland has a secret.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_text("Text of b.")
    link = tmp_path / "in" / "link.txt"
    link.symlink_to(tmp_path / "secret" / ("" if is_folder else "a.txt"))
    for named in (link, tmp_path / "in"):
        errors: list[TightropeError] = []
        found = [d.name for d in read_documents([named], on_error=errors.append)]
        assert found == ([] if named == link else ["b.txt"])
        if named == link or not is_folder:  # links to folders are not followed where they are met
            assert [type(e) for e in errors] == [LinkOutside]
            assert "the link leads out of its folder" in str(errors[0])
            assert "name that file itself" in str(errors[0])


def test_a_link_that_stays_in_its_folder_is_read_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text of a.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert [d.name for d in read_documents([tmp_path / "link.txt"])] == ["link.txt"]


def test_attachment_with_a_broken_name() -> None:
    data = MESSAGE.replace(b'filename="plan.pdf"', b"filename*0=\"a\"; filename*=''b")
    assert "attachment not read: (name not readable)" in read_bytes(data, "a.eml").flags


def test_path_that_no_system_allows() -> None:
    with pytest.raises(MissingDocument, match="cannot be opened"):
        list(read_documents([Path("x" * 5000)]))


def test_missing_files(tmp_path: Path) -> None:
    errors: list[TightropeError] = []
    (tmp_path / "a.txt").write_text("Text.")
    found = list(read_documents([tmp_path / "no.txt", tmp_path / "a.txt"], on_error=errors.append))
    assert [d.name for d in found] == ["a.txt"]
    assert isinstance(errors[0], MissingDocument)
    with pytest.raises(MissingDocument, match="no such file"):
        list(read_documents([tmp_path / "no.txt"]))


def test_too_large_is_refused_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)  # sparse: takes no room
    with pytest.raises(DocumentTooLarge, match=r"large.txt: .*200 MB .*the limit is 50 MB"):
        list(read_documents([path]))


def test_limits_are_named_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(DocumentTooLarge, match="limit is 10 bytes"):
        read_bytes(b"x" * 11, "a.txt", limits=Limits(max_bytes=10))
    with pytest.raises(DocumentTooLarge, match="the limit is 2 lines"):
        read_bytes(b"a\nb\nc\nd", "a.txt", limits=Limits(max_lines=2))
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text("Text.")
    with pytest.raises(TooManyDocuments, match="the limit is 2 documents"):
        list(read_documents([tmp_path], limits=Limits(max_documents=2), on_error=lambda e: None))
    with pytest.raises(UsageMistake, match="max_bytes must be above zero"):
        Limits(max_bytes=0)
