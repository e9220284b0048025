"""The README tells the truth: its commands and its Python run, its targets exist."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, blocks, commands, follow

README = ROOT / "README.md"
ARTICLE = "Norland condemned Sudmark on Monday. Sudmark said Norland had sent arms to Velm.\n"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Gives the folder in which the whole page has been followed, and what was printed."""
    here = tmp_path_factory.mktemp("readme")
    (here / "articles").mkdir()
    (here / "articles" / "monday.txt").write_text(ARTICLE, "utf-8")
    return here, follow(README, here)


def test_every_command_and_the_python_run(followed: tuple[Path, dict[str, str]]) -> None:
    here, said = followed
    assert (here / "crisis" / "brief.html").is_file()
    assert (here / "crisis" / "sources" / "monday.txt").read_text("utf-8") == ARTICLE
    least = said['tightrope whatif k --for "argentina.invade=yes"']
    assert "that Argentina lands on the islands" in least
    assert "Steps that pay lead there from today" in least


def test_the_first_screen_has_two_commands_that_make_knows() -> None:
    first = blocks(README)[0]
    assert [command.split("#")[0].split() for command in commands(first)] == [
        ["make", "demo"],
        ["make", "test"],
    ]
    assert README.read_text("utf-8").partition("```")[0].count("\n") <= 12
    planned = subprocess.run(
        ["make", "-n", "demo", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"tightrope demo$", planned, re.MULTILINE)
    assert "-m pytest" in planned
