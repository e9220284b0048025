"""The notebooks of the gallery run, show what they show, and stay small."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from docs.notebooks import NOTEBOOKS, run_notebook, shown

NAMES = {"the-first-case", "from-articles-to-a-brief", "a-game-from-the-literature"}
LARGEST = 60_000  # bytes


def test_the_gallery_has_its_three_notebooks_and_the_first_page_leads_to_each() -> None:
    assert {path.stem for path in NOTEBOOKS} == NAMES
    index = (Path(__file__).parents[2] / "docs" / "index.md").read_text("utf-8")
    assert all(f"(gallery/{name}.ipynb)" in index for name in NAMES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_as_it_was_run_small_and_of_no_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text) < LARGEST
    assert not re.search(r"/(home|root|work|tmp|Users)/", text)
    assert "<script" not in text.replace('"<script src" in page', "").replace(
        '\\"<script src\\"', ""
    )
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    kinds = {output.output_type for cell in code for output in cell.outputs}
    assert kinds <= {"stream", "execute_result"}, "no error and nothing on standard error"
    assert {o.name for c in code for o in c.outputs if o.output_type == "stream"} <= {"stdout"}
    assert book.cells[0].source.startswith("# ")


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")  # the kernel's own
def test_a_notebook_run_again_shows_the_same(path: Path) -> None:
    kept = nbformat.read(path, as_version=4)
    assert shown(run_notebook(path)) == shown(kept), "run: make gallery"
