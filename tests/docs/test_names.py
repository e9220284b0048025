"""What pages name in passing exists: files of the repository, verbs and options of the program."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT, unknown

OLD = {"CHANGELOG.md"}  # tells of what is gone
PAGES = [page for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")) if page.name not in OLD]
_CODE = re.compile(r"`([^`\n]+)`")


def test_files_that_pages_name_exist() -> None:
    gone = [
        (page.name, named)
        for page in PAGES
        for named in _CODE.findall(page.read_text("utf-8"))
        if re.match(r"(src|tests|bench|docs|training|tools)/[\w./-]+$", named)
        and not (ROOT / named).exists()
    ]
    assert not gone


def test_commands_that_pages_name_are_known() -> None:
    wrong = [
        (page.name, named, unknown(named))
        for page in PAGES
        for named in _CODE.findall(page.read_text("utf-8"))
        if re.match(r"tightrope [a-z]", named) and unknown(named)
    ]
    assert not wrong
    modules = {
        named
        for page in PAGES
        for named in re.findall(
            r"python -m ((?:bench|tests|training|tools|docs)[\w.]*)", page.read_text("utf-8")
        )
    }
    for module in modules:
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module
