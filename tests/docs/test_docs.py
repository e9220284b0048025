"""The documentation says what the code does: generated pages are fresh, codes are documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.generate import PAGES, error_classes

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_fresh(name: str) -> None:
    page = ROOT / "docs" / name
    assert page.is_file(), f"docs/{name} is missing; run make docs"
    assert page.read_text("utf-8") == PAGES[name](), f"docs/{name} is stale; run make docs"


def test_error_codes_are_unique_and_explained() -> None:
    classes = error_classes()
    codes = [error.code for error in classes]
    assert len(codes) == len(set(codes)), sorted(c for c in codes if codes.count(c) > 1)
    for error in classes:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", error.code), error
        assert len((error.__doc__ or "").split()) >= 6, f"{error.__name__} explains nothing"
        assert error.exit_code in {1, 2, 3, 4, 5}


def _codes_of(path: Path) -> Iterator[str]:
    """The names of checks, and codes of errors that say their own, in a file of the source."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first, *more = [*node.args, ast.Constant(None)]
            kind = more[0].value if more and isinstance(more[0], ast.Constant) else None
            is_check = node.func.id == "Fault" or kind in {"error", "warning"}
            if is_check and isinstance(first, ast.Constant):
                yield str(first.value)
        elif isinstance(node, ast.ClassDef):
            for one in node.keywords:
                if one.arg == "code" and isinstance(one.value, ast.Constant):
                    yield str(one.value.value)


def test_every_code_in_the_source_has_its_entry() -> None:
    pages = [ROOT / "docs/reference" / name for name in ("errors.md", "checks.md")]
    told = {
        code for page in pages for code in re.findall(r"(?m)^## (.+)$", page.read_text("utf-8"))
    }
    found = {code for path in (ROOT / "src").rglob("*.py") for code in _codes_of(path)}
    assert {"wrong-value", "decided-twice", "unknown-claim", "bad-evidence-record"} <= found
    assert found <= told, f"no entry under docs/reference: {sorted(found - told)}"


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("statement", ["import tightrope", "import tightrope.cli.main"])
def test_heavy_packages_are_imported_late(statement: str) -> None:
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"numpy", "scipy", "numba", "networkx", "pydantic", "lark", "jinja2", "duckdb", "rich"}
    assert not loaded & heavy
