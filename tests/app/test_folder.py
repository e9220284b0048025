"""Where a folder begins, what is cleaned away, and what may be printed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tightrope.app import use_cases
from tightrope.app.errors import OutHasNoFolder, OutIsAFolder, UnsafePath
from tightrope.app.model.checking import check_day
from tightrope.app.result import json_text
from tightrope.app.store.folder import check_out, init_folder, write_inside, write_out
from tightrope.errors import Refused, TightropeError, UsageMistake, visible


def test_what_a_killed_init_staged_is_cleaned_by_a_later_one(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".tightrope-init-old", tmp_path / ".tightrope-init-fresh"
    for place in (old, fresh):
        (place / "case").mkdir(parents=True)
    days_ago = time.time() - 2 * 86_400
    os.utime(old, (days_ago, days_ago))
    init_folder(tmp_path / "w")
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_folder_in_use_is_not_begun_again(tmp_path: Path) -> None:
    made = init_folder(tmp_path / "w")
    before = made.crisis.read_bytes()
    with pytest.raises(Refused, match="not empty"):
        init_folder(tmp_path / "w")
    assert made.crisis.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain, Ünïcode – “quoted”, 中文", "plain, Ünïcode – “quoted”, 中文"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb\x1b[31m", "a\\u200bb\\x1b[31m"),
        ("thin\u2009space", "thin\u2009space"),
        ("two\nlines", "two\nlines"),
        ("\ud800", "\\ud800"),
    ],
)
def test_signs_that_show_nothing_are_made_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_an_error_shows_what_turns_its_direction_wherever_it_stands() -> None:
    error = TightropeError("no \u202efile", where="a\u2066b", value="c\u202dd", hint="e\u200ef")
    assert "\\u202e" in str(error)
    assert str(error).isascii()


def test_json_escapes_them_and_reads_back_the_same() -> None:
    told = {"quote": "a\u202eb “c” \u2028 é"}
    text = json_text(told)
    assert "\u202e" not in text
    assert "\u2028" not in text
    assert "é" in text
    assert json.loads(text) == told


def test_a_folder_that_was_begun_by_hand_takes_its_first_documents(tmp_path: Path) -> None:
    folder, text = tmp_path / "w", tmp_path / "a.txt"
    folder.mkdir()
    (folder / "crisis.yaml").write_text("title: By hand\n", "utf-8")
    text.write_text("Algeria condemned Morocco.\n", "utf-8")
    assert use_cases.read(folder, [text]).added == ("a.txt",)


def test_nothing_is_written_out_of_a_folder_by_a_path_or_a_link(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "w")
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("mine", "utf-8")
    (folder.path / "link.txt").symlink_to(elsewhere)
    (folder.path / "way").symlink_to(tmp_path)
    for path in (
        folder.path / "link.txt",
        folder.path / "way" / "elsewhere.txt",
        folder.path / ".." / "elsewhere.txt",
    ):
        with pytest.raises(UnsafePath):
            write_inside(folder, path, b"theirs")
    assert elsewhere.read_text("utf-8") == "mine"
    write_inside(folder, folder.path / "new" / "own.txt", b"ours")
    assert (folder.path / "new" / "own.txt").read_bytes() == b"ours"


def test_a_file_is_written_where_there_is_a_folder_for_it(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "w")
    write_out(folder.path, tmp_path / "out.txt", b"a")
    assert (tmp_path / "out.txt").read_bytes() == b"a"
    write_out(folder.path, folder.path / "new" / "out.txt", b"a")  # its own folders are made
    with pytest.raises(OutHasNoFolder):
        check_out(folder.path, tmp_path / "none" / "out.txt")
    with pytest.raises(OutIsAFolder):
        check_out(folder.path, tmp_path)


def test_each_schema_is_of_its_own_file() -> None:
    crisis, brief = use_cases.schema("crisis").json_schema, use_cases.schema("brief").json_schema
    assert "actors" in crisis["properties"]
    assert "actors" not in brief["properties"]
    assert use_cases.schema().json_schema == crisis


@pytest.mark.parametrize(
    ("as_of", "told"), [("2031-06-01", True), ("2031-06-02", False), (None, True), ("2030", True)]
)
def test_a_day_later_than_all_that_is_dated_is_refused(
    tmp_path: Path, as_of: str | None, told: bool
) -> None:
    folder = init_folder(tmp_path / "w")
    folder.crisis.write_text("title: T\nas_of: 2031-06-01\nactors: {a: {name: A}}\n", "utf-8")
    if told:
        check_day(folder, as_of)
    else:
        with pytest.raises(UsageMistake):
            check_day(folder, as_of)
    check_day(None, as_of)


def test_a_demo_begins_a_case_once_and_leaves_what_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        "tightrope.app.use_cases.model.brief", lambda path, *, how: asked.append((path, how))
    )
    path, how = tmp_path / "demo", use_cases.How(draws=3)
    use_cases.demo(path, "two-cities-teaching", how)
    assert (path / "sources").is_dir()
    (path / "crisis.yaml").write_text("title: Mine\n", "utf-8")
    use_cases.demo(path, "two-cities-teaching", how)
    assert (path / "crisis.yaml").read_text("utf-8") == "title: Mine\n"
    assert asked == [(path, how)] * 2
