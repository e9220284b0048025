"""Large rubbish is read or refused within bounds: measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no memory bounds there")

_CHILD = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
from tightrope.corpus import clean, inspect, read_documents, repeated_lines, split_sentences
def first():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, refused = first(), []
for document in read_documents([Path(sys.argv[1])], on_error=refused.append):
    passages = clean(document, repeated=repeated_lines([document]))
    split_sentences(document, passages)
    inspect(document, passages)
print(len(refused), (first() - before) * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.parametrize(
    "unit", ["<", "<b>", *(pytest.param(u, marks=pytest.mark.slow) for u in ("&lt;", "<p>a. "))]
)
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_eighteen_megabytes_of_rubbish_stay_small(tmp_path: Path, unit: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(unit * (18_000_000 // len(unit)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True
    )
    refused, grown = map(int, done.stdout.split())
    assert refused in (0, 1)
    assert grown < 900 * 2**20
