"""The table of folders is the tree: nothing missing, nothing that is gone."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

TABLE = dict(
    re.findall(
        r"^\| `([^`]+)/` \|.*\| ([^|]*) \|$",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.MULTILINE,
    )
)
SPLIT = {"src/tightrope/evidence"}  # its rooms have lines of their own, and it has none


def folders() -> set[str]:
    """Gives the folders that a newcomer meets: of the repository, of the package, of two rooms."""
    files = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.yaml", "*.tsx"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    found = set()
    for file in files:
        parts = file.split("/")[:-1]
        if parts[:1] == ["src"]:
            deep = parts[2:3] in (["analysis"], ["evidence"])
            found |= {"/".join(parts[:n]) for n in ((3, 4) if deep else (3,)) if len(parts) >= n}
        elif parts and not parts[0].startswith("."):
            found.add(parts[0])
    return {folder for folder in found if not folder.rpartition("/")[2].startswith("_")}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the tree is told by git")
def test_every_folder_has_one_line() -> None:
    data = {"src/tightrope/evidence/data"}
    assert set(TABLE) == folders() - SPLIT - data
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert all(text.count(f"| `{folder}/` |") == 1 for folder in TABLE)


def test_what_to_read_first_is_there() -> None:
    for folder, named in TABLE.items():
        starts = re.findall(r"`([^`]+)`", named)
        assert starts or folder == "src/tightrope/cases", folder
        for start in starts:
            places = [ROOT / folder / start, *(ROOT / folder).glob(f"*/{start}")]
            assert any(place.exists() for place in places), f"{folder}/{start}"


def test_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("CONTRIBUTING.md", "README.md"):
        assert (
            set(
                re.findall(r"(?:`|^)make ([a-z-]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
            )
            <= targets
        )


def test_every_file_folder_and_module_that_is_named_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    named = {
        name
        for name in re.findall(r"`([\w./]+)`", prose)
        if "/" in name or name.endswith(".py") or (ROOT / "src/tightrope/app" / name).is_dir()
    }
    assert {"store", "dates.py", "cli/verbs.py", "crisis/parts/"} <= named
    assert not [name for name in named if not list(places(name))]
    for module in re.findall(r"python -m ([\w.]+)", text):
        assert module == "pytest" or list(places(module.replace(".", "/") + ".py")), module


def places(name: str) -> Iterator[Path]:
    """Gives where a name may lead: of the repository, of the package, of its room `app` or an engine."""
    package = ROOT / "src/tightrope"
    roots = (ROOT, package, package / "app", package / "analysis/strategy")
    return (root / name for root in roots if (root / name).exists())


def test_what_is_named_and_gone_is_found() -> None:
    assert not list(places("workspace/"))
    assert list(places("app/use_cases/")) == [ROOT / "src/tightrope/app/use_cases"]


def test_the_order_of_the_rooms_of_app_is_that_of_the_contract() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = text[text.index("Inside `app` each room") : text.index("## Adding something")]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (
        c["layers"] for c in contracts["contracts"] if c.get("containers") == ["tightrope.app"]
    )
    rooms = [
        name
        for layer in reversed(layers)
        for name in layer.split(" | ")
        if (ROOT / "src/tightrope/app" / name).is_dir()
    ]
    assert [name for name in re.findall(r"`(\w+)`", told) if name != "app"] == rooms
