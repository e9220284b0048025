"""Web archives that are cut short or hold rubbish: what could be read is read, the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.files import page, warc
from tightrope.corpus import read_documents
from tightrope.corpus.errors import DamagedDocument
from tightrope.errors import TightropeError

PAGE = page()
ONE = {packed: warc(PAGE, packed=packed) for packed in (False, True)}


def read(folder: Path, data: bytes) -> tuple[list[tuple[str, ...]], list[str]]:
    """Gives the flags of each document read, and what was refused."""
    path = folder / ("a.warc.gz" if data.startswith(b"\x1f\x8b") else "a.warc")
    path.write_bytes(data)
    refused: list[TightropeError] = []
    found = [document.flags for document in read_documents([path], on_error=refused.append)]
    return found, [error.what for error in refused]


@pytest.mark.parametrize("packed", [False, True])
def test_a_whole_archive_is_read_without_a_word(tmp_path: Path, packed: bool) -> None:
    assert read(tmp_path, ONE[packed] * 2) == ([(), ()], [])


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_record_cut_short_is_flagged_and_told(tmp_path: Path, packed: bool, kept: float) -> None:
    data = ONE[packed] + ONE[packed][: int(len(ONE[packed]) * kept)]
    found, refused = read(tmp_path, data)
    assert found[0] == ()
    assert all("truncated record: at least " in " ".join(flags) for flags in found[1:])
    assert len(refused) >= 1
    assert "a.warc" not in refused[-1]
    assert refused[-1].startswith("the archive ends inside a record after record ")


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_in_a_header_is_told(tmp_path: Path, packed: bool) -> None:
    found, refused = read(tmp_path, ONE[packed] + ONE[packed][:30])
    assert found == [()]
    assert refused[0] in (
        "the archive ends inside a record after record 1",
        "the archive is damaged after record 1 (a header breaks off); what follows was not read",
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "rubbish", [b"RUBBISH\r\n\r\n" * 20, b"\0\xff rubbish" * 9, b"WARC/1.0\r\n\r\n\r\n" * 7]
)
def test_what_stands_behind_rubbish_is_read_and_the_rubbish_counted(
    tmp_path: Path, packed: bool, rubbish: bytes
) -> None:
    found, (refused,) = read(tmp_path, ONE[packed] * 2 + rubbish + ONE[packed] * 2)
    assert found == [(), (), (), ()]
    assert refused.startswith("the archive is damaged after record 2 (")
    assert refused.endswith(f"; {len(rubbish)} bytes were not read")


@pytest.mark.parametrize("packed", [False, True])
def test_rubbish_at_the_end_is_told(tmp_path: Path, packed: bool) -> None:
    found, refused = read(tmp_path, ONE[packed] + b"rubbish, " * 40)
    assert found == [()]
    assert refused[0].startswith("the archive is damaged after record 1 (")
    assert refused[0].endswith("; what follows was not read")


def test_a_packed_record_damaged_inside_leaves_those_behind_it(tmp_path: Path) -> None:
    one = ONE[True]
    broken = one[: len(one) // 2] + b"\xff" * 40 + one[len(one) // 2 + 40 :]
    found, refused = read(tmp_path, one + broken + one)
    assert (found[0], found[-1]) == ((), ())
    assert any("damaged" in line for line in refused)


def test_rubbish_raises_where_nobody_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(ONE[False] + b"RUBBISH\r\n" * 20 + ONE[False])
    reading = read_documents([path])
    next(reading)
    with pytest.raises(DamagedDocument, match="after record 1"):
        next(reading)


def test_a_file_of_nothing_but_beginnings_is_given_up(tmp_path: Path) -> None:
    found, (refused,) = read(tmp_path, ONE[False] + b"WARC/1.0\n\n\n" * 3000)
    assert found == [()]
    assert refused.endswith("; what follows was not read")


def test_a_length_that_is_too_large_is_told(tmp_path: Path) -> None:
    data = ONE[False].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    ((flag,),), refused = read(tmp_path, data)
    assert flag.startswith("truncated record: at least ")
    assert refused == []
