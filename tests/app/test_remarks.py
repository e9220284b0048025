"""What of a document was not read or not coded is told by `read`, and stands in the folder's records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tightrope.app import use_cases
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.evidence.sources import read_source_notes
from tightrope.app.store.folder import open_folder
from tightrope.cli.main import cli

ENGLISH = "Ruritania condemned Graustark on Friday. The delegates of the two towns met on Monday."
FRENCH = "Le ministre a déclaré vendredi que les deux pays avaient signé un accord."
MAIL = (
    "From: Lind <l@example.org>\nTo: d@example.org\nSubject: Border\nDate: Fri, 13 Jun 2025 09:30:00 +0000\n\n"
    "They did not.\n\nOn 2 June 2025, Abel wrote:\n> Russia attacked Poland on Sunday.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "crisis"
    use_cases.init(made)
    for name, text in {"a.txt": ENGLISH, "b.txt": FRENCH, "c.eml": MAIL}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return made


def read(folder: Path, *options: str) -> str:
    names = [str(folder.parent / name) for name in ("a.txt", "b.txt", "c.eml")]
    done = CliRunner().invoke(cli, ["read", *names, "--into", str(folder), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_read_tells_in_words(folder: Path) -> None:
    said = read(folder)
    assert "not English, not coded: French, 1 of 1 passages" in said
    assert "passages in other languages than English, not coded" in said
    assert "quoted message of 2025-06-02 by Abel" in said


def test_read_tells_in_json(folder: Path) -> None:
    told = json.loads(read(folder, "--json"))
    assert told["remarks"] == {
        "a.txt": ["no claim was found in it"],
        "b.txt": ["not English, not coded: French, 1 of 1 passages", "no claim was found in it"],
        "c.eml": ["quoted or attached messages, kept apart: 1 (#2)", "no claim was found in it"],
        "c.eml#2": ["quoted message of 2025-06-02 by Abel"],
    }
    assert told["counts"]["passages"]["not_english"] == 1


def test_only_what_was_added_now_is_remarked_on(folder: Path) -> None:
    read(folder)
    assert json.loads(read(folder, "--json"))["remarks"] == {}


def test_what_is_not_coded_is_listed_with_its_text(folder: Path) -> None:
    read(folder)
    passed = [(one.document, one.reason, one.text) for one in use_cases.skipped(folder).sentences]
    assert ("b.txt", "not in English", FRENCH) in passed


def test_a_note_on_a_message_is_not_one_on_those_it_quotes(folder: Path) -> None:
    (folder / "sources.yaml").write_text("c.eml:\n  published: 2025-07-01\n", encoding="utf-8")
    read(folder)
    claims = use_cases.waiting(folder, chosen={"document": "c.eml#2"}).waiting
    assert {claim.time_resolved for claim in claims} == {"2025-06-01"}


@pytest.mark.parametrize(
    ("notes", "days"),
    [
        ("", ["2025-06-13", "2025-06-02"]),
        ("c.eml: {published: 2025-07-01}\n", ["2025-07-01", "2025-06-02"]),
        ("c.eml#2: {published: 2025-05-01}\n", ["2025-06-13", "2025-05-01"]),
    ],
)
def test_a_note_stands_above_what_a_message_or_a_quoted_one_says_itself(
    folder: Path, notes: str, days: list[str]
) -> None:
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "c.eml").write_text(MAIL, encoding="utf-8")
    (folder / "sources.yaml").write_text(notes, encoding="utf-8")
    found = read_evidence(open_folder(folder), None).documents
    assert [str(one.metadata.published) for one in found] == days


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(5, "Input/output error"), r"cannot be read \(Input/output error\)"),
        (OSError("odd"), r"cannot be read \(odd\)"),
    ],
)
def test_why_a_file_cannot_be_read_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    whole = Path.open

    def broken(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "a.txt":
            raise error
        return whole(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", broken)
    (refused,) = use_cases.read(folder, [folder.parent / "a.txt"]).refused
    assert re.search(said, str(refused))


def test_another_file_of_the_same_name_is_kept_beside_the_first(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    (other / "a.txt").write_text("Graustark denied it on Saturday.\n", encoding="utf-8")
    read(folder)
    for added in (r"a-[0-9a-f]{8}\.txt", ""):
        found = use_cases.read(folder, [other / "a.txt"])
        assert re.fullmatch(added, "".join(found.added))
    assert found.known == ("a.txt",)


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        ("", None),
        ("# mine\n", None),
        ("x.txt: {reliability: B}  # mine\n", "B"),
        ("{x.txt: {reliability: B}}\n", "B"),
        ("x.txt: {reliability: B}\n...\n", "B"),
        ("x.txt: {reliability: B}", "B"),
    ],
)
def test_notes_are_added_behind_those_of_people_however_these_are_written(
    folder: Path, old: str, kept: str | None
) -> None:
    place = folder / "sources.yaml"
    place.write_text(old, encoding="utf-8")
    read(folder)
    notes = read_source_notes(open_folder(folder))
    assert {name: note.reliability for name, note in notes.items()} == {
        **({"x.txt": kept} if kept else {}), "a.txt": "F", "b.txt": "F", "c.eml": "F", "c.eml#2": "F",
    }  # fmt: skip
    text = place.read_text("utf-8")
    assert ("# mine" in text) is ("# mine" in old)
    read(folder)
    assert place.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (".hidden.txt", "hidden.txt"),
        ("a:b?.txt", "a-b-.txt"),
        ("line\nbreak.txt", "linebreak.txt"),
        ("\u202etxt.txt", "txt.txt"),
        ("x" * 200 + ".txt", "x" * 176 + ".txt"),
    ],
)
def test_a_document_is_kept_under_a_name_that_can_do_no_harm(
    folder: Path, name: str, kept: str
) -> None:
    (folder.parent / name).write_text(ENGLISH, encoding="utf-8")
    assert use_cases.read(folder, [folder.parent / name]).added == (kept,)
