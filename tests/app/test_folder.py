"""Where a folder begins, what is cleaned away, and what may be printed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tightrope.app import use_cases
from tightrope.app.result import json_text
from tightrope.app.store.folder import init_folder
from tightrope.errors import Refused, TightropeError, visible


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
