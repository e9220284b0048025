"""`tightrope export`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.cli.show import folder_argument, json_option, print_json, progress
from tightrope.errors import UsageMistake

if TYPE_CHECKING:
    from tightrope.app.folder import Folder


@click.command()
@click.argument("what", type=click.Choice(["passages", "claims"]))
@folder_argument
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write here, not to standard output.")
@click.option("--archive", is_flag=True, help="The claims of what read --archive has coded.")
@json_option
def export(
    what: str, folder: Path, form: str, out: Path | None, archive: bool, as_json: bool
) -> None:
    """Write the passages or claims of FOLDER as JSON lines, suggested claims included.

    With --json and --out, what was written is told as JSON.
    """
    from tightrope.app.exporting import write_export
    from tightrope.app.folder import open_folder

    if archive and what == "passages":
        raise UsageMistake("an archive keeps claims only", allowed="export claims FOLDER --archive")
    opened = open_folder(folder)
    lines = _lines(opened, what, archive)
    if out is None:
        for line in lines:
            click.echo(line)
        return
    count = write_export(opened, lines, out)
    if as_json:
        print_json({"out": out, "lines": count})
    else:
        click.echo(f"wrote {count} {what} to {out}", err=True)


def _lines(folder: Folder, what: str, archive: bool) -> Iterator[str]:
    from tightrope.app.exporting import export_archive, export_claims, export_passages
    from tightrope.app.reading import read_folder

    if archive:
        return export_archive(folder)
    with progress("reading") as step:
        reading = read_folder(folder, on_step=step)
    return export_passages(reading) if what == "passages" else export_claims(reading)
