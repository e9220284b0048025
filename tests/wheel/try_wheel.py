"""Tries an installed wheel as a new user would: `make test-wheel` runs it in a fresh environment.

Standard library only, since the environment holds nothing but Tightrope and what it requires; no
extras, and the pip that came with Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

TEXT = "The government of Norland condemned Sudmark on Monday. Talks between them have stopped.\n"
PAGE = f"<html><head><title>Dispute</title></head><body><article><p>{TEXT * 4}</p></article></body></html>"


def run(*arguments: str, codes: tuple[int, ...] = (0,)) -> str:
    """Gives what the installed command prints; ends the trial where its exit code is another."""
    command = [str(Path(sys.executable).with_name("tightrope")), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    if "Traceback" in done.stderr:
        sys.exit(f"{' '.join(arguments)}: a traceback\n{done.stderr}")
    return done.stdout + done.stderr


def try_reading(folder: Path) -> None:
    """A good text, a broken page and a good page: the good ones are read, the bad one is named."""
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "b.html").write_bytes(b"\x00\x01\x02\xff" * 300)
    (inbox / "c.html").write_text(PAGE, encoding="utf-8")
    run("init", str(folder / "w"))
    said = run("read", str(inbox), "--into", str(folder / "w"), codes=(0, 4))
    assert "b.html" in said, said
    kept = {path.name for path in (folder / "w" / "sources").iterdir()}
    assert kept == {"a.txt", "c.html"}, kept


def main() -> None:
    """Runs every trial and prints one line for each."""
    trials = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        assert metadata.version("tightrope") in run("--version")
        broken = [line for line in run("doctor").splitlines() if "broken" in line]
        assert not broken, broken
        try_reading(folder)
        case = folder / "case"
        run("init", str(case), "--example", "gas-dispute-2009")
        assert json.loads(run("analyse", str(case), "--json"))
        run("brief", str(case), "--out", str(folder / "brief.html"))
        assert (folder / "brief.html").stat().st_size > 10_000
        trials = 5
    print(f"wheel of {metadata.version('tightrope')}: {trials} trials passed")


if __name__ == "__main__":
    main()
