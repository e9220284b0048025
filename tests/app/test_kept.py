"""Documents are read and coded once, and again only where something they follow from changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.articles import CRISIS, FIRST, SECOND
from tightrope.app import use_cases
from tightrope.app.evidence import reading
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.how import How
from tightrope.app.store.folder import Folder, init_folder
from tightrope.crisis import read_crisis


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    (made.sources / "first.txt").write_text(FIRST, "utf-8")
    (made.sources / "second.txt").write_text(SECOND, "utf-8")
    return made


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read and coded, as it happens."""
    done: list[str] = []
    read_file, code = reading.read_file, reading.LearnedCoder.code

    def read_told(path, name, *args, **kwargs):
        done.append(f"read {name}")
        return read_file(path, name, *args, **kwargs)

    def code_told(self, document, *args, **kwargs):
        done.append(f"code {document.name}")
        return code(self, document, *args, **kwargs)

    monkeypatch.setattr(reading, "read_file", read_told)
    monkeypatch.setattr(reading.LearnedCoder, "code", code_told)
    return done


ALL = ["read first.txt", "read second.txt", "code first.txt", "code second.txt"]


def _claims(folder: Folder) -> object:
    return read_evidence(folder, read_crisis(folder.crisis).model).report


def test_accepting_a_claim_reads_nothing_again(folder: Folder, work: list[str]) -> None:
    claim = use_cases.waiting(folder.path).waiting[0]
    assert work == ALL
    work.clear()
    use_cases.decide(folder.path, accept=[claim.id])
    use_cases.brief(folder.path, how=How(draws=0))
    assert work == []


def test_what_is_kept_gives_what_was_read(folder: Folder, work: list[str]) -> None:
    first = _claims(folder)
    assert _claims(folder) == first
    assert work == ALL


def test_a_changed_document_alone_is_read_again(folder: Folder, work: list[str]) -> None:
    _claims(folder)
    work.clear()
    (folder.sources / "second.txt").write_text(f"{SECOND}\nSpain condemned Algeria.\n", "utf-8")
    _claims(folder)
    assert work == ["read second.txt", "code second.txt"]


def test_other_actors_have_all_coded_again_and_none_read(folder: Folder, work: list[str]) -> None:
    _claims(folder)
    work.clear()
    text = folder.crisis.read_text("utf-8")
    folder.crisis.write_text(text.replace("name: Spain", "name: Iberia"), "utf-8")
    assert text != folder.crisis.read_text("utf-8")
    _claims(folder)
    assert work == ["code first.txt", "code second.txt"]


def test_a_note_of_another_date_has_its_document_coded_again(
    folder: Folder, work: list[str]
) -> None:
    _claims(folder)
    work.clear()
    folder.source_notes.write_text("first.txt: {published: 2021-02-03}\n", "utf-8")
    found = _claims(folder)
    assert work == ["code first.txt"]
    (line,) = [line for line in found.sources if line.name == "first.txt"]  # type: ignore[attr-defined]
    assert str(line.published) == "2021-02-03"


def test_damaged_kept_files_are_made_again(folder: Folder, work: list[str]) -> None:
    whole = _claims(folder)
    work.clear()
    for path in folder.kept.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert _claims(folder) == whole
    assert sorted(work) == sorted(ALL)


def test_nothing_of_a_document_that_is_gone_is_kept(folder: Folder) -> None:
    _claims(folder)
    both = len(list(folder.kept.iterdir()))
    (folder.sources / "second.txt").unlink()
    _claims(folder)
    assert len(list(folder.kept.iterdir())) < both


def test_one_bad_file_does_not_end_the_batch(folder: Folder) -> None:
    (folder.sources / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    found = read_evidence(folder, None)
    assert [document.name for document in found.documents] == ["first.txt", "second.txt"]
    (bad,) = found.unreadable
    assert "bad.docx" in str(bad)
    again = read_evidence(folder, None)  # it is told again, not hidden by what is kept
    assert list(map(str, again.unreadable)) == [str(bad)]


def test_what_a_document_says_of_itself_reaches_notes_and_flags(tmp_path: Path) -> None:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    article = tmp_path / "a.txt"
    article.write_text(
        "The strait at dusk\n\nBy Ina Marl, 12 June 2031\n\n"
        f"{FIRST}\n\n[public event or meeting] took place in Madrid, officials said.\n",
        "utf-8",
    )
    use_cases.read(made.path, [article])
    notes = made.source_notes.read_text("utf-8")
    assert "Ina Marl" in notes
    assert "2031-06-12" in notes
    (document,) = read_evidence(made, None).documents
    assert document.metadata.author == "Ina Marl"
    assert any(flag.startswith("template placeholder") for flag in document.flags)


def test_how_far_a_long_document_is_coded_is_told(folder: Folder) -> None:
    lines = "".join(f"Norland sent {n} letters to Sudmark.\n\n" for n in range(1200))
    (folder.sources / "third.txt").write_text(lines, "utf-8")
    told: list[str] = []
    read_evidence(folder, read_crisis(folder.crisis).model, on_step=told.append)
    names = ["first.txt", "second.txt", "third.txt"]
    assert told == [*names, "42% of third.txt", "83% of third.txt", "weighing what they say"]
