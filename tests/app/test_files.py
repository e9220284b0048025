"""Files read whole and ties that cite what another folder accepted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tightrope.app.errors import UnknownImport
from tightrope.app.files import text_of as room
from tightrope.app.files.between import on_own_claims
from tightrope.app.files.text_of import text_of


def test_a_text_comes_without_its_mark_and_with_its_returns(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes('\ufeffa,"b\rc"\r\n'.encode())
    assert text_of(file) == 'a,"b\rc"\r\n'


def test_a_file_as_large_as_allowed_is_read_and_a_larger_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert room.MOST_BYTES == 50_000_000  # as the message says
    monkeypatch.setattr(room, "MOST_BYTES", 4)
    file = tmp_path / "a.csv"
    file.write_bytes(b"abcd")
    assert text_of(file) == "abcd"
    file.write_bytes(b"abcde")
    with pytest.raises(UnknownImport, match=r"a\.csv: this file is too large"):
        text_of(file)


def test_what_is_packed_is_read_up_to_the_same_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 4)
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(b"abcd"))
    assert text_of(file) == "abcd"
    file.write_bytes(gzip.compress(b"abcde"))
    with pytest.raises(UnknownImport, match=r"a\.csv\.gz: this file is too large"):
        text_of(file)
    for broken in (b"abcd", gzip.compress(b"abcd")[:-9]):
        file.write_bytes(broken)
        with pytest.raises(UnknownImport, match=r"a\.csv\.gz: this file cannot be read"):
            text_of(file)


def test_the_line_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a\nb\n\xff\nc\xfe\n")
    with pytest.raises(UnknownImport, match=r"a\.csv:3: this file is not in UTF-8"):
        text_of(file)
    with pytest.raises(UnknownImport, match="this file cannot be read"):
        text_of(tmp_path / "none.csv")


def test_only_claims_accepted_here_are_cited() -> None:
    own = {"from": "a", "cites": ["c1"]}
    mixed = {"from": "b", "cites": ["c1", "c2", "c3"], "assumption": "so"}
    foreign = {"from": "c", "cites": ["c2"]}
    bare = {"from": "d"}
    ties, changed = on_own_claims([own, mixed, foreign, bare], {"c1"})
    assert changed == 2
    assert ties == [
        own,
        {"from": "b", "cites": ["c1"], "assumption": "so; rests elsewhere on the claims c2, c3"},
        {"from": "c", "assumption": "rests elsewhere on the claims c2"},
        bare,
    ]
