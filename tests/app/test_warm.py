"""A folder kept warm: gathered once, and again as soon as a file of it that answers follow from changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.articles import CRISIS, FIRST
from tightrope.app.evidence.suggested import place_of
from tightrope.app.gathered import warm as room
from tightrope.app.gathered.warm import Warm, fingerprint
from tightrope.app.how import How
from tightrope.app.store.folder import Folder, init_folder
from tightrope.errors import TightropeError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    (made.sources / "first.txt").write_text(FIRST, "utf-8")
    made.derived.mkdir(exist_ok=True)
    return made


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[How]:
    """How the folder was gathered, time after time; each time something else comes out."""
    asked: list[How] = []

    def gathered(path: Path, how: How) -> object:
        asked.append(how)
        return object()

    monkeypatch.setattr(room, "gather", gathered)
    return asked


def _write(place: Callable[[Folder], Path]) -> Callable[[Folder], None]:
    def write(folder: Folder) -> None:
        place(folder).write_text("# changed, and longer than it was before\n" * 99, "utf-8")

    return write


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda folder: None, False),
        (_write(lambda folder: folder.crisis), True),
        (_write(lambda folder: folder.expectations), True),
        (_write(lambda folder: folder.decisions), True),
        (_write(lambda folder: folder.sources / "first.txt"), True),
        (_write(lambda folder: folder.sources / "second.txt"), True),
        (lambda folder: (folder.sources / "first.txt").unlink(), True),
        (_write(lambda folder: place_of(folder, "llm:m")), True),
        (_write(lambda folder: place_of(folder, "assistant-bot")), False),
        (_write(lambda folder: folder.draft), False),
        (_write(lambda folder: folder.journal), False),
        (_write(lambda folder: folder.path / "brief.html"), False),
        (_write(lambda folder: folder.derived / "more.json"), False),
    ],
)
def test_only_what_answers_follow_from_has_it_gathered_again(
    change: Callable[[Folder], None], again: bool, folder: Folder, made: list[How]
) -> None:
    warm = Warm(folder.path)
    first = warm.gathered(How())
    change(folder)
    second = warm.gathered(How())
    assert (second is not first, len(made)) == (again, 1 + again)
    assert warm.gathered(How()) is second


def test_who_is_told_makes_no_other_answer_but_draws_seed_and_date_do(
    folder: Folder, made: list[How]
) -> None:
    warm, told = Warm(folder.path), list[str]()
    first = warm.gathered(How())
    assert warm.gathered(How(on_step=told.append, on_note=told.append)) is first
    made[0].on_step("a step")  # whoever asked last is told
    assert told == ["a step"]
    for other in (How(draws=3), How(seed=1), How(as_of="2024")):
        assert warm.gathered(other) is not first
    assert len(made) == 4


def test_six_are_kept_the_longest_unasked_goes_first(folder: Folder, made: list[How]) -> None:
    warm = Warm(folder.path)
    for draws in range(6):
        warm.gathered(How(draws=draws))
    warm.gathered(How(draws=0))  # asked again: now 1 is the oldest
    warm.gathered(How(draws=6))
    assert len(made) == 7
    warm.gathered(How(draws=0))
    assert len(made) == 7
    warm.gathered(How(draws=1))
    assert len(made) == 8
    assert "6 kept" in repr(warm)


def test_nothing_is_kept_of_what_fails(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise TightropeError("no")

    warm = Warm(folder.path)
    monkeypatch.setattr(room, "gather", fails)
    with pytest.raises(TightropeError):
        warm.gathered(How())
    made: Any = object()
    monkeypatch.setattr(room, "gather", lambda *_: made)
    assert warm.gathered(How()) is made


def test_a_file_that_goes_meanwhile_is_as_if_it_had_not_been_there(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(folder.path)
    assert [mark[0] for mark in before] == ["crisis.yaml", "sources/first.txt"]
    gone = folder.path / "gone.yaml"
    gone.symlink_to(folder.path / "nowhere")
    assert fingerprint(folder.path) == before
