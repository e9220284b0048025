"""The README tells the truth: its Python runs, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tightrope.app.folder import init_folder
from tightrope.cli.main import VERBS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init_folder(tmp_path / "w", "russia-iran-israel-2025")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - our own page
    assert {"conflict", "crisis"} <= set(names)


def test_commands_exist() -> None:
    used = set(re.findall(r"^tightrope (\w+)", README, re.MULTILINE))
    assert used
    assert used <= set(VERBS)
