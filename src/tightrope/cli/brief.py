"""`tightrope brief`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from tightrope.cli.show import folder_argument, json_option, print_json, progress


@click.command()
@folder_argument
@click.option("--out", type=click.Path(path_type=Path), help="Where to write  [FOLDER/brief.html]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "markdown", "json"]),
    help="By the ending of --out, else html.",
)
@click.option("--draws", type=click.IntRange(0, 100_000), default=200, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@json_option
def brief(
    folder: Path,
    out: Path | None,
    form: Literal["html", "markdown", "json"] | None,
    draws: int,
    seed: int,
    as_json: bool,
) -> None:
    """Write the brief of FOLDER: one file that opens from disk."""
    from tightrope.app.briefing import write_brief

    with progress("making the brief") as step:
        made = write_brief(folder, out, form, draws=draws, seed=seed, on_step=step)
    if as_json:
        print_json(made)
        return
    for error in made.unreadable:
        click.echo(f"tightrope: {error}", err=True)
    click.echo(f"Wrote {made.path} ({made.size / 1024:.0f} kB)")
