"""Texts that no file can be written with, marks at the head of a file, numbers without end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.claims.test_decide import ARMED, THANKED
from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.claims.decide import append_decisions, check_decisions, read_decisions
from tightrope.evidence.errors import BadRecord


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(ARMED, "accepted"), Decision(THANKED, "rejected")])
    return path


def damage(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes the record of the second line."""
    first, second, *_ = path.read_text("utf-8").splitlines()
    record = json.loads(second)
    change(record)
    path.write_text(f"{first}\n{json.dumps(record)}\n", "utf-8")


FIELDS = (
    "note", "by", "at", "judgement", "claim.note", "claim.source_text", "claim.speakers.0",
    "claim.time_stated", "claim.document", "claim.anchor.prefix", "claim.anchor.exact",
)  # fmt: skip


def put(field: str, value: str) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        *outer, last = field.removesuffix(".0").split(".")
        inner = record
        for key in outer:
            inner = inner[key]
        inner[last] = [value] if field.endswith(".0") else value

    return change


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\ud800", "half a character (a lone surrogate)"),
        ("\udfff", "half a character (a lone"),
        ("\0", "a NUL, which is no character of a text"),
    ],
)
def test_a_text_that_no_file_can_hold_is_named_by_line_and_field(
    path: Path, field: str, sign: str, said: str
) -> None:
    damage(path, put(field, f"x{sign}y"))
    with pytest.raises(BadRecord) as told:
        read_decisions(path)
    line = str(told.value)
    assert line.startswith(f"evidence.jsonl:2: field '{field}' has {said}")
    line.encode("utf-8")
    [found] = [
        one for one in check_decisions(path, lambda _: None, ()) if one.where == "evidence.jsonl:2"
    ]
    assert (found.check, found.severity) == ("bad-evidence-record", "error")
    assert f"field '{field}' has {said}" in found.message


@pytest.mark.parametrize("sign", ["\ud7ff", "\ue000", "\x01", "\U0001f600"])
def test_the_neighbours_of_what_is_refused_are_read(path: Path, sign: str) -> None:
    damage(path, put("note", sign))
    assert [one.note for one in read_decisions(path)] == ["", sign]


def test_a_key_with_half_a_character_is_named(path: Path) -> None:
    damage(path, put("claim.\ud800", "x"))
    with pytest.raises(BadRecord, match=r"evidence\.jsonl:2: .* half a character"):
        read_decisions(path)


@pytest.mark.parametrize("note", ["\udcff", "\0"])
def test_a_decision_with_such_a_text_is_not_written(path: Path, note: str) -> None:
    before = path.read_bytes()
    with pytest.raises(BadRecord, match="field 'note'"):
        append_decisions(path, [Decision(ARMED, "accepted", note=note)])
    assert path.read_bytes() == before


def test_a_byte_order_mark_is_read_over(path: Path) -> None:
    decisions, data = read_decisions(path), path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + data)
    assert read_decisions(path) == decisions
    append_decisions(path, decisions)
    assert path.read_bytes() == data


def test_the_line_that_is_not_utf_8_is_named_and_is_a_finding(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data + b"\xff\n")
    with pytest.raises(BadRecord, match=r"evidence\.jsonl:3: .* not UTF-8"):
        read_decisions(path)
    [found] = check_decisions(path, lambda _: None, ())
    assert (found.where, found.check) == ("evidence.jsonl:3", "bad-evidence-record")


@pytest.mark.parametrize("digits", ["9" * 16, "-" + "9" * 15, "1" * 6000])
def test_a_number_of_many_digits_is_refused_in_our_words(path: Path, digits: str) -> None:
    line = path.read_text("utf-8").splitlines()[0]
    path.write_text(line.replace('"start": 0', f'"start": {digits}') + "\n", "utf-8")
    with pytest.raises(BadRecord) as told:
        read_decisions(path)
    line = str(told.value)
    assert line.startswith("evidence.jsonl:1: a number this large is not used here: ")
    assert len(line) < 100
