"""Every how-to does what it says: its commands are run, in order, in an empty folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, blocks, commands, follow, unknown

# page -> a command on it, and what a reader is told to see
SAID = {
    "read-articles": [
        ("cat articles/monday.txt | tightrope read - --into crisis", "already"),
        ("tightrope review crisis --list", "norland.*sudmark"),
    ],
    "review-claims": [("tightrope review crisis --skipped", "The weather was fine")],
    "draft-a-model": [
        ("tightrope draft crisis", "Left to you.*interests.norland"),
        ("tightrope draft crisis --reject ties --all", "0 refused, 0 waiting"),
    ],
    "rankings-weights-payoffs": [("tightrope check three --strict", "0 errors, 0 warnings")],
    "ask-a-conflict": [
        ("tightrope analyse w --coalitions --concept gmr", "coalitions looked at, each side alone"),
    ],
    "model-a-crisis": [("tightrope check crisis --strict", "0 errors, 0 warnings")],
    "write-interests": [
        ("tightrope analyse strait", r"north.toll +yes +no.*south.escort +no +yes"),
        ("tightrope check strait --strict", "0 errors, 0 warnings"),
    ],
    "red-lines-and-offers": [("tightrope analyse w", "self-executing")],
    "ask-what-if": [
        ("tightrope analyse w --scenario province_pays", "reproduced"),
        ("tightrope analyse w --scenario drought", "reproduced"),
    ],
    "ask-about-another-date": [
        ("tightrope analyse strait", r"north.toll +high.*south.escort +yes"),
        ("tightrope analyse strait --as-of 2030-05-05", r"north.toll +low.*south.escort +no"),
    ],
}
PAGES = sorted((ROOT / "docs" / "howto").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_runs_and_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    said = follow(page, tmp_path)
    for command, found in SAID.get(page.stem, ()):
        assert re.search(found, said[command], re.DOTALL), said[command]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_only_shown_exists(page: Path) -> None:
    shown = [one for block in blocks(page) if block.kind == "console" for one in commands(block)]
    for command in shown:
        assert not command.startswith("tightrope") or not unknown(command), command
