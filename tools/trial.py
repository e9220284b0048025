"""Runs tests over a copy of the package, with a mutated file in it and without."""

from __future__ import annotations

import compileall
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path

NOTICED, SURVIVED, NO_TIME = "noticed", "SURVIVED", "no time"
_FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
_GONE = re.compile(r"^ERROR: (?:file or directory )?not found: (.+)$", re.MULTILINE)
_USAGE, _NONE = 4, 5  # exit codes of pytest: it cannot start so; it found no test


class Trial:
    """Says whether tests notice a mutated file; remembers which tests can be relied on."""

    def __init__(self, root: Path, copied: Path, longest: float) -> None:
        self._root = root
        self._copied = copied
        compileall.compile_dir(copied, quiet=1)  # once: each run imports most of the package
        self._longest = longest
        self._sound = set[str]()  # they pass without a mutation
        self._left_out = set[str]()  # they are gone, or fail without a mutation too

    def of(self, path: Path, text: str, tries: Sequence[Sequence[str]]) -> str:
        """Tries one list of tests after the other on the file with this text.

        Gives NOTICED as soon as a test fails that passes on the file as it is, else NO_TIME where
        one of the lists did not end in time, else SURVIVED.
        """
        inside = self._copied / path.relative_to(self._root / "src")
        verdict = SURVIVED
        for tests in tries:
            failed = self._first_failure(inside, text, tests)
            if failed:
                return NOTICED
            if failed is None:
                verdict = NO_TIME
        return verdict

    def _first_failure(self, inside: Path, text: str, tests: Sequence[str]) -> str | None:
        """Gives the first test that fails for the mutation; "" for none, None without an end."""
        while True:
            with _replaced(inside, text):
                failed = self._run(tests)
            if not failed or failed in self._sound | self._left_out or "::" not in failed:
                return failed
            if self._run([failed]) == "":
                self._sound.add(failed)
                return failed
            self._left_out.add(failed)

    def _run(self, tests: Sequence[str]) -> str | None:
        """Gives the first test that fails over the copy; "" for none, None without an end."""
        asked = [test for test in tests if test not in self._left_out]
        if not asked:
            return ""
        left_out = [part for test in sorted(self._left_out) for part in ("--deselect", test)]
        flags = ["-x", "-q", "-p", "no:cacheprovider", *left_out]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *flags, *asked],
                cwd=self._root,
                env={
                    **os.environ,
                    "PYTHONPATH": str(self._copied),
                    "PYTHONDONTWRITEBYTECODE": "1",
                },
                capture_output=True,
                check=False,
                text=True,
                timeout=self._longest,
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode in {0, _NONE}:
            return ""
        gone = {
            test for line in _GONE.findall(done.stderr) for test in asked if line.endswith(test)
        }
        if done.returncode == _USAGE and gone:
            self._left_out |= gone
            return self._run(asked)
        found = _FAILED.search(done.stdout)
        return found[1] if found else "a run that cannot start"


@contextmanager
def _replaced(file: Path, text: str) -> Iterator[None]:
    kept = file.read_bytes()
    Path(cache_from_source(str(file))).unlink(missing_ok=True)  # its date and size may not differ
    file.write_text(text, "utf-8")
    try:
        yield
    finally:
        file.write_bytes(kept)
