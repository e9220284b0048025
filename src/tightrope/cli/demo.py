"""`tightrope demo`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import json_option, print_json, progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--example", metavar="NAME", default="russia-iran-israel-2025", show_default=True)
@json_option
def demo(folder: Path, example: str, as_json: bool) -> None:
    """Write the brief of a shipped case into FOLDER (default: demo) and say where it is."""
    from tightrope.app.briefing import write_demo

    with progress("making the brief") as step:
        made = write_demo(folder, example, on_step=step)
    if as_json:
        print_json(made)
        return
    click.echo(f"The case is in   {made.folder.resolve()}")
    click.echo(f"Open its brief:  {made.path.resolve().as_uri()}")
