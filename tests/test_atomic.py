"""Files are written whole or not at all, and only where files stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tightrope.atomic import write_atomic


def test_the_whole_file_stands_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "brief.html"
    place.write_text("old", "utf-8")
    write_atomic(place, (b"new ", b"text"))
    assert place.read_bytes() == b"new text"
    assert [one.name for one in tmp_path.iterdir()] == ["brief.html"]


def test_what_is_no_regular_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no regular file") as raised:
        write_atomic(pipe, b"text")
    assert raised.value.filename == str(pipe)
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]
