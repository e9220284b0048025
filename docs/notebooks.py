"""Runs the notebooks of the gallery anew, in an empty folder each: `make gallery`. A slow test compares."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

__all__ = ["NOTEBOOKS", "run_notebook", "shown"]

NOTEBOOKS = sorted((Path(__file__).parent / "gallery").glob("*.ipynb"))
_LONGEST = 300  # seconds for one cell
_PLACES = re.compile(r"/tmp/[\w./-]+")  # noqa: S108 - a pattern for what differs between runs


def run_notebook(path: Path) -> Any:
    """Gives the notebook as it comes out when every cell is run, in order, in an empty folder.

    Raises nbclient's CellExecutionError where a cell fails.
    """
    book = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as place:
        where = {"metadata": {"path": place}}
        client = NotebookClient(book, timeout=_LONGEST, resources=where, record_timing=False)
        client.execute()
    book.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
    }
    for cell in book.cells:
        cell.metadata = {}
    return book


def shown(book: Any) -> list[list[str]]:
    """Gives what each cell prints and shows, without the places of this machine."""
    return [
        [_PLACES.sub("PLACE", str(_text(output))) for output in cell.get("outputs", ())]
        for cell in book.cells
    ]


def _text(output: Any) -> object:
    data = output.get("data", {})
    return output.get("text") or data.get("text/html") or data.get("text/plain")


def _main() -> None:
    for path in NOTEBOOKS:
        nbformat.write(run_notebook(path), path)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    sys.exit(_main())
