"""A command line to call in the same process, and folders to call it on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.articles import CRISIS, FIRST, SECOND
from tightrope.cli.main import run

Call = Callable[..., tuple[int, str, str]]

_INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from tightrope.cli import main
main(sys.argv[1:])
"""


def start(*arguments: object) -> subprocess.Popen[str]:
    """Starts the command in a process that an interrupt reaches, also where ours ignores it.

    What runs in the background of a shell, or under nohup, ignores interrupts, and so do its
    children.
    """
    return subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTIBLE, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Gives a function: arguments -> exit code, standard output, standard error."""

    def one(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return one


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture
def quarrel(tmp_path: Path, call: Call) -> Path:
    """A crisis folder with the invented quarrel as its model."""
    folder = tmp_path / "quarrel"
    assert call("init", folder)[0] == 0
    (folder / "crisis.yaml").write_text(CRISIS, "utf-8")
    return folder
