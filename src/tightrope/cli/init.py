"""`tightrope init`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import folder_argument, json_option, print_json


@click.command()
@folder_argument
@click.option("--example", metavar="NAME", help="Start from a case that ships with Tightrope.")
@json_option
def init(folder: Path, example: str | None, as_json: bool) -> None:
    """Begin a crisis folder."""
    from tightrope.app.folder import init_folder

    made = init_folder(folder, example)
    if as_json:
        print_json({"folder": made.path, "example": example})
        return
    click.echo(f"Began {made.path}" + (f" from the example {example}" if example else ""))
    click.echo(f"Next: tightrope read ARTICLE… --into {made.path}")
