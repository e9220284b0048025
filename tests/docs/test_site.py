"""The pages make a site: no warning, no dead link or heading, every page led to from the first."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def build(pages: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Builds the site as `make site` does."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    return subprocess.run(
        [*command, "-d", str(site.with_name("doctrees")), str(pages), str(site)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    done = build(DOCS, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    made = {
        page.relative_to(tmp_path / "site").with_suffix("")
        for page in tmp_path.glob("site/**/*.html")
    }
    assert {page.relative_to(DOCS).with_suffix("") for page in DOCS.glob("**/*.md")} <= made


@pytest.mark.parametrize(
    "mistake", ["[gone](howto/gone.md)", "[gone](howto/review-claims.md#no-such-heading)"]
)
def test_a_dead_link_ends_the_build(tmp_path: Path, mistake: str) -> None:
    pages = tmp_path / "docs"
    (pages / "howto").mkdir(parents=True)
    (pages / "conf.py").write_bytes((DOCS / "conf.py").read_bytes())
    (pages / "howto" / "review-claims.md").write_text("# Review\n", "utf-8")
    (pages / "index.md").write_text(
        f"# First\n\n{mistake}\n\n```{{toctree}}\nhowto/review-claims\n```\n", "utf-8"
    )
    done = build(pages, tmp_path / "site")
    assert done.returncode != 0
    assert "gone" in done.stderr or "no-such-heading" in done.stderr


def test_the_first_page_leads_to_every_other() -> None:
    led = set(re.findall(r"\]\(([^)#\s]+\.md)", (DOCS / "index.md").read_text("utf-8")))
    pages = {str(page.relative_to(DOCS)) for page in DOCS.glob("**/*.md")} - {"index.md"}
    assert led == pages


def test_pages_are_of_four_kinds() -> None:
    kinds = {page.parent.name for page in DOCS.glob("**/*.md") if page.parent != DOCS}
    assert kinds == {"tutorial", "howto", "reference", "explanation"}
