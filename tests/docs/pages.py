"""Follows a page as a reader would: every command of it, in order, in one folder.

```sh                        run line by line; each must leave with 0
```sh fails=3                the same, each must leave with this code
```yaml file=NAME            written to NAME before the next command
```yaml append=NAME          added to it
```console                   shown only: it needs a network, a terminal or another machine
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import click

from tightrope.cli.main import ALIASES, cli, run

__all__ = ["ROOT", "Block", "blocks", "commands", "follow", "unknown"]

ROOT = Path(__file__).parents[2]
DRAWS = "5"
_FENCE = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    kind: str
    info: dict[str, str]
    text: str


def blocks(page: Path) -> list[Block]:
    """Gives the fenced blocks of a page in order."""
    return [
        Block(kind, dict(pair.split("=", 1) for pair in info.split() if "=" in pair), text)
        for kind, info, text in _FENCE.findall(page.read_text("utf-8"))
    ]


def commands(block: Block) -> list[str]:
    """Gives the commands of a block: a line each, lines that end in a backslash joined."""
    lines = block.text.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def follow(page: Path, place: Path) -> dict[str, str]:
    """Does what the page says in the folder `place`; gives what each command printed."""
    said: dict[str, str] = {}
    names: dict[str, object] = {"__name__": page.stem}
    with chdir(place):
        for block in blocks(page):
            if "file" in block.info:
                target = Path(block.info["file"])
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.text, "utf-8")
            elif "append" in block.info:
                target = Path(block.info["append"])
                target.write_text(target.read_text("utf-8") + block.text, "utf-8")
            elif block.kind == "python":
                exec(compile(block.text, page.name, "exec", dont_inherit=True), names)  # noqa: S102 - our own page
            elif block.kind == "sh":
                for command in commands(block):
                    code, out = _run(command)
                    assert code == int(block.info.get("fails", "0")), (
                        f"{page.name}: {command}\n{out}"
                    )
                    said[re.sub(r"\s+#.*$", "", command)] = out
    return said


def _run(command: str) -> tuple[int, str]:
    """Runs a command: in this process where it is `tightrope` alone, else in a shell."""
    words = shlex.split(command, comments=True)
    if words[0] != "tightrope" or set(command.split("#")[0]) & set("|><*$"):
        return _in_shell(command)
    out, err = io.StringIO(), io.StringIO()
    stdin, sys.stdin = sys.stdin, io.StringIO("")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*words[1:], *_few_draws(words)])
    finally:
        sys.stdin = stdin
    return code, out.getvalue() + err.getvalue()


def _few_draws(words: list[str]) -> list[str]:
    """Fewer sampled games than a reader would have: the page is followed the faster."""
    verb = cli.get_command(click.Context(cli), words[1]) if len(words) > 1 else None
    sampled = verb is not None and any("--draws" in one.opts for one in verb.params)
    return ["--draws", DRAWS] if sampled and "--draws" not in words else []


def _in_shell(command: str) -> tuple[int, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, "PATH": path, "EDITOR": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def unknown(command: str) -> list[str]:
    """Gives the verbs and options of a `tightrope` command that the program does not know."""
    words = shlex.split(command, comments=True)
    context = click.Context(cli, info_name="tightrope")
    verb = cli.get_command(context, ALIASES.get(words[1], words[1]))
    if verb is None:
        return [words[1]]
    known = {option for one in verb.params for option in (*one.opts, *one.secondary_opts)}
    known |= set(verb.get_help_option_names(context))
    return [word for word in words[2:] if word.startswith("--") and word not in known]
