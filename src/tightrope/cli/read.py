"""`tightrope read`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tightrope.cli.show import json_option, print_json, print_table, progress
from tightrope.errors import UsageMistake


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--into", "folder", required=True, type=click.Path(path_type=Path), help="The crisis folder."
)
@json_option
def read(paths: tuple[Path, ...], folder: Path, as_json: bool) -> int:
    """Read files and folders (or - for standard input) into a crisis folder.

    The documents are kept as they came; what they claim is suggested, for a person to accept.
    """
    from tightrope.workspace.folder import open_folder
    from tightrope.workspace.reading import read_into

    if not paths:
        raise UsageMistake("name at least one file or folder, or - for standard input")
    piped = sys.stdin.buffer.read() if Path("-") in paths else None
    with progress("reading") as step:
        done = read_into(
            open_folder(folder), [p for p in paths if p != Path("-")], piped=piped, on_step=step
        )
    if as_json:
        print_json(
            {
                "added": done.added,
                "known": done.known,
                "counts": done.counts,
                "refused": [e.to_dict()["error"] for e in done.refused],
            }
        )
    else:
        for error in done.refused:
            click.echo(f"tightrope: {error} [{error.code}]", err=True)
        counts = done.counts
        click.echo(
            f"{len(done.added)} added, {len(done.known)} already there, {len(done.refused)} refused"
        )
        print_table(
            "In the folder now",
            ("what", "count"),
            [
                ("documents", str(counts.documents)),
                ("independent origins", str(counts.independent_origins)),
                ("sentences", str(counts.sentences)),
                ("claims suggested", str(counts.suggested)),
                ("claims accepted / rejected", f"{counts.accepted} / {counts.rejected}"),
                *((f"skipped: {why}", str(n)) for why, n in sorted(counts.skipped.items())),
            ],
        )
    return done.refused[0].exit_code if done.refused else 0
