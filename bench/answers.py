"""What a user waits for: `python -m bench answers`. Seconds of processor, each in its own process.

The baselines: an interpreter that does nothing, for starting; the folder opened (its model checked,
its documents read), for answers of the first case: first, again, and after an edit of a title (which
works nothing out anew) and of what somebody wants (which does).
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

CASE = "russia-iran-israel-2025"
_STARTS = {
    "an interpreter (baseline)": "pass",
    "import tightrope": "import tightrope",
    "tightrope --help": "from tightrope.cli import main; main(['--help'])",
}
_OPENED = """
import sys
from pathlib import Path
from tightrope.app.answers import briefs
from tightrope.app.gathered.gather import gather
found = gather(Path(sys.argv[1]))
found.reading
"""
_ANSWERED = f"{_OPENED}briefs.answers_of(found)\n"


def processor(code: str, *arguments: Path) -> float:
    """Gives the seconds of processor that Python text takes in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own text
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run() -> None:
    """Prints seconds of processor and the ratio to the baseline."""
    nothing = min(processor("pass") for _ in range(5))
    for name, code in _STARTS.items():
        _tell(name, min(processor(code) for _ in range(5)), nothing)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "w"
        shutil.copytree(str(resources.files("tightrope.cases").joinpath(CASE)), path)
        processor(_ANSWERED, path)  # documents are coded, passes compiled
        opened = processor(_OPENED, path)
        _tell("the folder opened (baseline)", opened, opened)
        for kept in (".tightrope/found", ".tightrope/ahead"):
            shutil.rmtree(path / kept)
        _tell("answers, first", processor(_ANSWERED, path), opened)
        _tell("answers, again", processor(_ANSWERED, path), opened)
        for name, before, after in (
            ("the title", r"(?m)^title: ", "title: Again, "),
            ("what somebody wants", "weight: vital", "weight: major"),
        ):
            crisis = path / "crisis.yaml"
            text, count = re.subn(before, after, crisis.read_text("utf-8"), count=1)
            assert count, name
            crisis.write_text(text, "utf-8")
            _tell(f"answers after an edit of {name}", processor(_ANSWERED, path), opened)


def _tell(name: str, seconds: float, baseline: float) -> None:
    print(f"{name:42} {seconds:7.2f} s {seconds / baseline:6.1f} x baseline")


if __name__ == "__main__":
    run()
