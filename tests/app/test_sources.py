"""Documents taken into a folder: what they are called there, how large they may be, their notes."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from tests.evidence.claims import document
from tightrope.app.evidence.sources import (
    SourceNote,
    _address,
    _safe_name,
    add_notes,
    add_sources,
    note_on,
    read_source_notes,
)
from tightrope.app.store.folder import Folder
from tightrope.corpus import Limits

TEXT = b"Ruritania armed Graustark in 1897.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = tmp_path / "w"
    made.mkdir()
    (made / "crisis.yaml").write_text("title: x\n", "utf-8")
    return Folder(made)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("wire.txt", "wire.txt"),
        ("..hidden.txt", "hidden.txt"),
        (' a/b\\c:d*e?"<f>|.txt', "a-b-c-d-e---f--.txt"),
        ("a\u202eb\x07.txt", "ab.txt"),
        ("note", "note"),
        ("sources.yaml", "sources.yaml.txt"),  # settings are no documents
        ("", "document.txt"),
        ("...", "document.txt"),
        ("x" * 200 + ".txt", "x" * 176 + ".txt"),
        ("x" * 176 + ".txt", "x" * 176 + ".txt"),
    ],
)
def test_a_document_is_called_so_that_every_machine_can_keep_it(name: str, safe: str) -> None:
    assert _safe_name(name) == safe


def test_of_two_documents_of_one_name_both_are_kept_and_of_two_alike_one(
    folder: Folder, tmp_path: Path
) -> None:
    for place, text in (("a", TEXT), ("b", TEXT), ("c", TEXT + b"And Syldavia.\n")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "wire.txt").write_bytes(text)
    found = add_sources(folder, [tmp_path / place / "wire.txt" for place in "abc"])
    first, second = found.added
    assert (first, found.known, found.refused) == ("wire.txt", ("wire.txt",), ())
    assert second.startswith("wire-")
    assert len(second) == len("wire-12345678.txt")
    again = add_sources(folder, [tmp_path / "c" / "wire.txt"], piped=TEXT)
    assert (again.added, again.known) == ((), ("stdin.txt", "wire.txt"))


@pytest.mark.parametrize("piped", [False, True])
@pytest.mark.parametrize(("spare", "taken"), [(0, True), (-1, False)])
def test_a_document_may_be_as_large_as_the_limit(
    folder: Folder, tmp_path: Path, spare: int, taken: bool, piped: bool
) -> None:
    path = tmp_path / "wire.txt"
    if piped:
        os.mkfifo(path)
        Thread(target=path.write_bytes, args=(TEXT,), daemon=True).start()
    else:
        path.write_bytes(TEXT)
    found = add_sources(folder, [path], limits=Limits(max_bytes=len(TEXT) + spare))
    assert (len(found.added), len(found.refused)) == (int(taken), int(not taken))


def test_a_file_of_many_documents_may_be_larger_than_one(folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    lines = [json.dumps({"text": f"{TEXT.decode()} {n}"}) for n in range(4)]
    path.write_text("\n".join(lines), "utf-8")
    found = add_sources(folder, [path], limits=Limits(max_bytes=path.stat().st_size // 2))
    assert (found.added, found.refused) == (("wire.jsonl",), ())


@pytest.mark.parametrize(
    ("noted", "day"),
    [(None, None), ("2030-05-04", date(2030, 5, 4)), ("2030-05", date(2030, 5, 31))],
)
def test_a_document_is_of_the_last_day_that_its_note_may_mean(
    noted: str | None, day: date | None
) -> None:
    assert SourceNote.model_validate({"published": noted}).day == day


def test_the_note_on_a_record_is_its_own_or_that_of_its_file() -> None:
    own, whole = SourceNote(reliability="A"), SourceNote(reliability="B")
    notes = {"wire.jsonl#3": own, "wire.jsonl": whole}
    assert note_on(notes, "wire.jsonl#3") is own
    assert note_on(notes, "wire.jsonl#4") is whole
    assert note_on(notes, "other.txt").reliability == "F"


@pytest.mark.parametrize(
    "old",
    ["", "# mine\na.txt: {reliability: B}  # sure\n", "{a.txt: {reliability: B}}\n",
     "a.txt: {reliability: B}\n...\n"],
)  # fmt: skip
def test_notes_are_added_behind_what_people_wrote(folder: Folder, old: str) -> None:
    folder.source_notes.write_text(old, "utf-8")
    documents = [document("a.txt", "A."), document("b.txt", "B.")]
    add_notes(folder, documents, read_source_notes(folder))
    text = folder.source_notes.read_text("utf-8")
    notes = read_source_notes(folder)
    assert notes["a.txt"].reliability == ("B" if old else "F")
    assert notes["b.txt"].reliability == "F"
    if old.startswith("#"):
        assert text.startswith(old)
    add_notes(folder, documents, notes)
    assert folder.source_notes.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("https://a.example/x", True), ("http://a.example", True), ("doi:10.1/ab", True),
        ("https:a.example", False), ("doi://", False), ("doi:", False), ("https://", False),
        ("ftp://a.example", False), ("https://a.example/x y", False), ("a.example", False),
    ],
)  # fmt: skip
def test_an_address_is_one_of_the_web_or_a_doi(value: str, known: bool) -> None:
    if known:
        assert _address(value) == value
    else:
        with pytest.raises(ValueError, match="should be an address"):
            _address(value)
