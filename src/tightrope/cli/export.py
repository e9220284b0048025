"""`tightrope export`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import folder_argument, json_option, print_json, progress


@click.command()
@click.argument("what", type=click.Choice(["passages", "claims"]))
@folder_argument
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write here, not to standard output.")
@json_option
def export(what: str, folder: Path, form: str, out: Path | None, as_json: bool) -> None:
    """Write the passages or claims of FOLDER as JSON lines, suggested claims included."""
    from tightrope.workspace.exporting import export_claims, export_passages, write_export
    from tightrope.workspace.folder import open_folder
    from tightrope.workspace.reading import read_folder

    opened = open_folder(folder)
    with progress("reading") as step:
        reading = read_folder(opened, on_step=step)
    lines = export_passages(reading) if what == "passages" else export_claims(reading)
    if out is None:
        for line in lines:
            click.echo(line)
        return
    count = write_export(opened, lines, out)
    if as_json:
        print_json({"out": out, "lines": count})
    else:
        click.echo(f"wrote {count} {what} to {out}", err=True)
