"""The table of folders is the tree: nothing missing, nothing that is gone."""

from __future__ import annotations

import re
import subprocess

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
        ["git", "ls-files", "*.py", "*.md", "*.yaml"],
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
